package xlsx

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"slices"
	"strings"

	"dovetail/model"
)

// textFile is a text of cells: a CSV file, or cells that were pasted.
type textFile struct {
	source io.ReaderAt
	size   int64
	encodingChoice
	comma byte
	lazy  bool // pasted: quotes may be literal
	named int  // length of a first line sep=; that names the separator
}

// openText returns a text whose end, encoding and separator it has found.
func openText(r io.ReaderAt, size int64) (*textFile, error) {
	t := &textFile{source: r, size: size}
	if err := t.findEncoding(); err != nil {
		return nil, damagedText("the file", "%s", cause(err))
	}
	if err := t.cutEnd(); err != nil {
		return nil, damagedText("the file", "%s", cause(err))
	}
	return t, t.findComma()
}

// cutEnd cuts the Ctrl-Z that ends a DOS text, and what follows it: more of them, zeros and line ends.
func (t *textFile) cutEnd() error {
	const end, filling = "\x1a", "\x1a\x00\r\n"
	tail := make([]byte, min(t.size, headSize)&^1)
	start := t.size - int64(len(tail))
	if _, err := t.source.ReadAt(tail, start); err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	width, low, high := 1, 0, 0 // of a character in bytes, and the indexes of its low and high byte
	switch t.encoding {
	case encodingUTF16LE:
		width, high = 2, 1
	case encodingUTF16BE:
		width, low = 2, 1
	}
	for at := len(tail) - width; at >= 0; at -= width {
		b := tail[at+low : at+low+1]
		if width == 2 && tail[at+high] != 0 || !bytes.Contains([]byte(filling), b) {
			break
		}
		if string(b) == end {
			t.size = start + int64(at)
		}
	}
	return nil
}

// findComma finds the separator of the decoded text.
func (t *textFile) findComma() error {
	t.named = 0
	sample, err := t.sample()
	if err != nil {
		return err
	}
	switch {
	case len(bytes.TrimSpace(sample)) == 0 && t.size <= headSize:
		return &FileError{ErrEmpty, "is empty; export or save it again"}
	case bytes.IndexByte(sample, 0) >= 0:
		return errNeither()
	}
	if t.comma, t.named = namedComma(sample); t.named == 0 {
		t.comma = detectComma(sample)
	}
	return nil
}

// namedComma returns the separator that a first line such as sep=; names, and the length of that line. Excel does
// not count it as a row.
func namedComma(sample []byte) (comma byte, length int) {
	line := sample
	if end := bytes.IndexAny(sample, "\r\n"); end >= 0 {
		line = sample[:end]
	}
	name := bytes.Trim(line, `"`)
	if len(name) != len("sep=;") || !strings.EqualFold(string(name[:4]), "sep=") {
		return 0, 0
	}
	rest := sample[len(line):]
	return name[4], len(sample) - len(bytes.TrimPrefix(bytes.TrimPrefix(rest, []byte("\r")), []byte("\n")))
}

// setPasted marks the text as copied from Excel: if it has a tab, tabs separate its cells.
func (t *textFile) setPasted(s string) {
	if strings.Contains(s, "\t") {
		t.comma, t.lazy, t.named = '\t', true, 0
	}
}

// open returns a reader of the text in UTF-8, after a line that names the separator.
func (t *textFile) open() *bufio.Reader {
	r := decodeText(io.NewSectionReader(t.source, 0, t.size), t.encoding)
	_, _ = r.Discard(t.named) // what cannot be read now cannot be read later
	return r
}

// read returns the rows of the text: it is File.Read for a text.
func (t *textFile) read(ctx context.Context, want Want) (*model.ParsedFile, error) {
	if want.Sheet != "" {
		return nil, errNoSheets()
	}
	if err := t.setEncoding(want.Encoding); err != nil {
		return nil, err
	}
	c := newCollector(want)
	rows := textRows{sink: c, comma: t.comma}
	err := t.walk(ctx, c.progress, rows.row)
	rows.endBlock()
	input, err := c.finish("", nil, err)
	if errors.Is(err, errNoHeader) {
		return nil, model.NoHeader(c.first)
	}
	if err == nil {
		input.Encoding = t.encoding
		input.Notes = append(t.notes(c.values.foreign), input.Notes...)
	}
	return input, err
}

// walk is File.walk for a text.
func (t *textFile) walk(ctx context.Context, progress func(read, total int64), fn func(rawRow) error) error {
	c := csvReader{source: t.open(), comma: t.comma, pasted: t.lazy}
	var cells []cell
	for {
		switch err := c.next(); {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		}
		if c.row%reportEvery == 1 {
			progress(min(c.offset, t.size), t.size)
			if err := ctx.Err(); err != nil {
				return err
			}
		}
		if len(c.text) == 0 {
			continue
		}
		fields := c.fields()
		row := rawRow{number: c.row, fields: len(fields), cells: textCells(cells[:0], fields)}
		if c.broken {
			row.lines = textLines(fields, c.comma)
		}
		if err := fn(row); err != nil {
			return err
		}
		cells = row.cells
	}
}

// textCells returns cells with the fields of a row of text appended, up to the last one that is not empty.
func textCells(cells []cell, fields []string) []cell {
	for _, text := range fields {
		cells = append(cells, textCell(text))
	}
	for len(cells) > 0 && cells[len(cells)-1].kind == cellEmpty {
		cells = cells[:len(cells)-1]
	}
	return cells
}

// errorValues are the texts that Excel writes for a cell with an error.
var errorValues = [...]string{"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"}

// textCell returns a field of a text as a cell.
func textCell(text string) cell {
	if text == "" {
		return cell{}
	}
	if value := trim(text); strings.HasPrefix(value, "#") && slices.Contains(errorValues[:], value) {
		return cell{kind: cellError, text: value}
	}
	return cell{kind: cellText, text: text}
}
