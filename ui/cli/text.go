package cli

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"dovetail/model"
	"dovetail/ui/terminal"
)

// maxColumnWidth is the width to which a column is padded at most, in cells; a wider value shifts the rest of
// its row to the right.
const maxColumnWidth = 40

// print writes one line to standard output, made safe to show.
func (p *program) print(format string, args ...any) error {
	_, err := fmt.Fprintln(p.out, p.safe(fmt.Sprintf(format, args...)))
	return err
}

// safe returns s without anything that a terminal would interpret. For a terminal without UTF-8 it is ASCII; a
// file or pipe gets UTF-8.
func (p *program) safe(s string) string {
	if !p.outTTY {
		return terminal.Safe(s)
	}
	return p.terminal().Safe(s)
}

// terminal returns the properties of the terminal. With --ascii it has no UTF-8.
func (p *program) terminal() terminal.Terminal {
	t := terminal.Detect(p.getenv, p.inTTY, p.outTTY)
	t.UTF8 = t.UTF8 && !p.ascii
	return t
}

func rows(n int) string { return model.Counted(n, "row", "rows") }

// orDash returns s, and a dash if it is empty.
func orDash(s string) string {
	if s == "" {
		return "–"
	}
	return s
}

// writeAligned writes rows of cells, each column as wide as its widest cell. The last column is not padded. It
// makes cells safe to show in place.
func (p *program) writeAligned(out io.Writer, cells [][]string) error {
	var widths []int
	for _, row := range cells {
		for i, cell := range row {
			row[i] = p.safe(cell)
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = min(maxColumnWidth, max(widths[i], ansi.StringWidth(row[i])))
		}
	}
	b := bufio.NewWriter(out)
	for _, row := range cells {
		var line strings.Builder
		for i, cell := range row {
			line.WriteString(cell)
			line.WriteString(strings.Repeat(" ", max(0, widths[i]-ansi.StringWidth(cell))+2))
		}
		if _, err := b.WriteString(strings.TrimRight(line.String(), " ") + "\n"); err != nil {
			return err
		}
	}
	return b.Flush()
}
