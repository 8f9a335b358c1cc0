package widget

import tea "github.com/charmbracelet/bubbletea"

// selection is the letters from start up to end; none if end is 0.
type selection struct{ start, end int }

// Select selects the letters from start up to end and puts the cursor behind them. The next text that is typed replaces
// them, and a key that moves the cursor keeps them.
func (f *Field) Select(start, end int) {
	f.SetCursor(end)
	f.selected = selection{start, end}
}

// Selected reports whether letters are selected.
func (f *Field) Selected() bool { return f.selected.end > 0 }

// SetValue replaces the text; nothing is selected then.
func (f *Field) SetValue(text string) {
	f.selected = selection{}
	f.Model.SetValue(text)
}

// unselect ends a selection as a key asks for. It reports whether that is all that the key does.
func (f *Field) unselect(k tea.KeyMsg) (handled bool) {
	s := f.selected
	f.selected = selection{}
	switch k.String() {
	case "left", "ctrl+b":
		f.SetCursor(s.start)
		return true
	case "right", "ctrl+f":
		return true
	case "ctrl+u":
		f.SetValue("")
		return true
	case "backspace", "ctrl+h", "delete", "ctrl+d", "ctrl+w", "alt+backspace":
		f.cut(s)
		return true
	}
	if IsText(k) {
		f.cut(s)
	}
	return false
}

// cut removes letters and puts the cursor where they were.
func (f *Field) cut(s selection) {
	text := []rune(f.Value())
	f.SetValue(string(text[:s.start]) + string(text[s.end:]))
	f.SetCursor(s.start)
}

// shownBehind is how many letters behind a selection are kept in view: an extension.
const shownBehind = 5

// viewSelected returns the field in exactly width cells with the selected letters reversed, or in brackets without
// attributes.
func (f *Field) viewSelected(width int) Text {
	t, text, s := f.Theme, []rune(f.Value()), f.selected
	behind := t.Safe(string(text[s.end:min(len(text), s.end+lettersPerCell*width)]))
	room := width - 2 - min(behind.Width(), shownBehind)
	start := max(s.end-lettersPerCell*width, 0)
	for start < s.end && t.Safe(string(text[start:s.end])).Width() > room {
		start++
	}
	from := max(s.start, start)
	before, chosen := t.Safe(string(text[start:from])), t.Safe(string(text[from:s.end]))
	if t.Plain {
		return t.Line(before.Plus(Plain("["), chosen, Plain("]"), behind), width)
	}
	return t.Line(before.Plus(t.Reverse.Render(chosen), behind), width)
}
