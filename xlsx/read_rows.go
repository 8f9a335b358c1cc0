package xlsx

import (
	"slices"
	"strings"

	"dovetail/model"
)

const (
	// maxShared is the number of different texts of a column that rows share.
	maxShared = 1 << 16
	// firstGuess is the number of rows after which their whole number is guessed.
	firstGuess = 1024
)

// A collector turns the rows of a sheet into an Input.
type collector struct {
	want  Want
	input model.ParsedFile
	ready bool     // the header was found
	tried int      // rows that are not empty and not the header
	first []string // the first of them

	grouped []int // the numbers of rows that are shown, as far as a later one does not hide them

	sheet    bool         // of a workbook
	untitled map[int]bool // columns that hold something and have no title

	judged []model.Column
	shared map[string]string // texts that many rows have
	text   []byte            // of the row that is being read
	spans  [model.FileColumns]span
	values valueNotes

	read, total, start int64 // progress in bytes: now, at the end, at the first row
}

func newCollector(want Want) *collector {
	c := &collector{want: want, shared: make(map[string]string)}
	if want.Layout != nil {
		c.begin(*want.Layout)
	}
	return c
}

// begin says which columns are there.
func (c *collector) begin(layout model.Layout) {
	c.input.Layout, c.ready = layout, true
	for column := range model.ColumnNext {
		if layout.Has(column) && column.Use(c.want.Kind) != model.Ignored {
			c.judged = append(c.judged, column)
		}
	}
}

func (c *collector) progress(read, total int64) {
	c.read, c.total = read, total
	c.want.Progress(read, total)
}

// row takes the next row of the sheet.
func (c *collector) row(r rawRow) error {
	if !c.ready {
		return c.header(r)
	}
	row, formulas, ok := c.judge(r)
	if !ok {
		return nil
	}
	c.grow()
	c.input.Rows = append(c.input.Rows, row)
	c.input.Formulas += formulas
	switch {
	case r.hidden:
		c.input.HiddenRows++
	case r.grouped:
		c.grouped = append(c.grouped, r.number)
	}
	return nil
}

// header looks whether a row is the header.
func (c *collector) header(r rawRow) error {
	names := labels(r.cells)
	if len(names) == 0 {
		return nil
	}
	if !model.IsHeader(names) {
		if c.tried++; c.first == nil {
			c.first = names
		}
		if c.tried == headerRows {
			return errNoHeader
		}
		return nil
	}
	layout, err := model.NewLayout(c.want.Kind, names)
	if err != nil {
		return err
	}
	c.input.HeaderRow = r.number
	c.begin(layout)
	return nil
}

// labels are the texts of a row, up to the last one that is not empty.
func labels(cells []cell) []string {
	var names []string
	for i, c := range cells {
		if text := c.label(); text != "" {
			names = append(names, make([]string, i+1-len(names))...)
			names[i] = strings.Clone(text) // lets go of the row
		}
	}
	return names
}

// judge takes the judged cells of a row; it reports false where all of them are empty.
func (c *collector) judge(r rawRow) (row model.Row, formulas int, ok bool) {
	row.Number = r.number
	c.text = c.text[:0]
	for _, column := range c.judged {
		at := c.input.Layout.At[column]
		if at >= len(r.cells) {
			continue
		}
		cell := &r.cells[at]
		if cell.formula {
			formulas++
		}
		if cell.kind == cellNumber {
			row.Numeric = row.Numeric.With(column)
		}
		text, damage := cell.value(column)
		if damage != "" {
			row.Damage = append(row.Damage, model.Damage{Column: column, What: damage})
		}
		row.Cells[column] = text
		c.values.add(r.number, text)
		ok = ok || text != "" || damage != ""
	}
	if ok {
		c.pack(&row)
		if c.sheet {
			c.noteUntitled(r)
		}
	}
	return row, formulas, ok
}

// pack lets the row go of the memory of its source: what many rows have they share, the rest of a row
// lies in one piece.
func (c *collector) pack(row *model.Row) {
	size := 0
	for _, column := range c.judged {
		if !column.IsRepetitive() || !c.share(&row.Cells[column]) {
			size += len(row.Cells[column])
			c.text = append(c.text, row.Cells[column]...)
			c.spans[column] = span{start: size - len(row.Cells[column]), end: size}
			continue
		}
		c.spans[column] = span{start: -1}
	}
	text := string(c.text)
	for _, column := range c.judged {
		if at := c.spans[column]; at.start >= 0 {
			row.Cells[column] = text[at.start:at.end]
		}
	}
}

// share makes a text one that other rows have too, as long as there are not too many of them.
func (c *collector) share(text *string) bool {
	known, ok := c.shared[*text]
	if !ok {
		if len(c.shared) == maxShared {
			return false
		}
		known = strings.Clone(*text)
		c.shared[known] = known
	}
	*text = known
	return true
}

// grow makes room for all the rows that there will be, as far as that can be guessed from the bytes read:
// growing step by step would need twice the memory.
func (c *collector) grow() {
	n := len(c.input.Rows)
	if n == 0 {
		c.start = c.read
	}
	if n < firstGuess || n < cap(c.input.Rows) || c.read <= c.start {
		return
	}
	share := float64(c.total-c.start) / float64(c.read-c.start)
	guess := min(int(float64(n)*share*1.05), maxRows)
	c.input.Rows = slices.Grow(c.input.Rows, max(guess-n, n/8))
}
