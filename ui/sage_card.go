package ui

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/widget"
)

// sageCard is the screen of one Sage customer: every field in full, and the Layer customers that are linked to it.
type sageCard struct {
	scrolledPage
	snapshot *model.Snapshot
	key      string // of the customer, for SageCustomers.Find
	customer model.ListedCustomer
	ready    bool
	gone     bool // it is no longer in the list
}

func newSageCard(a *App, s *model.Snapshot, key string) *sageCard {
	c := &sageCard{scrolledPage: scrolledPage{app: a}, snapshot: s, key: key}
	c.text = c.lines
	return c
}

// Title returns the screen's title in the header.
func (c *sageCard) Title() string {
	return c.customer.Link(c.customer.Company).ShortName()
}

// Init finds the customer.
func (c *sageCard) Init() tea.Cmd { return findSageCustomer(c, c.snapshot, c.key) }

// Update shows the customer once it is found, and after a reload as it is then.
func (c *sageCard) Update(m tea.Msg) tea.Cmd {
	switch m := m.(type) {
	case loadedMsg:
		if m.err != nil || m.snapshot == c.snapshot {
			return nil
		}
		c.snapshot = m.snapshot
		return c.Init()
	case sageCustomerMsg:
		if m.to != c || m.snapshot != c.snapshot {
			return nil
		}
		if c.gone = !m.found; m.found {
			c.customer = m.customer
		}
		c.ready = true
		c.scroll(0)
	}
	return nil
}

// Actions returns the keys of the card.
func (c *sageCard) Actions() []widget.Action {
	why := ""
	if len(c.customer.Linked) == 0 {
		why = "no Layer customer is linked to it"
	}
	return slices.Concat([]widget.Action{
		{Keys: []string{"enter"}, Footer: "linked customer", Help: "linked customer: the card of the Layer customer", Why: why, Do: c.linked},
		c.gridAction(),
		{Keys: []string{"esc"}, Footer: "back", Do: c.app.back},
	}, c.moves("the whole card is in view"), c.app.searchKeys(c, c.long()))
}

// gridAction returns the key that shows the linked customers in the Customers grid; without any, those that may be it.
func (c *sageCard) gridAction() widget.Action {
	f := widget.Action{Keys: []string{"f"}, Footer: "show in the grid", Help: "show in the grid: the linked customers", Do: c.show}
	if len(c.customer.Linked) > 0 {
		return f
	}
	f.Footer, f.Help, f.Do = "who it may be", "who it may be: the customers without a link that have the first word of its name", c.showLikely
	switch {
	case !c.ready:
		f.Why = "the customer is still being read"
	case c.nameWord() == "":
		f.Why = "it has no name to look for"
	}
	return f
}

// nameWord returns the first word of the name that tells customers apart, "" for a name without one.
func (c *sageCard) nameWord() string {
	words := strings.FieldsFunc(c.customer.Name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	for _, w := range words {
		if utf8.RuneCountInString(w) > 2 && !strings.EqualFold(w, "the") {
			return w
		}
	}
	return strings.Join(words[:min(len(words), 1)], "")
}

// showLikely shows the customers that would be created and have the first word of the name.
func (c *sageCard) showLikely() tea.Cmd {
	q, err := model.ParseQuery("is:create name:" + c.nameWord())
	if err != nil {
		c.app.notify(err.Error())
		return nil
	}
	return c.app.showQuery(q)
}

// mostChoices is the number of linked customers that can be chosen by a digit.
const mostChoices = 9

// linked opens the card of the linked customer. Where several are linked, it asks which.
func (c *sageCard) linked() tea.Cmd {
	list := c.customer.Linked
	if len(list) == 1 {
		return c.app.open(newCard(c.app, list[0], c.snapshot))
	}
	var choices []widget.Action
	for i, x := range list[:min(len(list), mostChoices)] {
		choices = append(choices, widget.Action{Keys: []string{strconv.Itoa(i + 1)}, Help: x.ID + " " + x.Name, Do: func() tea.Cmd {
			return c.app.open(newCard(c.app, x, c.snapshot))
		}})
	}
	choices = append(choices, widget.Action{Keys: []string{"f"}, Help: "all " + model.Number(len(list)) + " in the grid", Do: c.show})
	return c.app.choose("Linked customers", []string{"Which of the linked customers?"}, choices...)
}

// show shows the linked customers in the Customers grid.
func (c *sageCard) show() tea.Cmd {
	return c.app.showQuery(model.Query{}.With(model.AnyOf(model.ColumnID, c.customer.LinkedIDs())))
}

// lines returns all lines of the card.
func (c *sageCard) lines() []widget.Text {
	lines := []widget.Text{{}}
	if !c.ready {
		return append(lines, widget.Plain("  One moment").Plus(c.app.theme.Ellipsis))
	}
	for _, info := range model.SageTable.Columns() {
		if info.Column != model.ListedLinked {
			style := c.app.warnIf(info.Column == model.ListedStatus && !c.customer.IsOpen())
			lines = append(lines, c.app.labelled(info.Title, info.Column.SageText(c.customer), style, c.width)...)
		}
	}
	lines = append(lines, widget.Text{})
	if c.gone {
		lines = append(lines, c.paragraph("It is no longer in the customer list of "+c.customer.Company.Name+"; this is what it was.")...)
	}
	if len(c.customer.Linked) == 0 {
		sentence := "No Layer customer is linked to it."
		if word := c.nameWord(); word != "" {
			sentence += " f shows those without a link that have “" + word + "” in their names."
		}
		return append(lines, c.paragraph(sentence)...)
	}
	lines = append(lines, c.paragraph("Linked to it: "+model.Counted(len(c.customer.Linked), "Layer customer", "Layer customers"))...)
	for _, x := range c.customer.Linked {
		lines = append(lines, c.paragraph(x.ID+"  "+orNone(x.Name)+", next sync: "+string(x.Next()))...)
	}
	return lines
}
