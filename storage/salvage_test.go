package storage

import (
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// salvaged returns the database that was salvaged from a file, and the result.
func salvaged(t testing.TB, from *Store) (*Store, Salvaged) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "new.db")
	r, err := Salvage(t.Context(), from.Path(), path, "ann")
	if err != nil {
		t.Fatal(err)
	}
	return Open(path), r
}

func TestSalvageOfASoundDatabaseIsTheSame(t *testing.T) {
	s := grown(t)
	saved, r := salvaged(t, s)
	if len(r.Missing) > 0 {
		t.Errorf("missing %q", r.Missing)
	}
	was, now := mustSnapshot(t, s, nil), mustSnapshot(t, saved, nil)
	equal(t, "customers", customersOf(now), customersOf(was))
	equal(t, "origin", now.Origin(), was.Origin())
	equal(t, "customer lists", listsOf(now), listsOf(was))
	equal(t, "rejected suggestions", rejections(t, saved), rejections(t, s))
	if v := verified(t, saved); len(v.Problems) > 0 {
		t.Errorf("problems %q", v.Problems)
	}
	for number := uint64(1); number <= uint64(grownEntries); number++ {
		before, err := s.Changes(t.Context(), number)
		after, other := saved.Changes(t.Context(), number)
		if err = errors.Join(err, other); err != nil {
			t.Fatal(err)
		}
		equal(t, "changes", after, before)
	}
}

// A block is lost: the history has the customers that were in it.
func TestSalvageTakesLostCustomersFromTheHistory(t *testing.T) {
	s := grown(t)
	want := customersOf(mustSnapshot(t, s, nil))
	good := contentsOf(t, s)
	for _, v := range valuesOf(t, s) {
		if !strings.HasPrefix(v.key, "C") {
			continue
		}
		bad := corrupt(t, t.TempDir(), good, func(b []byte) {
			for _, at := range placesOf(b, append([]byte(v.key), v.value...)) {
				b[at+len(v.key)+len(v.value)/2] ^= 1
			}
		})
		saved, r := salvaged(t, bad)
		if len(r.Missing) == 0 {
			t.Errorf("block %q: nothing is said to be missing", v.key)
		}
		equal(t, "customers without block "+v.key, customersOf(mustSnapshot(t, saved, nil)), want)
	}
}

// Parts of the file are overwritten at random: what is salvaged is sound by itself, and no customer has a value that it
// never had.
func TestSalvageOfAnyDamageIsSound(t *testing.T) {
	s := grown(t)
	good, random := contentsOf(t, s), newRandom(t)
	names := map[string]map[string]bool{}
	for number := uint64(1); number <= uint64(grownEntries); number++ {
		changes, err := s.Changes(t.Context(), number)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range changes {
			if names[c.After.ID] == nil {
				names[c.After.ID] = map[string]bool{}
			}
			names[c.After.ID][c.After.Name] = true
		}
	}
	saves := 0
	for range 30 {
		bad := corrupt(t, t.TempDir(), good, func(b []byte) {
			for range 1 + random.IntN(4) {
				at, length := random.IntN(len(b)), 1+random.IntN(2*os.Getpagesize())
				for i := at; i < min(at+length, len(b)); i++ {
					b[i] = byte(rand.Uint32())
				}
			}
		})
		path := filepath.Join(t.TempDir(), "new.db")
		if _, err := Salvage(t.Context(), bad.Path(), path, "ann"); err != nil {
			continue
		}
		saves++
		for _, c := range customersOf(mustSnapshot(t, Open(path), nil)) {
			if !names[c.ID][c.Name] {
				t.Fatalf("customer %q is called %q, as it never was", c.ID, c.Name)
			}
		}
	}
	if saves < 10 {
		t.Errorf("%d of 30 could be salvaged", saves)
	}
}

func TestSalvageRefusesWhatHasNothing(t *testing.T) {
	folder := t.TempDir()
	empty := filepath.Join(folder, "noise")
	if err := os.WriteFile(empty, make([]byte, 100_000), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Salvage(t.Context(), empty, filepath.Join(folder, "new.db"), "ann"); !errors.Is(err, errNothingLeft) {
		t.Errorf("got %v", err)
	}
	if _, err := Salvage(t.Context(), grown(t).Path(), empty, "ann"); !errors.Is(err, ErrExists) {
		t.Errorf("a new database at an existing path: %v", err)
	}
}

// Salvaging makes the user the first with settings access to a copy of all data.
func TestSalvageIsNoWayToAccess(t *testing.T) {
	s := grown(t)
	if err := errors.Join(s.Grant(t.Context(), "ann"), s.Grant(t.Context(), "bob")); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "new.db")
	var denied *NotListedError
	if _, err := Salvage(t.Context(), s.Path(), path, "eve"); !errors.As(err, &denied) || !slices.Contains(denied.Users, "bob") {
		t.Errorf("eve: %v", err)
	}
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the new database: %v", err)
	}
	if _, err := Salvage(t.Context(), s.Path(), path, "bob"); err != nil {
		t.Error(err)
	}
}

// The newest entry is lost, and the list that it loaded is not: the next list must not get that one's number.
func TestSalvageReusesNoNumberOfALostEntry(t *testing.T) {
	s := grown(t)
	mustApply(t, s, setList(emea, listed(0, 600)))
	last := entryKey(uint64(grownEntries + 1))
	var lost keyValue
	for _, v := range valuesOf(t, s) {
		if v.key == last {
			lost = keyValue{v.key, v.value}
		}
	}
	bad := corrupt(t, t.TempDir(), contentsOf(t, s), func(b []byte) {
		for _, at := range placesOf(b, append([]byte(lost.key), lost.value...)) {
			b[at+len(lost.key)+len(lost.value)/2] ^= 1
		}
	})
	saved, r := salvaged(t, bad)
	if len(r.Missing) == 0 {
		t.Fatal("no entry is lost")
	}
	want := listed(5000, 3)
	mustApply(t, saved, setList(emea, want))
	list := mustSnapshot(t, saved, nil).SageList(emea)
	if list == nil || list.Len() != len(want) || list.At(0).Account != want[0].Account {
		t.Errorf("the list has %d customers, want the %d that were loaded", list.Len(), len(want))
	}
}
