package ui

import (
	"cmp"
	"strings"

	"dovetail/model"
)

// listChangeRows returns the changes of a customer list of Sage, as rows of an entry of the history.
func listChangeRows(list []model.SageListChange) []changeRow {
	rows := make([]changeRow, 0, len(list))
	for _, c := range list {
		x, what := c.After, "appears in Sage's list"
		switch {
		case c.After == model.SageCustomer{}:
			x, what = c.Before, "vanishes from Sage's list"
			if c.Linked {
				what += "; a Layer customer is linked to it"
			}
		case c.Before != model.SageCustomer{}:
			what = strings.Join(model.DescribeSageChange(c.Before, c.After), "; ")
		}
		rows = append(rows, changeRow{id: cmp.Or(x.Account, x.ID), name: x.Name, what: what})
	}
	return rows
}
