package xlsx

import (
	"archive/zip"
	"cmp"
	"context"
	"errors"
	"io"
	"math"
	"path"
	"slices"
	"strings"
)

// maxUnpacked is how large all parts of a workbook may be together: a million rows take half of it.
const maxUnpacked = 1 << 30

// parts are the files inside a workbook, by partKey of their names.
type parts map[string]*zip.File

// methodTwice is the method of a part whose name several files have: which of them is meant cannot be told.
const methodTwice = 0xffff

// partKey is the form in which names of parts are compared: without case, as Office does, and without
// what careless programs write.
func partKey(name string) string {
	name = strings.ReplaceAll(name, `\`, "/")
	return strings.ToLower(strings.TrimPrefix(path.Clean("/"+name), "/"))
}

// openParts lists the files inside a zip archive, and refuses what would fill the memory or hides one file in
// another.
func openParts(r io.ReaderAt, size int64) (parts, error) {
	archive, err := zip.NewReader(r, size)
	if err != nil {
		return nil, damaged("the file", "%s", cause(err))
	}
	all := make(parts, len(archive.File))
	var total uint64
	for _, f := range archive.File {
		if strings.HasSuffix(f.Name, "/") {
			continue
		}
		key := partKey(f.Name)
		if all[key] == nil {
			all[key] = f
		} else {
			all[key] = &zip.File{FileHeader: zip.FileHeader{Name: f.Name, Method: methodTwice}}
		}
		if total += f.UncompressedSize64; f.UncompressedSize64 > maxUnpacked || total > maxUnpacked {
			return nil, &FileError{ErrTooLarge, "is too large: unpacked it has more than 1 GB; delete what is not needed, and try again"}
		}
	}
	return all, checkOverlap(archive.File)
}

// checkOverlap refuses an archive of which two files have bytes in common.
func checkOverlap(files []*zip.File) error {
	type extent struct {
		from, upto int64
		name       string
	}
	var extents []extent
	for _, f := range files {
		// Where a file does not begin is found when it is opened.
		if from, err := f.DataOffset(); err == nil && f.CompressedSize64 > 0 {
			extents = append(extents, extent{from, from + int64(min(f.CompressedSize64, math.MaxInt64/2)), f.Name})
		}
	}
	slices.SortFunc(extents, func(a, b extent) int { return cmp.Compare(a.from, b.from) })
	for i := 1; i < len(extents); i++ {
		if extents[i].from < extents[i-1].upto {
			return damaged(extents[i].name, "it has bytes of %s", extents[i-1].name)
		}
	}
	return nil
}

// open opens a part; nil says that it is not there.
func (p parts) open(name string) (io.ReadCloser, error) {
	f := p[partKey(name)]
	if f == nil {
		return nil, nil
	}
	if f.Method == methodTwice {
		return nil, damaged(name, "it is there twice")
	}
	r, err := f.Open()
	if err != nil {
		return nil, damaged(name, "%s", cause(err))
	}
	return r, nil
}

// size is the unpacked size of a part, 0 where it is not there.
func (p parts) size(name string) int64 {
	if f := p[partKey(name)]; f != nil {
		return int64(f.UncompressedSize64)
	}
	return 0
}

// drain reads r to its end.
func drain(ctx context.Context, r io.Reader, buffer []byte) error {
	for {
		if _, err := r.Read(buffer); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
	}
}

// cause says in plain words what is wrong with an archive.
func cause(err error) string {
	switch {
	case errors.Is(err, zip.ErrChecksum):
		return "its check sum is wrong"
	case errors.Is(err, zip.ErrAlgorithm):
		return "it is packed in a way that cannot be read"
	case errors.Is(err, zip.ErrFormat):
		return "its archive is broken"
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return "it ends too early"
	default:
		return err.Error()
	}
}
