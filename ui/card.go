package ui

import (
	"fmt"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/job"
	"dovetail/ui/widget"
)

// card is the screen of one customer: every field in full, what the next sync does, the history of its link, and the
// actions on it.
type card struct {
	scrolledPage
	list     *customers // in which it was opened; nil elsewhere
	customer model.Customer
	snapshot *model.Snapshot
	history  []model.CustomerChange
	order    readOrder

	suggested cardSuggestions
}

func newCard(a *App, x model.Customer, s *model.Snapshot) *card {
	c := &card{scrolledPage: scrolledPage{app: a}, customer: x, snapshot: s}
	c.text = c.lines
	return c
}

// Title returns the screen's title in the header.
func (c *card) Title() string { return c.customer.ID }

// Init reads the customer's history, and finds what is suggested for it.
func (c *card) Init() tea.Cmd {
	return tea.Batch(c.app.readCustomerHistory(c.order.next(), c.customer.ID), c.readSuggestions())
}

// Update shows the customer after a reload, and its history once it is read.
func (c *card) Update(m tea.Msg) tea.Cmd {
	switch m := m.(type) {
	case loadedMsg:
		if m.err != nil || m.snapshot == c.snapshot {
			return nil
		}
		c.snapshot = m.snapshot
		if x, found := m.snapshot.Customer(c.customer.ID); found {
			c.customer = x
		}
		return c.Init()
	case cardSuggestions:
		c.suggested = m
	case customerHistoryMsg:
		switch {
		case m.err != nil:
			c.app.notify(m.err.Error())
		case m.id != c.customer.ID:
		case c.order.late(m.number):
			return c.Init()
		default:
			c.history = m.list
		}
	}
	return nil
}

// Actions returns the keys of the card.
func (c *card) Actions() []widget.Action {
	why := ""
	if c.customer.Link.IsZero() {
		why = "the customer has no link"
	}
	list := []widget.Action{
		{Keys: []string{"enter", "E", "e", "f2"}, Footer: "edit the link", Help: "edit the link: under the rules of an upload", Do: func() tea.Cmd { return c.app.editLink(c.customer, c.snapshot) }},
		{Keys: []string{"m"}, Footer: "match", Help: "match: the Sage customers that it may be, side by side", Why: whyNoSuggestions(c.customer), Do: func() tea.Cmd { return c.app.suggestFor(c.customer) }},
		{Keys: []string{"d", "delete"}, Footer: "remove the link", Why: why, Do: func() tea.Cmd { return c.app.removeLink(c.customer) }},
		{Keys: []string{"s"}, Footer: "Sage customer", Help: "Sage customer: the card of the customer that it is linked to", Why: c.whyNoSage(), Do: c.sage},
		{Keys: []string{"right", "l", "J"}, Footer: "next customer", Help: "next customer: the one below in the list", Why: c.whyAlone(), Do: c.neighbour(1)},
		{Keys: []string{"left", "h", "K"}, Help: "previous customer: the one above in the list", Why: c.whyAlone(), Do: c.neighbour(-1)},
	}
	reload := widget.Action{Keys: []string{"r", "ctrl+r", "f5"}, Help: "reload", Do: func() tea.Cmd { return c.app.reload(c.snapshot) }}
	return slices.Concat(list, c.undoActions(), []widget.Action{{Keys: []string{"esc"}, Footer: "back", Do: c.app.back}},
		c.moves("the whole card is in view; → and ← go to the next and the previous customer"), []widget.Action{reload}, c.app.searchKeys(c, c.long()))
}

// undoActions returns the keys that undo the last change of the customer, and redo.
func (c *card) undoActions() []widget.Action {
	_, redo := c.app.undoActions()
	why := ""
	if _, changed := model.LastChange(c.history); len(c.history) > 0 && !changed {
		why = job.NoChangeError{ID: c.customer.ID}.Error()
	}
	return []widget.Action{
		{Keys: []string{"z", "ctrl+z"}, Footer: "undo", Help: "undo: the last change of this customer, shown first", Why: why, Do: func() tea.Cmd { return c.app.undoCustomer(c.customer.ID) }},
		redo,
	}
}

