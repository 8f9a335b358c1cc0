package job

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"dovetail/model"
	"dovetail/xlsx"
)

// Source is a file to read. It stays open, so that what is applied is what was previewed.
type Source struct {
	Name   string // for people: the file's name, "standard input" or "pasted cells"
	Path   string // "" if it is not a file
	SHA256 string // in hex

	reader io.ReaderAt
	size   int64
	file   *xlsx.File
	close  func() error
}

// errNoFile is returned for the path of a folder, a pipe or a device.
var errNoFile = errors.New("is not a file that can be read; name a workbook or a CSV file")

// OpenFile returns a workbook or CSV file, opened. It checks the kind of file first, as opening a pipe would wait for a writer.
func OpenFile(path string) (*Source, error) {
	info, err := os.Stat(path)
	if err == nil && !info.Mode().IsRegular() {
		err = errNoFile
	}
	if err != nil {
		return nil, sourceError(path, err)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, sourceError(path, err)
	}
	if info, err = f.Stat(); err != nil {
		return nil, errors.Join(sourceError(path, err), f.Close())
	}
	return open(&Source{Name: filepath.Base(path), Path: path, reader: f, size: info.Size(), close: f.Close})
}

// OpenStream returns a source for a stream, such as standard input, which it copies to a private temporary file. A
// stream that is longer than the largest file is refused like a file.
func OpenStream(ctx context.Context, r io.Reader) (*Source, error) {
	f, size, err := spool(ctx, r, xlsx.MaxSize)
	if err != nil {
		return nil, err
	}
	return open(&Source{Name: "standard input", reader: f, size: size, close: f.Close})
}

// spooled is a temporary file of a stream. It is deleted at the latest when it is closed.
type spooled struct {
	*os.File
	named bool // the system does not delete files that are open
}

func (s spooled) Close() error {
	err := s.File.Close()
	if s.named {
		err = errors.Join(err, os.Remove(s.Name()))
	}
	return err
}

// spool returns a temporary file with a copy of a stream, which only the user can read. It reads one byte more than the limit at
// most. The file is deleted while it is open, so that nothing is left however the process ends.
func spool(ctx context.Context, r io.Reader, limit int64) (s spooled, size int64, err error) {
	f, err := os.CreateTemp("", "dovetail-*")
	if err != nil {
		return s, 0, fmt.Errorf("no place for a temporary file: %w", err)
	}
	s = spooled{File: f, named: os.Remove(f.Name()) != nil}
	stream := reader(func(p []byte) (int, error) {
		if err := ctx.Err(); err != nil {
			return 0, err
		}
		return r.Read(p)
	})
	size, err = io.Copy(f, io.LimitReader(stream, limit+1))
	if err != nil {
		return s, 0, errors.Join(spoolError(err), s.Close())
	}
	return s, size, nil
}

// spoolError returns the error of a copy of standard input, without the name of the temporary file.
func spoolError(err error) error {
	if p, ok := errors.AsType[*fs.PathError](err); ok && p.Op == "write" {
		return fmt.Errorf("standard input cannot be copied to the folder for temporary files, and nothing was changed: %w", p.Err)
	}
	return fmt.Errorf("standard input: %w", err)
}

// reader is a function that is an io.Reader.
type reader func([]byte) (int, error)

func (r reader) Read(p []byte) (int, error) { return r(p) }

// OpenPaste returns a source for cells that were pasted as tab-separated text.
func OpenPaste(text string) (*Source, error) {
	s := &Source{Name: "pasted cells", reader: bytes.NewReader([]byte(text)), size: int64(len(text)), close: func() error { return nil }}
	file, err := xlsx.OpenText(text)
	if err != nil {
		return nil, xlsx.Named("the pasted text", err)
	}
	s.file = file
	s.SHA256, err = s.hash()
	return s, err
}

func open(s *Source) (*Source, error) {
	file, err := xlsx.Open(s.reader, s.size)
	if err == nil {
		s.file = file
		s.SHA256, err = s.hash()
	}
	if err != nil {
		return nil, errors.Join(xlsx.Named(s.Name, err), s.Close())
	}
	return s, nil
}

// hash returns the SHA-256 of the current contents of the source, in hex.
func (s *Source) hash() (string, error) {
	h := sha256.New()
	if _, err := io.Copy(h, io.NewSectionReader(s.reader, 0, s.size)); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// Sheets returns the worksheets of the source; none for text.
func (s *Source) Sheets() []xlsx.Sheet { return s.file.Sheets() }

// ErrEncoding is returned where a person has to choose the encoding of a text.
var ErrEncoding = xlsx.ErrEncoding

// Encoding is one in which a text can be read, with sample values.
type Encoding = xlsx.Encoding

// Encodings returns the encodings in which the source can be read, the likeliest first; none where it declares its
// encoding.
func (s *Source) Encodings(ctx context.Context) ([]Encoding, error) {
	return s.file.Encodings(ctx)
}

// HasEncodings reports whether a person can choose the encoding of the source.
func (s *Source) HasEncodings() bool { return s.file.HasEncodings() }

// Encodings returns the names of all encodings that a text can be read in.
func Encodings() []string { return xlsx.Encodings() }

// FindEncoding returns the encoding that a person calls name; it reports false for an unknown one.
func FindEncoding(name string) (encoding string, ok bool) { return xlsx.FindEncoding(name) }

// Close closes the source, and deletes its temporary file.
func (s *Source) Close() error { return s.close() }

// read returns the rows of one sheet.
func (s *Source) read(ctx context.Context, w xlsx.Want, progress Progress) (*model.ParsedFile, error) {
	w.Progress = func(read, total int64) { progress.report("Reading "+s.Name, "bytes", read, total) }
	in, err := s.file.Read(ctx, w)
	if err != nil {
		return nil, xlsx.Named(s.Name, err)
	}
	return in, nil
}

func sourceError(path string, err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		err = p.Err
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		err = errors.New("there is no such file")
	case errors.Is(err, fs.ErrPermission):
		err = errors.New("you may not read it")
	}
	return fmt.Errorf("%s: %w", path, err)
}
