package xlsx

import (
	"fmt"
	"slices"
	"strings"
)

// excelBlock is the number of rows in a block when Excel writes CSV: it leaves out the last columns where they are
// empty in the whole block (Microsoft, "Column delimiters are missing in an Excel spreadsheet that is saved as
// text").
const excelBlock = 16

// rowSink receives the rows of a text.
type rowSink interface {
	row(r rawRow) error
	header() (titles []string, ready bool)       // ready once the header was found
	len() int                                    // rows received that have a value
	lacks(fields int) bool                       // whether a column that is read is not among the first fields
	damage(at int, what string)                  // marks the whole row with this index as damaged
	damageShort(at int, fields int, what string) // marks what can be wrong in a row with too few fields
}

// textRows checks the rows of a text against its header, and passes them on.
type textRows struct {
	sink  rowSink
	comma byte
	width int      // fields of the header, including empty ones at its end
	names []string // of the header as in the file, with the space before them

	block   int        // the block of rows, from 0
	rows    int        // of the block so far that are not empty
	fields  int        // of its first row
	uneven  bool       // a row has a different number of fields
	missing []shortRow // rows of the block that lack judged columns
}

// shortRow is a row of a text that lacks columns of the header, by its index in the sink.
type shortRow struct{ at, fields int }

// row checks a row and collects it.
func (t *textRows) row(r rawRow) error {
	t.startRow(r)
	if titles, ready := t.sink.header(); t.width == 0 && ready {
		t.width = len(titles) // the columns were mapped by position
	}
	first := t.width == 0
	before := t.sink.len()
	if err := t.sink.row(r); err != nil {
		return err
	}
	if _, ready := t.sink.header(); first && ready {
		t.width = r.fields
		for _, c := range r.cells {
			t.names = append(t.names, strings.Clone(c.text))
		}
	}
	if t.width > 0 && len(r.lines) > 0 {
		if err := t.checkHidden(r); err != nil {
			return err
		}
	}
	if t.sink.len() > before {
		t.compare(r, before)
	}
	return nil
}

// startRow counts the row in its block.
func (t *textRows) startRow(r rawRow) {
	if block := (r.number - 1) / excelBlock; block != t.block {
		t.endBlock()
		t.block = block
	}
	if t.rows++; t.rows == 1 {
		t.fields = r.fields
	}
	t.uneven = t.uneven || r.fields != t.fields
}

// named returns the number of columns up to the last one with a title.
func (t *textRows) named() int {
	titles, _ := t.sink.header()
	return len(titles)
}

// compare compares the number of fields of the sink's row at with the header's.
func (t *textRows) compare(r rawRow, at int) {
	named, last := t.named(), 0
	for i, c := range r.cells {
		if trim(c.text) != "" {
			last = i + 1
		}
	}
	if last > named {
		t.sink.damage(at, fmt.Sprintf("has %d fields and the header %d: put quotes around the value that has a %s in it", last, named, commaName(t.comma)))
		return
	}
	if t.sink.lacks(r.fields) {
		t.missing = append(t.missing, shortRow{at, r.fields})
	}
}

// endBlock marks the short rows of a block as damaged, unless all of its rows are equally short, as Excel writes
// them.
func (t *textRows) endBlock() {
	for _, r := range t.missing {
		if t.uneven || t.rows == 1 {
			t.sink.damageShort(r.at, r.fields, fmt.Sprintf("has %d of %d fields", r.fields, t.named()))
		}
	}
	t.rows, t.uneven, t.missing = 0, false, t.missing[:0]
}

// textLine is a line of a row with line breaks in its fields, without quotes.
type textLine struct {
	text   string
	commas int
	inside int // commas of a value that began in an earlier line
}

// lineBreaks replaces every kind of line break by \n.
var lineBreaks = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// textLines returns the lines of a row with line breaks in its fields.
func textLines(fields []string, comma byte) []textLine {
	separator := string(rune(comma))
	all := make([]textLine, 1)
	for i, field := range fields {
		for j, part := range strings.Split(lineBreaks.Replace(field), "\n") {
			if j > 0 {
				all = append(all, textLine{inside: strings.Count(part, separator)})
			}
			line := &all[len(all)-1]
			line.text += part
			line.commas += strings.Count(part, separator)
		}
		if line := &all[len(all)-1]; i < len(fields)-1 {
			line.text += separator
			line.commas++
		}
	}
	return all
}

// checkHidden returns an error where the line breaks of a row hide other rows: after a quote that is not closed, the
// following rows are part of a value up to the next quote. A line looks like a row where a value within it has as
// many commas as the header, or where both the first line and this one have as many in all.
func (t *textRows) checkHidden(r rawRow) error {
	for i, line := range r.lines {
		if i == 0 || !t.looksLikeRow(line, r.lines[0]) || t.isProse(line.text) {
			continue
		}
		return damagedText(fmt.Sprintf("row %d", r.number),
			"a quoted value in it holds what looks like row %d: %s; a quote is missing, or one is too many", r.number+i, shorten(line.text))
	}
	return nil
}

// looksLikeRow reports whether a line of a row, but its first, has the commas of a row.
func (t *textRows) looksLikeRow(line, first textLine) bool {
	fewest, most := t.named()-1, t.width-1
	isRow := func(commas int) bool { return fewest > 0 && commas >= fewest && commas <= most }
	return isRow(line.inside) || isRow(line.commas) && isRow(first.commas)
}

// isProse reports whether the commas of a line are those of a sentence or an address: each is followed by a space,
// unlike the header's.
func (t *textRows) isProse(line string) bool {
	spaced := slices.ContainsFunc(t.names[min(1, len(t.names)):], func(name string) bool { return strings.HasPrefix(name, " ") })
	return t.comma == ',' && !spaced && strings.Count(line, ", ") == strings.Count(line, ",")
}

// commaName returns the name of a separator.
func commaName(comma byte) string {
	switch comma {
	case ',':
		return "comma"
	case ';':
		return "semicolon"
	case '\t':
		return "tab"
	default:
		return string(rune(comma))
	}
}
