package storage

import (
	"context"
	"fmt"
	"iter"
	"strings"

	bolt "go.etcd.io/bbolt"

	"dovetail/model"
)

// History returns the newest entries, newest first; a limit of 0 returns all.
func (s *Store) History(ctx context.Context, limit int) ([]model.Entry, error) {
	var pairs []keyValue
	err := s.view(ctx, func(tx *bolt.Tx) error {
		for k, v := range newestFirst(tx) {
			if limit > 0 && len(pairs) == limit {
				break
			}
			pairs = append(pairs, copyOf(k, v))
		}
		return ctx.Err()
	})
	if err != nil {
		return nil, err
	}
	entries := make([]model.Entry, len(pairs))
	for i, p := range pairs {
		if entries[i], err = decodeEntry(p); err != nil {
			return nil, s.explain(err)
		}
	}
	return entries, nil
}

// newestFirst returns an iterator over the entries, whose bytes are valid until the transaction ends.
func newestFirst(tx *bolt.Tx) iter.Seq2[[]byte, []byte] {
	return func(yield func(k, v []byte) bool) {
		c := bucket(tx, bucketHistory, bucketEntries).Cursor()
		for k, v := c.Last(); k != nil && yield(k, v); k, v = c.Prev() {
		}
	}
}

// Changes returns the changes of an entry in the order of the CustomerIds. It returns ErrUnknownEntry for a number
// that the history does not have.
func (s *Store) Changes(ctx context.Context, number uint64) ([]model.Change, error) {
	var entry keyValue
	var table, chunks []keyValue
	err := s.view(ctx, func(tx *bolt.Tx) (err error) {
		key := entryKey(number)
		value := bucket(tx, bucketHistory, bucketEntries).Get([]byte(key))
		if value == nil {
			return fmt.Errorf("entry %d: %w", number, ErrUnknownEntry)
		}
		entry = copyOf([]byte(key), value)
		if table, err = copyCompanies(tx); err != nil {
			return err
		}
		chunks, err = copyChunks(ctx, tx, number)
		return err
	})
	if err != nil {
		return nil, err
	}
	changes, err := decodeChanges(entry, table, chunks)
	return changes, s.explain(err)
}

// copyChunks returns copies of all chunks of an entry.
func copyChunks(ctx context.Context, tx *bolt.Tx, number uint64) (chunks []keyValue, err error) {
	c := bucket(tx, bucketHistory, bucketChanges).Cursor()
	prefix := entryKey(number)
	for k, v := c.Seek([]byte(prefix)); strings.HasPrefix(string(k), prefix); k, v = c.Next() {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		chunks = append(chunks, copyOf(k, v))
	}
	return chunks, nil
}

// decodeChanges returns an entry's changes; it is damage if the entry counts another number of them.
func decodeChanges(entry keyValue, table, chunks []keyValue) ([]model.Change, error) {
	e, err := decodeEntry(entry)
	if err != nil {
		return nil, err
	}
	companies, err := decodeCompanies(table)
	if err != nil {
		return nil, err
	}
	changes := make([]model.Change, 0, min(e.Customers, len(chunks)*chunkChanges))
	for _, p := range chunks {
		err := decodeChunk(p.key, p.value, func(c recordChange) {
			changes = append(changes, companies.described(&c))
		})
		if err != nil {
			return nil, err
		}
	}
	if len(changes) != e.Customers {
		return nil, damaged("entry %d has %d changes of %d", e.Number, len(changes), e.Customers)
	}
	return changes, nil
}

// candidate is an entry with the chunk that may hold a customer's change.
type candidate struct{ entry, chunk keyValue }

// CustomerHistory returns the changes of one customer, newest first. It reads one chunk of each entry.
func (s *Store) CustomerHistory(ctx context.Context, id string) ([]model.CustomerChange, error) {
	var table []keyValue
	var candidates []candidate
	err := s.view(ctx, func(tx *bolt.Tx) (err error) {
		if table, err = copyCompanies(tx); err != nil {
			return err
		}
		candidates, err = findChunks(ctx, tx, id)
		return err
	})
	if err != nil {
		return nil, err
	}
	companies, err := decodeCompanies(table)
	if err != nil {
		return nil, s.explain(err)
	}
	var list []model.CustomerChange
	for _, f := range candidates {
		if list, err = appendFound(list, companies, f, id); err != nil {
			return nil, s.explain(err)
		}
	}
	return list, nil
}

// findChunks returns, for each entry, the chunk that can hold the customer.
func findChunks(ctx context.Context, tx *bolt.Tx, id string) (list []candidate, err error) {
	c := bucket(tx, bucketHistory, bucketChanges).Cursor()
	for k, v := range newestFirst(tx) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		chunk, value := chunkOf(c, string(k), id)
		if chunk != nil && reaches(value, id) {
			list = append(list, candidate{copyOf(k, v), copyOf(chunk, value)})
		}
	}
	return list, nil
}

// chunkOf returns the last chunk of an entry that begins at an ID or before it, nil where there is none.
func chunkOf(c *bolt.Cursor, entry, id string) (key, value []byte) {
	key, value = c.Seek([]byte(entry + id))
	switch {
	case key == nil:
		key, value = c.Last()
	case string(key) != entry+id:
		key, value = c.Prev()
	}
	if !strings.HasPrefix(string(key), entry) {
		return nil, nil
	}
	return key, value
}

// appendFound returns the list with the customer's change, if the chunk has one.
func appendFound(list []model.CustomerChange, companies *companies, f candidate, id string) ([]model.CustomerChange, error) {
	var hit recordChange
	err := decodeChunk(f.chunk.key, f.chunk.value, func(c recordChange) {
		if c.id() == id {
			hit = c
		}
	})
	if err != nil || hit.id() != id {
		return list, err
	}
	e, err := decodeEntry(f.entry)
	return append(list, model.CustomerChange{Entry: e, Change: companies.described(&hit)}), err
}
