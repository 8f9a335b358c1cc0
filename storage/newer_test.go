package storage

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"strings"
	"testing"

	bolt "go.etcd.io/bbolt"

	"dovetail/model"
)

// kindsOfValues returns the path of a bucket with values of each kind.
func kindsOfValues() map[string][]string {
	return map[string][]string{
		"blocks":    {bucketCustomers},
		"chunks":    {bucketHistory, bucketChanges},
		"entries":   {bucketHistory, bucketEntries},
		"pairs":     {bucketHistory, bucketPairs},
		"companies": {bucketCompanies},
		"metadata":  {bucketMeta},
		"access":    {bucketAccess},

		"lists":      {bucketLists},
		"rejections": {bucketRejections},
	}
}

// storeWithEverything returns a database with values of every kind.
func storeWithEverything(t *testing.T) *Store {
	t.Helper()
	s := newStore(t)
	mustApply(t, s, firstLoad(600))
	mustApply(t, s, model.Batch{ // a former pair, and a customer list
		Put: []model.Customer{{ID: customer(3).ID}}, Lists: []model.ListEdit{{Company: acme, Customers: listed(0, 3)}},
	})
	if err := s.RejectSuggestions(t.Context(), []model.RejectedSuggestion{rejected("C1", acme, "A1")}); err != nil {
		t.Fatal(err)
	}
	return s
}

// rewrite replaces one value by what change makes of what follows its checksum, with a checksum that fits.
func rewrite(t *testing.T, s *Store, path []string, key []byte, change func(body []byte) []byte) {
	t.Helper()
	err := s.transact(t.Context(), true, func(db *bolt.DB) error {
		return db.Update(func(tx *bolt.Tx) error {
			b := bucket(tx, path...)
			body := change(bytes.Clone(b.Get(key)[checksumSize:]))
			return b.Put(key, seal(string(key), append(make([]byte, checksumSize), body...)))
		})
	})
	if err != nil {
		t.Fatal(err)
	}
}

