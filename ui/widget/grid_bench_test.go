package widget

import (
	"fmt"
	"testing"

	"dovetail/ui/terminal"
)

// benchmarkGrid returns a grid of the size of a large window, with a cell for each kind of text.
func benchmarkGrid(width, height int) *Grid {
	g := &Grid{Theme: NewTheme(terminal.Terminal{UTF8: true, Color: true}), Columns: []Column{
		{Title: "Customer ID", Pinned: true},
		{Title: "Customer", Pinned: true, Flexible: true},
		{Title: "Synced"},
		{Title: "Sage Company"},
		{Title: "Sage Account Number"},
		{Title: "Customers", Right: true},
	}}
	g.Cell = func(row, column int) string {
		switch column {
		case 1:
			return [...]string{"Brighton Juniper Holdings Ltd", "Café Müller & Söhne", "株式会社"}[row%3]
		case 2:
			return "✓ Yes"
		}
		return fmt.Sprintf("C%06d", row)
	}
	g.SetSize(width, height)
	g.SetCount(100_000, 50_000)
	return g
}

func BenchmarkGrid200x60(b *testing.B) {
	g := benchmarkGrid(200, 60)
	b.ReportAllocs()
	for b.Loop() {
		g.Lines()
	}
}
