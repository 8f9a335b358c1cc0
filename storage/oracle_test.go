package storage

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dovetail/model"
)

// oracle computes what a database should hold in the simplest way.
type oracle struct {
	random    *rand.Rand
	revision  uint64
	customers map[string]model.Customer
	companies []model.Company
}

// batch returns a batch of random changes.
func (o *oracle) batch() model.Batch {
	b := model.Batch{Base: numbered(o.revision), Entry: model.Entry{Kind: model.EntryEdit, Note: fmt.Sprint(o.revision)}}
	if o.random.IntN(4) == 0 {
		b.AddCompanies = []model.Company{{Site: "10", Name: fmt.Sprint("Company ", o.revision)}}
	}
	companies := slices.Concat(o.companies, b.AddCompanies)
	around, width := o.random.IntN(4000), 1+o.random.IntN(4000)
	ids := map[string]bool{}
	for range o.random.IntN(1 + o.random.IntN(900)) {
		ids[fmt.Sprintf("%d", around+o.random.IntN(width))] = true
	}
	for id := range ids {
		if o.random.IntN(3) == 0 {
			b.Remove = append(b.Remove, id)
			continue
		}
		b.Put = append(b.Put, o.customer(id, companies))
	}
	return b
}

func (o *oracle) customer(id string, companies []model.Company) model.Customer {
	c := model.Customer{ID: id, Name: fmt.Sprint(o.random.IntN(3)), Synced: o.random.IntN(2) == 0, Allowed: model.Faults(o.random.IntN(2))}
	if len(companies) > 0 && o.random.IntN(2) == 0 {
		c.Link = model.Link{Company: companies[o.random.IntN(len(companies))], Account: fmt.Sprint(o.random.IntN(3))}
	}
	return c
}

// apply applies a batch, and returns the changes that the storage should record.
func (o *oracle) apply(b model.Batch) (changes []model.Change) {
	o.companies = append(o.companies, b.AddCompanies...)
	for _, c := range b.Put {
		before := o.customers[c.ID]
		c.Changed = before.Changed
		if c.Link != before.Link {
			c.Changed = o.revision + 1
		}
		if c != before {
			changes = append(changes, model.Change{Before: before, After: c})
		}
		o.customers[c.ID] = c
	}
	for _, id := range b.Remove {
		if before, ok := o.customers[id]; ok {
			changes = append(changes, model.Change{Before: before})
		}
		delete(o.customers, id)
	}
	if len(changes)+len(b.AddCompanies) > 0 {
		o.revision++
	}
	slices.SortFunc(changes, func(a, b model.Change) int { return compareIDs(a.ID(), b.ID()) })
	return changes
}

func compareIDs(a, b string) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// sorted returns the customers that the database should hold, in its order.
func (o *oracle) sorted() (list []model.Customer) {
	for _, id := range slices.Sorted(maps.Keys(o.customers)) {
		list = append(list, o.customers[id])
	}
	return list
}

func TestRandomBatches(t *testing.T) {
	s := newStore(t)
	o := &oracle{random: newRandom(t), customers: map[string]model.Customer{}}
	var reloaded *model.Snapshot
	for step := range 60 {
		b := o.batch()
		was := o.revision
		changes := o.apply(b)
		revision, err := s.Apply(t.Context(), b)
		if err != nil || revision != o.revision {
			t.Fatalf("step %d: revision %d, %v, want %d", step, revision, err, o.revision)
		}
		if step%3 == 0 {
			reloaded = mustSnapshot(t, s, reloaded)
			o.compare(t, reloaded)
		}
		if revision > was {
			o.compareChanges(t, s, changes)
		}
	}
	o.compare(t, mustSnapshot(t, s, nil))
}

func (o *oracle) compare(t *testing.T, s *model.Snapshot) {
	t.Helper()
	got, want := customersOf(s), o.sorted()
	if !slices.Equal(got, want) {
		t.Fatalf("revision %d (-want +got):\n%s", o.revision, cmp.Diff(want, got))
	}
	for i, n := range sizes(s) {
		if n == 0 || n >= 2*blockRows {
			t.Errorf("block %d holds %d customers", i, n)
		}
	}
}

func (o *oracle) compareChanges(t *testing.T, s *Store, want []model.Change) {
	t.Helper()
	got, err := s.Changes(t.Context(), o.revision)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(got, want) {
		t.Fatalf("changes of revision %d (-want +got):\n%s", o.revision, cmp.Diff(want, got))
	}
}
