package job

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"dovetail/storage/folder"
)

// ErrTargetExists is returned where a file exists and may not be replaced.
var ErrTargetExists = errors.New("exists already")

// WriteFile writes a file that appears complete or not at all: it is written beside the target under a temporary name
// with mode 0600, synced, and renamed. An existing target is only replaced if replace is true; else WriteFile returns
// ErrTargetExists. It returns the number of bytes written.
func WriteFile(path string, replace bool, write func(io.Writer) error) (size int64, err error) {
	if err := checkTarget(path, replace); err != nil {
		return 0, err
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".dovetail-*.tmp")
	if err != nil {
		return 0, namingTarget(path, err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(f.Name()))
		}
	}()
	if err := fill(f, write); err != nil {
		return 0, namingTarget(path, err)
	}
	info, err := os.Stat(f.Name())
	if err != nil {
		return 0, namingTarget(path, err)
	}
	if err := place(f.Name(), path, replace); err != nil {
		return 0, namingTarget(path, err)
	}
	folder.Sync(filepath.Dir(path))
	return info.Size(), nil
}

// checkTarget refuses an invalid target before anything is written.
func checkTarget(path string, replace bool) error {
	info, err := os.Lstat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return namingTarget(path, err)
	case info.IsDir():
		return fmt.Errorf("%s is a folder; name a file in it", path)
	case !replace:
		return fmt.Errorf("%s %w", path, ErrTargetExists)
	case !info.Mode().IsRegular():
		return fmt.Errorf("%s is not a plain file and is not replaced; choose another name", path)
	}
	return nil
}

// fill writes the file's content, syncs and closes it.
func fill(f *os.File, write func(io.Writer) error) error {
	w := bufio.NewWriterSize(f, 1<<16)
	err := write(w)
	if err == nil {
		err = w.Flush()
	}
	if err == nil {
		err = f.Sync()
	}
	return errors.Join(err, f.Close())
}

// place gives a finished file its name. A link, unlike a rename, fails where a file of that name appeared meanwhile;
// where the file system has no links, the file is renamed after another check.
func place(from, to string, replace bool) error {
	if replace {
		return os.Rename(from, to)
	}
	err := os.Link(from, to)
	if err == nil {
		return os.Remove(from)
	}
	if err := checkTarget(to, false); err != nil {
		return err
	}
	return os.Rename(from, to)
}

// namingTarget returns an error with the target's name instead of that of the temporary file beside it. An error about
// another file, such as one in a full folder for temporary files, keeps its name.
func namingTarget(path string, err error) error {
	beside := func(other string) bool { return filepath.Dir(other) == filepath.Dir(path) }
	if p, ok := errors.AsType[*fs.PathError](err); ok && beside(p.Path) {
		return fmt.Errorf("%s: %w", path, p.Err)
	}
	if l, ok := errors.AsType[*os.LinkError](err); ok && beside(l.Old) {
		return fmt.Errorf("%s: %w", path, l.Err)
	}
	return err
}

// withContext returns a writer that fails when the context ends, so that a long write can be cancelled.
func withContext(ctx context.Context, w io.Writer) io.Writer {
	return writer(func(p []byte) (int, error) {
		if err := ctx.Err(); err != nil {
			return 0, err
		}
		return w.Write(p)
	})
}

// writer is a function that is an io.Writer.
type writer func([]byte) (int, error)

func (w writer) Write(p []byte) (int, error) { return w(p) }
