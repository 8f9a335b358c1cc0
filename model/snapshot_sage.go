package model

import (
	"slices"
	"sync"
)

// sageLists are the customer lists of a snapshot.
type sageLists struct {
	byNumber []*SageList // by the number of their company; nil where it has none

	once   sync.Once
	linked []*CompanySageList

	flatOnce sync.Once
	flat     *SageCustomers

	flagsOnce sync.Once
	flags     []listFlags // by row
}

// AddSageLists adds the customer lists of Sage companies, by the companies' numbers. It is called once, before the
// snapshot is used. A number that no company has is ignored.
func (s *Snapshot) AddSageLists(lists map[uint32]*SageList) {
	if len(lists) == 0 {
		return
	}
	s.lists.byNumber = make([]*SageList, len(s.company))
	for number, list := range lists {
		if s.companyAt(number) != (Company{}) {
			s.lists.byNumber[number] = list
		}
	}
}

// SageList returns the customer list of a company, nil if it has none.
func (s *Snapshot) SageList(c Company) *SageList {
	if len(s.lists.byNumber) == 0 {
		return nil // without a look at the company's name
	}
	number, _ := s.number(c)
	return s.SageListAt(number)
}

// SageListAt returns the customer list of the company with a number, nil if it has none. A company keeps its number when
// it is renamed.
func (s *Snapshot) SageListAt(number uint32) *SageList {
	if int(number) >= len(s.lists.byNumber) {
		return nil
	}
	return s.lists.byNumber[number]
}

// HasSageLists reports whether any company has a customer list.
func (s *Snapshot) HasSageLists() bool {
	return slices.ContainsFunc(s.lists.byNumber, func(l *SageList) bool { return l != nil })
}

// CompanySageList is a company with its customer list, and the Layer customers that are linked to each of its
// customers.
type CompanySageList struct {
	Company Company
	List    *SageList
	holders [][]int32
}

// Holders returns the rows of the Layer customers that are linked to customer i of the list, in the order of their
// CustomerIds; the caller must not change them.
func (c *CompanySageList) Holders(i int) []int32 { return c.holders[i] }

// SageLists returns the companies that have a customer list, in the order of Companies. It is computed once.
func (s *Snapshot) SageLists() []*CompanySageList {
	s.lists.once.Do(func() {
		byNumber := make([]*CompanySageList, len(s.lists.byNumber))
		for _, c := range s.Companies() {
			number, _ := s.number(c.Company)
			list := s.SageListAt(number)
			if list == nil {
				continue
			}
			byNumber[number] = &CompanySageList{c.Company, list, make([][]int32, list.Len())}
			s.lists.linked = append(s.lists.linked, byNumber[number])
		}
		if len(s.lists.linked) > 0 {
			s.addHolders(byNumber)
		}
	})
	return s.lists.linked
}

// addHolders adds each linked customer to the holders of its Sage customer. One whose link the list contradicts holds the
// Sage customers of both its identifiers, as it does for the rules.
func (s *Snapshot) addHolders(byNumber []*CompanySageList) {
	row := int32(0)
	for _, b := range s.blocks {
		for i := range b.rows {
			if n := int(b.rows[i].company); n < len(byNumber) && byNumber[n] != nil {
				listed := byNumber[n]
				for _, at := range listed.List.namedBy(s.customer(b, i).Link) {
					listed.holders[at] = append(listed.holders[at], row)
				}
			}
			row++
		}
	}
}

// SageCustomer returns the customer that a link names in the list of its company. Listed reports whether the company
// has a list, found whether the list has the customer.
func (s *Snapshot) SageCustomer(l Link) (c SageCustomer, listed, found bool) {
	list, i, found := s.findListed(l)
	if !found {
		return SageCustomer{}, list != nil, false
	}
	return list.At(i), true, true
}

// findListed returns the list of the company of a link, nil if it has none, and which of its customers the link names, if
// found is true.
func (s *Snapshot) findListed(l Link) (list *SageList, i int, found bool) {
	if list = s.SageList(l.Company); list == nil {
		return nil, 0, false
	}
	i, found = list.Find(l)
	return list, i, found
}

// listedPair returns the identifiers of the customer that has an identifier in the list of a company, given by its number,
// and whether the list has both of them.
func (s *Snapshot) listedPair(company uint32, column Column, text string) (pair Link, ok bool) {
	list := s.SageListAt(company)
	if list == nil {
		return Link{}, false
	}
	i, found := list.with(column, text)
	if !found {
		return Link{}, false
	}
	pair = list.customers[i].Link(Company{})
	return pair, pair.SageID != "" && pair.Account != ""
}

// listContradicts reports whether the list of a company, given by its number, has one of two identifiers, either of which
// may be empty, together with another one.
func (s *Snapshot) listContradicts(company uint32, id, account string) bool {
	if id == "" || account == "" || s.SageListAt(company) == nil {
		return false
	}
	byID, ok := s.listedPair(company, ColumnSageID, id)
	if ok && !EqualText(byID.Account, account) {
		return true
	}
	byAccount, ok := s.listedPair(company, ColumnAccount, account)
	return ok && !EqualText(byAccount.SageID, id)
}
