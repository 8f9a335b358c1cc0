package cli

import (
	"iter"

	"github.com/charmbracelet/x/ansi"
)

// rows returns all rows, the titles first. It makes their cells safe to show.
func (t textTable) rows(safe func(string) string) iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		each := func(row []string) bool {
			for i := range row {
				row[i] = safe(row[i])
			}
			return yield(row)
		}
		for _, row := range t.cells {
			if !each(row) {
				return
			}
		}
		if t.more != nil {
			t.more(each)
		}
	}
}

// measure returns the width of each column.
func (t textTable) measure(safe func(string) string) (widths []int) {
	for row := range t.rows(safe) {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], cellWidth(cell))
		}
	}
	return widths
}

// cellWidth returns the width of a text. Printable ASCII, which most cells are, needs no search for wide characters.
func cellWidth(s string) int {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return ansi.StringWidth(s)
		}
	}
	return len(s)
}
