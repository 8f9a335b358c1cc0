package storage

import (
	"fmt"
	"math"

	bolt "go.etcd.io/bbolt"

	"dovetail/model"
)

// The buckets, and the keys of the bucket meta.
const (
	bucketMeta      = "meta"
	bucketCompanies = "companies"
	bucketCustomers = "customers"
	bucketHistory   = "history"
	bucketEntries   = "entries"
	bucketChanges   = "changes"
	bucketPairs     = "pairs"
	bucketAccess    = "access"

	bucketLists      = "lists"
	bucketRejections = "rejections"

	keySchema   = "schema"
	keyDatabase = "database"
	keyRevision = "revision"
	keyToken    = "token"
	keyCounts   = "counts"
)

// migration changes a database of one schema to the next.
type migration func(*bolt.Tx) error

// schema returns all migrations in their order: the number of the schema is the number of migrations that ran. A new
// one is added at the end; one that was released never changes.
func schema() []migration {
	return []migration{createBuckets, addTokens, addPairs, addEvidence, addLists}
}

// createBuckets is the migration to schema 1: it creates the buckets.
func createBuckets(tx *bolt.Tx) error {
	for _, name := range []string{bucketMeta, bucketCompanies, bucketCustomers, bucketAccess} {
		if _, err := tx.CreateBucket([]byte(name)); err != nil {
			return err
		}
	}
	history, err := tx.CreateBucket([]byte(bucketHistory))
	if err != nil {
		return err
	}
	for _, name := range []string{bucketEntries, bucketChanges} {
		if _, err := history.CreateBucket([]byte(name)); err != nil {
			return err
		}
	}
	return nil
}

// migrate runs the migrations that did not run yet.
func (s *Store) migrate(tx *bolt.Tx) error {
	have, err := schemaOf(tx)
	if err != nil {
		return err
	}
	return runMigrations(tx, s.migrations, have)
}

func runMigrations(tx *bolt.Tx, all []migration, have int) error {
	switch {
	case have > len(all):
		return newerSchema(have, len(all))
	case have == len(all):
		return nil
	}
	for i, m := range all[have:] {
		if err := m(tx); err != nil {
			return fmt.Errorf("schema %d: %w", have+i+1, err)
		}
	}
	return putMeta(tx, keySchema, uint64(len(all)))
}

// checkSchema refuses a database that is newer than the program, and returns errOutdated for an older one.
func (s *Store) checkSchema(tx *bolt.Tx) error {
	have, err := schemaOf(tx)
	switch {
	case err != nil:
		return err
	case have > len(s.migrations):
		return newerSchema(have, len(s.migrations))
	case have < len(s.migrations):
		return errOutdated
	}
	return nil
}

func newerSchema(have, known int) error {
	return fmt.Errorf("%w (its schema is %d, this program knows %d)", ErrNewer, have, known)
}

// schemaOf returns the number of the database's schema. It is read first, so it also detects a database of another
// program.
func schemaOf(tx *bolt.Tx) (int, error) {
	b := tx.Bucket([]byte(bucketMeta))
	if b == nil || b.Get([]byte(keySchema)) == nil {
		return 0, errForeignContents
	}
	n, err := getMeta(tx, keySchema, 1)
	if err != nil {
		return 0, err
	}
	return int(min(n[0], math.MaxInt32)), nil
}

// metadata is the contents of the bucket meta.
type metadata struct {
	database          string
	revision          uint64
	token             model.Token // of the revision
	customers, blocks uint64
}

// origin returns the origin of what is exported or planned from this state.
func (h metadata) origin() model.Origin {
	return model.Origin{Database: h.database, Revision: h.revision, Token: h.token}
}

func readMetadata(tx *bolt.Tx) (h metadata, err error) {
	if h.database, err = getMetaText(tx, keyDatabase); err != nil {
		return h, err
	}
	token, err := getMetaText(tx, keyToken)
	if err != nil {
		return h, err
	}
	h.token = model.Token(token)
	revision, err := getMeta(tx, keyRevision, 1)
	if err != nil {
		return h, err
	}
	counts, err := getMeta(tx, keyCounts, 2)
	if err != nil {
		return h, err
	}
	h.revision, h.customers, h.blocks = revision[0], counts[0], counts[1]
	return h, nil
}

// writeMetadata stores the values that change with every batch.
func writeMetadata(tx *bolt.Tx, h metadata) error {
	if err := putMeta(tx, keyRevision, h.revision); err != nil {
		return err
	}
	if err := putMetaText(tx, keyToken, string(h.token)); err != nil {
		return err
	}
	return putMeta(tx, keyCounts, h.customers, h.blocks)
}

func putMeta(tx *bolt.Tx, key string, numbers ...uint64) error {
	value := newValue(nil)
	for _, n := range numbers {
		value = appendUint(value, n)
	}
	return bucket(tx, bucketMeta).Put([]byte(key), seal(key, value))
}

func getMeta(tx *bolt.Tx, key string, count int) ([]uint64, error) {
	r, err := unseal(key, bucket(tx, bucketMeta).Get([]byte(key)))
	if err != nil {
		return nil, err
	}
	numbers := make([]uint64, count)
	for i := range numbers {
		numbers[i] = r.uint()
	}
	return numbers, r.end(key)
}

func putMetaText(tx *bolt.Tx, key, text string) error {
	return bucket(tx, bucketMeta).Put([]byte(key), seal(key, appendText(newValue(nil), text)))
}

func getMetaText(tx *bolt.Tx, key string) (string, error) {
	r, err := unseal(key, bucket(tx, bucketMeta).Get([]byte(key)))
	if err != nil {
		return "", err
	}
	text := r.text()
	return text, r.end(key)
}

// bucket returns a bucket of the schema. A missing one is damage; bucket panics, as bbolt does for damage, and transact
// turns both into ErrDamaged.
func bucket(tx *bolt.Tx, path ...string) *bolt.Bucket {
	b := tx.Bucket([]byte(path[0]))
	for _, name := range path[1:] {
		if b != nil {
			b = b.Bucket([]byte(name))
		}
	}
	if b == nil {
		panic(fmt.Sprintf("no bucket %q", path))
	}
	return b
}

// keyValue is a key and its value, copied out of a transaction or to be stored in one.
type keyValue struct {
	key   string
	value []byte
}

// copyOf returns a copy of a key and its value that is valid after the transaction.
func copyOf(key, value []byte) keyValue { return keyValue{string(key), append([]byte(nil), value...)} }

// putAll stores pairs, which are sorted by key: bbolt takes quadratic time for keys in random order.
func putAll(b *bolt.Bucket, pairs []keyValue) error {
	for _, p := range pairs {
		if err := b.Put([]byte(p.key), p.value); err != nil {
			return err
		}
	}
	return nil
}
