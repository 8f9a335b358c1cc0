package xlsx

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strings"

	"dovetail/model"
)

// detectComma returns the separator: the one that splits the header row into the most fields, or the first row
// where there is no header.
func detectComma(sample []byte) byte {
	best, most := byte(','), 0
	for _, comma := range []byte(",;\t|") {
		if n := fieldsBy(sample, comma); n > most {
			best, most = comma, n
		}
	}
	return best
}

// fieldsBy returns the number of fields into which a separator splits the first row that is not empty. If there is a
// header, it returns the header's number of fields plus maxColumns instead, which is more than any row without one.
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

// fields returns the fields of the row that was read.
func (c *csvReader) fields() []string {
	text, start := string(c.text), 0
	fields := make([]string, len(c.ends))
	for i, end := range c.ends {
		fields[i] = text[start:end]
		start = end
	}
	return fields
}

// sample returns the first 64 kB of the text in UTF-8.
func (t *textFile) sample() ([]byte, error) {
	b := make([]byte, 64<<10)
	n, err := io.ReadFull(t.open(), b)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && err != io.EOF {
		return nil, damagedText("the file", "%s", cause(err))
	}
	return b[:n], nil
}
