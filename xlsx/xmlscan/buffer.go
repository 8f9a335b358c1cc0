package xmlscan

import (
	"bytes"
	"errors"
	"io"
)

const (
	// chunk is the size in bytes that the buffer starts with; it doubles from there.
	chunk = 64 << 10
	// maxEmptyReads is the number of reads without data and without an error after which a source is given up,
	// as in bufio.
	maxEmptyReads = 100
)

// buffer holds the token that is being read as a whole.
type buffer struct {
	source     io.Reader
	data       []byte
	start, end int   // of the bytes in data that were read and not yet taken
	taken      int64 // number of bytes of source that were taken
	err        error // of source, returned once all its data was read
}

// fill reads more of the source. At its end it returns io.EOF.
func (b *buffer) fill() error {
	if b.err != nil {
		return b.err
	}
	if b.start > 0 {
		b.end = copy(b.data, b.data[b.start:b.end])
		b.start = 0
	}
	if b.end > MaxToken {
		return ErrTooLong
	}
	if b.end == len(b.data) {
		b.data = append(b.data, make([]byte, max(chunk, len(b.data)))...)
	}
	for range maxEmptyReads {
		n, err := b.source.Read(b.data[b.end:])
		b.end += n
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

// peek returns the next n bytes, or fewer at the end of the source.
func (b *buffer) peek(n int) ([]byte, error) {
	for b.end-b.start < n {
		if err := b.fill(); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, err
		}
	}
	return b.data[b.start:min(b.end, b.start+n)], nil
}

// find returns the index of text among the bytes that were not yet taken, at skip or after it. At the end of
// the source it returns io.EOF.
func (b *buffer) find(text string, skip int) (int, error) {
	for {
		if skip < b.end-b.start {
			if i := index(b.data[b.start+skip:b.end], text); i >= 0 {
				return skip + i, nil
			}
		}
		skip = max(skip, b.end-b.start-len(text)+1) // the end of the buffer may cut the text
		if err := b.fill(); err != nil {
			return 0, err
		}
	}
}

// index returns the index of text in data, or -1.
func index(data []byte, text string) int {
	if len(text) == 1 {
		return bytes.IndexByte(data, text[0])
	}
	return bytes.Index(data, []byte(text))
}

// take removes the next n bytes and returns them; they are valid until the next call.
func (b *buffer) take(n int) []byte {
	taken := b.data[b.start : b.start+n]
	b.start += n
	b.taken += int64(n)
	return taken
}
