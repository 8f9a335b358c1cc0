package storage

import (
	"bytes"
	"errors"
	"flag"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	bolt "go.etcd.io/bbolt"

	"dovetail/model"
)

var (
	flips     = flag.Int("flips", 150, "how many bits TestFlippedBitAnywhereShowsNothingWrong flips, one at a time")
	everyPage = flag.Bool("every-page", false, "whether TestTruncatedFileIsFound truncates the file within every page and between every two")
)

// newRandom returns a source of random numbers, and logs its seed.
func newRandom(t *testing.T) *rand.Rand {
	t.Helper()
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	return rand.New(rand.NewPCG(seed, 0))
}

// corrupt writes a file with some bytes changed.
func corrupt(t *testing.T, folder string, good []byte, change func([]byte)) *Store {
	t.Helper()
	bad := bytes.Clone(good)
	change(bad)
	path := filepath.Join(folder, "bad.db")
	if err := os.WriteFile(path, bad, 0o600); err != nil {
		t.Fatal(err)
	}
	return Open(path)
}

// valuesOf returns every value of the database with its key.
func valuesOf(t *testing.T, s *Store) (values []keyValue) {
	t.Helper()
	collect := func(k, v []byte) error { values = append(values, copyOf(k, v)); return nil }
	err := s.view(t.Context(), func(tx *bolt.Tx) error {
		return errors.Join(
			bucket(tx, bucketCustomers).ForEach(collect), bucket(tx, bucketCompanies).ForEach(collect),
			bucket(tx, bucketHistory, bucketEntries).ForEach(collect), bucket(tx, bucketHistory, bucketChanges).ForEach(collect),
			bucket(tx, bucketAccess).ForEach(collect), bucket(tx, bucketMeta).ForEach(collect))
	})
	if err != nil {
		t.Fatal(err)
	}
	return values
}

// readEverything reads everything and returns the errors.
func readEverything(t *testing.T, s *Store) error {
	t.Helper()
	_, err := s.Snapshot(t.Context(), nil)
	_, users := s.Users(t.Context())
	entries, history := s.History(t.Context(), 0)
	_, rejections := s.RejectedSuggestions(t.Context())
	all := errors.Join(err, users, history, rejections)
	for _, e := range entries {
		_, err := s.Changes(t.Context(), e.Number)
		all = errors.Join(all, err)
	}
	return all
}

func TestFlippedBitInAnyValueIsFound(t *testing.T) {
	s := newStore(t)
	mustApply(t, s, firstLoad(3000))
	mustApply(t, s, model.Batch{Put: []model.Customer{{ID: "x"}}})
	good := contentsOf(t, s)
	folder, random, flipped := t.TempDir(), newRandom(t), 0
	for _, v := range valuesOf(t, s) {
		places := placesOf(good, append([]byte(v.key), v.value...))
		if len(places) == 0 {
			t.Fatalf("value %q is not contiguous in the file", v.key)
		}
		for _, where := range []int{random.IntN(len(v.key)), len(v.key), len(v.key) + random.IntN(len(v.value))} {
			bit := byte(1) << random.IntN(8)
			bad := corrupt(t, folder, good, func(b []byte) {
				for _, at := range places {
					b[at+where] ^= bit
				}
			})
			if err := readEverything(t, bad); !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrNotDatabase) || errors.Is(err, ErrNewer) {
				t.Errorf("bit %d of byte %d of value %q: %v, want ErrDamaged", bit, where, v.key, err)
			}
			flipped++
		}
	}
	t.Logf("proof: %d bits of values", flipped)
}

// placesOf returns the offsets of bytes in the file: once in a page in use, and perhaps in free pages.
func placesOf(file, what []byte) (places []int) {
	for from := 0; ; {
		at := bytes.Index(file[from:], what)
		if at < 0 {
			return places
		}
		places = append(places, from+at)
		from += at + 1
	}
}

// A flipped bit may be in a free page, else it is found. It never leads to other customers, nor to a panic.
func TestFlippedBitAnywhereShowsNothingWrong(t *testing.T) {
	s := newStore(t)
	mustApply(t, s, firstLoad(1200))
	mustApply(t, s, model.Batch{Put: []model.Customer{{ID: "x"}}})
	want := customersOf(mustSnapshot(t, s, nil))
	good := contentsOf(t, s)
	folder, random, refused := t.TempDir(), newRandom(t), 0
	for range *flips {
		where, bit := random.IntN(len(good)), byte(1)<<random.IntN(8)
		bad := corrupt(t, folder, good, func(b []byte) { b[where] ^= bit })
		got, err := bad.Snapshot(t.Context(), nil)
		if err == nil && !slices.Equal(customersOf(got), want) {
			t.Errorf("bit %d of byte %d: other customers", bit, where)
		}
		if err != nil {
			refused++
		}
	}
	t.Logf("proof: %d bits, of which %d led to a refusal and the others to the right customers", *flips, refused)
}

