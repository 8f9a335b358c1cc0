package storage

import (
	"encoding/binary"
	"fmt"

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

// readCompanies returns the table.
func readCompanies(tx *bolt.Tx) (*companies, error) {
	pairs, err := copyCompanies(tx)
	if err != nil {
		return nil, err
	}
	return decodeCompanies(pairs)
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
