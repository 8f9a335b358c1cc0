package storage

import (
	"context"
	"sort"

	bolt "go.etcd.io/bbolt"

	"dovetail/model"
)

// merger computes how a batch changes the blocks. It only reads the database; what is to be written
// gathers in gone and blocks.
type merger struct {
	ctx       context.Context
	cursor    *bolt.Cursor
	companies *companies
	metadata  *metadata // with the new revision; its counts follow what is merged
	journal   journal
	former    formerPairs

	deletedKeys []string   // keys of blocks that are no longer needed
	blocks      []keyValue // in the order of their keys

	records []model.Record // of the block under construction
	changed bool           // whether it differs from what is stored
	buf     []byte
}

// merge applies the edits block by block.
func (m *merger) merge(edits []edit) error {
	for len(edits) > 0 {
		key, value, next := m.blockOf(edits[0].id)
		n := len(edits)
		if next != nil {
			n = sort.Search(len(edits), func(i int) bool { return edits[i].id >= string(next) })
		}
		if err := m.block(string(key), value, edits[:n]); err != nil {
			return err
		}
		edits = edits[n:]
	}
	if m.metadata.customers > model.MaxCustomers {
		return ErrTooMany
	}
	m.journal.flush()
	m.former.flush()
	return nil
}

// blockOf returns the block in which an ID is or would be, and the key of the next one. An ID before the first block
// belongs to the first; where there is no block, all results are nil.
func (m *merger) blockOf(id string) (key, value, next []byte) {
	key, value = m.cursor.Seek([]byte(id))
	switch {
	case key == nil:
		key, value = m.cursor.Last()
		return key, value, nil
	case string(key) != id:
		if k, v := m.cursor.Prev(); k != nil {
			key, value = k, v
		} else {
			key, value = m.cursor.First()
		}
	}
	next, _ = m.cursor.Next()
	return key, value, next
}

// block merges the edits of one block into it.
func (m *merger) block(key string, value []byte, edits []edit) error {
	old, err := m.stored(key, value)
	if err != nil {
		return err
	}
	first := len(m.blocks)
	m.records, m.changed = m.records[:0], false
	for _, e := range edits {
		for ; len(old) > 0 && old[0].ID < e.id; old = old[1:] {
			if err := m.keep(old[0]); err != nil {
				return err
			}
		}
		var before *model.Record
		if len(old) > 0 && old[0].ID == e.id {
			before, old = &old[0], old[1:]
		}
		if err := m.edit(before, e); err != nil {
			return err
		}
	}
	for _, r := range old {
		if err := m.keep(r); err != nil {
			return err
		}
	}
	return m.finish(key, first)
}

// stored returns the records of a block, none for an empty key.
func (m *merger) stored(key string, value []byte) (records []model.Record, err error) {
	if key == "" {
		return nil, nil
	}
	_, err = decodeBlock(key, value, func(r model.Record) { records = append(records, r) })
	return records, err
}

// finish completes a block that was stored under key: the blocks from first on replace it, if any record differs.
func (m *merger) finish(key string, first int) error {
	if !m.changed {
		return nil
	}
	if len(m.records) > 0 {
		if err := m.emit(len(m.records)); err != nil {
			return err
		}
	}
	if key != "" {
		m.metadata.blocks--
		if len(m.blocks) == first || m.blocks[first].key != key {
			m.deletedKeys = append(m.deletedKeys, key)
		}
	}
	return nil
}

// edit adds a customer to the block under construction, or leaves a removed one out, and records the change.
func (m *merger) edit(before *model.Record, e edit) error {
	if e.put == nil && before == nil {
		return nil
	}
	var after *model.Record
	if e.put != nil {
		r, err := m.record(e.put, before)
		if err != nil {
			return err
		}
		if before != nil && *before == r {
			return m.keep(r)
		}
		after = &r
	}
	m.changed = true
	if err := m.note(before, after); err != nil {
		return err
	}
	if after == nil {
		return nil
	}
	return m.keep(*after)
}

// note updates the counts, and records the change in the journal.
func (m *merger) note(before, after *model.Record) error {
	var from, to uint32
	if before != nil {
		from = before.Company
		m.metadata.customers--
	}
	if after != nil {
		to = after.Company
		m.metadata.customers++
	}
	if err := m.companies.relink(from, to); err != nil {
		return err
	}
	m.journal.add(before, after)
	m.former.add(before, after)
	return nil
}

// record returns a customer as it will be stored: with its company's number, and with the new revision where the link
// differs from the stored one.
func (m *merger) record(c *model.Customer, before *model.Record) (model.Record, error) {
	number := uint32(0)
	if !c.Link.IsZero() {
		var err error
		if number, err = m.companies.number(c.Link.Company); err != nil {
			return model.Record{}, err
		}
	}
	var old model.Record
	if before != nil {
		old = *before
	}
	r := c.Record(number)
	r.Changed = old.Changed
	if !r.SameLink(&old) {
		r.Changed = m.metadata.revision
	}
	return r, nil
}

// keep appends a record to the block under construction, and splits it where there are enough for two.
func (m *merger) keep(r model.Record) error {
	m.records = append(m.records, r)
	if len(m.records) < 2*blockRows {
		return nil
	}
	m.changed = true
	return m.emit(blockRows)
}

// emit encodes the first records as a block.
func (m *merger) emit(rows int) error {
	if err := m.ctx.Err(); err != nil {
		return err
	}
	var block keyValue
	block, m.buf = encodeBlock(m.buf, m.metadata.revision, m.records[:rows])
	m.blocks = append(m.blocks, block)
	m.metadata.blocks++
	m.records = append(m.records[:0], m.records[rows:]...)
	return nil
}
