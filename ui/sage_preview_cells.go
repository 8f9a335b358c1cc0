package ui

import (
	"strconv"
	"strings"

	"dovetail/model"
	"dovetail/ui/widget"
)

// vanishedCell returns a cell of a customer that vanishes.
func (v *sagePreview) vanishedCell(x model.SageVanished, column int) string {
	switch column {
	case 0:
		return ""
	case 1:
		return orNone(x.Customer.Link(v.preview.Plan.Company).ShortName())
	case 2:
		return orNone(x.Customer.Name)
	case 3:
		return "vanishes"
	}
	if len(x.Holders) == 0 {
		return "not in the file; no Layer customer is linked to it"
	}
	var names []string
	for _, c := range x.Holders {
		names = append(names, c.ID+" "+c.Name)
	}
	return "not in the file; linked to it: " + strings.Join(names, ", ")
}

// unlistedCell returns a cell of a Layer customer that is linked to what the list does not have.
func (v *sagePreview) unlistedCell(c model.Customer, column int) string {
	switch column {
	case 0:
		return ""
	case 1:
		return c.Link.ShortName()
	case 2:
		return orNone(c.Name)
	case 3:
		return "! not listed"
	}
	return c.ID + " is linked to it, and the list does not have it"
}

// rowCell returns a cell of a row of the file.
func (v *sagePreview) rowCell(o model.SageOutcome, column int) string {
	switch column {
	case 0:
		return strconv.Itoa(o.Row.Number)
	case 1:
		return orNone(o.Customer.Link(v.preview.Plan.Company).ShortName())
	case 2:
		return orNone(o.Customer.Name)
	case 3:
		switch {
		case o.Class == model.SageRejected:
			return "! " + o.Class.String()
		case o.Class == model.SageChanged && o.Before.Name != o.Customer.Name:
			return "renamed"
		}
		return o.Class.String()
	}
	return o.Reason
}

// style returns how a cell is drawn: what is rejected, and what vanishes although it is linked, stands out.
func (v *sagePreview) style(row, column int) widget.Style {
	t, line := v.app.theme, v.shown[row]
	switch {
	case column == 0, column == 3 && line.group == sameGroup:
		return t.Faint
	case column != 3:
		return widget.Style{}
	case line.group == rejectedGroup:
		return t.Bad
	case line.list == fromUnlisted, line.list == fromVanished && len(v.preview.Plan.Vanished[line.at].Holders) > 0:
		return t.Warn
	}
	return widget.Style{}
}

// words returns the words of a sentence that matter.
func (v *sagePreview) words(row, column int) []widget.Text {
	if column < 4 {
		return nil
	}
	return v.app.wordsThatMatter(v.cell(row, column))
}
