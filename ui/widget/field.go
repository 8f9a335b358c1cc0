package widget

import (
	"github.com/charmbracelet/bubbles/cursor"
	"github.com/charmbracelet/bubbles/textinput"
	tea "github.com/charmbracelet/bubbletea"
)

// Field is a line of text that is edited as in a shell. Its cursor does not blink: an idle session sends nothing.
type Field struct {
	textinput.Model
	Theme    *Theme
	selected selection
}

// NewField returns a focused field that holds a text, with the cursor at its end.
func NewField(t *Theme, text string) Field {
	f := Field{Model: textinput.New(), Theme: t}
	f.Prompt = ""
	f.Cursor.SetMode(cursor.CursorStatic)
	f.Focus()
	f.SetValue(text)
	f.CursorEnd()
	return f
}

// Key edits the text. It reports whether that changed it.
func (f *Field) Key(m tea.Msg) (changed bool) {
	before := f.Value()
	if k, ok := m.(tea.KeyMsg); ok && f.Selected() && f.unselect(k) {
		return f.Value() != before
	}
	f.Model, _ = f.Update(m)
	return f.Value() != before
}

// lettersPerCell is how many letters one cell can hold: a base with its accents.
const lettersPerCell = 4

// View returns the field in exactly width cells, scrolled so that the cursor is in view. Without attributes the cursor
// is a bar between the letters.
func (f *Field) View(width int) Text {
	if f.Selected() && f.Focused() {
		return f.viewSelected(width)
	}
	t := f.Theme
	text, at := []rune(f.Value()), f.Position()
	// Text far from the cursor cannot be in view, and measuring it takes long where much was pasted.
	text = text[:min(len(text), at+lettersPerCell*width)]
	start := max(at-lettersPerCell*width, 0)
	for start < at && t.Safe(string(text[start:at])).Width() > width-2 {
		start++
	}
	before, after := t.Safe(string(text[start:at])), t.Safe(string(text[at:]))
	switch {
	case !f.Focused():
		return t.Line(before.Plus(after), width)
	case t.Plain:
		return t.Line(before.Plus(Plain("|"), after), width)
	}
	under := Plain(" ")
	if at < len(text) {
		under, after = t.Safe(string(text[at:at+1])), t.Safe(string(text[at+1:]))
	}
	return t.Line(before.Plus(t.Reverse.Render(under), after), width)
}
