package storage

import (
	"encoding/binary"
	"fmt"
	"strings"

	bolt "go.etcd.io/bbolt"

	"dovetail/model"
)

// What a company has besides its texts, as bits.
const (
	bitRemoved byte = 1 << iota
	bitList
	companyBits = bitRemoved | bitList
)

// company is a row of the companies table.
type company struct {
	model.Company
	removed bool   // by a batch; the row is kept for the history
	links   uint64 // how many customers are linked to it
	list    uint64 // the version of its customer list, 0 for none
}

// companies is the table of companies. The company with number n is row n-1.
type companies struct {
	rows   []company
	dirty  map[uint32]bool
	live   map[model.Company]uint32 // numbers of the known companies, by canonical spelling
	recent map[model.Company]uint32 // numbers by the spellings that were looked up
}

// canonical returns a company in the spelling by which two are compared.
func canonical(c model.Company) model.Company {
	return model.Company{Site: model.CanonicalKey(c.Site), Name: model.CanonicalKey(c.Name)}
}

// copyCompanies returns a copy of the bucket's contents, a few kB.
func copyCompanies(tx *bolt.Tx) (pairs []keyValue, err error) {
	err = bucket(tx, bucketCompanies).ForEach(func(k, v []byte) error {
		pairs = append(pairs, copyOf(k, v))
		return nil
	})
	return pairs, err
}

// decodeCompanies returns the table. Its numbers have no gap, as no company is ever deleted.
func decodeCompanies(pairs []keyValue) (*companies, error) {
	t := &companies{dirty: map[uint32]bool{}}
	for i, p := range pairs {
		if p.key != companyKey(uint32(i+1)) {
			return nil, damaged("company %d is missing", i+1)
		}
		c, err := decodeCompany(p)
		if err != nil {
			return nil, err
		}
		t.rows = append(t.rows, c)
	}
	t.index()
	return t, nil
}

// decodeCompany returns the company that encodeCompany encoded.
func decodeCompany(p keyValue) (company, error) {
	in, err := unseal(p.key, p.value)
	if err != nil {
		return company{}, err
	}
	bits := in.bits(companyBits)
	c := company{removed: bits&bitRemoved != 0, links: in.uint()}
	c.Site, c.Name = in.text(), in.text()
	if bits&bitList != 0 {
		if c.list = in.uint(); c.list == 0 {
			in.fail() // no list has no bit
		}
	}
	return c, in.end(p.key)
}

func companyKey(number uint32) string {
	return string(binary.BigEndian.AppendUint32(nil, number))
}

func encodeCompany(number uint32, c company) keyValue {
	value := append(newValue(nil), bitIf(c.removed, bitRemoved)|bitIf(c.list != 0, bitList))
	value = appendUint(value, c.links)
	value = appendText(value, c.Site)
	value = appendText(value, c.Name)
	if c.list != 0 {
		value = appendUint(value, c.list)
	}
	key := companyKey(number)
	return keyValue{key, seal(key, value)}
}

// index rebuilds the maps. Two companies that are equal now, but were not for an older program, are found by their
// exact spellings; any other spelling finds the first.
func (t *companies) index() {
	t.live = make(map[model.Company]uint32, len(t.rows))
	t.recent = make(map[model.Company]uint32, len(t.rows))
	for i, c := range t.rows {
		if c.removed {
			continue
		}
		n := uint32(i + 1)
		t.recent[c.Company] = n
		if _, twice := t.live[canonical(c.Company)]; !twice {
			t.live[canonical(c.Company)] = n
		}
	}
}

// checkChanged refuses a changed company that is equal to another known one.
func (t *companies) checkChanged() error {
	known := make(map[model.Company]int, len(t.rows))
	for _, c := range t.rows {
		if !c.removed {
			known[canonical(c.Company)]++
		}
	}
	for n := range t.dirty {
		if c := t.rows[n-1]; !c.removed && known[canonical(c.Company)] > 1 {
			return fmt.Errorf("company %q: %w", c.Company, ErrCompanyExists)
		}
	}
	return nil
}

