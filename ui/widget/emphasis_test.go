package widget

import (
	"testing"

	"dovetail/ui/terminal"
)

func TestEmphasizeMakesWholeWordsBold(t *testing.T) {
	words := []Text{{"C000501"}, {"Aberdeen"}, {"Aberdeen Ltd"}, {""}}
	for _, test := range []struct{ name, text, want string }{
		{"two words, the longer name", "1000 is linked to C000501 Aberdeen Ltd", "1000 is linked to \x1b[1mC000501\x1b[0m \x1b[1mAberdeen Ltd\x1b[0m"},
		{"at both ends", "Aberdeen (C000501)", "\x1b[1mAberdeen\x1b[0m (\x1b[1mC000501\x1b[0m)"},
		{"a part of a longer word", "C0005012 Aberdeens éAberdeen, Aberdeen", "C0005012 Aberdeens éAberdeen, \x1b[1mAberdeen\x1b[0m"},
		{"no such word", "synced", "synced"},
		{"empty", "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := colorful().Emphasize(Text{test.text}, words).String(); got != test.want {
				t.Errorf("%q, want %q", got, test.want)
			}
			if got := NewTheme(terminal.Terminal{}).Emphasize(Text{test.text}, words).String(); got != test.text {
				t.Errorf("without colours: %q, want %q", got, test.text)
			}
		})
	}
}

func TestGridKeepsAWordBoldThatIsCut(t *testing.T) {
	g := testGrid([]Column{{Title: "ID", Pinned: true}, {Title: "What"}}, "a", "taken by C000501 Aberdeen")
	g.Theme, g.Active = colorful(), 0
	g.Words = func(_, column int) []Text { return [][]Text{nil, {{"Aberdeen"}}}[column] }
	g.Style = func(_, column int) Style { return [...]Style{{}, g.Theme.Faint}[column] }
	g.SetSize(28, 3)
	g.SetCount(2, 0)
	for i, want := range []string{
		"\x1b[1;95m▌\x1b[0m \x1b[7ma \x1b[0m taken by C000501 \x1b[1mAberd…\x1b[0m",
		"  a  \x1b[2mtaken by C000501 \x1b[0m\x1b[1;2mAberd…\x1b[0m",
	} {
		if got := g.Lines()[i+1].String(); got != want {
			t.Errorf("row %d: %q, want %q", i, got, want)
		}
	}
}