// keysOf returns the keys of a bucket's values.
func keysOf(t *testing.T, s *Store, path []string) (keys [][]byte) {
	t.Helper()
	err := s.view(t.Context(), func(tx *bolt.Tx) error {
		return bucket(tx, path...).ForEach(func(k, _ []byte) error {
			keys = append(keys, bytes.Clone(k))
			return nil
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(keys) == 0 {
		t.Fatalf("%q holds no value", path)
	}
	return keys
}

// wantNewer wants ErrNewer, and neither damage nor silence.
func wantNewer(t *testing.T, err error) {
	t.Helper()
	if !errors.Is(err, ErrNewer) || errors.Is(err, ErrDamaged) || strings.Contains(fmt.Sprint(err), "backup") {
		t.Errorf("%v, want ErrNewer", err)
	}
}

func TestUnknownVersionOfAnyValueIsOfANewerProgram(t *testing.T) {
	for kind, path := range kindsOfValues() {
		t.Run(kind, func(t *testing.T) {
			for _, v := range []byte{version + 1, 0x80, 0xff} {
				good := contentsOf(t, storeWithEverything(t))
				for _, key := range keysOf(t, Open(fileWith(t, good)), path) {
					s := Open(fileWith(t, good))
					rewrite(t, s, path, key, func(body []byte) []byte {
						body[0] = v
						return append(body, "and more"...)
					})
					wantNewer(t, readEverything(t, s))
				}
			}
		})
	}
}

// A flipped bit is damage, also in the byte that holds the version.
func TestWrongChecksumOfAnyVersionIsDamage(t *testing.T) {
	for kind, path := range kindsOfValues() {
		t.Run(kind, func(t *testing.T) {
			s := storeWithEverything(t)
			key := keysOf(t, s, path)[0]
			err := s.transact(t.Context(), true, func(db *bolt.DB) error {
				return db.Update(func(tx *bolt.Tx) error {
					b := bucket(tx, path...)
					value := bytes.Clone(b.Get(key))
					value[checksumSize] ^= 2
					return b.Put(key, value)
				})
			})
			if err != nil {
				t.Fatal(err)
			}
			if err := readEverything(t, s); !errors.Is(err, ErrDamaged) || errors.Is(err, ErrNewer) {
				t.Errorf("%v, want ErrDamaged", err)
			}
		})
	}
}

func TestUnknownBitsAreOfANewerProgram(t *testing.T) {
	bits := []byte{0x80, 0x40, 0x20}
	rows := func(id string) []byte { return append([]byte{1, 1, byte(len(id))}, id+"\x00"...) }
	for _, bit := range bits {
		_, _, err := blockRecords("a", sealed("a", append(rows("a"), bit)))
		wantNewer(t, err)
		key := chunkKey(9, "a")
		chunk := []byte{1, 'a', 1, 0, 1, 'a'}
		err = decodeChunk(key, sealed(key, append(bytes.Clone(chunk), bit|bitBefore)), func(recordChange) {})
		wantNewer(t, err)
		err = decodeChunk(key, sealed(key, append(bytes.Clone(chunk), bitAfter, 0, bit)), func(recordChange) {})
		wantNewer(t, err)
		_, err = decodeCompanies([]keyValue{{companyKey(1), sealed(companyKey(1), []byte{bit, 0, 0, 0})}})
		wantNewer(t, err)
	}
	for _, more := range [][]byte{appendUint([]byte{bitAllowed}, math.MaxUint32+1), {bitEvidence, 0x20}} {
		_, _, err := blockRecords("a", sealed("a", append(rows("a"), more...)))
		wantNewer(t, err)
	}
}

// Unknown bits behind something that is missing prove nothing.
func TestUnknownBitsOfACutValueAreDamage(t *testing.T) {
	cut := reader{rest: ""}
	cut.text()
	cut.bits(0)
	cut.failNewer()
	if err := cut.end("a"); !errors.Is(err, ErrDamaged) {
		t.Errorf("%v, want ErrDamaged", err)
	}
}

// TestNewerValuesAreNotOverwritten lets every method that writes meet a value that it would replace.
func TestNewerValuesAreNotOverwritten(t *testing.T) {
	change := model.Batch{Put: []model.Customer{{ID: customer(1).ID, Link: model.Link{Company: acme, Account: "NEW"}}}}
	apply := func(ctx context.Context, s *Store) error {
		_, err := s.Apply(ctx, withBase(change, numbered(2)))
		return err
	}
	for name, c := range map[string]struct {
		path []string
		key  string
		use  func(context.Context, *Store) error
	}{
		"a block":         {[]string{bucketCustomers}, customer(1).ID, apply},
		"a company":       {[]string{bucketCompanies}, companyKey(1), apply},
		"the revision":    {[]string{bucketMeta}, keyRevision, apply},
		"the counts":      {[]string{bucketMeta}, keyCounts, apply},
		"the schema":      {[]string{bucketMeta}, keySchema, apply},
		"a user, granted": {[]string{bucketAccess}, "ann", func(ctx context.Context, s *Store) error { return s.Grant(ctx, "ann") }},
		"a user, revoked": {[]string{bucketAccess}, "ann", func(ctx context.Context, s *Store) error { return s.Revoke(ctx, "ann") }},
		"a rejection, rejected": {[]string{bucketRejections}, rejectionKey("C1", 1, model.Link{Account: "A1"}), func(ctx context.Context, s *Store) error {
			return s.RejectSuggestions(ctx, []model.RejectedSuggestion{rejected("C1", acme, "A1")})
		}},
		"a rejection, restored": {[]string{bucketRejections}, rejectionKey("C1", 1, model.Link{Account: "A1"}), func(ctx context.Context, s *Store) error {
			return s.RestoreSuggestions(ctx, []model.RejectedSuggestion{rejected("C1", acme, "A1")})
		}},
		"a rejection of all, restored": {[]string{bucketRejections}, rejectionKey("C1", 1, model.Link{Account: "A1"}), func(ctx context.Context, s *Store) error {
			return s.RestoreAllSuggestions(ctx)
		}},
		"a chunk, looked up": {[]string{bucketHistory, bucketChanges}, chunkKey(1, customer(1).ID), func(ctx context.Context, s *Store) error {
			_, err := s.CustomerHistory(ctx, customer(200).ID)
			return err
		}},
	} {
		t.Run(name, func(t *testing.T) {
			s := storeWithEverything(t)
			rewrite(t, s, c.path, []byte(c.key), func(body []byte) []byte { body[0] = version + 1; return body })
			before := contentsOf(t, s)
			wantNewer(t, c.use(t.Context(), s))
			if !bytes.Equal(before, contentsOf(t, s)) {
				t.Error("the file was changed")
			}
		})
	}
}

func withBase(b model.Batch, base model.Origin) model.Batch {
	b.Base = base
	return b
}

// newerPath is a sound database of which two values have a version that no program has: the revision, which everything
// reads that works with customers, and a user, which every command reads. The tests of the app and of the commands
// use it too.
const newerPath = "testdata/newer.db"

func TestKeptNewerDatabaseIsOfANewerProgram(t *testing.T) {
	if _, err := os.Stat(newerPath); *keep && errors.Is(err, os.ErrNotExist) {
		s := newStore(t)
		applyStory(t, s, len(schema()))
		for _, at := range [][2]string{{bucketMeta, keyRevision}, {bucketAccess, "ann"}} {
			rewrite(t, s, at[:1], []byte(at[1]), func(body []byte) []byte { body[0] = math.MaxUint8; return body })
		}
		if err := os.WriteFile(newerPath, contentsOf(t, s), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	file, err := os.ReadFile(newerPath)
	if err != nil {
		t.Fatal(err)
	}
	for name, call := range everyMethod() {
		if name == "Changed" || name == "Backup" {
			continue // they do not decode values
		}
		s := Open(fileWith(t, file))
		if err := call(t.Context(), s); err != nil || name == "Snapshot" || name == "Users" {
			wantNewer(t, err)
		}
	}
}
