package model

import (
	"fmt"
	"hash/maphash"
	"strings"
)

// nearRows finds rows of a file whose identifiers are the same but for what copying by hand changes.
type nearRows struct {
	byZero, byLook [2]rowTable // by customer ID, by account: rows by zeroKey and by lookKey
}

// nearRows returns what finds near rows among those that claim a Sage customer.
func (u *uploader) nearRows() *nearRows {
	if u.near != nil {
		return u.near
	}
	n := len(u.rows)
	u.near = &nearRows{
		byZero: [2]rowTable{newRowTable(n), newRowTable(n)},
		byLook: [2]rowTable{newRowTable(n), newRowTable(n)},
	}
	for i := range u.rows {
		if !u.claiming(i) {
			continue
		}
		link := u.link(i)
		for _, column := range identifierColumns {
			if text := link.identifier(column); text != "" {
				at := columnIndex(column)
				u.near.byZero[at].put(hashNear(link.Company, zeroKey(text)), i)
				u.near.byLook[at].put(hashNear(link.Company, lookKey(text)), i)
			}
		}
	}
	return u.near
}

func hashNear(c Company, key string) uint64 {
	return maphash.String(seed, key) ^ 3*maphash.String(seed, CanonicalKey(c.Name))
}

// whyNearRow names another customer's row whose identifier differs from the text only in zeros in front, in letters
// that look like digits, or in marks around it: one of the two is misspelled.
func (u *uploader) whyNearRow(i int, link Link, column Column, text string) string {
	near, at := u.nearRows(), columnIndex(column)
	for _, way := range []struct {
		table *rowTable
		key   func(string) string
		what  string
	}{
		{&near.byZero[at], zeroKey, "zeros in front"},
		{&near.byLook[at], lookKey, "O and 0, or I, l and 1"},
	} {
		key, looked := way.key(text), 0
		for j := range way.table.rows(hashNear(link.Company, key)) {
			if looked++; looked > nearLooks {
				break
			}
			if j == i {
				continue
			}
			other := u.link(j)
			have := other.identifier(column)
			if u.File.Rows[j].Cells[ColumnID] == u.File.Rows[i].Cells[ColumnID] || !other.Company.Equal(link.Company) ||
				EqualText(have, text) || way.key(have) != key {
				continue
			}
			what := way.what
			if EqualText(trimMarks(text), trimMarks(have)) {
				what = "the marks around it"
			}
			return fmt.Sprintf("%s %s differs from %s in row %d only in %s", column.Header(), text, have, u.File.Rows[j].Number, what)
		}
	}
	return ""
}

// nearLooks is how many rows with one key are looked at: of a hundred thousand that share one, some differ.
const nearLooks = 64

// whyCopied says that an identifier is the text of another column of its row: the customer's name, the Sage company or
// its site. A single word can be an account number all the same, and a number an identifier.
func (u *uploader) whyCopied(i int, link Link, column Column, text string) string {
	if !strings.ContainsAny(text, " -") {
		return ""
	}
	for _, other := range []struct{ text, what string }{
		{u.File.Rows[i].Cells[ColumnName], "the customer's name"},
		{u.before(i).Name, "the customer's name"},
		{link.Company.Name, "the name of the Sage company"},
		{link.Company.Site, "the site of the Sage company"},
	} {
		if other.text != "" && EqualText(other.text, text) {
			return fmt.Sprintf("%s %s is %s", column.Header(), text, other.what)
		}
	}
	return ""
}
