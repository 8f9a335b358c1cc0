package cli

import (
	"bufio"
	"cmp"
	"io"
	"iter"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"dovetail/ui/terminal"
)

const (
	// columnGap is the number of spaces between two columns.
	columnGap = 2

	// cutWidth is the width below which no column of a cut table gets: a letter, the sign and a letter.
	cutWidth = 3

	// identifierWidth is the least width of a cut identifier: as 2f1c…7c10.
	identifierWidth = 9
)

// textTable is a table as text: its first row has the titles. On a terminal it fits the width: columns get narrower
// in order. In a file or pipe no value is cut.
type textTable struct {
	cells   [][]string
	more    iter.Seq[[]string] // rows after those of cells, made again in each pass: there can be a million; nil for none
	columns []textColumn       // in the order of the cells; none where nothing may get narrower
	wide    bool               // the terminal's width does not matter
	cap     int                // the width to which a column is padded at most, 0 for none; a wider value shifts its row
}

// textColumn says how a column gets narrower on a terminal.
type textColumn struct {
	title     string // to use instead of the one in the table where the table is too wide; "" for the same
	rank      int    // the columns with the lowest ranks get narrower first; 0 keeps its width
	preferred int    // all columns get as narrow as this before one gets narrower
	least     int    // and then as narrow as this
	fit       fitting
}

// fitting is how a value gets into a column that is too narrow for it.
type fitting int

const (
	cutEnd    fitting = iota // Brighton Jun…
	cutMiddle                // 2f1c…7c10, of an identifier
	wrapped                  // in several lines
)

// writeTable writes a table, each column as wide as its widest value; the last column is not padded. It makes the
// cells safe to show in place.
func (p *program) writeTable(out io.Writer, t textTable) error {
	widths := t.measure(p.safe)
	if width := p.terminalWidth(); width > 0 && !t.wide && len(t.columns) > 0 && tableWidth(widths) > width {
		t.useShortTitles()
		widths = narrow(t.measure(p.safe), t.columns, width)
	} else {
		t.columns = nil
		for i := range widths {
			widths[i] = min(widths[i], cmp.Or(t.cap, widths[i]))
		}
	}
	b := bufio.NewWriter(out)
	title, sign := true, p.cutSign()
	for row := range t.rows(p.safe) {
		for _, line := range t.lines(row, title, widths, sign) {
			if _, err := b.WriteString(line + "\n"); err != nil {
				return err
			}
		}
		title = false
	}
	return b.Flush()
}

// useShortTitles replaces the titles by the short ones.
func (t textTable) useShortTitles() {
	for i, c := range t.columns {
		if c.title != "" {
			t.cells[0][i] = c.title
		}
	}
}

// tableWidth returns the width of a line whose columns have these widths.
func tableWidth(widths []int) int {
	total := columnGap * (len(widths) - 1)
	for _, w := range widths {
		total += w
	}
	return total
}

// narrow returns widths that fit into width, as far as the columns allow it: first the columns of the lowest rank get
// as narrow as they prefer, then all others, then as narrow as they may, and what is cut as narrow as it can.
func narrow(widths []int, columns []textColumn, width int) []int {
	excess := tableWidth(widths) - width
	for _, floor := range []func(textColumn) int{
		func(c textColumn) int { return c.preferred },
		func(c textColumn) int { return c.least },
		func(c textColumn) int {
			if c.fit == wrapped {
				return c.least
			}
			return cutWidth
		},
	} {
		for rank := 1; rank <= len(columns) && excess > 0; rank++ {
			for i, c := range columns {
				if c.rank == rank {
					less := min(max(excess, 0), max(0, widths[i]-floor(c)))
					widths[i] -= less
					excess -= less
				}
			}
		}
	}
	return widths
}

// lines returns the lines of a row: one, or more where a value is wrapped. Titles are never cut in the middle.
func (t textTable) lines(row []string, title bool, widths []int, sign string) []string {
	var cells [][]string // of each column, the lines of its value
	height := 1
	for i, cell := range row {
		lines := []string{cell}
		if i < len(t.columns) && cellWidth(cell) > widths[i] {
			fit := t.columns[i].fit
			if title && fit == cutMiddle {
				fit = cutEnd
			}
			lines = fit.fit(cell, widths[i], sign)
		}
		cells, height = append(cells, lines), max(height, len(lines))
	}
	list := make([]string, height)
	for l := range list {
		var line strings.Builder
		for i, lines := range cells {
			text := ""
			if l < len(lines) {
				text = lines[l]
			}
			line.WriteString(text)
			if i < len(cells)-1 {
				line.WriteString(strings.Repeat(" ", max(0, widths[i]-cellWidth(text))+columnGap))
			}
		}
		list[l] = strings.TrimRight(line.String(), " ")
	}
	return list
}

// fit returns the lines of a value that is wider than width.
func (f fitting) fit(value string, width int, sign string) []string {
	switch f {
	case wrapped:
		return wrap(value, width)
	case cutMiddle:
		return []string{middle(value, width, sign)}
	default:
		return []string{strings.TrimRight(terminal.Fit(value, width, sign), " ")}
	}
}

// middle returns value with its middle replaced by sign, in width cells.
func middle(value string, width int, sign string) string {
	room := width - ansi.StringWidth(sign)
	if room < 2 {
		return terminal.Fit(value, width, sign)
	}
	cells := ansi.StringWidth(value)
	end := ansi.TruncateLeft(value, cells-room/2, "")
	if ansi.StringWidth(end) > room/2 { // it begins with a wide character of which only half has room
		end = ansi.TruncateLeft(value, cells-room/2+1, "")
	}
	return ansi.Truncate(value, room-room/2, "") + sign + end
}

// wrap returns the lines of a text, broken at spaces; a word that is wider than a line is broken anywhere.
func wrap(text string, width int) (lines []string) {
	line := ""
	for _, word := range strings.Split(text, " ") {
		if line != "" && ansi.StringWidth(line)+1+ansi.StringWidth(word) <= width {
			line += " " + word
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		for line = word; ansi.StringWidth(line) > width; {
			head := ansi.Truncate(line, width, "")
			if head == "" {
				break
			}
			lines, line = append(lines, head), line[len(head):]
		}
	}
	return append(lines, line)
}

// terminalWidth returns the width of the terminal that standard output is, and 0 if it is none.
func (p *program) terminalWidth() int {
	if !p.outTTY || p.width == nil {
		return 0
	}
	return p.width()
}

// cutSign returns the sign that replaces what is cut.
func (p *program) cutSign() string {
	if p.terminal().UTF8 {
		return "…"
	}
	return "~"
}
