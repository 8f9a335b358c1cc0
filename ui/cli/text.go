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

// widest is the width that a column is aligned to at most; a longer cell pushes its row to the right.
const widest = 40

// print writes an answer to standard output.
func (w *program) print(format string, args ...any) error {
	_, err := fmt.Fprintln(w.out, w.safe(fmt.Sprintf(format, args...)))
	return err
}

// safe is a text as it can be shown: nothing in it does something to a terminal. On a terminal without
// UTF-8 it is ASCII; a file or pipe gets UTF-8.
func (w *program) safe(s string) string {
	if !w.outTTY {
		return terminal.Safe(s)
	}
	return w.terminal().Safe(s)
}

// terminal is what is known of the terminal; with --ascii it shows nothing else.
func (w *program) terminal() terminal.Terminal {
	t := terminal.Detect(w.getenv, w.inTTY, w.outTTY)
	t.UTF8 = t.UTF8 && !w.ascii
	return t
}

func rows(n int) string { return model.Counted(n, "row", "rows") }

func orDash(s string) string {
	if s == "" {
		return "–"
	}
	return s
}

// writeAligned prints rows of cells, each column as wide as its widest cell; the last one is not padded.
func (w *program) writeAligned(out io.Writer, cells [][]string) error {
	var widths []int
	for _, row := range cells {
		for i, cell := range row {
			row[i] = w.safe(cell)
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = min(widest, max(widths[i], ansi.StringWidth(row[i])))
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
