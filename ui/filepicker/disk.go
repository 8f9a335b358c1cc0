package filepicker

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
)

// The commands of the dialog: all that reads or writes the disk is in this file, and ends with the context in the
// dialog's Options.

// listLimit is how many names of a folder are read; any other name can be typed.
const listLimit = 100_000

// listChunk is how many names are read between two looks at the context.
const listChunk = 1000

// listedMsg has the names in a folder.
type listedMsg struct {
	to        *Dialog // the dialog that asked
	number    int     // of the reading
	base      string  // the folder in which relative paths begin
	folder    string  // the full path of the folder that was read
	entries   []entry
	truncated bool // there are more than listLimit
	err       error
}

// list returns the command that reads a folder. A relative path begins in base; "" is the working directory.
func (d *Dialog) list(number int, base, folder string) tea.Cmd {
	return func() tea.Msg {
		m := listedMsg{to: d, number: number}
		if m.base, m.err = startFolder(base, d.Home); m.err != nil {
			return m
		}
		m.folder = resolvePath(m.base, d.Home, folder)
		if filepath.Dir(m.folder) != m.folder {
			m.entries = append(m.entries, entry{name: upEntry, folder: true})
		}
		var names []entry
		names, m.truncated, m.err = readFolder(d.Context, m.folder)
		m.entries = append(m.entries, names...)
		sortEntries(m.entries)
		return m
	}
}

// startFolder returns the folder given, else the working directory, else the home folder, as the working directory
// may have been deleted.
func startFolder(folder, home string) (string, error) {
	if folder != "" {
		return folder, nil
	}
	wd, err := os.Getwd()
	switch {
	case err == nil:
		return wd, nil
	case home != "":
		return home, nil
	}
	return "", errors.New("the working directory is gone; type a full path")
}

// readFolder returns at most listLimit names in a folder, and whether there are more. Files that are deleted
// meanwhile are left out.
func readFolder(ctx context.Context, path string) (entries []entry, truncated bool, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, false, err
	}
	for read := 0; err == nil && read < listLimit; {
		var chunk []fs.DirEntry
		chunk, err = f.ReadDir(min(listChunk, listLimit-read))
		read += len(chunk)
		for _, n := range chunk {
			if info, err := n.Info(); err == nil {
				entries = append(entries, entryOf(path, info))
			}
		}
		if ctx.Err() != nil {
			err = ctx.Err()
		}
	}
	if err == nil {
		more, _ := f.ReadDir(1)
		truncated = len(more) > 0
	}
	if errors.Is(err, io.EOF) {
		err = nil
	}
	return entries, truncated, errors.Join(err, f.Close())
}

// entryOf returns the entry of a file in folder; a symbolic link has the properties of its target.
func entryOf(folder string, info fs.FileInfo) entry {
	e := entry{name: info.Name(), folded: model.Fold(info.Name())}
	if info.Mode()&fs.ModeSymlink != 0 {
		led, err := os.Stat(filepath.Join(folder, info.Name()))
		if err != nil {
			return e
		}
		info = led
	}
	e.folder, e.plain = info.IsDir(), info.Mode().IsRegular()
	e.size, e.changed = info.Size(), minute(info.ModTime())
	return e
}

// minute returns a time to the minute, in the form of ISO 8601 with a space instead of T.
func minute(t time.Time) string { return t.Format("2006-01-02 15:04") }

// target is a path that was entered.
type target struct {
	base   string // the folder in which a relative path begins
	path   string // without quotes and escapes
	ending string // added to the name of a new file without an extension
	text   string // the text of the field when it was entered
}

// checkedMsg says what is at a path.
type checkedMsg struct {
	to      *Dialog // the dialog that asked
	number  int     // of the check
	target  target
	path    string // the full path
	entry   entry
	noPlace bool  // its folder does not exist
	err     error // fs.ErrNotExist if there is nothing, another error if that is not known
}

// check returns the command that looks what is at a path.
func (d *Dialog) check(number int, t target) tea.Cmd {
	return func() tea.Msg { return d.checked(number, t) }
}

// checked returns what is at a path.
func (d *Dialog) checked(number int, t target) checkedMsg {
	m := checkedMsg{to: d, number: number, target: t}
	base, err := startFolder(t.base, d.Home)
	if err != nil {
		m.err = err
		return m
	}
	m.path = resolvePath(base, d.Home, t.path)
	info, err := os.Stat(m.path)
	if t.ending != "" && filepath.Ext(m.path) == "" && (err != nil || !info.IsDir()) {
		m.path += t.ending
		info, err = os.Stat(m.path)
	}
	if err != nil {
		m.err = bareCause(err)
		_, err := os.Stat(filepath.Dir(m.path))
		m.noPlace = errors.Is(err, fs.ErrNotExist)
		return m
	}
	m.entry = entryOf(filepath.Dir(m.path), info)
	return m
}

// makeFolder returns the command that makes a folder with mode 0700, and then checks the path again.
func (d *Dialog) makeFolder(number int, folder string, t target) tea.Cmd {
	return func() tea.Msg {
		if err := os.MkdirAll(folder, 0o700); err != nil {
			return checkedMsg{to: d, number: number, target: t, path: folder, err: bareCause(err)}
		}
		return d.checked(number, t)
	}
}

// bareCause returns the cause of an error of the file system, without the call and the path, which the sentence
// around it has.
func bareCause(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}
