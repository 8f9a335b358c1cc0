package ui

import (
	"context"
	"errors"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/job"
	"dovetail/ui/widget"
)

// suggestions is the screen Suggestions: the unlinked customers for which Sage customers were found, the surest first, to
// be accepted or rejected. What is accepted is applied as an upload is. The app keeps the screen, with what was decided,
// while another section is shown.
type suggestions struct {
	pane
	app     *App
	all     *model.Suggestions // nil until the first search has ended
	decided *decisions         // of all
	rows    []int32            // the customers of all that are shown
	filter  model.SuggestionFilter
	again   bool // rejected ones are shown too

	search   *suggestSearch // nil while none runs
	searches int            // searches so far
	touched  []int          // the customers that were decided on while a search ran
	failed   error          // why the last search found nothing; nil if it did not fail

	field   widget.Field       // the filter
	filters int                // filters asked for so far
	stop    context.CancelFunc // ends the one that runs; nil before the first
	wanted  string             // the CustomerId that the cursor belongs to when the rows are shown

	beginning string // the words that the names of all companies with a list begin with

	drawn map[int]model.Suggestion // by customer: what was drawn last, as it takes a while to make
	undo  [][]model.Suggestion     // what was rejected here, together for a customer, the last at the end
	no    map[rejection]bool       // what was rejected here and is not in all yet
	grid  widget.Grid
}

func newSuggestions(a *App) *suggestions {
	s := &suggestions{app: a, field: widget.NewField(a.theme, ""), drawn: map[int]model.Suggestion{}, no: map[rejection]bool{}}
	s.field.Blur()
	s.grid = widget.Grid{Theme: a.theme, Cell: s.cell, Style: s.style, Words: s.words, Idle: s.idle, Active: 1, Columns: []widget.Column{
		{Title: "Tier", Pinned: true},
		{Title: "Layer customer", Short: "Layer", Pinned: true, Flexible: true, Least: 24},
		{Title: "Sage customer", Short: "Sage", Flexible: true, Least: 24},
		{Title: "Account"},
		{Title: model.ColumnCompany.Title(), Short: "Company", Flexible: true, Brief: s.briefCompany},
		{Title: model.ColumnID.Title(), Short: "ID", Brief: shortID},
		{Title: "Score", Right: true},
	}}
	s.grid.Marked = func(row int) bool { return s.decided.of[s.rows[row]] == accepted }
	return s
}

// rejection names a suggestion that is rejected.
type rejection struct {
	customer string
	link     model.Link
}

// idle reports whether the keys go elsewhere.
func (s *suggestions) idle() bool { return s.app.menu.hasKeys() || s.Typing() }

// Title returns the screen's title in the header.
func (s *suggestions) Title() string { return "Suggestions" }

// Typing reports whether the filter is being typed.
func (s *suggestions) Typing() bool { return s.field.Focused() }

// Init searches, unless what was found is of the data that are shown, and reads the data.
func (s *suggestions) Init() tea.Cmd {
	if s.all == nil && s.search == nil {
		return s.find()
	}
	return s.app.reload(s.app.shown())
}

// find starts a search for suggestions in the newest data. One that runs is cancelled. If only links have changed since the
// last search, its result is used again.
func (s *suggestions) find() tea.Cmd { return s.findAgain(false) }

// findAgain is find; if fresh is true all customers are compared again.
func (s *suggestions) findAgain(fresh bool) tea.Cmd {
	if s.search != nil {
		s.search.cancel()
	}
	s.searches++
	s.touched, s.failed = nil, nil
	var cmd tea.Cmd
	s.search, cmd = s.app.suggest(s.searches, job.SuggestRequest{Again: s.again, Fresh: fresh}, s.decided.clone())
	return cmd
}

