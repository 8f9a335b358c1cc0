package ui

import (
	"context"
	"errors"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"dovetail/model"
	"dovetail/ui/widget"
)

// filterLine is the live filter above the grid. Unfinished input never empties the grid: the last valid query remains in
// effect, and the line says what is missing.
type filterLine struct {
	widget.Field
	context context.Context // of the app
	good    model.Query     // the last valid one
	problem string          // what is missing or wrong; "" if nothing is
	wrong   bool            // the text is wrong, not only unfinished
	offers  []model.Completion
	offered string // the text that the suggestions complete
	at      int    // the suggestion that Tab accepts
	asked   int    // requests for suggestions so far
	stop    context.CancelFunc
}

func newFilterLine(ctx context.Context, l *widget.Theme) filterLine {
	f := filterLine{context: ctx, Field: widget.NewField(l, "")}
	f.Blur()
	return f
}

// open moves the keys to the filter.
func (f *filterLine) open() { f.Focus(); f.CursorEnd() }

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
	f.good, f.problem, f.wrong, f.offers = q, "", false, nil
	if text := f.Value(); text != "" {
		if same, err := model.ParseQuery(text); err == nil && same.String() == q.String() {
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
	q, err := model.ParseQuery(f.Value())
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
func (f *filterLine) completions(s *model.Snapshot) tea.Cmd {
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
	return complete(ctx, f.asked, s, text, at)
}

func (f *filterLine) take(m completedMsg) {
	if m.number == f.asked && f.Focused() {
		f.offers, f.offered = m.list, m.text
		f.at = min(f.at, max(len(m.list)-1, 0))
	}
}

// accept inserts the current suggestion into the text, and reports whether there was one.
func (f *filterLine) accept() bool {
	if len(f.offers) == 0 || f.offered != f.Value() {
		return false
	}
	o := f.offers[f.at]
	text := f.Value()
	f.SetValue(text[:o.From] + o.Insert + text[o.To:])
	f.SetCursor(len([]rune(text[:o.From] + o.Insert)))
	f.read(true)
	return true
}

// line draws the filter with what is shown of how many.
func (f *filterLine) line(width int, shown string) string {
	l := f.Theme
	if !f.Focused() && f.Value() == "" {
		shownWidth := ansi.StringWidth(shown)
		return l.Faint.Render(l.Fit(" / filter", width-shownWidth-1)) + shown + " "
	}
	return " / " + f.View(max(width-ansi.StringWidth(shown)-5, 1)) + " " + shown + " "
}

// offersLine says what is missing or wrong, and draws the offers: the one that Tab takes stands out.
func (f *filterLine) offersLine(width int) string {
	l := f.Theme
	text := " "
	switch {
	case f.wrong:
		return l.Bad.Render(l.Fit(" "+f.problem, width))
	case f.problem != "":
		text += l.Warn.Render(l.Safe(f.problem)) + "  "
	}
	for i := f.at; i < len(f.offers); i++ {
		o := f.offers[i]
		word := l.Safe(o.Label)
		if i == f.at {
			word = l.Reverse.Render(word)
			if l.Plain {
				word = "[" + l.Safe(o.Label) + "]"
			}
		}
		if o.Note != "" {
			word += " " + l.Faint.Render(l.Safe(o.Note))
		}
		if ansi.StringWidth(text)+ansi.StringWidth(word)+2 > width {
			break
		}
		text += word + "  "
	}
	return l.Line(text, width)
}
