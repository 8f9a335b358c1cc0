package widget

import (
	"testing"

	"github.com/charmbracelet/x/ansi"
)

func TestTrimLeavesNoSpacesAtTheEndsOfLines(t *testing.T) {
	th := colorful()
	for _, test := range []struct {
		name string
		text Text
		want string
	}{
		{"plain", Text{"a b   \n  \n c "}, "a b\n\n c"},
		{"faint", th.Faint.Render(Text{"a b  "}).Plus(Spaces(3)), "\x1b[2ma b\x1b[0m"},
		{"only spaces", Text{"a "}.Plus(th.Bold.Render(Spaces(3)), Spaces(2)), "a"},
		{"two styles", th.Bold.Render(Text{"a "}).Plus(th.Faint.Render(Spaces(2))), "\x1b[1ma\x1b[0m"},
		{"reversed", Text{"a"}.Plus(th.Reverse.Render(Text{"b  "}), Spaces(2)), "a\x1b[7mb  \x1b[0m"},
		{"a heading", th.heading(Text{"ID  "}).Plus(Spaces(2)), "\x1b[4mID  \x1b[m"},
		{"empty", Text{}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := test.text.Trim().String(); got != test.want {
				t.Errorf("%q, want %q", got, test.want)
			}
		})
	}
}

func FuzzTrimKeepsWhatIsSeen(f *testing.F) {
	f.Add("a  ", "  b ")
	f.Fuzz(func(t *testing.T, a, b string) {
		th := colorful()
		text := th.Faint.Render(th.Safe(a)).Plus(th.Safe(b), th.Bold.Render(th.Safe(a)))
		if got, want := trimLine(ansi.Strip(text.Trim().s)), trimLine(ansi.Strip(text.s)); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	})
}
