package storage

import (
	"fmt"
	"strings"

	"dovetail/model"
)

// change applies a batch: removals and renames, which name companies as they were before, then additions. The rules
// are checked on the result, so that two companies can swap their names.
func (t *companies) change(b *model.Batch) error {
	renames := make([]uint32, len(b.RenameCompanies))
	for i, r := range b.RenameCompanies {
		n, err := t.number(r.From)
		if err != nil {
			return err
		}
		renames[i] = n
	}
	for _, c := range b.RemoveCompanies {
		n, err := t.number(c)
		if err != nil {
			return err
		}
		row := t.row(n)
		row.removed, row.list = true, 0
	}
	for i, n := range renames {
		to := b.RenameCompanies[i].To
		if err := checkCompany(to); err != nil {
			return err
		}
		if t.rows[n-1].Company != to {
			t.row(n).Company = to
		}
	}
	for _, c := range b.AddCompanies {
		if err := t.add(c); err != nil {
			return err
		}
	}
	t.index()
	return t.checkChanged()
}

// row returns a row to be changed.
func (t *companies) row(number uint32) *company {
	t.dirty[number] = true
	return &t.rows[number-1]
}

// add adds a company. One that was removed gets its old number, so that the links in the history refer to it
// again.
func (t *companies) add(c model.Company) error {
	if err := checkCompany(c); err != nil {
		return err
	}
	for i := range t.rows {
		if t.rows[i].removed && canonical(t.rows[i].Company) == canonical(c) {
			row := t.row(uint32(i + 1))
			row.Company, row.removed = c, false
			return nil
		}
	}
	t.rows = append(t.rows, company{Company: c})
	t.dirty[uint32(len(t.rows))] = true
	return nil
}

func checkCompany(c model.Company) error {
	if strings.TrimSpace(c.Site) == "" || strings.TrimSpace(c.Name) == "" {
		return fmt.Errorf("company %q: %w", c, ErrBadCompany)
	}
	if len(c.Site) > maxText || len(c.Name) > maxText {
		return fmt.Errorf("company %.40q…: %w (a text is longer than %d bytes)", c, ErrBadCompany, maxText)
	}
	return nil
}

// checkChanged refuses a changed company that is equal to another known one.
func (t *companies) checkChanged() error {
	known := make(map[model.Company]int, len(t.rows))
	for _, c := range t.rows {
		if !c.removed {
			known[canonical(c.Company)]++
		}
	}
	for n := range t.dirty {
		if c := t.rows[n-1]; !c.removed && known[canonical(c.Company)] > 1 {
			return fmt.Errorf("company %q: %w", c.Company, ErrCompanyExists)
		}
	}
	return nil
}

// relink updates the counts of links where a customer's link moves from one company to another; 0 is no company.
func (t *companies) relink(from, to uint32) error {
	if from == to {
		return nil
	}
	if from != 0 {
		if from > uint32(len(t.rows)) || t.rows[from-1].links == 0 {
			return damaged("company %d has more links than were counted", from)
		}
		t.row(from).links--
	}
	if to != 0 {
		t.row(to).links++
	}
	return nil
}

// changed returns the rows to be stored. It refuses a removed company that still has links.
func (t *companies) changed() (pairs []keyValue, err error) {
	for i, c := range t.rows {
		n := uint32(i + 1)
		if !t.dirty[n] {
			continue
		}
		if c.removed && c.links > 0 {
			return nil, fmt.Errorf("company %q: %w (%d of them)", c.Company, ErrCompanyInUse, c.links)
		}
		pairs = append(pairs, encodeCompany(n, c))
	}
	return pairs, nil
}
