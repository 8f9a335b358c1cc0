package model

import (
	"cmp"
	"context"
	"slices"
)

// listFlags is what the customer list of its company says about a stored link.
type listFlags uint8

const (
	listLacks  listFlags = 1 << iota // the list does not have the customer that the link names
	listUnlike                       // the names in Layer and in Sage have too little in common
	listClosed                       // the account is not open
)

// ListCounts are the numbers of customers about whose links Sage's lists say something.
type ListCounts struct {
	Orphans int // is:orphan
	Unlike  int // is:unlike
	OnHold  int // is:onhold
	Links   int // the customers that have any of the three
}

// IsZero reports whether the lists say nothing.
func (c ListCounts) IsZero() bool { return c == ListCounts{} }

// flagsOf returns what the list of its company says about the link of a customer, nothing if it has no list.
func (s *Snapshot) flagsOf(c Customer) (flags listFlags) {
	list, i, found := s.findListed(c.Link)
	switch {
	case list == nil:
		return 0
	case !found:
		return listLacks
	}
	if !list.customers[i].IsOpen() {
		flags |= listClosed
	}
	if list.nameUnlike(i, c.Name) {
		flags |= listUnlike
	}
	return flags
}

// InList returns what the list of its company says about the link of a customer: the name there, and what is wrong, which
// can be nothing. It returns "" if the company has no list.
func (s *Snapshot) InList(c Customer) (words string, wrong bool) {
	sage, listed, found := s.SageCustomer(c.Link)
	switch {
	case !listed:
		return "", false
	case !found:
		return "not in Sage's list", true
	}
	words = cmp.Or(sage.Name, "without a name")
	flags := s.flagsOf(c)
	if flags&listUnlike != 0 {
		words += ", unlike the name in Layer"
	}
	if flags&listClosed != 0 {
		words += ", " + sage.Status
	}
	return words, flags != 0
}

// listFlags returns what the lists say about the links of all customers, by row; nil if no company has a list. It is
// computed once, in parallel: comparing the names is slow.
func (s *Snapshot) listFlags() []listFlags {
	if !s.HasSageLists() {
		return nil
	}
	s.lists.flagsOnce.Do(func() {
		flags := make([]listFlags, s.Len())
		_ = inParallel(context.Background(), len(s.blocks), func() func(int) {
			return func(n int) { copy(flags[s.starts[n]:], s.blockFlags(s.blocks[n])) }
		})
		s.lists.flags = flags
	})
	return s.lists.flags
}

// blockFlags are the flags of a block's rows, and the lists and companies that they were computed from.
type blockFlags struct {
	lists   []*SageList // by number of the company
	company []Company
	flags   []listFlags
}

// blockFlags returns the flags of a block's rows. A block keeps them, for the later snapshots that share it and the lists.
func (s *Snapshot) blockFlags(b *Block) []listFlags {
	known := b.flags.Load()
	if known != nil && slices.Equal(known.lists, s.lists.byNumber) && slices.Equal(known.company, s.company) {
		return known.flags
	}
	flags := make([]listFlags, b.Len())
	for i := range b.rows {
		if s.SageListAt(b.rows[i].company) != nil {
			flags[i] = s.flagsOf(s.customer(b, i))
		}
	}
	b.flags.Store(&blockFlags{s.lists.byNumber, s.company, flags})
	return flags
}

// ListCounts returns how many customers each flag of Sage's lists has. It takes as long as the first filter with one of
// these flags; without lists it takes no time.
func (s *Snapshot) ListCounts() (counts ListCounts) {
	for _, f := range s.listFlags() {
		counts.Orphans += int(f & listLacks)
		counts.Unlike += int(f & listUnlike / listUnlike)
		counts.OnHold += int(f & listClosed / listClosed)
		if f != 0 {
			counts.Links++
		}
	}
	return counts
}