// whyNoSage returns why there is no card of the Sage customer; "" if there is one.
func (c *card) whyNoSage() string {
	link := c.customer.Link
	if link.IsZero() {
		return "the customer has no link"
	}
	switch _, listed, found := c.snapshot.SageCustomer(link); {
	case !listed:
		return link.Company.Name + " has no customer list here"
	case !found:
		return "the customer list of " + link.Company.Name + " has no " + link.ShortName()
	}
	return ""
}

// sage opens the card of the Sage customer.
func (c *card) sage() tea.Cmd {
	return c.app.open(newSageCard(c.app, c.snapshot, model.SageKey(c.customer.Link)))
}

// lines returns all lines of the card.
func (c *card) lines() []widget.Text {
	lines := []widget.Text{{}}
	for _, info := range model.Columns() {
		if value := info.Column.Text(c.customer); value != "" || !info.Column.IsEvidence() {
			lines = append(lines, c.app.field(info.Column, value, c.width)...)
		}
	}
	if words, wrong := c.snapshot.InList(c.customer); words != "" {
		lines = append(lines, c.app.labelled(sageListTitle, words, c.app.warnIf(wrong), c.width)...)
	}
	lines = append(lines, widget.Text{})
	lines = append(lines, c.paragraph(describeNextSync(c.customer))...)
	if words := c.suggestionWords(); words != "" {
		lines = append(lines, c.paragraph(words)...)
	}
	if words := c.customer.Allowed.AllowedNames(); len(words) > 0 {
		lines = append(lines, c.paragraph("Allowed when the link was made: "+strings.Join(words, ", ")+".")...)
	}
	return append(lines, c.historyLines()...)
}

// field returns the lines of a column and its value: with the title that the grid has, and aligned with those of the
// other columns. That the customer would be created stands out.
func (a *App) field(column model.Column, value string, width int) (lines []widget.Text) {
	return a.labelled(column.Title(), value, a.warnIf(column == model.ColumnNext && value == string(model.Create)), width)
}

// warnIf returns the style of what a person must look at, if it is that.
func (a *App) warnIf(wrong bool) widget.Style {
	if wrong {
		return a.theme.Warn
	}
	return widget.Style{}
}

// sageListTitle is the title of the name that a customer has in the list of its company.
const sageListTitle = "Name in Sage"

// labelled returns the lines of a value with a title, in the columns of field.
func (a *App) labelled(title, value string, style widget.Style, width int) (lines []widget.Text) {
	t := a.theme
	for _, part := range t.Safe(orNone(value)).Wrap(max(width-titleWidth-4, 10)) {
		lines = append(lines, t.Faint.Render(t.Fit(title, titleWidth)).Indent(2).Plus(style.Render(part).Indent(2)))
		title = ""
	}
	return lines
}

// titled returns a column and its value in one line, as field does.
func titled(column model.Column, value string) string {
	return fmt.Sprintf("%-*s  %s", titleWidth, column.Title(), orNone(value))
}

// titleWidth is the width of the widest title of a column.
const titleWidth = len("Sage Account Number")

// historyLines returns the history of the customer, newest entry first.
func (c *card) historyLines() []widget.Text {
	if len(c.history) == 0 {
		return nil
	}
	lines := []widget.Text{{}, c.app.theme.Faint.Render(widget.Plain("History")).Indent(2)}
	for _, h := range c.history {
		s := h.Entry.When.Local().Format("2006-01-02 15:04") + "  " + h.Entry.Who + ", " + h.Entry.Summary() + ": " + c.snapshot.DescribeChange(h.Change)
		if h.Entry.Note != "" && h.Entry.Kind == model.EntryEdit { // the note of a file is about all of its rows
			s += " (" + h.Entry.Note + ")"
		}
		lines = append(lines, c.paragraph(s)...)
	}
	return lines
}

// describeNextSync returns what the next sync would do with a customer.
func describeNextSync(x model.Customer) string {
	switch x.Next() {
	case model.Update:
		if x.Link.IsZero() {
			return "The next sync updates its customer in Sage, which is not known here; load Layer's grid export to add the link."
		}
		return "The next sync updates " + x.Link.ShortName() + " in " + x.Link.Company.Name + "."
	case model.Linked:
		return "The next sync links it to " + x.Link.ShortName() + " in " + x.Link.Company.Name + ", and no new customer is created."
	}
	return "The next sync would create a new customer in Sage, which can never be deleted once it has transactions. If Sage has this customer already, link it first."
}
