package model

import "errors"

// ErrStale is returned when the data has changed since a batch was planned: nothing was written, and the caller must
// plan again.
var ErrStale = errors.New("the data was changed meanwhile by another session")

// Batch is what one transaction writes: all of it or nothing.
type Batch struct {
	Base Origin // the state that it was planned on

	// Put holds the customers to store, in any order, each ID once; unknown ones are added. The storage sets their
	// Changed: to the new revision if the link differs from the stored one, else to the stored value. Their companies
	// are known, or in AddCompanies.
	Put []Customer
	// Remove holds the CustomerIds of the customers to remove.
	Remove []string

	AddCompanies    []Company
	RemoveCompanies []Company
	RenameCompanies []Rename

	// Lists says what becomes of the customer lists of companies, each company once, as it is called after the batch. The
	// list of a company that is removed goes with it, and need not be named.
	Lists []ListEdit

	// Entry is the history's entry of this batch, except the fields that the storage sets.
	Entry Entry
}

// Rename gives a company another site or name; the links to it stay.
type Rename struct{ From, To Company }

// ListEdit gives a company a customer list: a new one with these customers, or if there are none an earlier one. Version 0
// is no list.
type ListEdit struct {
	Company   Company
	Customers []SageCustomer
	Version   uint64 // see SageList.Version
}

// Empty reports whether there is nothing to write; an entry alone does not count.
func (b Batch) Empty() bool {
	return len(b.Put)+len(b.Remove)+len(b.AddCompanies)+len(b.RemoveCompanies)+len(b.RenameCompanies)+len(b.Lists) == 0
}
