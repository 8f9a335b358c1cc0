package xlsx

import (
	"bytes"
	"errors"
	"io"
)

// An xmlBuffer holds the token that is being read, whole.
type xmlBuffer struct {
	source     io.Reader
	data       []byte
	from, upto int   // of what was read and not yet taken, in data
	taken      int64 // bytes of source that were taken
	err        error // of source, once all it gave was read
}

var errTokenTooLong = errors.New("a tag or text of more than 4 MB")

// fill reads more; it fails with io.EOF at the end.
func (b *xmlBuffer) fill() error {
	if b.err != nil {
		return b.err
	}
	if b.from > 0 {
		b.upto = copy(b.data, b.data[b.from:b.upto])
		b.from = 0
	}
	if b.upto > maxToken {
		return errTokenTooLong
	}
	if b.upto == len(b.data) {
		b.data = append(b.data, make([]byte, max(64<<10, len(b.data)))...)
	}
	for range 100 { // readers may return nothing now and then, but not for ever
		n, err := b.source.Read(b.data[b.upto:])
		b.upto += n
		b.err = err
		if n > 0 {
			return nil
		}
		if err != nil {
			return err
		}
	}
	return io.ErrNoProgress
}

// peek is the next n bytes, or as many as there are.
func (b *xmlBuffer) peek(n int) ([]byte, error) {
	for b.upto-b.from < n {
		if err := b.fill(); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, err
		}
	}
	return b.data[b.from:min(b.upto, b.from+n)], nil
}

// find is the place of a text among what is not yet taken, at skip or after it. At the end of the source
// it fails with io.EOF.
func (b *xmlBuffer) find(text string, skip int) (int, error) {
	for {
		if skip < b.upto-b.from {
			if i := index(b.data[b.from+skip:b.upto], text); i >= 0 {
				return skip + i, nil
			}
		}
		skip = max(skip, b.upto-b.from-len(text)+1) // it may be cut by the end of what was read
		if err := b.fill(); err != nil {
			return 0, err
		}
	}
}

// index is where text stands in data, -1 for nowhere.
func index(data []byte, text string) int {
	if len(text) == 1 {
		return bytes.IndexByte(data, text[0])
	}
	return bytes.Index(data, []byte(text))
}

// take takes the next n bytes; they are valid until the next call.
func (b *xmlBuffer) take(n int) []byte {
	taken := b.data[b.from : b.from+n]
	b.from += n
	b.taken += int64(n)
	return taken
}
