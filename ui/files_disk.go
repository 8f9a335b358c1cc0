package ui

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
)

// listLimit is how many names of a folder are read; more nobody looks through, and any can be typed.
const listLimit = 100_000

// listedMsg brings the names in a folder.
type listedMsg struct {
	to        *Dialog
	number    int    // of the reading; others came too late
	base      string // the folder in which relative paths are looked for
	folder    string // whose names these are, as a full path
	entries   []fileEntry
	truncated bool // there are more than listLimit
	err       error
}

// list reads a folder. A path that is not full yet begins in base; "" is the working directory.
func (d *Dialog) list(number int, base, folder string) tea.Cmd {
	home := d.app.backend.Home
	return func() tea.Msg {
		m := listedMsg{to: d, number: number}
		if m.base, m.err = startFolder(base, home); m.err != nil {
			return m
		}
		m.folder = resolvePath(m.base, home, folder)
		if filepath.Dir(m.folder) != m.folder {
			m.entries = append(m.entries, fileEntry{name: upEntry, folder: true})
		}
		var names []fileEntry
		names, m.truncated, m.err = readFolder(m.folder)
		m.entries = append(m.entries, names...)
		sortEntries(m.entries)
		return m
	}
}

// startFolder is where the dialog begins: the folder given, else the working directory, else the home
// folder, as a working directory can be gone.
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

// readFolder reads the names in a folder. Those that vanish meanwhile are left out.
func readFolder(path string) (entries []fileEntry, truncated bool, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, false, err
	}
	names, err := f.ReadDir(listLimit)
	if errors.Is(err, io.EOF) {
		err = nil
	}
	if len(names) == listLimit {
		more, _ := f.ReadDir(1)
		truncated = len(more) > 0
	}
	for _, n := range names {
		if info, err := n.Info(); err == nil {
			entries = append(entries, entryOf(path, info))
		}
	}
	return entries, truncated, errors.Join(err, f.Close())
}

// entryOf is what is known of a name; a link counts as what it leads to.
func entryOf(folder string, info fs.FileInfo) fileEntry {
	e := fileEntry{name: info.Name(), folded: model.Fold(info.Name())}
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

// minute is a time to the minute, as ISO 8601 has it but for the letter between date and time.
func minute(t time.Time) string { return t.Format("2006-01-02 15:04") }

// A target is a path that the person has entered.
type target struct {
	base   string // the folder in which it is looked for where it is relative
	path   string // without a shell's marks
	ending string // given to a new file whose name has none
	text   string // of the field when it was entered
}

// checkedMsg says what is at a path.
type checkedMsg struct {
	to      *Dialog
	number  int // of the check; others came too late
	target  target
	path    string // in full
	entry   fileEntry
	noPlace bool  // nor is there the folder to put it in
	err     error // why nothing is known; fs.ErrNotExist where nothing is there
}

// check looks what is at a path: Update decides what to do with it.
func (d *Dialog) check(number int, t target) tea.Cmd {
	home := d.app.backend.Home
	return func() tea.Msg { return d.checked(number, home, t) }
}

func (d *Dialog) checked(number int, home string, t target) checkedMsg {
	m := checkedMsg{to: d, number: number, target: t}
	base, err := startFolder(t.base, home)
	if err != nil {
		m.err = err
		return m
	}
	m.path = resolvePath(base, home, t.path)
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

// makeFolder makes a folder that the person wants, private as the files in it, and checks the path again.
func (d *Dialog) makeFolder(number int, folder string, t target) tea.Cmd {
	home := d.app.backend.Home
	return func() tea.Msg {
		if err := os.MkdirAll(folder, 0o700); err != nil {
			return checkedMsg{to: d, number: number, target: t, path: folder, err: bareCause(err)}
		}
		return d.checked(number, home, t)
	}
}

// bareCause is an error without the name of the call and the path, which the sentence around it has. A
// path that leads through a file leads nowhere, too.
func bareCause(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}
