package ui

import (
	"context"
	"errors"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/widget"
)

// A filterLine is the live filter above the grid. Unfinished input never empties the grid: the last good
// query stays, and the line says what is missing.
type filterLine struct {
	widget.Field
	context context.Context // of the app
	good    model.Query
	problem string // what is missing or wrong, "" for nothing
	wrong   bool   // it is wrong, not only unfinished
	offers  []model.Completion
	offered string // the text that the offers complete
	at      int    // the offer that Tab takes
	asked   int    // for offers so far
	stop    context.CancelFunc
}

func newFilterLine(ctx context.Context, l *widget.Theme) filterLine {
	f := filterLine{context: ctx, Field: widget.NewField(l, "")}
	f.Blur()
	return f
}

// open lets the person type.
func (f *filterLine) open() { f.Focus(); f.CursorEnd() }

// separate puts a space behind what is there already, as what is typed now is another term.
func (f *filterLine) separate() {
	if text := f.Value(); text != "" && !strings.HasSuffix(text, " ") {
		f.SetValue(text + " ")
		f.CursorEnd()
	}
}

// shut ends typing; what is unfinished goes back to the last good query.
func (f *filterLine) shut() {
	f.Blur()
	f.set(f.good)
}

// set shows a query that was made elsewhere.
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

// edit takes a key; it reports whether the query is another one now.
func (f *filterLine) edit(m tea.Msg) (changed bool) {
	before := f.Value()
	if !f.Key(m) {
		return false
	}
	f.at = 0
	return f.read(len(f.Value()) > len(before))
}

// read reads the text as a query. Where that cannot be done the last good query stays; only while text
// is being added it is what stands before the unfinished term, as the letters of `company:` were a word
// that nothing matched until the colon came.
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

// completions asks for what can be typed next.
func (f *filterLine) completions(s *model.Snapshot) tea.Cmd {
	if s == nil {
		return nil
	}
	if f.stop != nil {
		f.stop() // the values for what was typed before are not looked through any further
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

// accept takes the offer under the cursor into the text.
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

// line returns the filter with what is shown of how many.
func (f *filterLine) line(width int, shown widget.Text) widget.Text {
	t := f.Theme
	if !f.Focused() && f.Value() == "" {
		return t.Faint.Render(t.Fit(" / filter", width-shown.Width()-1)).Plus(shown, widget.Spaces(1))
	}
	return widget.Plain(" / ").Plus(f.View(max(width-shown.Width()-5, 1)), shown.Indent(1), widget.Spaces(1))
}

// offersLine returns what is missing or wrong, and the suggestions: the one that Tab accepts stands out.
func (f *filterLine) offersLine(width int) widget.Text {
	t := f.Theme
	line := widget.Spaces(1)
	switch {
	case f.wrong:
		return t.Bad.Render(t.Fit(" "+f.problem, width))
	case f.problem != "":
		line = line.Plus(t.Warn.Render(t.Safe(f.problem)), widget.Spaces(2))
	}
	for i := f.at; i < len(f.offers); i++ {
		offer := f.offer(i)
		if line.Width()+offer.Width()+2 > width {
			break
		}
		line = line.Plus(offer, widget.Spaces(2))
	}
	return t.Line(line, width)
}

// offer returns a suggestion with its note.
func (f *filterLine) offer(i int) widget.Text {
	t, o := f.Theme, f.offers[i]
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
