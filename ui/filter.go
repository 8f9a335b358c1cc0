package ui

import (
	"context"
	"errors"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/widget"
)

// filterLine is the live filter above the grid. Unfinished input never empties the grid: the last valid query remains in
// effect, and the line says what is missing.
type filterLine struct {
	widget.Field
	context      context.Context // of the app
	table        *model.Table
	history      model.History // for the suggestions after changed:
	good         model.Query   // the last valid one
	problem      string        // what is missing or wrong; "" if nothing is
	wrong        bool          // the text is wrong, not only unfinished
	suggestions  []model.Completion
	suggestedFor string // the text that the suggestions complete
	at           int    // the suggestion that Tab accepts
	asked        int    // requests for suggestions so far
	stop         context.CancelFunc
	earlier      []string // filters, newest first
	recalled     int      // which of them the line was filled with, counted from 1; 0 for none
}

func newFilterLine(a *App, table *model.Table) filterLine {
	f := filterLine{context: a.context, table: table, history: a.backend, Field: widget.NewField(a.theme, "")}
	f.Blur()
	return f
}

// open moves the keys to the filter.
func (f *filterLine) open() { f.Focus(); f.CursorEnd(); f.recalled = 0 }

// separate appends a space to a filter: what is typed next is another term.
func (f *filterLine) separate() {
	if text := f.Value(); text != "" && !strings.HasSuffix(text, " ") {
		f.SetValue(text + " ")
		f.CursorEnd()
	}
}

// shut returns the keys to the grid. Unfinished text is replaced by the last valid query.
func (f *filterLine) shut() {
	f.Blur()
	f.set(f.good)
}

// set shows a query that the user did not type.
func (f *filterLine) set(q model.Query) {
	f.good, f.problem, f.wrong, f.suggestions = q, "", false, nil
	if text := f.Value(); text != "" {
		if same, err := f.table.ParseQuery(text); err == nil && same.String() == q.String() {
			return
		}
	}
	f.SetValue(q.String())
	f.CursorEnd()
}

// edit passes a key to the field, and reports whether the query changed.
func (f *filterLine) edit(m tea.Msg) (changed bool) {
	before := f.Value()
	if !f.Key(m) {
		return false
	}
	f.at = 0
	return f.read(len(f.Value()) > len(before))
}

// read parses the text as a query, and reports whether the query changed. If the text is not valid, the last valid query
// remains; while text is being added, the query is the text before the unfinished term, because the letters of `company:`
// were a word without a match until the colon was typed.
func (f *filterLine) read(growing bool) (changed bool) {
	q, err := f.table.ParseQuery(f.Value())
	f.problem, f.wrong = "", false
	var e *model.QueryError
	if errors.As(err, &e) {
		f.problem, f.wrong = e.Msg, !e.Incomplete
		if !growing {
			return false
		}
	}
	changed = q.String() != f.good.String()
	f.good = q
	return changed
}

// completions returns the command that finds suggestions for the text at the cursor.
func (f *filterLine) completions(s model.RowSource) tea.Cmd {
	if s == nil {
		return nil
	}
	if f.stop != nil {
		f.stop() // cancels the search for the previous text
	}
	var ctx context.Context
	ctx, f.stop = context.WithCancel(f.context)
	f.asked++
	text := f.Value()
	at := len(string([]rune(text)[:f.Position()]))
	return complete(ctx, f, s, text, at)
}

func (f *filterLine) take(m completedMsg) {
	if m.to == f && m.number == f.asked && f.Focused() {
		f.suggestions, f.suggestedFor = m.list, m.text
		f.at = min(f.at, max(len(m.list)-1, 0))
	}
}

// accept inserts the current suggestion into the text, and reports whether there was one.
func (f *filterLine) accept() bool {
	if len(f.suggestions) == 0 || f.suggestedFor != f.Value() {
		return false
	}
	o := f.suggestions[f.at]
	text := f.Value()
	f.SetValue(text[:o.From] + o.Insert + text[o.To:])
	f.SetCursor(len([]rune(text[:o.From] + o.Insert)))
	f.read(true)
	return true
}

// write appends a term to the text.
func (f *filterLine) write(term string) {
	f.SetValue(f.Value() + term)
	f.CursorEnd()
	f.at = 0
	f.read(true)
}

// line returns the filter and, at the right, the number of shown rows.
func (f *filterLine) line(width int, shown widget.Text) widget.Text {
	t := f.Theme
	if !f.Focused() && f.Value() == "" {
		return t.Faint.Render(t.Fit(" / filter", width-shown.Width()-1)).Plus(shown, widget.Spaces(1))
	}
	return widget.Plain(" / ").Plus(f.View(max(width-shown.Width()-5, 1)), shown.Indent(1), widget.Spaces(1))
}

// suggestionsLine returns what is missing or wrong, and the suggestions: the one that Tab accepts stands out.
func (f *filterLine) suggestionsLine(width int) widget.Text {
	t := f.Theme
	line := widget.Spaces(1)
	switch {
	case f.wrong:
		return t.Bad.Render(t.Fit(" "+f.problem, width))
	case f.problem != "":
		line = line.Plus(t.Safe(f.problem), widget.Spaces(2))
	}
	for i := f.at; i < len(f.suggestions); i++ {
		offer := f.suggestion(i)
		if line.Width()+offer.Width()+2 > width {
			break
		}
		line = line.Plus(offer, widget.Spaces(2))
	}
	return t.Line(line, width)
}

// suggestion returns a suggestion with its note.
func (f *filterLine) suggestion(i int) widget.Text {
	t, o := f.Theme, f.suggestions[i]
	label := t.Safe(o.Label)
	switch {
	case i == f.at && t.Plain:
		label = widget.Plain("[").Plus(label, widget.Plain("]"))
	case i == f.at:
		label = t.Reverse.Render(label)
	}
	if o.Note == "" {
		return label
	}
	return label.Plus(widget.Spaces(1), t.Faint.Render(t.Safe(o.Note)))
}
