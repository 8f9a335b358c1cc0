package model

import "strings"

// DescribeChange returns what a change did to a customer, old → new, field by field.
func (s *Snapshot) DescribeChange(c Change) string {
	added := c.Before.ID == ""
	var parts, minor []string
	switch {
	case added && c.After.Link.IsZero():
		return "added"
	case c.After.ID == "":
		return "removed"
	case added:
		parts = append(parts, "added")
	}
	for i := range customerFields {
		f := &customerFields[i]
		switch {
		case f.describe == nil, !f.changed(&c), added && f.undo == undoAlone:
		case f.minor:
			minor = append(minor, f.describe(s, &c.Before, &c.After))
		default:
			parts = append(parts, f.describe(s, &c.Before, &c.After))
		}
	}
	switch len(parts) {
	case 0:
		return strings.Join(minor, "; ")
	case 1:
		return strings.TrimPrefix(parts[0], linkPrefix)
	}
	return strings.Join(parts, "; ")
}

// Summary returns one line about an entry: what was done, with which file or to what.
func (e Entry) Summary() string {
	s := e.Kind
	switch {
	case e.Kind == EntrySage && len(e.Lists) > 0:
		return e.listSummary()
	case e.File != "":
		s += " of " + e.File
	case e.Subject != "":
		s = e.action() + " of " + e.Subject
	case len(e.Lists) > 0 && len(e.Added)+len(e.Removed)+e.Customers == 0:
		s += ": customer list of " + e.Lists[0].Company.Name
	case len(e.Added) > 0:
		s += ": " + e.Added[0].Name + " added"
	case len(e.Removed) > 0:
		s += ": " + e.Removed[0].Name + " removed"
	case len(e.Renamed) > 0:
		s += ": " + e.Renamed[0].From.Name + " → " + e.Renamed[0].To.Name
	}
	return s
}

// listSummary returns one line about an entry that loaded or removed a customer list: "customer list of Acme UK: 2,700
// customers, 12 appear, 3 vanish, 4 renamed".
func (e Entry) listSummary() string {
	l := e.Lists[0]
	s := "customer list of " + l.Company.Name
	if l.After == 0 {
		return s + " removed"
	}
	s += ": " + Counted(e.Counts[listedCount], "customer", "customers")
	for _, c := range []struct{ key, one, several string }{
		{appearsCount, "appears", "appear"},
		{vanishCount, "vanishes", "vanish"},
		{renamedCount, "renamed", "renamed"},
		{changedCount, "changed otherwise", "changed otherwise"},
	} {
		if n := e.Counts[c.key]; n > 0 {
			s += ", " + Counted(n, c.one, c.several)
		}
	}
	return s
}

// action returns what an entry with one customer as its subject did: its kind, and for an edit what happened to the link.
func (e Entry) action() string {
	switch {
	case e.Kind != EntryEdit:
		return e.Kind
	case e.Counts[New.String()] > 0:
		return "linking"
	case e.Counts[Changed.String()] > 0:
		return "relinking"
	}
	return "unlinking"
}
