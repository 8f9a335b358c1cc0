package storage

import (
	"fmt"
	"slices"
	"strings"

	bolt "go.etcd.io/bbolt"

	"dovetail/model"
)

// checkLists refuses a list that cannot be stored, before the database is locked.
func checkLists(lists []model.ListEdit) error {
	for _, list := range lists {
		if len(list.Customers) > model.MaxCustomers {
			return fmt.Errorf("company %q: %w", list.Company, ErrTooMany)
		}
		accounts, ids := map[string]bool{}, map[string]bool{}
		for i := range list.Customers {
			if err := checkListed(&list.Customers[i], accounts, ids); err != nil {
				return err
			}
		}
	}
	return nil
}

// checkListed refuses a Sage customer that cannot be stored, or whose account number or ID was seen before.
func checkListed(c *model.SageCustomer, accounts, ids map[string]bool) error {
	refuse := func(why string) error {
		return fmt.Errorf("listed customer %.255q %.255q: %w (%s)", c.Account, c.ID, ErrBadCustomer, why)
	}
	longest := max(len(c.Account), len(c.ID), len(c.Name))
	for _, text := range listedTexts(c) {
		longest = max(longest, len(*text))
	}
	account, id := model.CanonicalKey(c.Account), model.CanonicalKey(c.ID)
	switch {
	case longest > maxText:
		return refuse("a text has more than 65,535 bytes")
	case account == "" && id == "":
		return refuse("it has neither an account number nor an ID")
	case account != "" && accounts[account], id != "" && ids[id]:
		return refuse("it is twice in one list")
	}
	accounts[account], ids[id] = true, true
	return nil
}

// listChanges is how a batch changes the customer lists.
type listChanges struct {
	changes []model.ListChange // by company
	chunks  []keyValue         // of new lists, in the order of their keys
}

// changeLists sets the lists of a batch in the table, whose companies are those after the batch, and returns what changes.
// Before holds the versions before it, by row; entry is the number of the batch's entry.
func (t *companies) changeLists(tx *bolt.Tx, b *model.Batch, before []uint64, entry uint64) (l listChanges, err error) {
	edited := map[uint32]bool{}
	for _, edit := range b.Lists {
		n, err := t.number(edit.Company)
		if err != nil {
			return l, err
		}
		version := edit.Version
		switch {
		case edited[n]:
			return l, fmt.Errorf("company %q: %w", edit.Company, errListTwice)
		case len(edit.Customers) > 0:
			version = entry
			l.chunks = append(l.chunks, encodeList(n, entry, edit.Customers)...)
		case version > 0 && !hasList(tx, n, version):
			return l, fmt.Errorf("company %q, version %d: %w", edit.Company, version, ErrUnknownList)
		}
		edited[n] = true
		if t.rows[n-1].list != version {
			t.row(n).list = version
		}
	}
	slices.SortFunc(l.chunks, func(a, b keyValue) int { return strings.Compare(a.key, b.key) })
	l.changes = t.listsSince(before)
	return l, nil
}

// listsSince returns how the lists differ from the versions that they had, by row.
func (t *companies) listsSince(before []uint64) (changes []model.ListChange) {
	for i, c := range t.rows {
		was := uint64(0)
		if i < len(before) {
			was = before[i]
		}
		if was != c.list {
			changes = append(changes, model.ListChange{Company: c.Company, Number: uint32(i + 1), Before: was, After: c.list})
		}
	}
	return changes
}

// versions returns the version of each company's list, by row.
func (t *companies) versions() []uint64 {
	list := make([]uint64, len(t.rows))
	for i, c := range t.rows {
		list[i] = c.list
	}
	return list
}
