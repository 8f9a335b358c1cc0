package filepicker

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dovetail/model"
)

// entriesNamed returns the entries of a folder; a name that ends in / is a folder.
func entriesNamed(names ...string) []entry {
	var list []entry
	for _, n := range names {
		name, folder := strings.CutSuffix(n, "/")
		list = append(list, entry{name: name, folded: model.Fold(name), folder: folder, plain: !folder})
	}
	return list
}

func TestEntriesAreSortedFoldersFirst(t *testing.T) {
	entries := entriesNamed("b.xlsx", "Exports/", "a.xlsx", "Ärger.csv", "archive/", "../", "A.xlsx")
	sortEntries(entries)
	var got []string
	for _, e := range entries {
		got = append(got, e.name)
	}
	if diff := cmp.Diff([]string{"..", "archive", "Exports", "A.xlsx", "a.xlsx", "Ärger.csv", "b.xlsx"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestNarrowed(t *testing.T) {
	entries := entriesNamed("../", "exports/", ".hidden/", "Customers.xlsx", "old customers.csv", "Émile.csv", ".profile")
	for _, c := range []struct {
		name, typed string
		want        []string
	}{
		{"all but the hidden ones", "", []string{"..", "exports", "Customers.xlsx", "old customers.csv", "Émile.csv"}},
		{"a part of a name, without regard to case", "CUST", []string{"Customers.xlsx", "old customers.csv"}},
		{"without regard to accents", "emile", []string{"Émile.csv"}},
		{"hidden ones after a full stop", ".pro", []string{".profile"}},
		{"the way up", "..", []string{".."}},
		{"nothing", "zebra", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, i := range narrowed(entries, c.typed) {
				got = append(got, entries[i].name)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestCompleted(t *testing.T) {
	entries := entriesNamed("../", "customers-1.xlsx", "customers-2.xlsx", "Exports/", "export.csv", "bén.csv", "bèn.csv", ".ssh/", "odd\nname.csv", "bad\xffname.csv")
	for _, c := range []struct {
		name, typed, want string
		count             int
		folder            bool
	}{
		{"as far as all agree", "cus", "customers-", 2, false},
		{"no further", "customers-", "customers-", 2, false},
		{"one file whole", "customers-2", "customers-2.xlsx", 1, false},
		{"the same case first", "exp", "export.csv", 1, false},
		{"one folder", "Ex", "Exports", 1, true},
		{"any case where no name begins so", "CUSTOMERS-1", "customers-1.xlsx", 1, false},
		{"what was typed, where the names differ in case", "EXP", "EXP", 2, false},
		{"whole letters only", "b", "b", 3, false},
		{"hidden ones after a full stop", ".", ".ssh", 1, true},
		{"never the way up", "..", "..", 0, false},
		{"as far as the field can hold it", "odd", "odd", 1, false},
		{"bytes that are no text", "ba", "bad", 1, false},
		{"nothing begins so", "zebra", "zebra", 0, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			name, count, folder := completed(entries, c.typed)
			if name != c.want || count != c.count || folder != c.folder {
				t.Errorf("%q, %d, %t; want %q, %d, %t", name, count, folder, c.want, c.count, c.folder)
			}
		})
	}
}

// FuzzCompleted checks that a completion is the beginning of every name that it completes.
func FuzzCompleted(f *testing.F) {
	f.Add("customers-1.xlsx", "customers-2.xlsx", "cus")
	f.Add("bén", "bèn", "b")
	f.Fuzz(func(t *testing.T, a, b, typed string) {
		if a == "" || b == "" || a == b || strings.Contains(a+b, "/") {
			return
		}
		entries := entriesNamed(a, b)
		name, count, _ := completed(entries, typed)
		for _, e := range entries {
			if count == 2 && name != typed && !strings.HasPrefix(e.name, name) {
				t.Errorf("%q, completed from %q, does not begin %q", name, typed, e.name)
			}
		}
		if count == 0 && name != typed {
			t.Errorf("%q became %q without a name", typed, name)
		}
		for _, i := range narrowed(entries, typed) {
			if !strings.Contains(entries[i].folded, model.Fold(typed)) {
				t.Errorf("%q is listed for %q", entries[i].name, typed)
			}
		}
	})
}

// manyEntries returns n files with long names.
func manyEntries(n int) []entry {
	names := make([]string, n)
	for i := range names {
		names[i] = fmt.Sprintf("Customers of site %06d – export.xlsx", i*7919%n)
	}
	return entriesNamed(names...)
}

func BenchmarkNarrowed100k(b *testing.B) {
	entries := manyEntries(100_000)
	b.ReportAllocs()
	for b.Loop() {
		if len(narrowed(entries, "site 0999")) != 100 {
			b.Fatal("another number of names")
		}
	}
}

func BenchmarkCompleted100k(b *testing.B) {
	entries := manyEntries(100_000)
	b.ReportAllocs()
	for b.Loop() {
		if name, count, _ := completed(entries, "cust"); count != 100_000 || name != "Customers of site 0" {
			b.Fatal(name, count)
		}
	}
}
