package model

import (
	"fmt"
	"hash/maphash"
	"strings"
)

// nearRows indexes the claiming rows of a file by their identifiers, as far as copying by hand does not change them.
type nearRows struct {
	byZero [2]nearTable // for customer IDs and for account numbers: rows by zeroKey
	byLook [2]nearTable // the same by lookKey

	company     string // the name of the company that was hashed last: most rows of a file have one company
	companyHash uint64
}

// nearTable is a rowTable that compares more of the hash than it is sorted by: what follows costs more.
type nearTable struct {
	rowTable
	tags []uint32 // by row: the upper half of its hash
}

func newNearTable(rows int) nearTable { return nearTable{newRowTable(rows), make([]uint32, rows)} }

func (t *nearTable) put(hash uint64, row int) {
	t.rowTable.put(hash, row)
	t.tags[row] = uint32(hash >> 32)
}

// has reports whether a row has the hash, but for a rare other one.
func (t *nearTable) has(hash uint64, row int) bool { return t.tags[row] == uint32(hash>>32) }

// nearRows returns the index of the rows that claim a Sage customer; it is built when first needed.
func (u *uploadPlanner) nearRows() *nearRows {
	if u.near != nil {
		return u.near
	}
	n := len(u.rows)
	u.near = &nearRows{
		byZero: [2]nearTable{newNearTable(n), newNearTable(n)},
		byLook: [2]nearTable{newNearTable(n), newNearTable(n)},
	}
	for i := range u.rows {
		if !u.claiming(i) {
			continue
		}
		link := u.plan.link(i)
		for _, column := range identifierColumns {
			if text := link.identifier(column); text != "" {
				at := columnIndex(column)
				u.near.byZero[at].put(u.near.hash(link.Company, zeroKey(text)), i)
				u.near.byLook[at].put(u.near.hash(link.Company, lookKey(text)), i)
			}
		}
	}
	return u.near
}

// hash returns the hash under which a row is entered for a key in its company.
func (n *nearRows) hash(c Company, key string) uint64 {
	if c.Name != n.company || n.companyHash == 0 {
		n.company, n.companyHash = c.Name, 3*maphash.String(seed, CanonicalKey(c.Name))
	}
	return maphash.String(seed, key) ^ n.companyHash
}

// whyNearRow returns which row of another customer has an identifier that differs from the text only in leading
// zeros, in letters that look like digits, or in marks around it: one of the two is misspelled. It returns "" if none
// has.
func (u *uploadPlanner) whyNearRow(i int, link Link, column Column, text string) string {
	near, at := u.nearRows(), columnIndex(column)
	for _, way := range []struct {
		table *nearTable
		key   func(string) string
		what  string
	}{
		{&near.byZero[at], zeroKey, "zeros in front"},
		{&near.byLook[at], lookKey, "O and 0, or I, l and 1"},
	} {
		key, looked := way.key(text), 0
		hash := near.hash(link.Company, key)
		for j := range way.table.rows(hash) {
			if looked++; looked > nearLooks {
				break
			}
			if j == i || !way.table.has(hash, j) {
				continue
			}
			other := u.plan.link(j)
			have := other.identifier(column)
			if u.file.Rows[j].Cells[ColumnID] == u.file.Rows[i].Cells[ColumnID] || !other.Company.Equal(link.Company) ||
				EqualText(have, text) || way.key(have) != key {
				continue
			}
			what := way.what
			if EqualText(trimMarks(text), trimMarks(have)) {
				what = "the marks around it"
			}
			return fmt.Sprintf("%s %s differs from %s in row %d only in %s", column.Header(), text, have, u.file.Rows[j].Number, what)
		}
	}
	return ""
}

// nearLooks is the most rows with one key that are compared: a hundred thousand can share one.
const nearLooks = 64

// whyCopied returns the sentence that an identifier is the text of another column of its row: the customer's name,
// the Sage company or its site; "" if it is not. A single word or number is never rejected for that, as it can be an
// identifier.
func (u *uploadPlanner) whyCopied(i int, link Link, column Column, text string) string {
	if !strings.ContainsAny(text, " -") {
		return ""
	}
	for _, other := range []struct{ text, what string }{
		{u.file.Rows[i].Cells[ColumnName], "the customer's name"},
		{u.plan.before(i).Name, "the customer's name"},
		{link.Company.Name, "the name of the Sage company"},
		{link.Company.Site, "the site of the Sage company"},
	} {
		if other.text != "" && EqualText(other.text, text) {
			return fmt.Sprintf("%s %s is %s", column.Header(), text, other.what)
		}
	}
	return ""
}
