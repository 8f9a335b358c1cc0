package model

import (
	"iter"
	"slices"
	"sort"
	"sync"
)

// MaxCustomers is the maximum number of customers in a database: the data rows of an Excel sheet.
const MaxCustomers = 1_048_575

// Snapshot is all customers and companies at one revision. It is immutable and safe for concurrent use; a later
// snapshot shares the blocks that did not change. Rows are numbered from 0 in the order of the CustomerIds' bytes.
type Snapshot struct {
	database   string
	revision   uint64
	tokens     []Token // of the revisions from 1; revisions beyond the end have none
	firstToken uint64  // the first revision with a token, else the newest
	blocks     []*Block
	starts     []int              // first row of each block, and the number of rows
	company    []Company          // by number; the zero Company for an unused number
	companyIDs map[Company]uint32 // by canonical company, and by the known spelling

	statsOnce       sync.Once
	stats           Stats
	sageOnce        sync.Once
	sage            sageIndex
	former          []Link
	validFormerOnce sync.Once
	validFormer     []Link // of former
	byBothOnce      sync.Once
	byBoth          rowTable
	looseOnce       sync.Once
	loose           rowTable
	names           companyNames

	familiarOnce sync.Once
	familiar     knownIdentifiers

	lists sageLists
}

// NewSnapshot returns a snapshot of the database with an ID at a revision. Companies are given by their numbers,
// of which 0 means no link and is ignored, blocks in the order of their IDs, and tokens by revision from 1.
func NewSnapshot(database string, revision uint64, companies map[uint32]Company, blocks []*Block, tokens ...Token) *Snapshot {
	s := &Snapshot{
		database: database, revision: revision, tokens: tokens, firstToken: firstToken(tokens, revision),
		blocks: blocks, companyIDs: make(map[Company]uint32, len(companies)),
	}
	for number, c := range companies {
		if number == 0 {
			continue
		}
		if grow := int(number) + 1 - len(s.company); grow > 0 {
			s.company = append(s.company, make([]Company, grow)...)
		}
		s.company[number] = c
	}
	for i := len(s.company) - 1; i > 0; i-- { // of equal companies with different spellings, the first is found
		if c := s.company[i]; c != (Company{}) {
			s.companyIDs[c.canonical()] = uint32(i)
		}
	}
	for number, c := range companies {
		if number != 0 {
			s.companyIDs[c] = number
		}
	}
	total := 0
	for _, b := range blocks {
		s.starts = append(s.starts, total)
		total += b.Len()
	}
	s.starts = append(s.starts, total)
	return s
}

// canonical returns the company with canonical keys as its texts: equal companies have the same one.
func (c Company) canonical() Company { return Company{CanonicalKey(c.Site), CanonicalKey(c.Name)} }

// Database returns the ID of the database.
func (s *Snapshot) Database() string { return s.database }

// Revision returns the revision of the data.
func (s *Snapshot) Revision() uint64 { return s.revision }

// Blocks returns the blocks, for a later snapshot to share; the caller must not change them.
func (s *Snapshot) Blocks() []*Block { return s.blocks }

// Len returns the number of customers.
func (s *Snapshot) Len() int { return s.starts[len(s.blocks)] }

// locate returns the block of a row, and the row's place in it.
func (s *Snapshot) locate(row int) (*Block, int) {
	i := sort.SearchInts(s.starts, row+1) - 1
	return s.blocks[i], row - s.starts[i]
}

// At returns the customer in a row, 0 to Len()-1.
func (s *Snapshot) At(row int) Customer {
	b, i := s.locate(row)
	return s.customer(b, i)
}

func (s *Snapshot) customer(b *Block, i int) Customer {
	r := b.Record(i)
	return r.Customer(s.companyAt(r.Company))
}

// companyAt returns the company with a number, the zero Company if there is none.
func (s *Snapshot) companyAt(number uint32) Company {
	if int(number) >= len(s.company) {
		return Company{}
	}
	return s.company[number]
}

// All returns an iterator over the rows and their customers.
func (s *Snapshot) All() iter.Seq2[int, Customer] {
	return func(yield func(int, Customer) bool) {
		row := 0
		for _, b := range s.blocks {
			for i := range b.rows {
				if !yield(row, s.customer(b, i)) {
					return
				}
				row++
			}
		}
	}
}

// Find returns the row of the customer with exactly this CustomerId.
func (s *Snapshot) Find(id string) (row int, found bool) {
	n, hit := slices.BinarySearchFunc(s.blocks, id, func(b *Block, id string) int { return compare(b.textOf(0, textID), id) })
	if hit {
		return s.starts[n], true
	}
	if n == 0 {
		return 0, false
	}
	b := s.blocks[n-1]
	i := sort.Search(b.Len(), func(i int) bool { return b.textOf(i, textID) >= id })
	if i == b.Len() || b.textOf(i, textID) != id {
		return 0, false
	}
	return s.starts[n-1] + i, true
}

func compare(a, b string) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// Customer returns the customer with exactly this CustomerId.
func (s *Snapshot) Customer(id string) (Customer, bool) {
	row, ok := s.Find(id)
	if !ok {
		return Customer{}, false
	}
	return s.At(row), true
}

// LookupCompany returns the company as it is spelled in the database, and whether it is known.
func (s *Snapshot) LookupCompany(c Company) (Company, bool) {
	number, ok := s.number(c)
	if !ok {
		return c, false
	}
	return s.company[number], true
}

// number returns the number of a company, however it is spelled, and whether it is known.
func (s *Snapshot) number(c Company) (uint32, bool) {
	number, ok := s.companyIDs[c]
	if !ok {
		number, ok = s.companyIDs[c.canonical()]
	}
	return number, ok
}

// Companies returns the known companies with their counts, sorted by name, then site.
func (s *Snapshot) Companies() []CompanyCount {
	stats := s.Stats()
	var list []CompanyCount
	for number, c := range s.company {
		if c != (Company{}) {
			list = append(list, CompanyCount{c, stats.perCompany[number].customers, stats.perCompany[number].synced})
		}
	}
	slices.SortFunc(list, func(a, b CompanyCount) int {
		ka, kb := appendNatural(nil, a.Company.Name), appendNatural(nil, b.Company.Name)
		if c := compare(string(ka), string(kb)); c != 0 {
			return c
		}
		return compare(a.Company.Site, b.Company.Site)
	})
	return list
}

// CompanyCount is a known company with the number of customers linked to it.
type CompanyCount struct {
	Company   Company
	Customers int // linked to it, synced or not
	Synced    int // of these, already synced
}

// Stats are the counts above the grid.
type Stats struct {
	Customers int
	Synced    int // the next sync updates them
	Linked    int // linked, not synced
	Create    int // no link, not synced: would be created in Sage

	perCompany []struct{ customers, synced int }
}

// Stats returns the counts of the snapshot. They are computed once.
func (s *Snapshot) Stats() Stats {
	s.statsOnce.Do(func() {
		st := Stats{Customers: s.Len(), perCompany: make([]struct{ customers, synced int }, len(s.company))}
		for _, b := range s.blocks {
			for i := range b.rows {
				st.count(&b.rows[i])
			}
		}
		s.stats = st
	})
	return s.stats
}

func (st *Stats) count(r *blockRow) {
	switch nextSync(r.synced, r.company != 0) {
	case Update:
		st.Synced++
	case Linked:
		st.Linked++
	case Create:
		st.Create++
	}
	if n := int(r.company); n > 0 && n < len(st.perCompany) {
		st.perCompany[n].customers++
		if r.synced {
			st.perCompany[n].synced++
		}
	}
}
