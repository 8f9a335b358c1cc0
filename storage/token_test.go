package storage

import (
	"errors"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	bolt "go.etcd.io/bbolt"

	"dovetail/model"
)

// restore copies a backup over the database while no session is in a transaction. What is written afterwards has random
// tokens.
func restore(t *testing.T, s *Store, backup []byte) {
	t.Helper()
	if err := os.WriteFile(s.path, backup, 0o600); err != nil {
		t.Fatal(err)
	}
	s.newToken = newToken
}

// renamed returns a batch that gives customer n another name.
func renamed(n int, name string) model.Batch {
	c := customer(n)
	c.Name = name
	return model.Batch{Put: []model.Customer{c}}
}

// A restored database reaches revisions that a session has seen with other customers.
func TestSnapshotOfARestoredDatabaseSharesNothingWrong(t *testing.T) {
	for name, after := range map[string][]model.Batch{
		"with an older revision":                       nil,
		"with the same revision":                       {renamed(1500, "other")},
		"with the same block of the same revision":     {renamed(1500, "other"), renamed(5, "later")},
		"with more revisions":                          {renamed(5, "x"), renamed(1500, "other"), renamed(2999, "y"), renamed(7, "z")},
		"with a block that another revision wrote too": {renamed(5, "x"), renamed(1500, "other")},
	} {
		t.Run(name, func(t *testing.T) {
			s := newStore(t)
			mustApply(t, s, firstLoad(3000))
			backup := contentsOf(t, s)
			mustApply(t, s, renamed(1500, "lost"))
			seen := mustSnapshot(t, s, nil)
			restore(t, s, backup)
			for _, b := range after {
				mustApply(t, s, b)
			}
			got, want := mustSnapshot(t, s, seen), mustSnapshot(t, s, nil)
			if d := cmp.Diff(customersOf(want), customersOf(got)); d != "" {
				t.Errorf("(-stored +shown):\n%s", d)
			}
			if got.Origin() != want.Origin() || got.Has(seen.Origin()) || got.Origin() == seen.Origin() {
				t.Errorf("the snapshot is of %v, before it was %v", got.Origin(), seen.Origin())
			}
		})
	}
}

func TestSnapshotOfARestoredDatabaseSharesWhatItWasRestoredTo(t *testing.T) {
	s := newStore(t)
	mustApply(t, s, firstLoad(3000))
	seen := mustSnapshot(t, s, nil)
	backup := contentsOf(t, s)
	mustApply(t, s, renamed(1500, "lost"))
	restore(t, s, backup)
	mustApply(t, s, renamed(5, "other"))
	got := mustSnapshot(t, s, seen)
	if got.Blocks()[4] != seen.Blocks()[4] || got.Blocks()[0] == seen.Blocks()[0] {
		t.Error("the block that did not change is not shared, or the one that did is")
	}
	equal(t, "tokens", len(got.Tokens()), 2)
}

func TestBatchPlannedBeforeARestoreIsStale(t *testing.T) {
	s := newStore(t)
	mustApply(t, s, firstLoad(10))
	backup := contentsOf(t, s)
	mustApply(t, s, renamed(1, "lost"))
	planned := model.Batch{Base: mustSnapshot(t, s, nil).Origin(), Put: []model.Customer{{ID: "x"}}}
	restore(t, s, backup)
	mustApply(t, s, renamed(2, "other"))
	if _, err := s.Apply(t.Context(), planned); !errors.Is(err, model.ErrStale) {
		t.Errorf("%v, want ErrStale", err)
	}
}

// The meta pages of both files are equal, as both wrote the same number of transactions to the same pages.
func TestChangedDiffersForARestoredDatabaseWithTheSameMetaPages(t *testing.T) {
	s := newStore(t)
	mustApply(t, s, firstLoad(10))
	backup := contentsOf(t, s)
	mustApply(t, s, renamed(1, "lost"))
	before, err := s.Changed()
	if err != nil {
		t.Fatal(err)
	}
	restore(t, s, backup)
	mustApply(t, s, renamed(1, "kept"))
	after, err := s.Changed()
	if err != nil {
		t.Fatal(err)
	}
	if before.txid != after.txid || before.checksum != after.checksum {
		t.Error("the meta pages differ, so this test proves nothing")
	}
	if before == after {
		t.Error("the stamps are equal")
	}
}

// schema1 returns a copy of a database that a program of schema 1 wrote: a load, an upload, a renamed company and an
// undo.
func schema1(t *testing.T) *Store {
	t.Helper()
	file, err := os.ReadFile("testdata/schema-1.db")
	if err != nil {
		t.Fatal(err)
	}
	return Open(fileWith(t, file))
}

