package xlsx

import (
	"slices"
	"strings"

	"dovetail/model"
)

const (
	// maxShared is the maximum number of different texts that rows share.
	maxShared = 1 << 16
	// firstGuess is the number of rows after which their total is estimated.
	firstGuess = 1024
)

// collector turns the rows of a sheet into a model.ParsedFile.
type collector struct {
	want  Want
	input model.ParsedFile
	ready bool     // the header was found
	tried int      // rows so far that are neither empty nor the header
	first []string // the first of them

	grouped []int // numbers of grouped rows that are visible unless a later row hides them

	sheet    bool         // of a workbook
	untitled map[int]bool // columns that have values and no title

	judged []model.Column
	shared map[string]string // texts that many rows have, interned
	text   []byte            // of the row being read
	size   int64             // of the texts of all rows, in bytes
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

// begin sets the columns, without those that the kind of file ignores.
func (c *collector) begin(layout model.Layout) {
	c.input.Layout, c.ready = layout, true
	for column := range model.ColumnNext {
		if layout.Has(column) && column.Use(c.want.Kind) != model.Ignored {
			c.judged = append(c.judged, column)
		}
	}
}

func (c *collector) header() (titles []string, ready bool) { return c.input.Layout.Names, c.ready }
func (c *collector) len() int                              { return len(c.input.Rows) }

// lacks implements rowSink.
func (c *collector) lacks(fields int) bool {
	return slices.ContainsFunc(c.judged, func(column model.Column) bool { return c.input.Layout.At[column] >= fields })
}

// damageShort implements rowSink: all of the row can be wrong, or only the evidence where nothing else is missing, as
// evidence never rejects a customer.
func (c *collector) damageShort(at, fields int, what string) {
	row := &c.input.Rows[at]
	for _, column := range c.judged {
		if c.input.Layout.At[column] >= fields && !column.IsEvidence() {
			c.damage(at, what)
			return
		}
	}
	for _, column := range c.judged {
		if column.IsEvidence() {
			row.Damage = append(row.Damage, model.Damage{Column: column, What: doubtful + what})
		}
	}
}

// doubtful begins what is damaged about a value that may belong to another column.
const doubtful = "is doubtful: the row "

func (c *collector) damage(at int, what string) {
	row := &c.input.Rows[at]
	row.Damage = append(row.Damage, model.Damage{Column: model.WholeRow, What: what})
}

func (c *collector) progress(read, total int64) {
	c.read, c.total = read, total
	c.want.Progress(read, total)
}

// row adds the next row of the sheet.
func (c *collector) row(r rawRow) error {
	if !c.ready {
		return c.findHeader(r)
	}
	row, formulas, ok := c.judge(r)
	if !ok {
		return nil
	}
	if c.size += int64(len(c.text)); c.size > maxStringText {
		return tooMuchText()
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

// findHeader checks whether a row is the header.
func (c *collector) findHeader(r rawRow) error {
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

// labels returns the texts of a row, up to the last one that is not empty.
func labels(cells []cell) []string {
	var names []string
	for i, c := range cells {
		if text := c.label(); text != "" {
			names = append(names, make([]string, i+1-len(names))...)
			names[i] = strings.Clone(text) // does not keep the row's text in memory
		}
	}
	return names
}

// judge returns the judged cells of a row and the number of formulas among them. It reports false if all are empty
// but those of evidence, which make no customer.
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
		ok = ok || !column.IsEvidence() && (text != "" || damage != "")
	}
	if ok {
		c.pack(&row)
		if c.sheet {
			c.noteUntitled(r)
		}
	}
	return row, formulas, ok
}

// pack copies the row out of the read buffer: repeated values are interned, the rest shares one allocation.
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

// share replaces a text by its interned copy. It reports false if there are too many of them already.
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

// grow allocates space for all rows, whose number it estimates from the bytes read so far: repeated appending would
// need twice the memory.
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
