package xlsx

import (
	"context"
	"fmt"
	"regexp"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/width"

	"dovetail/model"
)

// maxUnits is the number of UTF-16 units that a cell of a workbook holds; excelize cuts what is longer
// without a word.
const maxUnits = 32767

// A workbook writes a character that XML cannot hold as "_x0007_", and therefore the text "_x0007_" as
// "_x005F_x0007_". excelize does so, except where two of these overlap, or name half a character.
var (
	escape        = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)
	awkwardEscape = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_x[0-9A-Fa-f]{4}_|_x[Dd][89A-Fa-f][0-9A-Fa-f]{2}_`)
)

// cellValue is a text as excelize takes it: nil for an empty one, whose cell is left to its column.
func cellValue(text string) any {
	switch {
	case text == "":
		return nil
	case awkwardEscape.MatchString(text):
		return unescapable(text)
	default:
		return text
	}
}

// unescapable is the text in runs, none of which holds an escape: a reader decodes each by itself.
func unescapable(text string) []excelize.RichTextRun {
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

// measure looks at every value before the first is written: whether a file can hold it, and how wide the
// values of each column are.
func (t Table) measure(ctx context.Context) (widths [model.FileColumns]int, err error) {
	n := 0
	for c := range t.Rows {
		if n%checkEvery == 0 && ctx.Err() != nil {
			return widths, ctx.Err()
		}
		n++
		for i := range widths {
			text := model.Column(i).Text(c)
			if err := fits(text); err != nil {
				return widths, fmt.Errorf("customer %q: %s %w", c.ID, model.Column(i).Header(), err)
			}
			widths[i] = max(widths[i], displayWidth(text))
		}
	}
	if n != t.Count {
		return widths, fmt.Errorf("export: %d rows were announced and %d came; start it again", t.Count, n)
	}
	return widths, nil
}

// fits says why a text cannot stand in a file unchanged; nil where it can.
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

// columnWidth is the width of a column, in digits of the standard font, that shows its header, which is
// bold and has a filter button, and its values, but for very long ones.
func columnWidth(header string, values int) float64 {
	const button, edge, most = 4, 2, 60
	return float64(min(max(displayWidth(header)+button, values+edge), most))
}

// displayWidth is the number of columns that a text takes: wide characters take two.
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
