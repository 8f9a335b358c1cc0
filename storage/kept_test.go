package storage

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"flag"
	"fmt"
	"os"
	"slices"
	"testing"

	bolt "go.etcd.io/bbolt"

	"dovetail/model"
	"dovetail/model/modeltest"
)

var keep = flag.Bool("keep", false, "write testdata/schema-N.db for the newest schema, unless it exists")

// keptPath returns where the database of a schema is kept, as the program of that schema wrote it.
func keptPath(schema int) string { return fmt.Sprintf("testdata/schema-%d.db", schema) }

// kept returns a copy of the database of a schema, opened with the first migrations only.
func kept(t *testing.T, schema, migrations int) *Store {
	t.Helper()
	file, err := os.ReadFile(keptPath(schema))
	if err != nil {
		t.Fatalf("no database of schema %d is kept: add a step to the story in story_test.go, then write it with\n"+
			"  go test ./storage -run TestKeptDatabases -keep\n(%v)", schema, err)
	}
	return withMigrations(Open(fileWith(t, file)), migrations)
}

func withMigrations(s *Store, n int) *Store {
	s.migrations = schema()[:n]
	return s
}

// contents is everything that a database holds.
type contents struct {
	Revision  uint64
	Customers []model.Customer
	Companies []model.CompanyCount
	Pairs     []model.Link
	Tokens    []model.Token
	Entries   []model.Entry
	Changes   map[uint64][]model.Change // by entry
	OfC2      []model.CustomerChange
	Users     []string
	Lists     map[uint32][]model.SageCustomer
	Rejected  []model.RejectedSuggestion
}

func readContents(t *testing.T, s *Store) contents {
	t.Helper()
	snapshot := mustSnapshot(t, s, nil)
	entries, err := s.History(t.Context(), 0)
	users, usersErr := s.Users(t.Context())
	ofC2, ofC2Err := s.CustomerHistory(t.Context(), "C2")
	rejected, rejectedErr := s.RejectedSuggestions(t.Context())
	if err := errors.Join(err, usersErr, ofC2Err, rejectedErr); err != nil {
		t.Fatal(err)
	}
	c := contents{
		Revision: snapshot.Revision(), Customers: customersOf(snapshot), Companies: snapshot.Companies(), Pairs: snapshot.FormerLinks(),
		Tokens: snapshot.Tokens(), Entries: entries, Changes: map[uint64][]model.Change{}, OfC2: ofC2, Users: users,
		Lists: listsOf(snapshot), Rejected: rejected,
	}
	for _, e := range entries {
		if c.Changes[e.Number], err = s.Changes(t.Context(), e.Number); err != nil {
			t.Fatal(err)
		}
	}
	return c
}

// withoutTokens removes what a database that began with schema 1 cannot know, and a new database makes up.
func (c contents) withoutTokens() contents {
	c.Tokens = nil
	for i := range c.Entries {
		c.Entries[i].Token = ""
	}
	for i := range c.OfC2 {
		c.OfC2[i].Entry.Token = ""
	}
	return c
}

// schemaIn returns the schema that a database is in.
func schemaIn(t *testing.T, s *Store) (n int) {
	t.Helper()
	err := s.transact(t.Context(), false, func(db *bolt.DB) error {
		return db.View(func(tx *bolt.Tx) (err error) {
			n, err = schemaOf(tx)
			return err
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// TestKeptDatabases opens a database of every schema, runs every migration after it, one by one and all at once, and
// compares with what a new database holds after the same story. It fails for a schema of which no database is kept.
func TestKeptDatabases(t *testing.T) {
	newest := len(schema())
	if *keep {
		keepNewest(t)
	}
	for n := 1; n <= newest; n++ {
		t.Run(fmt.Sprint("schema ", n), func(t *testing.T) {
			fresh := newStore(t)
			applyStory(t, fresh, n)
			want := readContents(t, fresh)
			stepwise := kept(t, n, n)
			equal(t, "schema of the kept database", schemaIn(t, stepwise), n)
			for to := n; to <= newest; to++ {
				if err := withMigrations(stepwise, to).update(t.Context(), func(*bolt.Tx) error { return nil }); err != nil {
					t.Fatalf("migration to schema %d: %v", to, err)
				}
				equal(t, "schema", schemaIn(t, stepwise), to)
			}
			for how, s := range map[string]*Store{"one by one": stepwise, "at once": kept(t, n, newest)} {
				got := readContents(t, s)
				if n < 2 {
					got, want = got.withoutTokens(), want.withoutTokens()
				}
				equal(t, "contents, migrated "+how, got, want)
			}
		})
	}
}

// keepNewest writes the database of the newest schema.
func keepNewest(t *testing.T) {
	t.Helper()
	path := keptPath(len(schema()))
	if _, err := os.Stat(path); err == nil {
		t.Fatalf("%s exists; a kept database does not change", path)
	}
	s := newStore(t)
	applyStory(t, s, len(schema()))
	if err := os.WriteFile(path, contentsOf(t, s), 0o644); err != nil {
		t.Fatal(err)
	}
}

// encodings holds digests of values of every kind, as programs of a schema write them.
var encodings = map[int]string{3: "518668b982b52465", 4: "2ed1789da313754b", 5: "88c58c5ef81abac7"}

// TestEncodingBelongsToTheSchema fails where values are stored otherwise than programs of the same schema do: those would
// report damage, or a newer dovetail in the middle of a command.
func TestEncodingBelongsToTheSchema(t *testing.T) {
	a, b := modeltest.Filled[model.Record](0), modeltest.Filled[model.Record](1)
	b.ID = a.ID
	block, _ := encodeBlock(nil, 1, []model.Record{a})
	former := formerPairs{revision: 1}
	former.add(&a, &b)
	former.flush()
	values := slices.Concat([]keyValue{block, encodeEntry(fullEntry()), encodeCompany(1, company{other, true, 300, 7})}, journalOf(recordChange{a, b}), former.chunks,
		encodeList(1, 7, []model.SageCustomer{modeltest.Filled[model.SageCustomer](0)}))
	sum := sha256.New()
	for _, v := range values {
		sum.Write(fmt.Appendf(nil, "%q %q\n", v.key, v.value))
	}
	got := hex.EncodeToString(sum.Sum(nil))[:16]
	if want := encodings[len(schema())]; got != want {
		t.Errorf("values of schema %d are encoded as %s, before as %q; a new encoding needs a migration and a line in encodings: see doc.go",
			len(schema()), got, want)
	}
}
