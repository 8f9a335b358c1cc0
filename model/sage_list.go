package model

import (
	"slices"
	"sync"
	"sync/atomic"
)

// SageList is the customer list of a Sage company. It is immutable and safe for concurrent use; snapshots share it.
// Its customers are numbered from 0, sorted by account number in natural order, then by ID.
type SageList struct {
	version   uint64
	customers []SageCustomer

	once   sync.Once
	lookup [2]map[string]int32 // by columnIndex, then by canonical identifier

	comparedOnce sync.Once
	compared     []atomic.Pointer[comparedName] // by customer; see nameUnlike

	looseOnce sync.Once
	loose     [2]map[string]int32 // by columnIndex, then by looseID of the identifier; -1 where several have it
}

// NewSageList returns a list of customers, which it sorts. Version is the number of the history's entry that loaded it.
// No two customers may have an equal account number or an equal ID.
func NewSageList(version uint64, customers []SageCustomer) *SageList {
	type keyed struct {
		account, id []byte
		customer    SageCustomer
	}
	list := make([]keyed, len(customers))
	for i, c := range customers {
		list[i] = keyed{appendNatural(nil, c.Account), appendNatural(nil, c.ID), c}
	}
	slices.SortStableFunc(list, func(a, b keyed) int {
		if c := slices.Compare(a.account, b.account); c != 0 {
			return c
		}
		return slices.Compare(a.id, b.id)
	})
	l := &SageList{version: version, customers: make([]SageCustomer, len(list))}
	for i := range list {
		l.customers[i] = list[i].customer
	}
	return l
}

// Version returns the number of the history's entry that loaded the list: lists of one company with the same version
// have the same content.
func (l *SageList) Version() uint64 { return l.version }

// Len returns the number of customers.
func (l *SageList) Len() int { return len(l.customers) }

// At returns customer i, 0 to Len()-1.
func (l *SageList) At(i int) SageCustomer { return l.customers[i] }

// index returns the customers by identifier. It is built when it is first needed.
func (l *SageList) index() *[2]map[string]int32 {
	l.once.Do(func() {
		for _, column := range identifierColumns {
			byText := make(map[string]int32, len(l.customers))
			for i, c := range l.customers {
				if text := c.Link(Company{}).identifier(column); text != "" {
					byText[CanonicalKey(text)] = int32(i)
				}
			}
			l.lookup[columnIndex(column)] = byText
		}
	})
	return &l.lookup
}

// with returns the customer whose identifier in a column is the text, in whatever case, and whether there is one.
func (l *SageList) with(column Column, text string) (i int, found bool) {
	if text == "" {
		return 0, false
	}
	var most [64]byte // the key of most identifiers, which then costs no memory
	at, found := l.index()[columnIndex(column)][string(appendCanonicalKey(most[:0], text))]
	return int(at), found
}

// FindAccount returns the customer that has the account number, and whether there is one.
func (l *SageList) FindAccount(account string) (i int, found bool) {
	return l.with(ColumnAccount, account)
}

// FindID returns the customer that has the ID, and whether there is one.
func (l *SageList) FindID(id string) (i int, found bool) { return l.with(ColumnSageID, id) }

// Find returns the customer that a link names, and whether there is one. Each identifier that the list has, and that
// customer has one too, must be the customer's: a link whose identifiers belong to two customers names none, and
// neither does one of whose two identifiers the list does not have the one.
func (l *SageList) Find(link Link) (i int, found bool) {
	i, found = l.FindAccount(link.Account)
	at, foundID := l.FindID(link.SageID)
	switch {
	case found && foundID:
		return i, i == at
	case found:
		return i, link.SageID == "" || l.customers[i].ID == ""
	case foundID:
		return at, link.Account == "" || l.customers[at].Account == ""
	}
	return 0, false
}

// namedBy returns the customers that have an identifier of a link: none, one or two.
func (l *SageList) namedBy(link Link) []int {
	byAccount, found := l.FindAccount(link.Account)
	byID, foundID := l.FindID(link.SageID)
	switch {
	case found && foundID && byAccount != byID:
		return []int{byAccount, byID}
	case found:
		return []int{byAccount}
	case foundID:
		return []int{byID}
	}
	return nil
}

// nearKeys returns the forms in which misspelled identifiers are looked up. The second one is without the leading zeros of
// every number as it is written: the first takes the L of MAPL0001 for a digit.
func nearKeys(s string) [2]string { return [2]string{looseID(s), looseID(withoutZeros(s))} }

// near returns the only customer whose identifier in a column is the same as a text but for case, spaces, punctuation,
// leading zeros, the letter O for 0, I and l for 1, and whether there is one.
func (l *SageList) near(column Column, text string) (i int, found bool) {
	l.looseOnce.Do(func() {
		for _, column := range identifierColumns {
			byText := map[string]int32{}
			for i, c := range l.customers {
				for _, key := range nearKeys(c.Link(Company{}).identifier(column)) {
					if other, known := byText[key]; known && other != int32(i) {
						byText[key] = -1 // several
					} else {
						byText[key] = int32(i)
					}
				}
			}
			l.loose[columnIndex(column)] = byText
		}
	})
	for _, key := range nearKeys(text) {
		if at, found := l.loose[columnIndex(column)][key]; found && key != "" {
			return int(at), at >= 0
		}
	}
	return 0, false
}
