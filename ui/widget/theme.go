package widget

import (
	"io"
	"strings"

	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"

	"dovetail/ui/terminal"
)

// A Theme is how things are drawn on one terminal: in its own 16 colours, right on light and dark alike,
// and with characters that it has. Whatever a colour says, a character or a word says too.
type Theme struct {
	Glyphs
	Terminal terminal.Terminal
	Plain    bool // no colours and no attributes at all

	Bold, Faint, Reverse lipgloss.Style
	Good, Warn, Bad      lipgloss.Style
	Accent               lipgloss.Style
}

// Glyphs are the characters that are not in every terminal's set.
type Glyphs struct {
	Cursor, Mark                               string // in front of a row
	Up, Down                                   string // sorted up, sorted down
	Left, Right                                string // columns off the screen
	Yes, No                                    string // in front of Yes and No
	None                                       string // an empty cell
	Dot, Arrow, Crumb, Entry                   string
	Ellipsis                                   string
	Horizontal, Vertical                       string
	TopLeft, TopRight, BottomLeft, BottomRight string // corners of a box
	BarFull, BarEmpty                          string
}

var unicodeGlyphs = Glyphs{
	Cursor: "▌", Mark: "●", Up: "▲", Down: "▼", Left: "‹", Right: "›", Yes: "✓", No: "–", None: "–",
	Dot: "·", Arrow: "→", Crumb: "›", Entry: "▸", Ellipsis: "…", Horizontal: "─", Vertical: "│",
	TopLeft: "┌", TopRight: "┐", BottomLeft: "└", BottomRight: "┘", BarFull: "█", BarEmpty: "░",
}

var asciiGlyphs = Glyphs{
	Cursor: ">", Mark: "*", Up: "^", Down: "v", Left: "<", Right: ">", Yes: "+", No: "-", None: "-",
	Dot: "-", Arrow: "->", Crumb: ">", Entry: ">", Ellipsis: "~", Horizontal: "-", Vertical: "|",
	TopLeft: "+", TopRight: "+", BottomLeft: "+", BottomRight: "+", BarFull: "#", BarEmpty: ".",
}

// NewTheme makes the look of a terminal.
func NewTheme(t terminal.Terminal) *Theme {
	r := lipgloss.NewRenderer(io.Discard)
	r.SetHasDarkBackground(true)
	r.SetColorProfile(termenv.ANSI)
	l := &Theme{Glyphs: unicodeGlyphs, Terminal: t, Plain: !t.Color}
	if !t.UTF8 {
		l.Glyphs = asciiGlyphs
	}
	if l.Plain {
		r.SetColorProfile(termenv.Ascii)
	}
	style := r.NewStyle
	l.Bold, l.Faint, l.Reverse = style().Bold(true), style().Faint(true), style().Reverse(true)
	l.Good, l.Warn, l.Bad = style().Foreground(lipgloss.Color("2")), style().Foreground(lipgloss.Color("3")), style().Foreground(lipgloss.Color("1")).Bold(true)
	l.Accent = style().Foreground(lipgloss.Color("4")).Bold(true)
	return l
}

// Heading is the title of a table's active column. Lip Gloss would underline each letter by itself, at 13
// bytes a letter.
func (l *Theme) Heading(title string) string {
	if l.Plain {
		return title
	}
	return ansi.Style{}.Bold().Underline(true).Styled(title)
}

// asciiKeys are the names of the keys that are shown by a sign.
var asciiKeys = map[string]string{"⏎": "Enter", "↑": "Up", "↓": "Down", "←": "Left", "→": "Right"}

// Key is a key as it is shown on this terminal.
func (l *Theme) Key(shown string) string {
	if name, ok := asciiKeys[shown]; ok && !l.Terminal.UTF8 {
		return name
	}
	return shown
}

// Safe returns a text of a file or a user as this terminal can show it.
func (l *Theme) Safe(s string) string { return l.Terminal.Safe(s) }

// Fit is such a text in exactly width cells.
func (l *Theme) Fit(s string, width int) string { return terminal.Fit(l.Safe(s), width, l.Ellipsis) }

// FitEnd is such a text in exactly width cells, cut at its front where it is too long: of a path the end
// matters.
func (l *Theme) FitEnd(s string, width int) string {
	s = l.Safe(s)
	if over := ansi.StringWidth(s) - width; over > 0 {
		s = ansi.TruncateLeft(s, over+ansi.StringWidth(l.Ellipsis), l.Ellipsis)
	}
	return terminal.Fit(s, width, l.Ellipsis)
}

// Line fits text that may hold styles into exactly width cells.
func (l *Theme) Line(s string, width int) string { return terminal.Fit(s, width, l.Ellipsis) }

// Block puts lines into exactly width by height cells.
func (l *Theme) Block(lines []string, width, height int) string {
	out := make([]string, max(height, 0))
	for i := range out {
		if i < len(lines) {
			out[i] = l.Line(lines[i], width)
		} else {
			out[i] = strings.Repeat(" ", max(width, 0))
		}
	}
	return strings.Join(out, "\n")
}
