package storage

import (
	"context"
	"errors"

	bolt "go.etcd.io/bbolt"

	"dovetail/model"
)

// Apply writes a batch and its entry in the history in one transaction, and returns the new revision. It returns
// model.ErrStale when the data are no longer in the state that the batch was planned on, also where a restored
// file has reached the same revision. After ErrStale, and after any error but one of the disk during the commit,
// nothing was written. A batch that changes nothing writes nothing, and Apply returns the revision of its base.
func (s *Store) Apply(ctx context.Context, batch model.Batch) (revision uint64, err error) {
	if batch.Empty() {
		return batch.Base.Revision, nil
	}
	edits, err := checkedEdits(&batch)
	if err != nil {
		return 0, s.explain(err)
	}
	s.backUpBefore(ctx, &batch)
	err = s.update(ctx, func(tx *bolt.Tx) error {
		revision, err = s.apply(ctx, tx, &batch, edits)
		return err
	})
	switch {
	case errors.Is(err, errUnchanged):
		return batch.Base.Revision, nil
	case err != nil:
		return 0, err
	}
	return revision, nil
}

// checkedEdits returns the edits of a batch. It refuses a batch that cannot be stored.
func checkedEdits(batch *model.Batch) ([]edit, error) {
	edits, err := editsOf(batch)
	if err == nil {
		err = checkLists(batch.Lists)
	}
	return edits, err
}

// apply returns the new revision. It computes everything before it writes the first value.
func (s *Store) apply(ctx context.Context, tx *bolt.Tx, batch *model.Batch, edits []edit) (uint64, error) {
	h, err := readMetadata(tx)
	if err != nil {
		return 0, err
	}
	// At revision 0 every database is empty, and no two have one token: their IDs need not be compared.
	if h.revision != batch.Base.Revision || h.token != batch.Base.Token {
		return 0, model.ErrStale
	}
	h.revision++
	entry := nextEntry(tx)
	table, lists, err := tableAfter(tx, batch, entry)
	if err != nil {
		return 0, err
	}
	m := merger{ctx: ctx, cursor: bucket(tx, bucketCustomers).Cursor(), companies: table, metadata: &h}
	m.journal.number, m.former.revision = entry, h.revision
	if err := m.merge(edits); err != nil {
		return 0, err
	}
	rows, err := table.changed()
	if err != nil {
		return 0, err
	}
	if len(rows) == 0 && m.journal.customers == 0 {
		return 0, errUnchanged
	}
	h.token = s.newToken()
	if err := putAll(bucket(tx, bucketLists), lists.chunks); err != nil {
		return 0, err
	}
	e := entryOf(batch, &m)
	e.Lists = lists.changes
	return h.revision, write(tx, h, &m, rows, e)
}

// tableAfter returns the table of companies with the changes of the batch, and how it changes their lists; entry is the
// number of its entry.
func tableAfter(tx *bolt.Tx, batch *model.Batch, entry uint64) (*companies, listChanges, error) {
	table, err := readCompanies(tx)
	if err != nil {
		return nil, listChanges{}, err
	}
	before := table.versions()
	if err := table.change(batch); err != nil {
		return nil, listChanges{}, err
	}
	lists, err := table.changeLists(tx, batch, before, entry)
	return table, lists, err
}

// entryOf returns the batch's entry with the fields that the storage sets.
func entryOf(batch *model.Batch, m *merger) model.Entry {
	e := batch.Entry
	e.Number, e.Customers = m.journal.number, m.journal.customers
	e.Revision, e.Token = m.metadata.revision, m.metadata.token
	e.Added, e.Removed, e.Renamed = batch.AddCompanies, batch.RemoveCompanies, batch.RenameCompanies
	return e
}

// write stores the results of a merge.
func write(tx *bolt.Tx, h metadata, m *merger, rows []keyValue, e model.Entry) error {
	customers := bucket(tx, bucketCustomers)
	for _, key := range m.deletedKeys {
		if err := customers.Delete([]byte(key)); err != nil {
			return err
		}
	}
	if err := putAll(customers, m.blocks); err != nil {
		return err
	}
	if err := putAll(bucket(tx, bucketCompanies), rows); err != nil {
		return err
	}
	if err := putAll(bucket(tx, bucketHistory, bucketChanges), m.journal.chunks); err != nil {
		return err
	}
	if err := putAll(bucket(tx, bucketHistory, bucketPairs), m.former.chunks); err != nil {
		return err
	}
	if err := putAll(bucket(tx, bucketHistory, bucketEntries), []keyValue{encodeEntry(e)}); err != nil {
		return err
	}
	return writeMetadata(tx, h)
}
