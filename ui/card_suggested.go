package ui

import (
	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
)

// cardSuggestions are the suggestions for the customer of a card, once they are found.
type cardSuggestions struct {
	id   string // of the customer
	list []model.Suggestion
}

// readSuggestions returns the command that finds the suggestions for the customer; nil if it gets none.
func (c *card) readSuggestions() tea.Cmd {
	if whyNoSuggestions(c.customer) != "" || c.snapshot == nil || !c.snapshot.HasSageLists() {
		return nil
	}
	return c.app.suggestQuickly(c.customer.ID)
}

// suggestionWords returns the best suggestion for the customer, or the likely Sage customer that is not offered, as a
// sentence; "" without either.
func (c *card) suggestionWords() string {
	if c.suggested.id != c.customer.ID || len(c.suggested.list) == 0 || whyNoSuggestions(c.customer) != "" {
		return ""
	}
	x := c.suggested.list[0]
	if x.IsOffered() {
		link := x.Link()
		return "Suggested, " + x.Tier.String() + ": " + link.ShortName() + " " + x.Sage.Name + " in " + x.Company.Name + "; m compares."
	}
	return "The likely account " + x.WhyNotOffered() + "."
}