// Where the newer meta page is damaged, bbolt uses the older one. It must not be that of the state before.
func TestFlippedBitInAMetaPageNeverShowsAnOlderState(t *testing.T) {
	s := newStore(t)
	mustApply(t, s, firstLoad(50))
	mustApply(t, s, model.Batch{Put: []model.Customer{{ID: "x"}}})
	good, want := contentsOf(t, s), mustSnapshot(t, s, nil).Origin()
	folder, pageSize := t.TempDir(), os.Getpagesize()
	for page := range 2 {
		for bit := range 8 * (pageHeader + metaSize) {
			bad := corrupt(t, folder, good, func(b []byte) { b[page*pageSize+bit/8] ^= 1 << (bit % 8) })
			if now, err := bad.Snapshot(t.Context(), nil); err == nil && now.Origin() != want {
				t.Fatalf("bit %d of meta page %d: revision %d is shown, want %d", bit, page, now.Revision(), want.Revision)
			}
		}
	}
	t.Logf("proof: %d bits of meta pages", 2*8*(pageHeader+metaSize))
}

func TestNewDatabaseIsInBothMetaPages(t *testing.T) {
	good := contentsOf(t, newStore(t))
	for page := range 2 {
		bad := corrupt(t, t.TempDir(), good, func(b []byte) { b[page*os.Getpagesize()+pageHeader+offTxid] ^= 1 })
		if _, err := bad.Snapshot(t.Context(), nil); err != nil {
			t.Errorf("meta page %d: %v", page, err)
		}
	}
}

func TestTruncatedFileIsFound(t *testing.T) {
	s := newStore(t)
	mustApply(t, s, firstLoad(3000))
	good := contentsOf(t, s)
	m, err := newestMeta(bytes.NewReader(good))
	if err != nil {
		t.Fatal(err)
	}
	folder, random := t.TempDir(), newRandom(t)
	sizes := make([]int64, 30)
	for i := range sizes {
		sizes[i] = random.Int64N(int64(m.pages * m.pageSize))
	}
	if *everyPage {
		sizes = nil
		for at := int64(0); at < int64(m.pages*m.pageSize); at += int64(m.pageSize) {
			sizes = append(sizes, at, at+1+random.Int64N(int64(m.pageSize)-1))
		}
	}
	for _, size := range sizes {
		path := filepath.Join(folder, "cut.db")
		if err := os.WriteFile(path, good[:size], 0o600); err != nil {
			t.Fatal(err)
		}
		for method, call := range everyMethod() {
			if err := call(t.Context(), Open(path)); !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrNotDatabase) {
				t.Errorf("%s of a file truncated to %d bytes: %v", method, size, err)
			}
		}
	}
	t.Logf("proof: %d truncations, each read by %d methods", len(sizes), len(everyMethod()))
}

// Reading a file that was truncated while it is open is a memory fault, which would end the program.
func TestFileTruncatedWhileItIsReadIsFound(t *testing.T) {
	s := newStore(t)
	mustApply(t, s, firstLoad(3000))
	err := s.view(t.Context(), func(tx *bolt.Tx) error {
		if err := os.Truncate(s.path, int64(2*os.Getpagesize())); err != nil {
			return err
		}
		_, err := read(t.Context(), tx, nil)
		return err
	})
	if !errors.Is(err, ErrDamaged) {
		t.Errorf("%v, want ErrDamaged", err)
	}
	f, err := os.OpenFile(s.path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	if err := tryLock(f); err != nil {
		t.Errorf("the lock was not released: %v", err)
	}
}

func TestMissingPartsAreFound(t *testing.T) {
	for name, spoil := range map[string]func(tx *bolt.Tx) error{
		"a block": func(tx *bolt.Tx) error {
			c := bucket(tx, bucketCustomers).Cursor()
			c.Last()
			return c.Delete()
		},
		"a company": func(tx *bolt.Tx) error { return bucket(tx, bucketCompanies).Delete([]byte(companyKey(1))) },
		"all companies": func(tx *bolt.Tx) error {
			return errors.Join(bucket(tx, bucketCompanies).Delete([]byte(companyKey(1))), bucket(tx, bucketCompanies).Delete([]byte(companyKey(2))))
		},
		"a bucket": func(tx *bolt.Tx) error { return tx.DeleteBucket([]byte(bucketCustomers)) },
		"the ID":   func(tx *bolt.Tx) error { return bucket(tx, bucketMeta).Delete([]byte(keyDatabase)) },
	} {
		t.Run(name, func(t *testing.T) {
			s := newStore(t)
			batch := firstLoad(1000)
			batch.AddCompanies = append(batch.AddCompanies, other)
			mustApply(t, s, batch)
			if err := s.update(t.Context(), spoil); err != nil {
				t.Fatal(err)
			}
			if _, err := s.Snapshot(t.Context(), nil); !errors.Is(err, ErrDamaged) {
				t.Errorf("%v, want ErrDamaged", err)
			}
		})
	}
}
