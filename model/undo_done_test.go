package model

import (
	"maps"
	"slices"
	"testing"
)

// An undo of one customer's change leaves the entry in force; an undo of an edit of one customer does not.
func TestUndone(t *testing.T) {
	upload, edit := Entry{Number: 1, Kind: EntryUpload, File: "a.csv"}, Entry{Number: 2, Kind: EntryEdit, Subject: "A"}
	one := Entry{Number: 3, Kind: EntryUndo, Undoes: 1, Subject: "A"}
	for name, test := range map[string]struct {
		newest []Entry // newest first, before edit and upload
		want   []uint64
	}{
		"nothing was undone":                 {nil, nil},
		"the upload":                         {[]Entry{{Number: 3, Undoes: 1, File: "a.csv"}}, []uint64{1}},
		"the edit":                           {[]Entry{{Number: 3, Undoes: 2, Subject: "A"}}, []uint64{2}},
		"one change of the upload":           {[]Entry{one}, nil},
		"one change of the upload, and redo": {[]Entry{{Number: 4, Undoes: 3, Subject: "A"}, one}, []uint64{3}},
		"one change, then the upload":        {[]Entry{{Number: 4, Undoes: 1}, one}, []uint64{1}},
	} {
		got := slices.Sorted(maps.Keys(Undone(append(test.newest, edit, upload))))
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: got %v, want %v", name, got, test.want)
		}
	}
}

func TestUndoneOfOneCustomer(t *testing.T) {
	upload, one := Entry{Number: 1, Kind: EntryUpload, File: "a.csv"}, Entry{Number: 3, Kind: EntryUndo, Undoes: 1, Subject: "A"}
	list := []Entry{one, upload}
	if got := UndoneOf(list, Undone(list)); got[1]["A"] != 3 || got[1]["B"] != 0 {
		t.Errorf("got %v", got)
	}
	list = append([]Entry{{Number: 4, Kind: EntryRedo, Undoes: 3, Subject: "A"}}, list...)
	if got := UndoneOf(list, Undone(list)); got[1]["A"] != 0 {
		t.Errorf("after the redo: got %v", got)
	}
}

func TestLastChange(t *testing.T) {
	change := func(number, undoes uint64, before string) CustomerChange {
		return CustomerChange{Entry{Number: number, Undoes: undoes}, Change{Before: Customer{ID: before}, After: Customer{ID: "A"}}}
	}
	load := change(1, 0, "")
	for name, test := range map[string]struct {
		list []CustomerChange
		want uint64
	}{
		"it was only added":              {[]CustomerChange{load}, 0},
		"the newest":                     {[]CustomerChange{change(3, 0, "A"), change(2, 0, "A"), load}, 3},
		"the one before what was undone": {[]CustomerChange{change(4, 3, "A"), change(3, 0, "A"), change(2, 0, "A"), load}, 2},
		"what was redone":                {[]CustomerChange{change(4, 3, "A"), change(3, 2, "A"), change(2, 0, "A"), load}, 2},
		"all were undone":                {[]CustomerChange{change(3, 2, "A"), change(2, 0, "A"), load}, 0},
		"it has no history":              {nil, 0},
	} {
		got, found := LastChange(test.list)
		if got.Entry.Number != test.want || found != (test.want != 0) {
			t.Errorf("%s: entry %d, want %d", name, got.Entry.Number, test.want)
		}
	}
}

// Of an upload that added a company and linked two customers, the link of one is undone.
func TestPlanUndoOf(t *testing.T) {
	before := snapshotFrom(t, "10|Acme UK", "A|Alpha|No||||", "B|Beta|No||||")
	after := snapshotFrom(t, "A|Alpha|No|10|Acme UK|1|ALPH", "B|Beta|No|10|Acme UK|2|BETA")
	old, _ := before.Customer("B")
	changed, _ := after.Customer("B")
	u := PlanUndoOf(Entry{Number: 7, Added: []Company{acmeUK}}, Change{old, changed}, after)
	if len(u.Back) != 1 || u.Back[0].ID() != "B" || !u.Back[0].After.Link.IsZero() || u.Only != "B" || u.Entry.Number != 7 {
		t.Errorf("restores %+v of %q, entry %+v", u.Back, u.Only, u.Entry)
	}
	if len(u.Left) != 0 || len(u.Batch.RemoveCompanies) != 0 {
		t.Errorf("leaves %v, removes %v", u.Left, u.Batch.RemoveCompanies)
	}
}

func TestLeaves(t *testing.T) {
	for want, left := range map[string][]Left{
		"":                          nil,
		"1 customer":                {{ID: "A", Why: "x"}, {ID: "A", Why: "y"}},
		"2 customers":               {{ID: "A", Why: "x"}, {ID: "B", Why: "x"}},
		"1 company":                 {{Why: "x"}},
		"2 customers and 1 company": {{ID: "A", Why: "x"}, {Why: "x"}, {ID: "B", Why: "x"}},
	} {
		if got := (&Undo{Left: left}).Leaves(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestSummaryOfEdits(t *testing.T) {
	for want, e := range map[string]Entry{
		"linking of A":   {Kind: EntryEdit, Subject: "A", Counts: map[string]int{"new": 1}},
		"relinking of A": {Kind: EntryEdit, Subject: "A", Counts: map[string]int{"changed": 1, "new": 0}},
		"unlinking of A": {Kind: EntryEdit, Subject: "A"},
		"undo of A":      {Kind: EntryUndo, Subject: "A"},
	} {
		if got := e.Summary(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
