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

// ErrTargetExists says that a file would be replaced, and nobody said that it may be.
var ErrTargetExists = errors.New("exists already")

// WriteFile lets a file appear whole or not at all: it is written beside the target under a temporary
// name with mode 0600, synced, and renamed. An existing target is only replaced when replace is true;
// else WriteFile fails with ErrTargetExists. It returns the number of bytes written.
func WriteFile(path string, replace bool, write func(io.Writer) error) (size int64, err error) {
	if err := checkTarget(path, replace); err != nil {
		return 0, err
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".dovetail-*.tmp")
	if err != nil {
		return 0, about(path, err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(f.Name()))
		}
	}()
	if err := fill(f, write); err != nil {
		return 0, about(path, err)
	}
	info, err := os.Stat(f.Name())
	if err != nil {
		return 0, about(path, err)
	}
	if err := place(f.Name(), path, replace); err != nil {
		return 0, about(path, err)
	}
	folder.Sync(filepath.Dir(path))
	return info.Size(), nil
}

// checkTarget refuses a target that cannot be right before any work is done for it.
func checkTarget(path string, replace bool) error {
	info, err := os.Lstat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return about(path, err)
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

// place gives a finished file its name. A link, unlike a rename, fails where the name is taken meanwhile;
// where the file system knows no links the last look has to do.
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

// about is an error with the name that people know in place of the temporary one beside it. One about a
// file elsewhere, such as in a full folder for temporary files, keeps that name.
func about(path string, err error) error {
	beside := func(other string) bool { return filepath.Dir(other) == filepath.Dir(path) }
	if p, ok := errors.AsType[*fs.PathError](err); ok && beside(p.Path) {
		return fmt.Errorf("%s: %w", path, p.Err)
	}
	if l, ok := errors.AsType[*os.LinkError](err); ok && beside(l.Old) {
		return fmt.Errorf("%s: %w", path, l.Err)
	}
	return err
}

// until is a writer that stops when the context ends, so that a long write can be cancelled.
func until(ctx context.Context, w io.Writer) io.Writer {
	return writer(func(p []byte) (int, error) {
		if err := ctx.Err(); err != nil {
			return 0, err
		}
		return w.Write(p)
	})
}

// writer lets a function be an io.Writer.
type writer func([]byte) (int, error)

func (w writer) Write(p []byte) (int, error) { return w(p) }
