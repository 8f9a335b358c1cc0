package widget

import (
	"github.com/charmbracelet/bubbles/cursor"
	"github.com/charmbracelet/bubbles/textinput"
	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
)

// A Field is a line of text that is edited as in a shell. Its cursor does not blink: an idle session
// sends nothing.
type Field struct {
	textinput.Model
	Theme *Theme
}

func NewField(l *Theme, text string) Field {
	f := Field{textinput.New(), l}
	f.Prompt = ""
	f.Cursor.SetMode(cursor.CursorStatic)
	f.Focus()
	f.SetValue(text)
	f.CursorEnd()
	return f
}

// Key edits the text; it reports whether the text is another one now.
func (f *Field) Key(m tea.Msg) (changed bool) {
	before := f.Value()
	f.Model, _ = f.Update(m)
	return f.Value() != before
}

// lettersPerCell is how many letters one cell can hold: a base with its accents.
const lettersPerCell = 4

// View draws the field in exactly width cells, scrolled so that the cursor is in view. Without attributes
// the cursor is a bar between the letters.
func (f *Field) View(width int) string {
	text, at := []rune(f.Value()), f.Position()
	// Text far from the cursor cannot be in view, and measuring it takes long where much was pasted.
	text = text[:min(len(text), at+lettersPerCell*width)]
	start := max(at-lettersPerCell*width, 0)
	for start < at && ansi.StringWidth(f.Theme.Safe(string(text[start:at]))) > width-2 {
		start++
	}
	before := f.Theme.Safe(string(text[start:at]))
	under, after := " ", ""
	if at < len(text) {
		under, after = f.Theme.Safe(string(text[at:at+1])), f.Theme.Safe(string(text[at+1:]))
	}
	switch {
	case !f.Focused():
		return f.Theme.Line(before+f.Theme.Safe(string(text[at:])), width)
	case f.Theme.Plain:
		return f.Theme.Line(before+"|"+f.Theme.Safe(string(text[at:])), width)
	}
	return f.Theme.Line(before+f.Theme.Reverse.Render(under)+after, width)
}
