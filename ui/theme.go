package ui

import (
	"io"
	"strings"

	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"

	"dovetail/ui/terminal"
)

// A theme is how things are drawn on one terminal: in its own 16 colours, right on light and dark alike,
// and with characters that it has. Whatever a colour says, a character or a word says too.
type theme struct {
	glyphs
	terminal terminal.Terminal
	plain    bool // no colours and no attributes at all

	bold, faint, reverse lipgloss.Style
	good, warn, bad      lipgloss.Style
	accent               lipgloss.Style
}

// glyphs are the characters that are not in every terminal's set.
type glyphs struct {
	cursor, mark                               string // in front of a row
	up, down                                   string // sorted up, sorted down
	left, right                                string // columns off the screen
	yes, no                                    string // in front of Yes and No
	none                                       string // an empty cell
	dot, arrow, crumb, entry                   string
	ellipsis                                   string
	horizontal, vertical                       string
	topLeft, topRight, bottomLeft, bottomRight string // corners of a box
	barFull, barEmpty                          string
}

var unicodeGlyphs = glyphs{
	cursor: "▌", mark: "●", up: "▲", down: "▼", left: "‹", right: "›", yes: "✓", no: "–", none: "–",
	dot: "·", arrow: "→", crumb: "›", entry: "▸", ellipsis: "…", horizontal: "─", vertical: "│",
	topLeft: "┌", topRight: "┐", bottomLeft: "└", bottomRight: "┘", barFull: "█", barEmpty: "░",
}

var asciiGlyphs = glyphs{
	cursor: ">", mark: "*", up: "^", down: "v", left: "<", right: ">", yes: "+", no: "-", none: "-",
	dot: "-", arrow: "->", crumb: ">", entry: ">", ellipsis: "~", horizontal: "-", vertical: "|",
	topLeft: "+", topRight: "+", bottomLeft: "+", bottomRight: "+", barFull: "#", barEmpty: ".",
}

// newTheme makes the look of a terminal.
func newTheme(t terminal.Terminal) *theme {
	r := lipgloss.NewRenderer(io.Discard)
	r.SetHasDarkBackground(true)
	r.SetColorProfile(termenv.ANSI)
	l := &theme{glyphs: unicodeGlyphs, terminal: t, plain: !t.Color}
	if !t.UTF8 {
		l.glyphs = asciiGlyphs
	}
	if l.plain {
		r.SetColorProfile(termenv.Ascii)
	}
	style := r.NewStyle
	l.bold, l.faint, l.reverse = style().Bold(true), style().Faint(true), style().Reverse(true)
	l.good, l.warn, l.bad = style().Foreground(lipgloss.Color("2")), style().Foreground(lipgloss.Color("3")), style().Foreground(lipgloss.Color("1")).Bold(true)
	l.accent = style().Foreground(lipgloss.Color("4")).Bold(true)
	return l
}

// heading is the title of a table's active column. Lip Gloss would underline each letter by itself, at 13
// bytes a letter.
func (l *theme) heading(title string) string {
	if l.plain {
		return title
	}
	return ansi.Style{}.Bold().Underline(true).Styled(title)
}

// asciiKeys are the names of the keys that are shown by a sign.
var asciiKeys = map[string]string{"⏎": "Enter", "↑": "Up", "↓": "Down", "←": "Left", "→": "Right"}

// key is a key as it is shown on this terminal.
func (l *theme) key(shown string) string {
	if name, ok := asciiKeys[shown]; ok && !l.terminal.UTF8 {
		return name
	}
	return shown
}

// safe returns a text of a file or a user as this terminal can show it.
func (l *theme) safe(s string) string { return l.terminal.Safe(s) }

// fit is such a text in exactly width cells.
func (l *theme) fit(s string, width int) string { return terminal.Fit(l.safe(s), width, l.ellipsis) }

// tailed is such a text in exactly width cells, cut at its front where it is too long: of a path the end
// matters.
func (l *theme) tailed(s string, width int) string {
	s = l.safe(s)
	if over := ansi.StringWidth(s) - width; over > 0 {
		s = ansi.TruncateLeft(s, over+ansi.StringWidth(l.ellipsis), l.ellipsis)
	}
	return terminal.Fit(s, width, l.ellipsis)
}

// line fits text that may hold styles into exactly width cells.
func (l *theme) line(s string, width int) string { return terminal.Fit(s, width, l.ellipsis) }

// block puts lines into exactly width by height cells.
func (l *theme) block(lines []string, width, height int) string {
	out := make([]string, max(height, 0))
	for i := range out {
		if i < len(lines) {
			out[i] = l.line(lines[i], width)
		} else {
			out[i] = strings.Repeat(" ", max(width, 0))
		}
	}
	return strings.Join(out, "\n")
}
