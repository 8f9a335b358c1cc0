package model

// Difference is how the customers of one state differ from those of another.
type Difference struct {
	Added   int // customers that only the other state has
	Removed int // customers that only the first state has
	Links   int // customers of both whose links differ
	Other   int // customers of both that differ in something else only
}

// IsZero reports whether the two states have the same customers.
func (d Difference) IsZero() bool { return d == Difference{} }

// DifferenceTo returns how the customers of another snapshot differ.
func (s *Snapshot) DifferenceTo(other *Snapshot) Difference {
	var d Difference
	for _, c := range s.All() {
		o, found := other.Customer(c.ID)
		if !found {
			d.Removed++
			continue
		}
		a, b := c, o
		a.Changed, b.Changed = 0, 0
		switch {
		case c.Link != o.Link:
			d.Links++
		case a != b:
			d.Other++
		}
	}
	d.Added = other.Len() - (s.Len() - d.Removed)
	return d
}
