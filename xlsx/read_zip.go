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

// MaxSize is the maximum size of a file in bytes, and the maximum unpacked size of a workbook: a million rows take half
// of it.
const MaxSize = 1 << 30

// parts are the files inside a workbook, by partKey of their names.
type parts map[string]*zip.File

// methodDuplicate marks a part whose name several files have, so that none of them can be chosen.
const methodDuplicate = 0xffff

// partKey returns the canonical name of a part: lower case, as Office ignores case, without backslashes and leading
// slashes, which some programs write.
func partKey(name string) string {
	name = strings.ReplaceAll(name, `\`, "/")
	return strings.ToLower(strings.TrimPrefix(path.Clean("/"+name), "/"))
}

// openParts returns the parts inside a zip archive. It refuses an archive that is too large or in which files
// overlap.
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
			all[key] = &zip.File{FileHeader: zip.FileHeader{Name: f.Name, Method: methodDuplicate}}
		}
		if total += f.UncompressedSize64; f.UncompressedSize64 > MaxSize || total > MaxSize {
			return nil, &FileError{ErrTooLarge, "is too large: unpacked it has more than 1 GB; delete what is not needed, and try again"}
		}
	}
	return all, checkOverlap(archive.File)
}

// checkOverlap returns an error if two files of an archive have bytes in common.
func checkOverlap(files []*zip.File) error {
	type extent struct {
		from, upto int64
		name       string
	}
	var extents []extent
	for _, f := range files {
		// A file without a valid offset is refused when it is opened.
		if from, err := f.DataOffset(); err == nil && f.CompressedSize64 > 0 {
			extents = append(extents, extent{from, from + int64(min(f.CompressedSize64, math.MaxInt64/2)), f.Name})
		}
	}
	slices.SortFunc(extents, func(a, b extent) int { return cmp.Compare(a.from, b.from) })
	for i := 1; i < len(extents); i++ {
		if extents[i].from < extents[i-1].upto {
			return damaged(extents[i].name, "it overlaps with %s", extents[i-1].name)
		}
	}
	return nil
}

// open opens a part. It returns nil if there is no such part.
func (p parts) open(name string) (io.ReadCloser, error) {
	f := p[partKey(name)]
	if f == nil {
		return nil, nil
	}
	if f.Method == methodDuplicate {
		return nil, damaged(name, "it occurs twice")
	}
	r, err := f.Open()
	if err != nil {
		return nil, damaged(name, "%s", cause(err))
	}
	return r, nil
}

// size returns the unpacked size of a part in bytes, or 0 if there is no such part.
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

// cause returns an error of an archive or its source in plain words.
func cause(err error) string {
	switch {
	case errors.Is(err, zip.ErrChecksum):
		return "its checksum is wrong"
	case errors.Is(err, zip.ErrAlgorithm):
		return "it is compressed by a method that is not supported"
	case errors.Is(err, zip.ErrFormat):
		return "its archive is damaged"
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return "it ends too early"
	default:
		return err.Error()
	}
}
