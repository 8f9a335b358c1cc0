package model

import "testing"

// undoWith returns an undo of an entry that adds, changes and removes the given numbers of customers.
func undoWith(e Entry, added, changed, removed int) *Undo {
	u := &Undo{Entry: e}
	put := func(before, after Customer) {
		u.Back = append(u.Back, Change{before, after})
		if after.ID == "" {
			u.Batch.Remove = append(u.Batch.Remove, before.ID)
			return
		}
		u.Batch.Put = append(u.Batch.Put, after)
	}
	for range added {
		put(Customer{}, Customer{ID: "a"})
	}
	for range changed {
		put(Customer{ID: "c", Name: "x"}, Customer{ID: "c"})
	}
	for range removed {
		put(Customer{ID: "r"}, Customer{})
	}
	return u
}

func TestNeedsConsent(t *testing.T) {
	for name, test := range map[string]struct {
		undo *Undo
		want bool
	}{
		"a load":                             {undoWith(Entry{Kind: EntryLoad, Customers: 1}, 0, 1, 0), true},
		"a load of which nothing is undone":  {undoWith(Entry{Kind: EntryLoad, Customers: 9}, 0, 0, 0), false},
		"an upload of 100 links":             {undoWith(Entry{Kind: EntryUpload, Customers: 100}, 0, 100, 0), false},
		"an upload of 101 links":             {undoWith(Entry{Kind: EntryUpload, Customers: 101}, 0, 3, 0), true},
		"an undo of 101 changes":             {undoWith(Entry{Kind: EntryUndo, Customers: 101}, 101, 0, 0), true},
		"an undo that added a few customers": {undoWith(Entry{Kind: EntryUndo, Customers: 2}, 0, 0, 2), true},
		"an undo that removed a few":         {undoWith(Entry{Kind: EntryUndo, Customers: 2}, 2, 0, 0), false},
		"an edit":                            {undoWith(Entry{Kind: EntryEdit, Customers: 1}, 0, 1, 0), false},
	} {
		if got := test.undo.NeedsConsent(); got != test.want {
			t.Errorf("%s: %t", name, got)
		}
	}
}

func TestEffect(t *testing.T) {
	companies := undoWith(Entry{}, 0, 1, 1200)
	companies.Batch.AddCompanies = []Company{{"10", "A"}}
	companies.Batch.RemoveCompanies = []Company{{"10", "B"}, {"10", "C"}}
	companies.Batch.RenameCompanies = []Rename{{}}
	for want, u := range map[string]*Undo{
		"":                   undoWith(Entry{}, 0, 0, 0),
		"removes 1 customer": undoWith(Entry{}, 0, 0, 1),
		"adds 2 customers, changes 1 customer, removes 3 customers":                                 undoWith(Entry{}, 2, 1, 3),
		"adds 1 company, changes 1 customer and 1 company, removes 1,200 customers and 2 companies": companies,
	} {
		if got := u.Effect(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
