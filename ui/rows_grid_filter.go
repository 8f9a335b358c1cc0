package ui

import (
	tea "github.com/charmbracelet/bubbletea"

	"dovetail/ui/widget"
)

// filterActions returns the keys while the user types a filter.
func (c *rowsGrid) filterActions() []widget.Action {
	earlier := ""
	if c.filter.recalls() && len(c.filter.earlier) > 0 {
		earlier = "earlier filters"
	}
	accept, next := "", "to the list"
	if n := len(c.filter.suggestions); n > 0 {
		accept, next = "accept suggestion", ""
		if n > 1 {
			next = "next suggestion"
		}
	}
	return []widget.Action{
		{Keys: []string{"enter"}, Footer: "keep the filter", Do: c.shutFilter},
		{Keys: []string{"tab"}, Footer: accept, Help: "accept suggestion", Do: c.acceptSuggestion},
		{Keys: []string{"up", "ctrl+p"}, Footer: earlier, Help: "previous suggestion; on an empty line earlier filters", Do: c.chooseSuggestion(-1)},
		{Keys: []string{"down", "ctrl+n"}, Footer: next, Help: "next suggestion; after ↑ the next newer filter; without either to the list", Do: c.chooseSuggestion(1)},
		{Keys: []string{"esc"}, Footer: "back", Help: "back to the grid: the filter stays", Do: c.shutFilter},
	}
}

func (c *rowsGrid) openFilter() tea.Cmd {
	c.filter.open()
	c.filter.separate()
	return c.filter.completions(c.view.source)
}

// shutFilter returns to the grid; the filter and the cursor stay.
func (c *rowsGrid) shutFilter() tea.Cmd {
	c.filter.shut()
	c.filter.record()
	c.settle()
	return nil
}

// chooseSuggestion returns a function that moves to another suggestion, or to an earlier filter where that is what the
// keys do: by is 1 for down and -1 for up.
func (c *rowsGrid) chooseSuggestion(by int) func() tea.Cmd {
	return func() tea.Cmd {
		if c.filter.recalls() && (by < 0 || c.filter.recalled > 0) {
			return c.recallFilter(-by)
		}
		if n := len(c.filter.suggestions); n > 0 {
			c.filter.at = (c.filter.at + by + n) % n
		} else if by > 0 {
			return c.shutFilter()
		}
		return nil
	}
}

// recallFilter filters by an older or newer one of the earlier filters.
func (c *rowsGrid) recallFilter(by int) tea.Cmd {
	notice, changed := c.filter.recall(by)
	c.app.notify(notice)
	if !changed {
		return nil
	}
	return tea.Batch(c.filtered(), c.filter.completions(c.view.source))
}

func (c *rowsGrid) acceptSuggestion() tea.Cmd {
	if !c.filter.accept() {
		return nil
	}
	return tea.Batch(c.filtered(), c.filter.completions(c.view.source))
}