// Update takes the results of searches and filters, and searches again when the data have changed.
func (s *suggestions) Update(m tea.Msg) tea.Cmd {
	switch m := m.(type) {
	case loadedMsg:
		if m.err == nil && s.isOutdated(m.snapshot) {
			return s.find()
		}
	case suggestingMsg:
		if s.search != nil && s.search.number == m.number {
			s.search.last = progressedMsg(m)
			return s.search.next()
		}
	case suggestedMsg:
		return s.suggested(m)
	case filteredMsg:
		s.filtered(m)
	case rejectedMsg:
		return s.rejectionStored(m)
	case tea.KeyMsg:
		if s.field.Key(m) {
			s.filter.Text = s.field.Value()
			return s.ask(s.currentID())
		}
	}
	return nil
}

// isOutdated reports whether the suggestions are of other data than a snapshot's: of another state, or none as there was no
// customer list then.
func (s *suggestions) isOutdated(now *model.Snapshot) bool {
	if s.all == nil {
		return s.search == nil && errors.Is(s.failed, job.ErrNoSageList) && now.HasSageLists()
	}
	return s.all.Snapshot().Origin() != now.Origin()
}

// suggested takes what a search found.
func (s *suggestions) suggested(m suggestedMsg) tea.Cmd {
	if s.search == nil || m.number != s.search.number {
		return nil
	}
	if len(s.touched) > mostTouched {
		return s.find()
	}
	s.search = nil
	if s.app.notice == lookingForSuggestions {
		s.app.notify("")
	}
	switch {
	case errors.Is(m.err, context.Canceled):
		if s.all != nil {
			s.app.notify("the search was stopped; r searches again")
		}
		return nil
	case m.err != nil:
		s.failed = m.err
		return nil
	}
	for _, i := range s.touched {
		m.gone = append(m.gone, s.decided.carry(i, m.kept)...)
	}
	wanted := s.currentID()
	s.all, s.decided, s.touched, s.rows = m.found, m.kept, nil, nil
	s.beginning = sharedBeginning(s.all.Snapshot().SageLists())
	clear(s.drawn)
	s.grid.SetCount(0, 0) // until they are filtered
	if words := goneWords(m.gone); words != "" {
		s.app.notify(words)
	}
	return s.ask(wanted)
}

// mostTouched is the number of customers that can be decided on while a search runs: with more, which takes a while to
// carry over, it runs again.
const mostTouched = 100

// goneWords returns a notice about what was accepted and is no longer offered; "" if there is none.
func goneWords(ids []string) string {
	if len(ids) == 0 {
		return ""
	}
	const named = 3
	words := strings.Join(ids[:min(len(ids), named)], ", ")
	if len(ids) > named {
		words += ", …"
	}
	return model.Counted(len(ids), "accepted suggestion is no longer offered", "accepted suggestions are no longer offered") + ": " + words
}

// currentID returns the CustomerId under the cursor; "" if no row is shown.
func (s *suggestions) currentID() string {
	if i := s.current(); i >= 0 {
		return s.all.CustomerID(i)
	}
	return ""
}

// current returns the customer of the list under the cursor; -1 if no row is shown.
func (s *suggestions) current() int {
	if s.grid.Cursor >= len(s.rows) {
		return -1
	}
	return int(s.rows[s.grid.Cursor])
}

// ask shows the rows of the filter, with the cursor on a customer if that is one of them.
func (s *suggestions) ask(wanted string) tea.Cmd {
	s.filters++
	s.wanted = wanted
	if s.all == nil {
		return nil
	}
	if s.stop != nil {
		s.stop()
	}
	var ctx context.Context
	ctx, s.stop = context.WithCancel(s.app.context)
	return filterSuggestions(ctx, s.filters, s.all, s.filter)
}

// filtered shows the rows of a filter.
func (s *suggestions) filtered(m filteredMsg) {
	if m.number != s.filters || m.err != nil {
		return
	}
	at := 0
	if i := s.all.Find(s.wanted); i >= 0 {
		at, _ = slices.BinarySearch(m.rows, int32(i))
	}
	s.rows = m.rows
	s.grid.SetCount(len(s.rows), at)
}
