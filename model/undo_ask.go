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
	customers, companies := map[string]bool{}, 0
	for _, l := range u.Left {
		if l.ID == "" {
			companies++
		} else {
			customers[l.ID] = true
		}
	}
	return countBoth(len(customers), companies)
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
