package storage

import (
	"encoding/binary"
	"errors"

	bolt "go.etcd.io/bbolt"

	"dovetail/model"
)

// chunkPairs is the number of pairs of identifiers in one value.
const chunkPairs = 512

// formerPairs collects the pairs of identifiers whose links a batch replaces or removes, in the order of the
// CustomerIds, into chunks.
type formerPairs struct {
	revision uint64
	chunks   []keyValue

	rows  []byte
	count int
}

// add records the pair of a record, unless the record that replaces it has the same pair.
func (f *formerPairs) add(before, after *model.Record) {
	if before == nil || before.SageID == "" || before.Account == "" {
		return
	}
	if after != nil && after.Company == before.Company && model.EqualText(after.SageID, before.SageID) && model.EqualText(after.Account, before.Account) {
		return
	}
	f.rows = appendUint(f.rows, uint64(before.Company))
	f.rows = appendText(f.rows, before.SageID)
	f.rows = appendText(f.rows, before.Account)
	if f.count++; f.count == chunkPairs {
		f.flush()
	}
}

// flush completes the chunk under construction.
func (f *formerPairs) flush() {
	if f.count == 0 {
		return
	}
	key := pairChunkKey(f.revision, len(f.chunks))
	value := appendUint(newValue(make([]byte, 0, len(f.rows)+prefixSize+4)), uint64(f.count))
	f.chunks = append(f.chunks, keyValue{key, seal(key, append(value, f.rows...))})
	f.rows, f.count = f.rows[:0], 0
}

// pairChunkKey returns the key of a chunk of the pairs that a revision replaced. Chunks sort by revision.
func pairChunkKey(revision uint64, chunk int) string {
	return entryKey(revision) + string(binary.BigEndian.AppendUint32(nil, uint32(chunk)))
}

// decodePairs appends the pairs of a chunk, with the current names of their companies, and returns the result.
func decodePairs(pairs []model.Link, p keyValue, table *companies) ([]model.Link, error) {
	in, err := unseal(p.key, p.value)
	if err != nil {
		return nil, err
	}
	for range in.count() {
		company := table.company(uint32(in.atMost(1<<32 - 1)))
		pairs = append(pairs, model.Link{Company: company, SageID: in.text(), Account: in.text()})
	}
	return pairs, in.end(p.key)
}

// copyPairs returns the chunks of all revisions after the one given.
func copyPairs(tx *bolt.Tx, after uint64) (chunks []keyValue) {
	c := bucket(tx, bucketHistory, bucketPairs).Cursor()
	for k, v := c.Seek([]byte(entryKey(after + 1))); k != nil; k, v = c.Next() {
		chunks = append(chunks, copyOf(k, v))
	}
	return chunks
}

// addPairs is the migration to schema 3: it adds the pairs that the changes of the history replaced.
func addPairs(tx *bolt.Tx) error {
	into, err := bucket(tx, bucketHistory).CreateBucket([]byte(bucketPairs))
	if err != nil {
		return err
	}
	changes := bucket(tx, bucketHistory, bucketChanges).Cursor()
	k, v := changes.First()
	return bucket(tx, bucketHistory, bucketEntries).ForEach(func(entry, value []byte) error {
		revision, _ := entryToken(value)
		former := formerPairs{revision: revision}
		for ; k != nil && string(k[:min(8, len(k))]) == string(entry); k, v = changes.Next() {
			chunk := copyOf(k, v)
			err := decodeChunk(chunk.key, chunk.value, func(c recordChange) { former.add(recordOrNil(&c.before), recordOrNil(&c.after)) })
			if errors.Is(err, ErrDamaged) {
				continue // the history reports it where it is read; the rest of the database is sound
			}
			if err != nil {
				return err
			}
		}
		former.flush()
		return putAll(into, former.chunks)
	})
}

// recordOrNil returns r, or nil for a record that did not exist.
func recordOrNil(r *model.Record) *model.Record {
	if r.ID == "" {
		return nil
	}
	return r
}
