package widget

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"dovetail/ui/terminal"
)

// testGrid returns a grid of ten rows with the values of its columns in every row, on a terminal without colours.
func testGrid(columns []Column, values ...string) *Grid {
	return &Grid{
		Theme: NewTheme(terminal.Terminal{UTF8: true}), Columns: columns, Count: 10,
		Cell: func(row, column int) string { return strings.ReplaceAll(values[column], "#", fmt.Sprint(row)) },
	}
}

// shownLines returns the lines of a grid without the spaces at their ends.
func shownLines(g *Grid) []string {
	var list []string
	for _, line := range g.Lines() {
		list = append(list, strings.TrimRight(ansi.Strip(line.String()), " "))
	}
	return list
}

func TestGridDrawsTheRowsInView(t *testing.T) {
	g := testGrid([]Column{{Title: "ID"}, {Title: "Name", Sorted: 1}, {Title: "Count", Right: true, Sorted: -1}}, "C#", "株式\x1b[2J", "#")
	g.Marked = func(row int) bool { return row == 8 }
	g.SetSize(40, 4)
	g.SetCount(10, 8)
	want := []string{
		"  ID  Name▲          Count▼",
		"  C7  株式\\u{1b}[2J       7",
		"▌●C8  株式\\u{1b}[2J       8",
		"  C9  株式\\u{1b}[2J       9",
	}
	g.Active = -1 // whose title would be in capitals
	if got := shownLines(g); !slices.Equal(got, want) {
		t.Errorf("%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestGridStylesTheCursorsRow(t *testing.T) {
	g := testGrid([]Column{{Title: "A"}, {Title: "B"}}, "a", "b")
	g.Theme = colorful()
	g.Style = func(_, column int) Style { return [...]Style{g.Theme.Faint, {}}[column] }
	g.SetSize(8, 3)
	g.SetCount(2, 0)
	for i, want := range []string{
		"  \x1b[4mA\x1b[m  \x1b[2mB\x1b[0m  ",
		"\x1b[1;95m▌\x1b[0m \x1b[7ma\x1b[0m  b  ",
		"  \x1b[2ma\x1b[0m  b  ",
	} {
		if got := g.Lines()[i].String(); !strings.HasPrefix(got, want) {
			t.Errorf("line %d: %q, want %q", i, got, want)
		}
	}
}

func TestGridFitsItsColumns(t *testing.T) {
	columns := []Column{
		{Title: "Customer ID", Short: "ID", Pinned: true},
		{Title: "Customer", Pinned: true, Flexible: true},
		{Title: "Company"},
		{Title: "Account"},
		{Title: "Note", Flexible: true, Greedy: true},
	}
	long := strings.Repeat("n", 50)
	for _, test := range []struct {
		name          string
		width, active int
		titles        string
		widths        []int
	}{
		{"all as wide as they are", 140, 0, "CUSTOMER ID Customer Company Account Note", []int{11, 50, 7, 8, 50}},
		{"short titles where that is enough", 135, 0, "ID Customer Company Account Note", []int{7, 50, 7, 8, 50}},
		{"smaller gaps where that is enough", 128, 0, "ID Customer Company Account Note", []int{7, 50, 7, 8, 50}},
		{"the greedy one gets twice as much", 80, 0, "ID Customer Company Account Note", []int{7, 18, 7, 8, 34}},
		{"what does not fit is off the screen", 40, 0, "ID Customer Company ›2", []int{7, 19, 7}},
		{"the active one is in view", 40, 3, "‹1 ID Customer ACCOUNT ›1", []int{7, 17, 8}},
		{"the last one is in view", 40, 4, "‹2 ID Customer NOTE", []int{7, 14, 14}},
	} {
		t.Run(test.name, func(t *testing.T) {
			g := testGrid(columns, "C00000#", long, "Acme UK", "ACME000#", long)
			g.SetSize(test.width, 5)
			g.MoveColumn(test.active)
			if got := strings.Join(strings.Fields(shownLines(g)[0]), " "); got != test.titles {
				t.Errorf("titles %q, want %q", got, test.titles)
			}
			if got := g.layout().widths; !slices.Equal(got, test.widths) {
				t.Errorf("widths %v, want %v", got, test.widths)
			}
			for i, line := range g.Lines() {
				if line.Width() != test.width {
					t.Errorf("line %d is %d cells wide, want %d", i, line.Width(), test.width)
				}
			}
		})
	}
}

func TestGridCutsNoColumnWhileAnotherHasRoom(t *testing.T) {
	columns := []Column{
		{Title: "Customer ID", Short: "ID", Pinned: true, Brief: func(s string) string { return s[:4] + "…" }},
		{Title: "Customer", Pinned: true, Flexible: true, Least: 24},
		{Title: "Company", Flexible: true},
		{Title: "Sage Account", Short: "Account"},
		{Title: "Next"},
	}
	for _, test := range []struct {
		name            string
		width, customer int
		titles          string
		widths          []int
		id              string
	}{
		{"the short form of a cell before a cut", 73, 30, "ID Customer Company Account Next", []int{5, 30, 16, 8, 6}, "2f1c…"},
		{"the whole cell where there is room", 100, 30, "Customer ID Customer Company Account Next", []int{30, 30, 16, 8, 6}, "2f1c" + strings.Repeat("0", 26)},
		{"a title grows into the room that is left", 90, 30, "Customer ID Customer Company Sage Account Next", []int{11, 30, 16, 12, 6}, "2f1c…"},
		{"the narrowest of the cut ones grows first", 70, 60, "ID Customer Company Account Next", []int{5, 29, 16, 8, 6}, "2f1c…"},
		{"a third of the width is kept for the customer", 50, 60, "ID Customer Company Account ›1", []int{5, 15, 14, 8}, "2f1c…"},
	} {
		t.Run(test.name, func(t *testing.T) {
			g := testGrid(columns, "2f1c"+strings.Repeat("0", 26), strings.Repeat("n", test.customer), "Acme Ireland Ltd", "ACME000#", "create")
			g.Active = -1
			g.SetSize(test.width, 3)
			if got := strings.Join(strings.Fields(shownLines(g)[0]), " "); got != test.titles {
				t.Errorf("titles %q, want %q", got, test.titles)
			}
			if got := g.layout().widths; !slices.Equal(got, test.widths) {
				t.Errorf("widths %v, want %v", got, test.widths)
			}
			if row := shownLines(g)[1]; !strings.HasPrefix(row[len("▌ "):], test.id+" ") {
				t.Errorf("row %q, want the ID %s", row, test.id)
			}
		})
	}
}

func TestGridFillsTheRoomWithACutColumn(t *testing.T) {
	g := testGrid([]Column{{Title: "When", Pinned: true}, {Title: "Who"}, {Title: "What", Flexible: true}, {Title: "Note", Flexible: true}}, "2026-11-25 15:06", "root", "load of customers.csv", "")
	for width, want := range map[int]string{
		40: "▌ 2026-11-25 15:06 root load of cust…",
		35: "▌ 2026-11-25 15:06 root load of…",
	} {
		g.SetSize(width, 3)
		if got := shownLines(g)[1]; got != want {
			t.Errorf("in %d cells %q, want %q", width, got, want)
		}
	}
}

func TestGridShowsColumnsAtTheLeftWhereThereIsRoom(t *testing.T) {
	g := testGrid([]Column{{Title: "ID", Pinned: true}, {Title: "Company"}, {Title: "Account"}, {Title: "Next"}}, "C#", "Acme", "A#", "create")
	g.SetSize(16, 3)
	g.MoveColumn(3)
	if got := shownLines(g)[0]; got != "‹2 ID  NEXT" {
		t.Errorf("%q", got)
	}
	g.SetSize(24, 3)
	if got := shownLines(g)[0]; got != "‹1 ID  Account  NEXT" {
		t.Errorf("%q", got)
	}
}

func TestIdleGridHasNoHighlight(t *testing.T) {
	g := testGrid([]Column{{Title: "A"}}, "a")
	g.Theme, g.Idle = colorful(), func() bool { return true }
	g.SetSize(8, 3)
	g.SetCount(2, 0)
	for i, want := range []string{"  \x1b[4mA\x1b[m  ", "\x1b[2m▌\x1b[0m a ", "  a "} {
		if got := g.Lines()[i].String(); !strings.HasPrefix(got, want) {
			t.Errorf("line %d: %q, want %q", i, got, want)
		}
	}
}

// Each change of style is 4 bytes on the wire.
func TestHeadingChangesItsStyleOnlyAtTheActiveColumn(t *testing.T) {
	g := testGrid([]Column{{Title: "A", Pinned: true}, {Title: "B"}, {Title: "C"}, {Title: "D"}, {Title: "E"}, {Title: "LongTitle"}}, "a", "b", "c", "d", "e", "f")
	g.Theme, g.Active = colorful(), 2
	g.SetSize(20, 3)
	g.SetCount(2, 0)
	const want = "  \x1b[2mA  B\x1b[0m  \x1b[4mC\x1b[m  \x1b[2mD  E   ›1\x1b[0m"
	if got := g.Lines()[0].String(); got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestGridScrollsByHalfAPage(t *testing.T) {
	g := testGrid([]Column{{Title: "ID"}}, "#")
	g.SetSize(10, 11) // ten rows
	g.SetCount(100, 0)
	for _, test := range []struct{ by, cursor, top int }{
		{9, 9, 0}, {1, 10, 5}, {4, 14, 5}, {-10, 4, 0}, {1000, 99, 90}, {-10, 89, 85}, {-1000, 0, 0},
	} {
		g.Move(test.by)
		if g.Cursor != test.cursor || g.Top != test.top {
			t.Errorf("moved by %d: row %d below %d, want %d below %d", test.by, g.Cursor, g.Top, test.cursor, test.top)
		}
	}
	g.SetCount(0, 5)
	if g.Cursor != 0 || g.Top != 0 {
		t.Errorf("an empty grid: row %d below %d", g.Cursor, g.Top)
	}
	g.SetSize(10, 0)
	if lines := g.Lines(); len(lines) != 0 {
		t.Errorf("%d lines in no height", len(lines))
	}
}

func TestGridMoves(t *testing.T) {
	g := testGrid([]Column{{Title: "A"}, {Title: "B"}}, "a", "b")
	g.SetSize(20, 6) // five rows
	for _, test := range []struct {
		key         string
		row, column int
	}{
		{"j", 1, 0},
		{"k", 0, 0},
		{"pgdown", 4, 0},
		{"ctrl+d", 6, 0},
		{"G", 9, 0},
		{"pgup", 5, 0},
		{"ctrl+u", 3, 0},
		{"g", 0, 0},
		{"k", 0, 0},
		{"l", 0, 1},
		{"l", 0, 1},
		{"h", 0, 0},
		{"$", 0, 1},
		{"0", 0, 0},
	} {
		moves := g.Moves()
		moves[slices.IndexFunc(moves, func(a Action) bool { return slices.Contains(a.Keys, test.key) })].Do()
		if g.Cursor != test.row || g.Active != test.column {
			t.Errorf("%s: row %d, column %d, want %d, %d", test.key, g.Cursor, g.Active, test.row, test.column)
		}
	}
}
