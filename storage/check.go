package storage

import (
	"cmp"
	"fmt"
	"slices"
	"unicode/utf8"

	"dovetail/model"
)

// The limits of texts: a CustomerId in characters, any other in bytes, as model.Block has them.
const (
	maxID   = 255
	maxText = 1<<16 - 1
)

// edit is what a batch does to one customer: it writes put, or removes the customer where put is nil.
type edit struct {
	id  string
	put *model.Customer
}

// editsOf returns the edits of a batch in the order of the CustomerIds. It refuses a customer that cannot be stored,
// before the database is locked.
func editsOf(b *model.Batch) ([]edit, error) {
	if len(b.Put) > model.MaxCustomers {
		return nil, ErrTooMany
	}
	edits := make([]edit, 0, len(b.Put)+len(b.Remove))
	for i := range b.Put {
		if err := checkCustomer(&b.Put[i]); err != nil {
			return nil, err
		}
		edits = append(edits, edit{b.Put[i].ID, &b.Put[i]})
	}
	for _, id := range b.Remove {
		edits = append(edits, edit{id: id})
	}
	byID := func(a, b edit) int { return cmp.Compare(a.id, b.id) }
	if !slices.IsSortedFunc(edits, byID) {
		slices.SortFunc(edits, byID)
	}
	for i := range edits[min(1, len(edits)):] {
		if edits[i].id == edits[i+1].id {
			return nil, badCustomer(edits[i].id, "it is twice in one batch")
		}
	}
	return edits, nil
}

func checkCustomer(c *model.Customer) error {
	switch l := c.Link; {
	case c.ID == "":
		return badCustomer(c.ID, "its CustomerId is empty")
	case utf8.RuneCountInString(c.ID) > maxID:
		return badCustomer(c.ID, "its CustomerId has more than 255 characters")
	case max(len(c.Name), len(l.SageID), len(l.Account), len(c.Postcode), len(c.Telephone), len(c.Email), len(c.Website), len(c.VATNumber)) > maxText:
		return badCustomer(c.ID, "a text has more than 65,535 bytes")
	case !l.IsZero() && l.Company == (model.Company{}):
		return badCustomer(c.ID, "its link has no Sage company")
	case !l.IsZero() && l.SageID == "" && l.Account == "":
		return badCustomer(c.ID, "its link has neither SageAccountNumber nor SageCustomerId")
	}
	return nil
}

func badCustomer(id, why string) error {
	return fmt.Errorf("customer %.255q: %w (%s)", id, ErrBadCustomer, why)
}
