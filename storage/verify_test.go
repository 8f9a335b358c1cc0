package storage

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	bolt "go.etcd.io/bbolt"

	"dovetail/model"
)

// grownEntries is the number of entries of grown: one for each step of the story, and a load.
var grownEntries = len(story()) + 1

// grown returns a database with a history of all kinds.
func grown(t testing.TB) *Store {
	t.Helper()
	s := newStore(t)
	for _, step := range story() {
		mustApply(t, s, step.batch)
		mustReject(t, s, step.rejected...)
	}
	load := firstLoad(2000)
	for i := range load.Put {
		load.Put[i].Link.Company = emea
		if load.Put[i].Link.Account == "" {
			load.Put[i].Link = model.Link{}
		}
	}
	load.AddCompanies = []model.Company{emea}
	mustApply(t, s, load)
	return s
}

func verified(t testing.TB, s *Store) model.Verification {
	t.Helper()
	v, err := s.Verify(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestSoundDatabaseIsVerified(t *testing.T) {
	s := grown(t)
	v := verified(t, s)
	now := mustSnapshot(t, s, nil)
	if len(v.Problems) > 0 || v.Customers != now.Len() || v.Revision != now.Revision() || v.Entries != grownEntries || v.Users != 1 || v.Size == 0 {
		t.Errorf("got %+v", v)
	}
	if v = verified(t, newStore(t)); len(v.Problems) > 0 {
		t.Errorf("of a new database: %q", v.Problems)
	}
}

// Each value is changed and sealed again, as a wrong program would: the check of the contents must find it.
func TestVerifyFindsContentsThatDoNotAgree(t *testing.T) {
	for name, test := range map[string]struct {
		change func(tx *bolt.Tx) error
		want   string
	}{
		"a missing entry": {
			func(tx *bolt.Tx) error { return bucket(tx, bucketHistory, bucketEntries).Delete([]byte(entryKey(3))) },
			"entry 3 is missing",
		},
		"a wrong revision": {
			func(tx *bolt.Tx) error { return putMeta(tx, keyRevision, 99) },
			fmt.Sprintf("the newest entry wrote revision %d, and the data is at 99", grownEntries),
		},
		"changes that are lost": {
			func(tx *bolt.Tx) error {
				k, _ := bucket(tx, bucketHistory, bucketChanges).Cursor().Last()
				return bucket(tx, bucketHistory, bucketChanges).Delete(k)
			},
			fmt.Sprintf("entry %d has", grownEntries),
		},
		"a company with another number of links": {
			func(tx *bolt.Tx) error {
				pair := encodeCompany(1, company{Company: model.Company{Site: "10", Name: "ACME UK"}, links: 5})
				return bucket(tx, bucketCompanies).Put([]byte(pair.key), pair.value)
			},
			"ACME UK at site 10 is counted to have 5 links, and has 2",
		},
		"a customer that no entry made": {
			func(tx *bolt.Tx) error {
				pair, _ := encodeBlock(nil, uint64(grownEntries), []model.Record{{ID: "\x01"}})
				h, err := readMetadata(tx)
				if err != nil {
					return err
				}
				h.customers, h.blocks = h.customers+1, h.blocks+1
				if err := writeMetadata(tx, h); err != nil {
					return err
				}
				return bucket(tx, bucketCustomers).Put([]byte(pair.key), pair.value)
			},
			`no entry of the history added customer "\x01"`,
		},
		"a Sage customer of two customers": {
			func(tx *bolt.Tx) error {
				pair, _ := encodeBlock(nil, uint64(grownEntries), []model.Record{{ID: "\x01", Company: 1, Account: "b2"}})
				h, err := readMetadata(tx)
				if err != nil {
					return err
				}
				h.customers, h.blocks = h.customers+1, h.blocks+1
				if err := writeMetadata(tx, h); err != nil {
					return err
				}
				return bucket(tx, bucketCustomers).Put([]byte(pair.key), pair.value)
			},
			`"\x01" and "C2" are both linked to SageAccountNumber B2 of ACME UK at site 10`,
		},
		"an earlier customer list that is lost": {
			func(tx *bolt.Tx) error {
				return bucket(tx, bucketLists).Delete([]byte(listChunkKey(listKey(1, 10), 0)))
			},
			"version 10 of the customer list of ACME UK at site 10, which entry 10 made current, is missing",
		},
		"a customer list that no entry made current": {
			func(tx *bolt.Tx) error {
				return changeCompany(tx, 1, func(c *company) { c.list = 10 })
			},
			"the customer list of ACME UK at site 10 has version 10, and entry 11 made it version 9",
		},
		"a rejection under another key": {
			func(tx *bolt.Tx) error {
				b := bucket(tx, bucketRejections)
				_, v := b.Cursor().First()
				return b.Put([]byte("C9"), seal("C9", append([]byte(nil), v...)))
			},
			`"C9" is not the key of its rejection`,
		},
		"no user": {
			func(tx *bolt.Tx) error { return bucket(tx, bucketAccess).Delete([]byte("ann")) },
			"no user has settings access",
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := grown(t)
			if err := s.update(t.Context(), test.change); err != nil {
				t.Fatal(err)
			}
			if got := verified(t, s).Problems; !strings.Contains(strings.Join(got, "\n"), test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestVerifyTellsWhichMetaPageIsDamaged(t *testing.T) {
	good := contentsOf(t, grown(t))
	for which := range 2 {
		s := corrupt(t, t.TempDir(), good, func(b []byte) { b[which*os.Getpagesize()+pageHeader+offTxid] ^= 1 })
		got := strings.Join(verified(t, s).Problems, "\n")
		if want := "meta page " + string(rune('0'+which)) + " is damaged: one bit of it was flipped"; !strings.Contains(got, want) {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// A flipped bit anywhere in the file is found, or it is where nothing is stored: then everything reads as before.
func TestVerifyFindsFlippedBits(t *testing.T) {
	s := grown(t)
	good, want := contentsOf(t, s), customersOf(mustSnapshot(t, s, nil))
	random, folder := newRandom(t), t.TempDir()
	found := 0
	for range 60 {
		at, bit := random.IntN(len(good)), rand.IntN(8)
		bad := corrupt(t, folder, good, func(b []byte) { b[at] ^= 1 << bit })
		v, err := bad.Verify(t.Context())
		if err != nil || len(v.Problems) > 0 {
			found++
			continue
		}
		if now := customersOf(mustSnapshot(t, bad, nil)); len(now) != len(want) {
			t.Fatalf("bit %d of byte %d: %d customers of %d, and no problem", bit, at, len(now), len(want))
		}
	}
	if found == 0 {
		t.Error("no flipped bit was found")
	}
}
