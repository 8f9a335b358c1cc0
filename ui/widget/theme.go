package widget

import (
	"io"
	"math"
	"strings"

	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"

	"dovetail/ui/terminal"
)

// Theme is how things are drawn on one terminal, on a dark and on a light background alike, and with characters that it
// has. Bright is what needs a person, plain is data, faint is done or structure. Whatever a style says, a character or
// a word says too.
type Theme struct {
	Terminal terminal.Terminal
	Plain    bool // no colours and no attributes at all
	Ellipsis Text // ends a text that was cut: one cell, also where the … of a sentence is written as three

	Bold, Faint Style
	Warn        Style // what waits for a person, such as a customer that would be created in Sage
	Bad         Style // what is wrong: a rejected row, an error
	Accent      Style // the sign at the cursor, and what has the focus
	Reverse     Style // the cell under the cursor
}

// The hues of a theme, of the terminal's own 16 colours: on the palettes of common terminals only bright red and bright
// magenta have a contrast of 3 to 1 on white and on black. The dark ones and blue vanish on black, and yellow, green and
// cyan on white.
const red, magenta = "9", "13"

// NewTheme returns the theme of a terminal.
func NewTheme(term terminal.Terminal) *Theme {
	r := lipgloss.NewRenderer(io.Discard)
	r.SetHasDarkBackground(true)
	r.SetColorProfile(termenv.ANSI)
	t := &Theme{Ellipsis: Text{"…"}, Plain: !term.Color, Terminal: term}
	if !term.UTF8 {
		t.Ellipsis = Text{"~"}
	}
	if t.Plain {
		r.SetColorProfile(termenv.Ascii)
	}
	style := func(s lipgloss.Style) Style { return Style{&s} }
	t.Bold, t.Faint, t.Reverse = style(r.NewStyle().Bold(true)), style(r.NewStyle().Faint(true)), style(r.NewStyle().Reverse(true))
	bold := func(number string) Style { return style(r.NewStyle().Bold(true).Foreground(lipgloss.Color(number))) }
	t.Warn, t.Bad, t.Accent = t.Bold, bold(red), bold(magenta)
	return t
}

// heading returns the title of a table's active column, which stands out from the other, faint ones. Lip Gloss would
// underline each letter by itself, at 13 bytes a letter.
func (t *Theme) heading(title Text) Text {
	if t.Plain {
		return title
	}
	return Text{ansi.Style{}.Underline(true).Styled(title.s)}
}

// Key returns a shown key as it is called on this terminal, not yet safe. Most are the signs that Safe writes in ASCII,
// but → is an arrow in a sentence, and Right on a key.
func (t *Theme) Key(shown string) string {
	if shown == "→" && !t.Terminal.UTF8 {
		return "Right"
	}
	return shown
}

// Safe returns a text that a file or a user supplied as this terminal can show it, as terminal.Safe does. The signs of
// our own sentences are written in ASCII where it shows nothing else; others are question marks there.
func (t *Theme) Safe(s string) Text { return Text{t.Terminal.Safe(s)} }

// Fit returns such a text in exactly width cells.
func (t *Theme) Fit(s string, width int) Text { return t.Line(t.Safe(s), width) }

// FitEnd returns such a text in exactly width cells, cut at its front where it is too long: of a path the end matters.
func (t *Theme) FitEnd(s string, width int) Text {
	safe := t.Safe(s)
	if over := safe.Width() - width; over > 0 {
		safe = Text{ansi.TruncateLeft(safe.s, over+t.Ellipsis.Width(), t.Ellipsis.s)}
	}
	return t.Line(safe, width)
}

// Line returns a text in exactly width cells.
func (t *Theme) Line(text Text, width int) Text {
	return Text{terminal.Fit(text.s, width, t.Ellipsis.s)}
}

// LineEnd returns a text in exactly width cells, cut at its front where it is too long.
func (t *Theme) LineEnd(text Text, width int) Text {
	if over := text.Width() - width; over > 0 {
		text = t.Ellipsis.Plus(Text{ansi.TruncateLeft(text.s, over+t.Ellipsis.Width(), "")})
	}
	return t.Line(text, width)
}

// Block returns lines in exactly width by height cells.
func (t *Theme) Block(lines []Text, width, height int) Text {
	out := make([]Text, max(height, 0))
	for i := range out {
		if i < len(lines) {
			out[i] = t.Line(lines[i], width)
		} else {
			out[i] = Spaces(width)
		}
	}
	return Stack(out...)
}

// Rule returns a horizontal line of width cells.
func (t *Theme) Rule(width int) Text { return t.Safe(strings.Repeat("─", max(width, 0))) }

// Bar returns a bar of width cells of which a part, 0 to 1, is full.
func (t *Theme) Bar(part float64, width int) Text {
	full := min(max(int(math.Round(float64(width)*part)), 0), width)
	return t.Safe(strings.Repeat("█", full) + strings.Repeat("░", width-full))
}
