package model

import "strings"

// largeUndo is the number of changes above which an undo needs consent.
const largeUndo = 100

// NeedsConsent reports whether a person must agree to an undo: it undoes a load or an entry with more than 100 changes,
// or removes customers.
func (u *Undo) NeedsConsent() bool {
	if u.Batch.Empty() {
		return false
	}
	return u.Entry.Kind == EntryLoad || u.Entry.Customers > largeUndo || len(u.Batch.Remove) > 0
}

// Effect returns what an undo writes: "changes 3 customers, removes 9 customers and 2 companies", or "" where there is
// nothing to write.
func (u *Undo) Effect() string { return u.effect("adds", "changes", "removes") }

// Done returns what an undo has written, as Effect does: "changed 3 customers, removed 9 customers".
func (u *Undo) Done() string { return u.effect("added", "changed", "removed") }

// Leaves returns how much an undo leaves unchanged: "172 customers and 1 company", or "" where it leaves nothing.
func (u *Undo) Leaves() string {
	customers, companies, lists := map[string]bool{}, 0, 0
	for _, l := range u.Left {
		switch {
		case l.List:
			lists++
		case l.ID == "":
			companies++
		default:
			customers[l.ID] = true
		}
	}
	left := countBoth(len(customers), companies)
	switch {
	case lists == 0:
		return left
	case left == "":
		return Counted(lists, "customer list", "customer lists")
	}
	return left + " and " + Counted(lists, "customer list", "customer lists")
}

// effect returns the numbers of customers and companies that an undo writes, after these verbs.
func (u *Undo) effect(adds, changes, removes string) string {
	added := 0
	for _, c := range u.Back {
		if c.Before.ID == "" {
			added++
		}
	}
	b := &u.Batch
	var parts []string
	for _, part := range []struct {
		verb                 string
		customers, companies int
	}{
		{adds, added, len(b.AddCompanies)},
		{changes, len(b.Put) - added, len(b.RenameCompanies)},
		{removes, len(b.Remove), len(b.RemoveCompanies)},
	} {
		if what := countBoth(part.customers, part.companies); what != "" {
			parts = append(parts, part.verb+" "+what)
		}
	}
	for _, l := range b.Lists {
		verb := changes
		if l.Version == 0 {
			verb = removes
		}
		parts = append(parts, verb+" the customer list of "+l.Company.Name)
	}
	return strings.Join(parts, ", ")
}

// countBoth returns numbers of customers and companies in words, "" where both are 0.
func countBoth(customers, companies int) string {
	var parts []string
	if customers > 0 {
		parts = append(parts, Counted(customers, "customer", "customers"))
	}
	if companies > 0 {
		parts = append(parts, Counted(companies, "company", "companies"))
	}
	return strings.Join(parts, " and ")
}
