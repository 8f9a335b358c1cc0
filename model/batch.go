package model

import "errors"

// ErrStale says that the data are not in the state any more that a batch was planned on: nothing was
// written, plan again.
var ErrStale = errors.New("the data was changed meanwhile by another session")

// A Batch is what one transaction writes: all of it or nothing.
type Batch struct {
	Base Origin // the state it was planned on

	// Put are customers as they shall be, in any order, each ID once; those that are not there yet are
	// added. Their Changed is set by the storage: the new revision where the link differs from the
	// stored one, else as stored. Their companies are known, or among AddCompanies.
	Put []Customer
	// Remove are the CustomerIds that shall be gone.
	Remove []string

	AddCompanies    []Company
	RemoveCompanies []Company
	RenameCompanies []Rename

	// Entry is what the history will say of it, but for what the storage itself sets.
	Entry Entry
}

// A Rename gives a company another site or name; what is linked to it stays linked to it.
type Rename struct{ From, To Company }

// Empty reports that there is nothing to write; an entry alone is nothing.
func (b Batch) Empty() bool {
	return len(b.Put)+len(b.Remove)+len(b.AddCompanies)+len(b.RemoveCompanies)+len(b.RenameCompanies) == 0
}
