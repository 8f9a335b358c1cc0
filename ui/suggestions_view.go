package ui

import (
	"strconv"

	"dovetail/model"
	"dovetail/ui/widget"
)

// The columns of the grid.
const (
	suggestedTier = iota
	suggestedLayer
	suggestedSage
	suggestedAccount
	suggestedCompany
	suggestedID
	suggestedScore
)

// mostDrawn is the number of suggestions that are kept as they were drawn: some pages.
const mostDrawn = 512

// drawnAt returns the suggestion of a row as it is drawn.
func (s *suggestions) drawnAt(row int) model.Suggestion {
	i := int(s.rows[row])
	x, kept := s.drawn[i]
	if !kept {
		if len(s.drawn) >= mostDrawn {
			clear(s.drawn)
		}
		if x = s.decided.chosen(i); s.filter.NotFree {
			x = s.all.NotFreeAt(i)
		}
		s.drawn[i] = x
	}
	return x
}

func (s *suggestions) cell(row, column int) string {
	x := s.drawnAt(row)
	link := x.Link()
	switch column {
	case suggestedTier:
		if s.decided.of[s.rows[row]] == rejected && x.IsOffered() {
			return "rejected"
		}
		return x.State()
	case suggestedLayer:
		return orNone(x.Name)
	case suggestedSage:
		return orNone(x.Sage.Name)
	case suggestedAccount:
		return link.ShortName()
	case suggestedCompany:
		return x.Company.Name
	case suggestedID:
		return x.CustomerID
	}
	return model.FormatScore(x.Score)
}

// style returns how a cell is drawn: faint where the user has decided, and bold for a tier that needs a look.
func (s *suggestions) style(row, column int) widget.Style {
	t, x := s.app.theme, s.drawnAt(row)
	switch {
	case s.decided.of[s.rows[row]] != undecided, column > suggestedAccount:
		return t.Faint
	case column == suggestedTier && (x.Tier == model.TierCertain || x.Tier == model.TierStrong):
		return t.Faint
	case column == suggestedTier:
		return t.Warn
	}
	return widget.Style{}
}

// words returns the words of a Sage customer's name that the Layer customer's does not have.
func (s *suggestions) words(row, column int) (list []widget.Text) {
	if column != suggestedSage || s.decided.of[s.rows[row]] != undecided {
		return nil
	}
	x := s.drawnAt(row)
	for _, part := range model.CompareWithSage(model.Customer{Name: x.Name}, model.SageCustomer{Name: x.Sage.Name})[0].SageParts {
		list = append(list, s.app.theme.Safe(x.Sage.Name[part.Start:part.End]))
	}
	return list
}

// SetSize sets the size of the screen and of what is in it.
func (s *suggestions) SetSize(width, height int) {
	s.pane.SetSize(width, height)
	s.grid.SetSize(width, max(height-2-s.detailHeight(), 0))
}

// detailHeight returns the height of what is said below the grid about the suggestion under the cursor; 0 in a low window.
// It does not depend on the suggestion, so that the rows stay where they are.
func (s *suggestions) detailHeight() int {
	switch {
	case s.height >= 30:
		return 11
	case s.height >= 18:
		return 9
	}
	return 0
}

// View returns the strip of numbers, the filter, the grid, and the suggestion under the cursor.
func (s *suggestions) View() widget.Text {
	t := s.app.theme
	lines := []widget.Text{s.strip(), s.filterLine()}
	switch {
	case s.all == nil || len(s.rows) == 0:
		lines = append(lines, s.empty()...)
	default:
		lines = append(lines, s.grid.Lines()...)
		lines = append(lines, s.detail()...)
	}
	return t.Block(lines, s.width, s.height)
}

// strip returns how many suggestions of each tier are not decided, or how far the search is.
func (s *suggestions) strip() widget.Text {
	if s.search != nil {
		return s.searching()
	}
	if s.all == nil {
		return widget.Text{}
	}
	line := s.counts(true)
	if line.Width() > s.width {
		line = s.counts(false)
	}
	return line
}

// counts returns how many suggestions of each tier are not decided, and how many customers are not free, with the keys that
// show only these.
func (s *suggestions) counts(keys bool) widget.Text {
	t := s.app.theme
	var parts []widget.Text
	add := func(n int, words string, key int, style widget.Style) {
		part := s.app.count(n, words, style)
		if (keys || key == keyNotFree) && n > 0 {
			part = part.Plus(t.Faint.Render(t.Safe(" (" + strconv.Itoa(key) + ")")))
		}
		parts = append(parts, part)
	}
	for i, tier := range model.Tiers() {
		style := widget.Style{}
		if tier < model.TierStrong {
			style = t.Warn
		}
		add(s.decided.tiers[tier], tier.String(), i+1, style)
	}
	if n := s.all.NotFree(); n > 0 {
		add(n, "not free", keyNotFree, t.Warn)
	}
	return widget.Join(parts, t.Faint.Render(t.Safe(" · "))).Indent(1)
}

// searching returns a line that says how far the search is.
func (s *suggestions) searching() widget.Text {
	t, step := s.app.theme, s.search.last.step
	part, words := 0.0, t.Safe(" Looking for suggestions").Plus(t.Ellipsis)
	if step.Total > 0 {
		part = float64(step.Done) / float64(step.Total)
		words = t.Safe(" " + model.Number(int(step.Done)) + " of " + model.Number(int(step.Total)) + " customers compared")
	}
	return t.Bar(part, max(min(s.width-50, 30), 5)).Indent(1).Plus(words)
}

// filterLine returns the filter, and at the right what is decided and how many rows are shown.
func (s *suggestions) filterLine() widget.Text {
	t := s.app.theme
	right := widget.Text{}
	if s.all != nil {
		shown := model.Number(len(s.rows)) + " of " + model.Number(s.all.Len())
		if s.filter.NotFree {
			shown = model.Number(len(s.rows)) + " of " + model.Number(s.all.NotFree())
		}
		if len(s.rows) == s.all.Len() {
			shown = "all " + model.Number(s.all.Len())
		}
		right = t.Safe(shown)
		for _, kind := range []struct {
			decision
			words string
		}{{rejected, " rejected · "}, {accepted, " accepted · "}} {
			if n := s.decided.counts[kind.decision]; n > 0 {
				right = t.Bold.Render(t.Safe(model.Number(n) + kind.words)).Plus(right)
			}
		}
	}
	if !s.Typing() && s.field.Value() == "" {
		words := " / filter"
		if s.filter.Tier != model.NoTier {
			words = " only " + s.filter.Tier.String() + "  / filter"
		}
		if s.filter.NotFree {
			words = " only those whose likely account is not free  / filter"
		}
		return t.Faint.Render(t.Fit(words, max(s.width-right.Width()-1, 0))).Plus(right, widget.Spaces(1))
	}
	return widget.Plain(" / ").Plus(s.field.View(max(s.width-right.Width()-5, 1)), right.Indent(1), widget.Spaces(1))
}

// detail returns the lines about the suggestion under the cursor.
func (s *suggestions) detail() []widget.Text {
	height := s.detailHeight()
	if height == 0 {
		return nil
	}
	i := s.current()
	x := s.drawnAt(s.grid.Cursor)
	customer, _, _ := s.all.Pair(i)
	why := s.app.why(x, s.width)
	lines := append(s.app.sideBySideIn(customer, x, s.width, max(height-len(why), 3)), why...)
	for len(lines) < height {
		lines = append(lines, widget.Text{})
	}
	return lines[:height]
}
