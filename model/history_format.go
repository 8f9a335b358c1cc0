package model

import "strings"

// DescribeChange say what a change did to a customer: old → new.
func (s *Snapshot) DescribeChange(c Change) string {
	switch {
	case c.Before.ID == "" && c.After.Link.IsZero():
		return "added"
	case c.After.ID == "":
		return "removed"
	}
	var parts []string
	if c.Before.ID == "" {
		parts = append(parts, "added")
	} else if c.Before.Name != c.After.Name {
		parts = append(parts, "name: "+nameOrNone(c.Before.Name)+" → "+nameOrNone(c.After.Name))
	}
	if c.Before.Link != c.After.Link {
		parts = append(parts, "link: "+s.DescribeRelink(c.Before.Link, c.After.Link))
	}
	if c.Before.Synced != c.After.Synced {
		parts = append(parts, "Synced: "+YesNo(c.Before.Synced)+" → "+YesNo(c.After.Synced))
	}
	switch {
	case len(parts) == 0:
		return "what was allowed"
	case len(parts) == 1:
		return strings.TrimPrefix(parts[0], "link: ")
	}
	return strings.Join(parts, "; ")
}

func nameOrNone(s string) string {
	if s == "" {
		return "none"
	}
	return s
}

// Summary say in one line what an entry was: what was done, with which file, undoing what.
func (e Entry) Summary() string {
	s := e.Kind
	switch {
	case e.File != "":
		s += " of " + e.File
	case e.Subject != "":
		s += " of " + e.Subject
	case len(e.Added) > 0:
		s += ": " + e.Added[0].Name + " becomes known"
	case len(e.Removed) > 0:
		s += ": " + e.Removed[0].Name + " forgotten"
	case len(e.Renamed) > 0:
		s += ": " + e.Renamed[0].From.Name + " → " + e.Renamed[0].To.Name
	}
	return s
}
