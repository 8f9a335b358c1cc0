package model

import (
	"hash/maphash"
	"iter"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// sageIndex finds the customers that are linked to a Sage customer, by either identifier. Customers whose links
// share an identifier, directly or through other links, form a group: they are linked to one Sage customer. So do those
// whose identifiers belong to one customer of their company's Sage list. A customer whose two identifiers belong to two
// customers of the list is split: it is in the groups of both.
type sageIndex struct {
	tables   [2]rowTable     // by columnIndex
	groups   disjointSets    // of rows, then of the account numbers of split rows
	rows     int32           // number of rows
	accounts map[int32]int32 // by split row: the member of groups that is its account number
	split    []int32         // the split rows
}

// member returns the member of groups that is a row's identifier in a column.
func (x *sageIndex) member(row int32, column Column) int32 {
	if member, split := x.accounts[row]; split && column == ColumnAccount {
		return member
	}
	return row
}

// rowOf returns the row of a member of groups.
func (x *sageIndex) rowOf(member int32) int32 {
	if member >= x.rows {
		return x.split[member-x.rows]
	}
	return member
}

// hashSage returns the hash of an identifier of a company. Equal identifiers have the same one.
func hashSage(company uint32, identifier string) uint64 {
	var most [64]byte
	return maphash.Bytes(seed, appendCanonicalKey(most[:0], identifier)) ^ uint64(company)*0x9e3779b97f4a7c15
}

// sageTables returns the index of Sage customers. It is built when it is first needed.
func (s *Snapshot) sageTables() *sageIndex {
	s.sageOnce.Do(func() {
		s.sage = sageIndex{
			tables: [2]rowTable{newRowTable(s.Len()), newRowTable(s.Len())},
			groups: newDisjointSets(s.Len()), rows: int32(s.Len()), accounts: map[int32]int32{},
		}
		row := 0
		for _, b := range s.blocks {
			for i := range b.rows {
				if r := b.Record(i); r.Company != 0 {
					if s.listContradicts(r.Company, r.SageID, r.Account) {
						s.sage.accounts[int32(row)] = s.sage.groups.add()
						s.sage.split = append(s.sage.split, int32(row))
					}
					s.enter(ColumnSageID, r.Company, r.SageID, row)
					s.enter(ColumnAccount, r.Company, r.Account, row)
				}
				row++
			}
		}
		s.sage.groups.flatten()
	})
	return &s.sage
}

// enter adds a row under one of its identifiers, and joins it to a row that has the same, or by the company's list the
// other identifier of the same Sage customer.
func (s *Snapshot) enter(column Column, company uint32, text string, row int) {
	if text == "" {
		return
	}
	table, hash := &s.sage.tables[columnIndex(column)], hashSage(company, text)
	if other := s.findRow(table, hash, column, company, text); other >= 0 {
		s.sage.groups.join(s.sage.member(other, column), s.sage.member(int32(row), column))
	}
	table.put(hash, row)
	if listed, ok := s.listedPair(company, column, text); ok {
		column := otherIdentifier(column)
		text := listed.identifier(column)
		if other := s.findRow(&s.sage.tables[columnIndex(column)], hashSage(company, text), column, company, text); other >= 0 {
			s.sage.groups.join(s.sage.member(other, column), s.sage.member(int32(row), otherIdentifier(column)))
		}
	}
}

// findRow returns a row whose link has the identifier in a column, -1 if there is none.
func (s *Snapshot) findRow(table *rowTable, hash uint64, column Column, company uint32, text string) int32 {
	for row := range table.rows(hash) {
		b, i := s.locate(row)
		if b.rows[i].company == company && EqualText(b.textOf(i, columns[column].stored), text) {
			return int32(row)
		}
	}
	return -1
}

// rowWith returns a row whose link has an identifier of a known company in a column, -1 if there is none.
func (s *Snapshot) rowWith(company uint32, column Column, text string) int32 {
	return s.findRow(&s.sageTables().tables[columnIndex(column)], hashSage(company, text), column, company, text)
}

// byAccount returns the rows whose link names the account number in the company.
func (s *Snapshot) byAccount(c Company, account string) iter.Seq2[int, Customer] {
	return s.rowsWith(c, ColumnAccount, account)
}

// bySageID returns the rows whose link names the customer ID in the company.
func (s *Snapshot) bySageID(c Company, id string) iter.Seq2[int, Customer] {
	return s.rowsWith(c, ColumnSageID, id)
}

// rowsWith returns the rows whose link has an identifier of the company in a column.
func (s *Snapshot) rowsWith(c Company, column Column, identifier string) iter.Seq2[int, Customer] {
	number, known := s.number(c)
	if !known || identifier == "" {
		return noRows
	}
	table, hash := &s.sageTables().tables[columnIndex(column)], hashSage(number, identifier)
	if table.empty(hash) {
		return noRows
	}
	return func(yield func(int, Customer) bool) {
		for row := range table.rows(hash) {
			x := s.At(row)
			if x.Link.Company == s.company[number] && EqualText(column.Text(x), identifier) && !yield(row, x) {
				return
			}
		}
	}
}

// noRows is the empty sequence; returning it does not allocate.
func noRows(func(int, Customer) bool) {}

// first returns the first customer of a sequence, and whether there is one.
func first(rows iter.Seq2[int, Customer]) (Customer, bool) {
	for _, c := range rows {
		return c, true
	}
	return Customer{}, false
}

// storedTogether reports whether a customer's link has both identifiers of a known company. Its table is built when
// it is first needed, which is rare.
func (s *Snapshot) storedTogether(l Link) bool {
	s.byBothOnce.Do(func() {
		s.byBoth = newRowTable(s.Len())
		row := 0
		for _, b := range s.blocks {
			for i := range b.rows {
				if r := b.Record(i); r.Company != 0 && r.SageID != "" && r.Account != "" {
					s.byBoth.put(hashBoth(r.Company, r.SageID, r.Account), row)
				}
				row++
			}
		}
	})
	company, _ := s.number(l.Company)
	for row := range s.byBoth.rows(hashBoth(company, l.SageID, l.Account)) {
		if s.At(row).Link.Equal(l) {
			return true
		}
	}
	return false
}

func hashBoth(company uint32, id, account string) uint64 {
	return hashSage(company, id) ^ 3*hashSage(company, account)
}

// looseID returns a CustomerId without what people and programs change in one: case, spaces, punctuation,
// leading zeros of a number, the letter O for 0, I and l for 1. IDs that differ in another digit have different
// results.
func looseID(id string) string {
	var b strings.Builder
	zeros, digits := 0, false // the length of a pending run of zeros; whether the last character was a digit
	flush := func() {
		if zeros > 0 && !digits {
			b.WriteByte('0')
		}
		zeros, digits = 0, false
	}
	for _, r := range strings.ToLower(id) {
		switch r {
		case 'o':
			r = '0'
		case 'i', 'l':
			r = '1'
		}
		switch {
		case r == '0' && !digits:
			zeros++
		case r >= '0' && r <= '9':
			zeros, digits = 0, true
			b.WriteRune(r)
		case unicode.In(r, unicode.Letter, unicode.Mark, unicode.Number):
			flush()
			b.WriteRune(r)
		}
	}
	flush()
	return norm.NFC.String(b.String()) // a letter and its accent, in one character or two
}

// SuggestID returns the CustomerId that a mistyped id most likely means: the only one with the same looseID. It
// never differs in a digit.
func (s *Snapshot) SuggestID(id string) (string, bool) {
	loose := looseID(id)
	if loose == "" {
		return "", false
	}
	s.looseOnce.Do(func() {
		s.loose = newRowTable(s.Len())
		for row, c := range s.All() {
			s.loose.put(maphash.String(seed, looseID(c.ID)), row)
		}
	})
	meant, hits := "", 0
	for row := range s.loose.rows(maphash.String(seed, loose)) {
		if c := s.At(row); looseID(c.ID) == loose {
			meant = c.ID
			hits++
		}
		if hits > 1 {
			break // there can be thousands
		}
	}
	return meant, hits == 1
}
