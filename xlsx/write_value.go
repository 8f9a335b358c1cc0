package xlsx

import (
	"context"
	"fmt"
	"regexp"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/width"
)

// maxUnits is the number of UTF-16 units that a cell of a workbook holds; excelize cuts a longer text without an
// error.
const maxUnits = 32767

// A workbook writes a character that XML does not allow as "_x0007_", and therefore the text "_x0007_" as
// "_x005F_x0007_". excelize does so, except where two of these overlap, or one is a surrogate.
var (
	escape        = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)
	awkwardEscape = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_x[0-9A-Fa-f]{4}_|_x[Dd][89A-Fa-f][0-9A-Fa-f]{2}_`)
)

// cellValue returns a text as a value for excelize: nil for an empty one, whose cell has its column's style.
func cellValue(text string) any {
	switch {
	case text == "":
		return nil
	case awkwardEscape.MatchString(text):
		return splitEscapes(text)
	default:
		return text
	}
}

// splitEscapes returns the text as runs none of which contains an escape, as readers decode each run by itself.
func splitEscapes(text string) []excelize.RichTextRun {
	var runs []excelize.RichTextRun
	for {
		at := escape.FindStringIndex(text)
		if at == nil {
			return append(runs, excelize.RichTextRun{Text: text})
		}
		runs = append(runs, excelize.RichTextRun{Text: text[:at[0]+1]})
		text = text[at[0]+1:]
	}
}

// measure checks every value before the first is written, and returns the display width of each column's values. It
// returns an error if a file cannot hold a value.
func (t Table) measure(ctx context.Context) ([]int, error) {
	columns, n := t.columns(), 0
	widths := make([]int, len(columns))
	for c := range t.Rows {
		if n%checkEvery == 0 && ctx.Err() != nil {
			return widths, ctx.Err()
		}
		n++
		for i, column := range columns {
			text := column.Text(c)
			if err := fits(text); err != nil {
				return widths, fmt.Errorf("customer %q: %s %w", c.ID, column.Header(), err)
			}
			widths[i] = max(widths[i], displayWidth(text))
		}
	}
	if n != t.Count {
		return widths, fmt.Errorf("export: %d rows instead of %d; start it again", n, t.Count)
	}
	return widths, nil
}

// fits returns an error that says why a file cannot hold a text unchanged, or nil.
func fits(text string) error {
	if !utf8.ValidString(text) {
		return fmt.Errorf("is not valid UTF-8; correct it in Layer and load it again")
	}
	units := 0
	for _, r := range text {
		if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF {
			return fmt.Errorf("holds the control character %U, which a file cannot hold; correct it in Layer and load it again", r)
		}
		units += utf16.RuneLen(r)
	}
	if units > maxUnits {
		return fmt.Errorf("has %d characters, and a cell holds %d; correct it in Layer and load it again", units, maxUnits)
	}
	return nil
}

// columnWidth returns a width, in digits of the standard font, that shows the bold header with its filter button
// and all but very long values.
func columnWidth(header string, values int) float64 {
	const button, edge, most = 4, 2, 60
	return float64(min(max(displayWidth(header)+button, values+edge), most))
}

// displayWidth returns the number of columns that a text takes; wide characters take two.
func displayWidth(text string) int {
	n := 0
	for _, r := range text {
		n++
		if r >= 0x1100 && isWide(r) {
			n++
		}
	}
	return n
}

func isWide(r rune) bool {
	kind := width.LookupRune(r).Kind()
	return kind == width.EastAsianWide || kind == width.EastAsianFullwidth
}
