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

// A textFile is a text of cells: a CSV file, or cells that were pasted.
type textFile struct {
	source  io.ReaderAt
	size    int64
	charset charset
	comma   byte
	lazy    bool // pasted: quotes are not always meant as such
	named   int  // bytes of a first line sep=; that names the comma
}

// openText finds out how a text is written.
func openText(r io.ReaderAt, size int64) (*textFile, error) {
	if size > maxUnpacked {
		return nil, &FileError{ErrTooLarge, "is too large: it has more than 1 GB; split it"}
	}
	head, err := readHead(r, size)
	if err != nil {
		return nil, damaged("the file", "%s", cause(err))
	}
	t := &textFile{source: r, size: size}
	if t.charset, err = detectCharset(r, size, head); err != nil {
		return nil, err
	}
	sample, err := t.sample()
	if err != nil {
		return nil, err
	}
	switch {
	case len(bytes.TrimSpace(sample)) == 0 && size <= headSize:
		return nil, &FileError{ErrEmpty, "is empty; export or save it again"}
	case bytes.IndexByte(sample, 0) >= 0:
		return nil, errNeither()
	}
	if t.comma, t.named = namedComma(sample); t.named == 0 {
		t.comma = detectComma(sample)
	}
	return t, nil
}

// namedComma is the comma that a first line such as sep=; names, and the length of that line. Excel does
// not count it as a row.
func namedComma(sample []byte) (comma byte, length int) {
	line, _, _ := bytes.Cut(sample, []byte("\n"))
	name := bytes.Trim(bytes.TrimSuffix(line, []byte("\r")), `"`)
	if len(name) != len("sep=;") || !strings.EqualFold(string(name[:4]), "sep=") {
		return 0, 0
	}
	return name[4], min(len(line)+1, len(sample))
}

// pasted says that the text was copied from Excel: where there is a tab, cells end with tabs.
func (t *textFile) pasted(s string) {
	if strings.Contains(s, "\t") {
		t.comma, t.lazy, t.named = '\t', true, 0
	}
}

// open reads the text from its beginning, in UTF-8.
func (t *textFile) open() *bufio.Reader {
	r := t.charset.decode(io.NewSectionReader(t.source, 0, t.size))
	_, _ = r.Discard(t.named) // what cannot be read now cannot be read later
	return r
}

// read is File.Read for a text.
func (t *textFile) read(ctx context.Context, want Want) (*model.Input, error) {
	if want.Sheet != "" {
		return nil, &FileError{ErrNoSheet, "is text and has no sheets; leave the sheet's name out"}
	}
	c := newCollector(want)
	input, err := c.finish("", nil, t.walk(ctx, c.progress, c.row))
	if errors.Is(err, errNoHeader) {
		return nil, model.NoHeader(c.first)
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
		cells = textCells(cells[:0], c.fields())
		if err := fn(rawRow{number: c.row, cells: cells}); err != nil {
			return err
		}
	}
}

// textCells appends the fields of a row of text as cells, up to the last one that is not empty.
func textCells(cells []cell, fields []string) []cell {
	for _, text := range fields {
		cells = append(cells, textCell(text))
	}
	for len(cells) > 0 && cells[len(cells)-1].kind == cellEmpty {
		cells = cells[:len(cells)-1]
	}
	return cells
}

// errorValues are what Excel writes into text for a cell with an error.
var errorValues = [...]string{"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"}

// textCell is a field of a text as a cell.
func textCell(text string) cell {
	if text == "" {
		return cell{}
	}
	if value := trim(text); strings.HasPrefix(value, "#") && slices.Contains(errorValues[:], value) {
		return cell{kind: cellError, text: value}
	}
	return cell{kind: cellText, text: unguard(text)}
}

// unguard takes away the apostrophe that a writer of CSV puts before a text that Excel would take for a
// formula: one, where after all apostrophes there is what begins a formula.
func unguard(text string) string {
	rest := strings.TrimLeft(text, "'")
	if len(rest) < len(text) && rest != "" && strings.IndexByte("=+-@\t\r", rest[0]) >= 0 {
		return text[1:]
	}
	return text
}
