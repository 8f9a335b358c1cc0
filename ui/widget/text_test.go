package widget

import (
	"slices"
	"testing"

	"dovetail/ui/terminal"
)

// colorful returns the theme of a terminal with colours and UTF-8.
func colorful() *Theme { return NewTheme(terminal.Terminal{UTF8: true, Color: true}) }

// rendered returns lines as they go to the terminal.
func rendered(lines []Text) []string {
	var list []string
	for _, line := range lines {
		list = append(list, line.String())
	}
	return list
}

func TestTextIsEscaped(t *testing.T) {
	const name = "evil\x1b[2J\x07\u202ename → B…"
	for _, test := range []struct {
		name  string
		theme *Theme
		want  string
	}{
		{"in UTF-8", NewTheme(terminal.Terminal{UTF8: true}), `evil\u{1b}[2J\u{7}\u{202e}name → B…`},
		{"in ASCII", NewTheme(terminal.Terminal{}), `evil\u{1b}[2J\u{7}\u{202e}name -> B...`},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := test.theme.Safe(name).String(); got != test.want {
				t.Errorf("%q, want %q", got, test.want)
			}
			if got := test.theme.Fit(name, 12).Width(); got != 12 {
				t.Errorf("fitted into %d cells, want 12", got)
			}
		})
	}
}

func TestTextsAreJoined(t *testing.T) {
	theme := colorful()
	a, b := Plain("a"), theme.Safe("é")
	for got, want := range map[Text]string{
		{}:                                      "",
		a.Plus():                                "a",
		a.Plus(b):                               "aé",
		a.Plus(Spaces(2), b):                    "a  é",
		Spaces(-1):                              "",
		b.Indent(2):                             "  é",
		Join([]Text{a, b, a}, Plain(", ")):      "a, é, a",
		Join(nil, Plain(", ")):                  "",
		Stack(a, b):                             "a\né",
		Beside(Stack(a, a), Stack(b, b)):        "aé\naé",
		Beside(Stack(a, a), b):                  "aé\na",
		theme.Block([]Text{a}, 3, 2):            "a  \n   ",
		theme.Block([]Text{a, b, a}, 1, 2):      "a\né",
		theme.Block(nil, -1, -1):                "",
		theme.Safe("株式").Truncate(3):            "株",
		theme.Safe("株式").Truncate(-1):           "",
		theme.Bold.Render(a):                    "\x1b[1ma\x1b[0m",
		theme.Bold.Render(a).Truncate(0):        "\x1b[1m\x1b[0m",
		Style{}.Render(b):                       "é",
		theme.Rule(3):                           "───",
		theme.Bar(0.5, 4):                       "██░░",
		theme.Bar(2, 4):                         "████",
		NewTheme(terminal.Terminal{}).Bar(0, 2): "..",
	} {
		if got.String() != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestTextIsCutAtEitherEnd(t *testing.T) {
	theme, ascii := colorful(), NewTheme(terminal.Terminal{})
	const path = "/home/ann/links.csv"
	for got, want := range map[Text]string{
		theme.Fit(path, 8):                                "/home/a…",
		theme.FitEnd(path, 10):                            "…links.csv",
		theme.FitEnd(path, 21):                            path + "  ",
		ascii.FitEnd(path, 10):                            "~links.csv",
		theme.LineEnd(theme.Safe(path), 10):               "…links.csv",
		theme.LineEnd(theme.Safe(path), 20):               path + " ",
		theme.LineEnd(theme.Bold.Render(Plain("abc")), 2): "…\x1b[1mc\x1b[0m",
	} {
		if got.String() != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestTextIsWrapped(t *testing.T) {
	theme := colorful()
	text := theme.Safe("An upload links 株式会社")
	for _, test := range []struct {
		name string
		got  []Text
		want []string
	}{
		{"at spaces", text.Wrap(10), []string{"An upload", "links", "株式会社"}},
		{"a long word", Plain("abcdef").Wrap(4), []string{"abcd", "ef"}},
		{"in no width", text.Wrap(0), nil},
		{"anywhere", Plain("ssh host x").HardWrap(4), []string{"ssh ", "host", " x"}},
		{"anywhere in no width", Plain("ab").HardWrap(-1), []string{"a", "b"}},
		{"indented", Indent(1, Plain("a b").Wrap(1)), []string{" a", " b"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := rendered(test.got); !slices.Equal(got, test.want) {
				t.Errorf("%q, want %q", got, test.want)
			}
		})
	}
}

func TestUnstyledAndSkip(t *testing.T) {
	theme := colorful()
	line := theme.Bold.Render(theme.Safe("  日本")).Plus(theme.Bad.Render(Plain(" x")))
	if got := line.Unstyled().String(); got != "  日本 x" {
		t.Errorf("unstyled: %q", got)
	}
	for n, want := range map[int]string{-1: "  日本 x", 0: "  日本 x", 1: " 日本 x", 2: "日本 x", 4: "本 x", 99: ""} {
		if got := line.Unstyled().Skip(n).String(); got != want {
			t.Errorf("without %d cells: %q, want %q", n, got, want)
		}
	}
}