func TestDatabaseOfSchema1IsOpened(t *testing.T) {
	s := schema1(t)
	snapshot := mustSnapshot(t, s, nil)
	uk := model.Company{Site: "10", Name: "ACME UK"}
	equal(t, "customers", customersOf(snapshot), []model.Customer{
		{ID: "C1", Name: "Alpha", Changed: 4},
		{ID: "C2", Name: "Beta", Synced: true, Link: model.Link{Company: uk, SageID: "2", Account: "BETA"}, Changed: 1},
		{ID: "C3", Name: "Gamma"},
	})
	entries, err := s.History(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	newest := snapshot.Origin().Token
	for i, want := range []model.Entry{
		{Number: 4, Revision: 4, Token: newest, Kind: model.EntryUndo, Who: "ann", File: "links.xlsx", Undoes: 2, Customers: 1},
		{Number: 3, Revision: 3, Kind: model.EntryEdit, Who: "ann", Note: "as in Sage", Renamed: []model.Rename{{From: acme, To: uk}}},
		{Number: 2, Revision: 2, Kind: model.EntryUpload, Who: "ann", File: "links.xlsx", SHA256: "cd34", Customers: 1, Allowed: []string{"name"}},
		{Number: 1, Revision: 1, Kind: model.EntryLoad, Who: "ann", File: "layer.xlsx", SHA256: "ab12", Customers: 3, Added: []model.Company{acme}},
	} {
		if d := cmp.Diff(want, entries[i], cmpopts.IgnoreFields(model.Entry{}, "When", "Counts")); d != "" {
			t.Errorf("entry %d (-want +got):\n%s", want.Number, d)
		}
	}
	if len(newest) != 32 {
		t.Errorf("the newest revision has token %q, want 32 hex digits", newest)
	}
	users, err := s.Users(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "users", users, []string{"ann"})
}

func TestDatabaseOfSchema1CanBeChanged(t *testing.T) {
	s := schema1(t)
	before := mustSnapshot(t, s, nil)
	mustApply(t, s, model.Batch{Put: []model.Customer{{ID: "C4"}}})
	after := mustSnapshot(t, s, before)
	equal(t, "customers", after.Len(), 4)
	for name, c := range map[string]struct {
		mark model.Origin
		want model.Ancestry
	}{
		"the state after the migration":       {before.Origin(), model.Past},
		"an export of it, without a token":    {model.Origin{Database: before.Database(), Revision: 4}, model.Numbered},
		"an export from before the migration": {model.Origin{Database: before.Database(), Revision: 2}, model.Numbered},
		"no token where one is needed":        {model.Origin{Database: before.Database(), Revision: 5}, model.Elsewhere},
		"another migration of another copy":   {mustSnapshot(t, schema1(t), nil).Origin(), model.Elsewhere},
	} {
		if got := after.Ancestry(c.mark); got != c.want {
			t.Errorf("%s is %d, want %d", name, got, c.want)
		}
	}
}

func TestMigrationOfADatabaseWithoutEntries(t *testing.T) {
	s := newStore(t)
	err := s.transact(t.Context(), true, func(db *bolt.DB) error {
		return db.Update(func(tx *bolt.Tx) error {
			return errors.Join(bucket(tx, bucketMeta).Delete([]byte(keyToken)), bucket(tx, bucketHistory).DeleteBucket([]byte(bucketPairs)),
				tx.DeleteBucket([]byte(bucketLists)), tx.DeleteBucket([]byte(bucketRejections)), putMeta(tx, keySchema, 1))
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "mark", mustSnapshot(t, s, nil).Origin().Token, model.Token(""))
	mustApply(t, s, firstLoad(3))
}

func FuzzEntryToken(f *testing.F) {
	f.Add(encodeEntry(fullEntry()).value)
	f.Add([]byte{})
	f.Add([]byte{0, 0, 0, 0, 1, 0xff})
	f.Fuzz(func(t *testing.T, value []byte) {
		revision, token := entryToken(value)
		if len(value) < prefixSize {
			if revision != 0 || token != "" {
				t.Errorf("%d, %q of nothing", revision, token)
			}
			return
		}
		key := entryKey(9)
		if e, err := decodeEntry(keyValue{key, sealed(key, value[prefixSize:])}); err == nil && (e.Revision != revision || e.Token != token) {
			t.Errorf("%d, %q, want %d, %q", revision, token, e.Revision, e.Token)
		}
	})
}
