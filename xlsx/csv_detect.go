package xlsx

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"dovetail/model"
)

// A charset is how a text's characters are written as bytes.
type charset uint8

const (
	charsetUTF8 charset = iota
	charsetUTF16LE
	charsetUTF16BE
	charsetWindows // Windows-1252, in which Excel saves CSV in the west
)

// detectCharset looks at the whole text: only that tells UTF-8 from Windows-1252.
func detectCharset(r io.ReaderAt, size int64, head []byte) (charset, error) {
	switch {
	case bytes.HasPrefix(head, []byte{0xff, 0xfe}):
		return charsetUTF16LE, nil
	case bytes.HasPrefix(head, []byte{0xfe, 0xff}):
		return charsetUTF16BE, nil
	case len(head) >= 2 && head[0] != 0 && head[1] == 0:
		return charsetUTF16LE, nil
	case len(head) >= 2 && head[0] == 0 && head[1] != 0:
		return charsetUTF16BE, nil
	}
	good, bad, err := countUTF8(bufio.NewReaderSize(io.NewSectionReader(r, 0, size), 64<<10))
	switch {
	case err != nil:
		return 0, damaged("the file", "%s", cause(err))
	case bad == 0:
		return charsetUTF8, nil
	case good >= bad: // its characters would come out wrong either way
		return 0, &FileError{ErrDamaged, `is damaged: some of its characters are UTF-8 and some are not; save it from Excel as "CSV UTF-8", and try again`}
	default:
		return charsetWindows, nil
	}
}

// countUTF8 counts the characters of several bytes, and the bytes that cannot be UTF-8.
func countUTF8(r *bufio.Reader) (good, bad int, err error) {
	for {
		b, err := r.ReadByte()
		if err == io.EOF {
			return good, bad, nil
		} else if err != nil {
			return 0, 0, err
		}
		if b < utf8.RuneSelf {
			continue
		}
		_ = r.UnreadByte() // it was just read
		switch c, n, err := r.ReadRune(); {
		case err != nil:
			return 0, 0, err
		case c == utf8.RuneError && n == 1:
			bad++
		default:
			good++
		}
	}
}

// decode turns a text into UTF-8 without a byte order mark.
func (c charset) decode(r io.Reader) *bufio.Reader {
	switch c {
	case charsetUTF16LE:
		r = utf16Reader(r, unicode.LittleEndian)
	case charsetUTF16BE:
		r = utf16Reader(r, unicode.BigEndian)
	case charsetWindows:
		r = charmap.Windows1252.NewDecoder().Reader(r)
	}
	b := bufio.NewReaderSize(r, 64<<10)
	if head, _ := b.Peek(3); string(head) == "\xef\xbb\xbf" {
		_, _ = b.Discard(3) // they were peeked at
	}
	return b
}

// detectComma finds what stands between the fields: what splits the header row best, or, where there is
// no header, the first row.
func detectComma(sample []byte) byte {
	best, most := byte(','), 0
	for _, comma := range []byte(",;\t") {
		if n := fieldsBy(sample, comma); n > most {
			best, most = comma, n
		}
	}
	return best
}

// fieldsBy is the number of fields into which a comma splits the header row, or else the first row. A
// header counts for more than any row without one.
func fieldsBy(sample []byte, comma byte) int {
	c := csvReader{source: bufio.NewReader(bytes.NewReader(sample)), comma: comma}
	first := 0
	for tried := 0; tried < headerRows; {
		if err := c.next(); err != nil {
			break
		}
		fields := c.fields()
		if strings.TrimSpace(strings.Join(fields, "")) == "" {
			continue
		}
		if model.IsHeader(fields) {
			return maxColumns + len(fields)
		}
		if tried++; first == 0 {
			first = len(fields)
		}
	}
	return first
}

// fields are the fields of the row that was read.
func (c *csvReader) fields() []string {
	text, start := string(c.text), 0
	fields := make([]string, len(c.ends))
	for i, end := range c.ends {
		fields[i] = text[start:end]
		start = end
	}
	return fields
}

// sample is the beginning of a text in UTF-8.
func (t *textFile) sample() ([]byte, error) {
	b := make([]byte, 64<<10)
	n, err := io.ReadFull(t.open(), b)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && err != io.EOF {
		return nil, damaged("the file", "%s", cause(err))
	}
	return b[:n], nil
}
