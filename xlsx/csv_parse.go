package xlsx

import (
	"bufio"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
)

// fieldEnd is what follows a field of a text.
type fieldEnd uint8

const (
	anotherField fieldEnd = iota
	endOfRow
	endOfText
)

// csvReader splits a text into rows of fields by RFC 4180. encoding/csv is not used because it skips empty lines,
// which Excel counts as rows, and refuses a quote within a field, which pasted cells can have.
type csvReader struct {
	source *bufio.Reader
	comma  byte
	pasted bool // a field that begins with a quote and does not end with one is text, as Excel copies it

	row    int    // as Excel numbers it, from 1
	broken bool   // the row has a line break in a field
	spaced bool   // a space stood before the field's quote
	offset int64  // bytes read
	text   []byte // of the row's fields, one after another
	ends   []int  // where each field ends in text
}

// next reads the next row into text and ends. It returns io.EOF after the last.
func (c *csvReader) next() error {
	c.text, c.ends, c.broken = c.text[:0], c.ends[:0], false
	c.row++
	if c.row > maxRows {
		if _, err := c.source.Peek(1); errors.Is(err, io.EOF) {
			return io.EOF
		}
		return &FileError{ErrTooLarge, "is too large: it has more than 1,048,576 rows, as many as an Excel sheet; split it"}
	}
	for {
		end, err := c.field()
		if err != nil {
			return err
		}
		c.ends = append(c.ends, len(c.text))
		switch {
		case end == endOfRow:
			return nil
		case end == endOfText && len(c.ends) == 1 && len(c.text) == 0:
			return io.EOF
		case end == endOfText:
			return nil
		case len(c.ends) == maxColumns:
			return c.fault("it has more than 16,384 columns")
		}
	}
}

// fault returns an error about the row being read.
func (c *csvReader) fault(what string) error {
	return damagedText("row "+strconv.Itoa(c.row), "%s", what)
}

// get returns the next byte; at the end of the text it returns io.EOF.
func (c *csvReader) get() (byte, error) {
	b, err := c.source.ReadByte()
	if err != nil {
		return 0, err
	}
	c.offset++
	if b == 0 {
		return 0, errNeither()
	}
	return b, nil
}

// skip reads the next byte if it is b, and reports whether it was.
func (c *csvReader) skip(b byte) bool {
	next, err := c.source.Peek(1)
	if err != nil || next[0] != b {
		return false
	}
	_, _ = c.source.Discard(1) // it was peeked at
	c.offset++
	return true
}

// field appends the next field to the row's text and returns what follows it. Spaces before an opening quote are
// skipped, as many programs write one after each comma.
func (c *csvReader) field() (fieldEnd, error) {
	c.spaced = c.skipSpaces('"')
	if c.skip('"') {
		return c.quoted()
	}
	return c.plain()
}

// skipSpaces skips spaces that one of these bytes follows, and reports whether there were any. Pasted cells keep
// theirs.
func (c *csvReader) skipSpaces(before ...byte) bool {
	const most = 256
	if c.pasted || c.comma == ' ' {
		return false
	}
	for n := 1; n <= most; n++ {
		next, err := c.source.Peek(n)
		if err != nil {
			return false
		}
		if next[n-1] == ' ' {
			continue
		}
		if n == 1 || !slices.Contains(before, next[n-1]) {
			return false
		}
		_, _ = c.source.Discard(n - 1) // they were peeked at
		c.offset += int64(n - 1)
		return true
	}
	return false
}

// plain appends a field without quotes around it and returns what follows it.
func (c *csvReader) plain() (fieldEnd, error) {
	for start := len(c.text); ; {
		b, err := c.get()
		switch {
		case errors.Is(err, io.EOF):
			return endOfText, nil
		case err != nil:
			return 0, err
		case b == c.comma:
			return anotherField, nil
		case b == '\n':
			return endOfRow, nil
		case b == '\r':
			c.skip('\n')
			return endOfRow, nil
		}
		if c.text = append(c.text, b); len(c.text)-start > maxText {
			return 0, c.fault("it has a text of more than 1 MB")
		}
	}
}

// quoted appends a field whose opening quote was read, and returns what follows it.
func (c *csvReader) quoted() (fieldEnd, error) {
	for start := len(c.text); ; {
		b, err := c.get()
		if errors.Is(err, io.EOF) {
			return 0, c.fault("a quote is opened and never closed")
		} else if err != nil {
			return 0, err
		}
		if b == '"' && !c.skip('"') {
			return c.closed(start)
		}
		c.broken = c.broken || b == '\n' || b == '\r'
		if c.text = append(c.text, b); len(c.text)-start > maxText {
			return 0, c.fault("a quote is opened and not closed for 1 MB")
		}
	}
}

// closed reads, and returns, what follows the closing quote of the field that begins at start. Where that is text,
// the quotes are literal in pasted cells and in a field that began with a space.
func (c *csvReader) closed(start int) (fieldEnd, error) {
	c.skipSpaces(c.comma, '\n', '\r')
	next, err := c.source.Peek(1)
	if err != nil || next[0] == c.comma || next[0] == '\n' || next[0] == '\r' {
		return c.plain() // the field ends here
	}
	inside := string(c.text[start:])
	if !c.pasted && (!c.spaced || strings.ContainsAny(inside, string([]byte{c.comma, '\n', '\r'}))) {
		return 0, c.fault("text follows a closing quote")
	}
	c.text = append(append(append(c.text[:start], '"'), inside...), '"')
	return c.plain()
}
