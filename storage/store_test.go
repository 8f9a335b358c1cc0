package storage

import (
	"fmt"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dovetail/model"
)

var (
	acme  = model.Company{Site: "10", Name: "Acme UK"}
	emea  = model.Company{Site: "10", Name: "Acme Ireland"}
	other = model.Company{Site: "b7f1", Name: "Other & Söhne"}
)

// newStore returns a new database.
func newStore(t testing.TB) *Store {
	t.Helper()
	path := filepath.Join(t.TempDir(), "dovetail.db")
	if err := Create(t.Context(), path, CreateOptions{User: "ann"}); err != nil {
		t.Fatal(err)
	}
	s := Open(path)
	s.newToken = numberedTokens()
	return s
}

// numberedTokens returns a source of the tokens "1", "2" and so on: as long as only one Store writes, they are the
// numbers of the revisions.
func numberedTokens() func() model.Token {
	n := 0
	return func() model.Token { n++; return model.Token(fmt.Sprint(n)) }
}

// numbered returns the origin of a revision of a database with such tokens.
func numbered(revision uint64) model.Origin {
	if revision == 0 {
		return model.Origin{}
	}
	return model.Origin{Revision: revision, Token: model.Token(fmt.Sprint(revision))}
}

// mustApply applies a batch to the current state, and returns the new revision.
func mustApply(t testing.TB, s *Store, b model.Batch) uint64 {
	t.Helper()
	base, err := s.Origin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	b.Base = base
	revision, err := s.Apply(t.Context(), b)
	if err != nil {
		t.Fatal(err)
	}
	return revision
}

func mustSnapshot(t testing.TB, s *Store, previous *model.Snapshot) *model.Snapshot {
	t.Helper()
	snapshot, err := s.Snapshot(t.Context(), previous)
	if err != nil {
		t.Fatal(err)
	}
	return snapshot
}

// customersOf returns a snapshot's customers in their order.
func customersOf(s *model.Snapshot) (list []model.Customer) {
	for _, c := range s.All() {
		list = append(list, c)
	}
	return list
}

// customer returns customer n: every third is linked, every sixth synced.
func customer(n int) model.Customer {
	c := model.Customer{ID: fmt.Sprintf("C%07d", n), Name: fmt.Sprintf("Brighton Juniper Holdings %d Ltd", n)}
	if n%3 == 0 {
		c.Link = model.Link{Company: acme, SageID: fmt.Sprint(n), Account: fmt.Sprintf("BRIG%04d", n)}
		c.Synced = n%6 == 0
	}
	return c
}

func firstLoad(n int) model.Batch {
	b := model.Batch{AddCompanies: []model.Company{acme}}
	for i := range n {
		b.Put = append(b.Put, customer(i+1))
	}
	return b
}

func equal(t testing.TB, what string, got, want any) {
	t.Helper()
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("%s (-want +got):\n%s", what, d)
	}
}

func TestSnapshotIsWhatWasApplied(t *testing.T) {
	s := newStore(t)
	put := []model.Customer{
		{ID: "b", Name: "Zoë’s 株式会社", Synced: true, Link: model.Link{Company: other, SageID: "7"}},
		{ID: "a"},
		{ID: "B", Name: "no link", Allowed: 1 << 7},
		{ID: "ä", Link: model.Link{Company: acme, Account: " 00123 "}, Allowed: 5},
	}
	revision := mustApply(t, s, model.Batch{Put: put, AddCompanies: []model.Company{acme, other}})
	snapshot := mustSnapshot(t, s, nil)
	put[0].Changed, put[3].Changed = revision, revision
	equal(t, "customers", customersOf(snapshot), []model.Customer{put[2], put[1], put[0], put[3]})
	equal(t, "revision", snapshot.Revision(), uint64(1))
	if len(snapshot.Database()) != 32 {
		t.Errorf("database ID %q, want 32 hex digits", snapshot.Database())
	}
	for _, c := range []model.Company{acme, other} {
		if known, ok := snapshot.LookupCompany(c); !ok || known != c {
			t.Errorf("company %v is known as %v, %t", c, known, ok)
		}
	}
}

func BenchmarkLoad100k(b *testing.B) {
	batch := firstLoad(100_000)
	for b.Loop() {
		b.StopTimer()
		s := newStore(b)
		b.StartTimer()
		if _, err := s.Apply(b.Context(), batch); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSnapshot100k(b *testing.B) {
	s := newStore(b)
	mustApply(b, s, firstLoad(100_000))
	for b.Loop() {
		mustSnapshot(b, s, nil)
	}
}

func BenchmarkReload100k(b *testing.B) {
	s := newStore(b)
	mustApply(b, s, firstLoad(100_000))
	before := mustSnapshot(b, s, nil)
	c := customer(50_000)
	c.Name = "renamed"
	mustApply(b, s, model.Batch{Put: []model.Customer{c}})
	for b.Loop() {
		mustSnapshot(b, s, before)
	}
}

func BenchmarkApplyOne100k(b *testing.B) {
	s := newStore(b)
	mustApply(b, s, firstLoad(100_000))
	c := customer(50_000)
	revision := uint64(1)
	for b.Loop() {
		c.Name = fmt.Sprint(revision)
		var err error
		if revision, err = s.Apply(b.Context(), model.Batch{Base: numbered(revision), Put: []model.Customer{c}}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkChanged(b *testing.B) {
	s := newStore(b)
	for b.Loop() {
		if _, err := s.Changed(); err != nil {
			b.Fatal(err)
		}
	}
}