// number returns the number of a known company.
func (t *companies) number(c model.Company) (uint32, error) {
	if n, ok := t.recent[c]; ok {
		return n, nil
	}
	n, ok := t.live[canonical(c)]
	if !ok {
		return 0, fmt.Errorf("company %q: %w", c, ErrUnknownCompany)
	}
	t.recent[c] = n
	return n, nil
}

// known returns the companies that were not removed, by number.
func (t *companies) known() map[uint32]model.Company {
	m := make(map[uint32]model.Company, len(t.rows))
	for i, c := range t.rows {
		if !c.removed {
			m[uint32(i+1)] = c.Company
		}
	}
	return m
}

// change applies a batch: removals and renames, which name companies as they were before, then additions. The rules
// are checked on the result, so that two companies can swap their names.
func (t *companies) change(b *model.Batch) error {
	renames := make([]uint32, len(b.RenameCompanies))
	for i, r := range b.RenameCompanies {
		n, err := t.number(r.From)
		if err != nil {
			return err
		}
		renames[i] = n
	}
	for _, c := range b.RemoveCompanies {
		n, err := t.number(c)
		if err != nil {
			return err
		}
		row := t.row(n)
		row.removed, row.list = true, 0
	}
	for i, n := range renames {
		to := b.RenameCompanies[i].To
		if err := checkCompany(to); err != nil {
			return err
		}
		if t.rows[n-1].Company != to {
			t.row(n).Company = to
		}
	}
	for _, c := range b.AddCompanies {
		if err := t.add(c); err != nil {
			return err
		}
	}
	t.index()
	return t.checkChanged()
}

// row returns a row to be changed.
func (t *companies) row(number uint32) *company {
	t.dirty[number] = true
	return &t.rows[number-1]
}

// add adds a company. One that was removed gets its old number, so that the links in the history refer to it
// again.
func (t *companies) add(c model.Company) error {
	if err := checkCompany(c); err != nil {
		return err
	}
	for i := range t.rows {
		if t.rows[i].removed && canonical(t.rows[i].Company) == canonical(c) {
			row := t.row(uint32(i + 1))
			row.Company, row.removed = c, false
			return nil
		}
	}
	t.rows = append(t.rows, company{Company: c})
	t.dirty[uint32(len(t.rows))] = true
	return nil
}

func checkCompany(c model.Company) error {
	if strings.TrimSpace(c.Site) == "" || strings.TrimSpace(c.Name) == "" {
		return fmt.Errorf("company %q: %w", c, ErrBadCompany)
	}
	if len(c.Site) > maxText || len(c.Name) > maxText {
		return fmt.Errorf("company %.40q…: %w (a text is longer than %d bytes)", c, ErrBadCompany, maxText)
	}
	return nil
}

// relink updates the counts of links where a customer's link moves from one company to another; 0 is no company.
func (t *companies) relink(from, to uint32) error {
	if from == to {
		return nil
	}
	if from != 0 {
		if from > uint32(len(t.rows)) || t.rows[from-1].links == 0 {
			return damaged("company %d has more links than were counted", from)
		}
		t.row(from).links--
	}
	if to != 0 {
		t.row(to).links++
	}
	return nil
}

// changed returns the rows to be stored. It refuses a removed company that still has links.
func (t *companies) changed() (pairs []keyValue, err error) {
	for i, c := range t.rows {
		n := uint32(i + 1)
		if !t.dirty[n] {
			continue
		}
		if c.removed && c.links > 0 {
			return nil, fmt.Errorf("company %q: %w (%d of them)", c.Company, ErrCompanyInUse, c.links)
		}
		pairs = append(pairs, encodeCompany(n, c))
	}
	return pairs, nil
}

// company returns the company with a number, removed or not; the zero Company where no company has it.
func (t *companies) company(number uint32) model.Company {
	if number == 0 || number > uint32(len(t.rows)) {
		return model.Company{}
	}
	return t.rows[number-1].Company
}

// customer returns the customer of a record. A link to a number that no company has is no link.
func (t *companies) customer(r *model.Record) model.Customer {
	c := r.Customer(t.company(r.Company))
	if c.Link.Company == (model.Company{}) {
		c.Link = model.Link{}
	}
	return c
}

// described returns a change with the companies as they are called today.
func (t *companies) described(c *recordChange) model.Change {
	return model.Change{Before: t.customer(&c.before), After: t.customer(&c.after)}
}
