package xlsx

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strings"

	"dovetail/model"
)

// detectComma finds what stands between the fields: what splits the header row best, or, where there is
// no header, the first row.
func detectComma(sample []byte) byte {
	best, most := byte(','), 0
	for _, comma := range []byte(",;\t|") {
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
		return nil, damagedText("the file", "%s", cause(err))
	}
	return b[:n], nil
}
