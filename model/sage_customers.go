package model

import (
	"slices"
	"sort"
	"strings"
)

// SageCustomers are the customers in the customer lists of a snapshot. Rows are numbered from 0 in the order of SageLists,
// and within a company in the order of its list. They are immutable and safe for concurrent use.
type SageCustomers struct {
	snapshot *Snapshot
	lists    []*CompanySageList
	starts   []int // first row of each list, and the number of rows
	parts    []sagePart
	stats    SageStats
	evidence map[Column]bool // the columns of evidence with a value
}

// ListedCustomer is a Sage customer with its company, and the Layer customers that are linked to it in the order of their
// CustomerIds.
type ListedCustomer struct {
	SageCustomer
	Company Company
	Linked  []Customer
}

// SageStats are the counts above the grid of Sage's customers.
type SageStats struct {
	Customers int
	Linked    int // a Layer customer is linked to them
	Unlinked  int
	OnHold    int // on hold, inactive or closed
	Shared    int // of the linked: to two or more Layer customers
}

// SageCustomers returns the customers in the customer lists. They are computed once.
func (s *Snapshot) SageCustomers() *SageCustomers {
	s.lists.flatOnce.Do(func() { s.lists.flat = newSageCustomers(s) })
	return s.lists.flat
}

func newSageCustomers(s *Snapshot) *SageCustomers {
	all := &SageCustomers{snapshot: s, lists: s.SageLists()}
	total := 0
	for _, l := range all.lists {
		all.starts = append(all.starts, total)
		total += l.List.Len()
	}
	all.starts = append(all.starts, total)
	all.parts = make([]sagePart, runsOf(total, sagePartRows))
	all.evidence = map[Column]bool{}
	for _, l := range all.lists {
		for i := range l.List.customers {
			c := &l.List.customers[i]
			all.stats.count(sageFacts{len(l.Holders(i)), c.IsOpen()})
			all.addEvidence(c)
		}
	}
	return all
}

// addEvidence adds the columns of evidence in which a customer has a value.
func (s *SageCustomers) addEvidence(c *SageCustomer) {
	if len(s.evidence) == len(sageColumns)-sageEvidence {
		return
	}
	for _, info := range sageColumns[sageEvidence:] {
		if !s.evidence[info.Column] && info.sageText(ListedCustomer{SageCustomer: *c}) != "" {
			s.evidence[info.Column] = true
		}
	}
}

// ColumnsInUse returns the columns of the table without those of evidence in which no customer has a value.
func (s *SageCustomers) ColumnsInUse() []ColumnInfo {
	return slices.DeleteFunc(SageTable.Columns(), func(i ColumnInfo) bool { return i.Column.IsEvidence() && !s.evidence[i.Column] })
}

func (st *SageStats) count(f sageFacts) {
	st.Customers++
	if f.linked == 0 {
		st.Unlinked++
	} else {
		st.Linked++
	}
	if f.linked > 1 {
		st.Shared++
	}
	if !f.open {
		st.OnHold++
	}
}

// Table returns SageTable.
func (s *SageCustomers) Table() *Table { return SageTable }

// Len returns the number of customers.
func (s *SageCustomers) Len() int { return s.starts[len(s.lists)] }

// AllRows returns all rows, in order.
func (s *SageCustomers) AllRows() []int32 { return allRows(s.Len()) }

// Database returns the ID of the database.
func (s *SageCustomers) Database() string { return s.snapshot.Database() }

// Snapshot returns the snapshot of the customer lists.
func (s *SageCustomers) Snapshot() *Snapshot { return s.snapshot }

// Text returns the value of a column in a row, as the grid shows it.
func (s *SageCustomers) Text(row int, c Column) string {
	if c == ListedLinked {
		return c.SageText(s.At(row))
	}
	l, i := s.locate(row) // without the linked customers, which cost the most
	return c.SageText(ListedCustomer{SageCustomer: l.List.At(i), Company: l.Company})
}

// CellValues returns the values of a column in a row: each linked customer is a value by itself.
func (s *SageCustomers) CellValues(row int, c Column) []string {
	if c == ListedLinked {
		if ids := s.At(row).LinkedIDs(); len(ids) > 0 {
			return ids
		}
	}
	return []string{s.Text(row, c)}
}

// Stats returns the counts.
func (s *SageCustomers) Stats() SageStats { return s.stats }

// locate returns the list of a row, and the row's place in it.
func (s *SageCustomers) locate(row int) (*CompanySageList, int) {
	n := sort.SearchInts(s.starts, row+1) - 1
	return s.lists[n], row - s.starts[n]
}

// At returns the customer in a row, 0 to Len()-1.
func (s *SageCustomers) At(row int) ListedCustomer {
	l, i := s.locate(row)
	r := ListedCustomer{SageCustomer: l.List.At(i), Company: l.Company}
	if holders := l.Holders(i); len(holders) > 0 {
		r.Linked = make([]Customer, len(holders))
		for n, holder := range holders {
			r.Linked[n] = s.snapshot.At(int(holder))
		}
	}
	return r
}

// facts returns what the flags of a row are evaluated on.
func (s *SageCustomers) facts(row int) sageFacts {
	l, i := s.locate(row)
	return sageFacts{len(l.Holders(i)), l.List.customers[i].IsOpen()}
}

// keySeparator is between the texts of a key; none of them has it.
const keySeparator = "\x00"

// SageKey returns the key of the Sage customer that a link names.
func SageKey(l Link) string {
	return strings.Join([]string{l.Company.Site, l.Company.Name, l.Account, l.SageID}, keySeparator)
}

// Key returns the key of the customer in a row: its company and its identifiers.
func (s *SageCustomers) Key(row int) string {
	l, i := s.locate(row)
	return SageKey(l.List.At(i).Link(l.Company))
}

// Find returns the row of the customer with a key, and whether there is one.
func (s *SageCustomers) Find(key string) (row int, found bool) {
	parts := strings.Split(key, keySeparator)
	if len(parts) != 4 {
		return 0, false
	}
	return s.FindLink(Link{Company{parts[0], parts[1]}, parts[3], parts[2]})
}

// FindLink returns the row of the customer that a link names, and whether there is one.
func (s *SageCustomers) FindLink(link Link) (row int, found bool) {
	n := slices.IndexFunc(s.lists, func(l *CompanySageList) bool { return l.Company.Equal(link.Company) })
	if n < 0 {
		return 0, false
	}
	i, found := s.lists[n].List.Find(link)
	return s.starts[n] + i, found
}

// FindBeginning returns how many customers have an account number that begins with a text, which may not be empty, without
// regard to case, and the row of the first of them. Where the text is a whole account number, only the first customer that
// has it counts.
func (s *SageCustomers) FindBeginning(text string) (row, count int) {
	for n, l := range s.lists {
		if i, found := l.List.FindAccount(text); found {
			return s.starts[n] + i, 1
		}
	}
	for n, l := range s.lists {
		for i := range l.List.customers {
			if !hasPrefixFold(l.List.customers[i].Account, text) {
				continue
			}
			if count++; count == 1 {
				row = s.starts[n] + i
			}
		}
	}
	return row, count
}
