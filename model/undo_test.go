package model

import (
	"slices"
	"testing"
)

// undoOf plans the undo of an entry that changed the customers from before to after, with the current customers now.
func undoOf(t *testing.T, e Entry, before, after, now *Snapshot) *Undo {
	t.Helper()
	var changes []Change
	for _, c := range after.All() {
		old, _ := before.Customer(c.ID)
		if old != c {
			changes = append(changes, Change{old, c})
		}
	}
	for _, c := range before.All() {
		if _, ok := after.Customer(c.ID); !ok {
			changes = append(changes, Change{Before: c})
		}
	}
	return PlanUndo(e, changes, now)
}

func ids(list []Left) []string {
	var names []string
	for _, l := range list {
		names = append(names, l.ID)
	}
	return names
}

func TestUndoRestoresWhatDidNotChangeSince(t *testing.T) {
	before := snapshotFrom(t, "10|Acme UK", "A|Alpha|No||||", "B|Beta|No|10|Acme UK|2|BETA", "C|Gamma|No||||", "D|Delta|No||||")
	after := snapshotFrom(t, "A|Alpha|No|10|Acme UK|1|ALPH", "B|Beta|No|10|Acme UK|3|NEW", "C|Gamma|No|10|Acme UK||GAMM", "D|Delta|No|10|Acme UK||DELT")
	now := snapshotFrom(t, "A|Alpha|No|10|Acme UK|1|ALPH", "B|Beta|No|10|Acme UK|3|NEW", "C|Gamma|No|10|Acme UK||OTHER", "D|Delta|Yes|10|Acme UK||DELT")
	u := undoOf(t, Entry{}, before, after, now)
	if len(u.Batch.Put) != 2 || !u.Batch.Put[0].Link.IsZero() || u.Batch.Put[1].Link.Account != "BETA" {
		t.Errorf("restores %+v", u.Batch.Put)
	}
	if got := ids(u.Left); !slices.Equal(got, []string{"C", "D"}) {
		t.Errorf("leaves %+v", u.Left)
	}
	if u.Batch.Base != now.Origin() {
		t.Errorf("base %v", u.Batch.Base)
	}
}

func TestUndoLeavesWhatAnotherCustomerHolds(t *testing.T) {
	before := snapshotFrom(t, "A|Alpha|No|10|Acme UK|1|ALPH", "B|Beta|No||||")
	after := snapshotFrom(t, "A|Alpha|No|10|Acme UK|5|NEW", "B|Beta|No||||")
	now := snapshotFrom(t, "A|Alpha|No|10|Acme UK|5|NEW", "B|Beta|No|10|Acme UK|1|ALPH")
	u := undoOf(t, Entry{}, before, after, now)
	if !u.Batch.Empty() || len(u.Left) != 1 || u.Left[0].Why != "ALPH is linked to B Beta" {
		t.Errorf("restores %+v, leaves %+v", u.Batch, u.Left)
	}
}

func TestUndoOfASwapSwapsBack(t *testing.T) {
	before := snapshotFrom(t, "A|Alpha|No|10|Acme UK|1|ALPH", "B|Beta|No|10|Acme UK|2|BETA")
	after := snapshotFrom(t, "A|Alpha|No|10|Acme UK|2|BETA", "B|Beta|No|10|Acme UK|1|ALPH")
	u := undoOf(t, Entry{}, before, after, after)
	if len(u.Batch.Put) != 2 || len(u.Left) != 0 {
		t.Errorf("restores %+v, leaves %+v", u.Batch.Put, u.Left)
	}
	half := snapshotFrom(t, "A|Alpha|No|10|Acme UK|2|BETA", "B|Beta|Yes|10|Acme UK|1|ALPH")
	if u := undoOf(t, Entry{}, before, after, half); !u.Batch.Empty() || len(u.Left) != 2 {
		t.Errorf("one of the two is synced: restores %+v, leaves %+v", u.Batch.Put, u.Left)
	}
}

func TestUndoOfALoad(t *testing.T) {
	e := Entry{Kind: EntryLoad, Added: []Company{{"10", "Acme UK"}, {"20", "Acme Spain"}}}
	before := snapshotFrom(t, "A|Alpha|No||||", "B|Beta|No||||")
	after := snapshotFrom(t, "20|Acme Spain", "A|Alpha plc|Yes|10|Acme UK|1|ALPH", "B|Beta plc|No||||", "N|New|No||||", "M|More|No||||")
	now := snapshotFrom(t, "20|Acme Spain", "A|Alpha plc|Yes|10|Acme UK|1|ALPH", "B|Beta again|No||||", "N|New|No||||", "M|More|No|10|Acme UK|7|MORE")
	u := undoOf(t, e, before, after, now)
	if !slices.Equal(u.Batch.Remove, []string{"N"}) {
		t.Errorf("removes %v", u.Batch.Remove)
	}
	if len(u.Batch.Put) != 1 || u.Batch.Put[0].Name != "Alpha" || u.Batch.Put[0].Synced || !u.Batch.Put[0].Link.IsZero() {
		t.Errorf("restores %+v", u.Batch.Put)
	}
	if !slices.Equal(u.Batch.RemoveCompanies, []Company{{"20", "Acme Spain"}}) {
		t.Errorf("removes the companies %v", u.Batch.RemoveCompanies)
	}
	if got := ids(u.Left); !slices.Equal(got, []string{"B", "M", ""}) {
		t.Errorf("leaves %+v", u.Left)
	}
}

func TestUndoOfAnUndo(t *testing.T) {
	without := snapshotFrom(t, "10|Acme UK", "A|Alpha|No||||")
	with := snapshotFrom(t, "A|Alpha|No|10|Acme UK|1|ALPH", "N|New|No||||")
	u := undoOf(t, Entry{Kind: EntryUndo}, with, without, without)
	if len(u.Batch.Put) != 2 || u.Batch.Put[0].Link.Account != "ALPH" || u.Batch.Put[1].ID != "N" {
		t.Errorf("restores %+v, leaves %+v", u.Batch.Put, u.Left)
	}
	gone := snapshotFrom(t, "A|Alpha|No||||")
	if u := undoOf(t, Entry{Kind: EntryUndo}, with, without, gone); len(u.Batch.Put) != 1 || len(u.Left) != 1 {
		t.Errorf("a company that was removed: restores %+v, leaves %+v", u.Batch.Put, u.Left)
	}
}

func TestUndoOfCompanies(t *testing.T) {
	e := Entry{Kind: EntryEdit, Removed: []Company{{"1", "Gone"}}, Renamed: []Rename{{Company{"2", "Old"}, Company{"2", "New"}}}}
	u := PlanUndo(e, nil, snapshotFrom(t, "2|New"))
	if !slices.Equal(u.Batch.AddCompanies, []Company{{"1", "Gone"}}) || !slices.Equal(u.Batch.RenameCompanies, []Rename{{Company{"2", "New"}, Company{"2", "Old"}}}) {
		t.Errorf("%+v", u.Batch)
	}
	if u := PlanUndo(e, nil, snapshotFrom(t, "2|Newer")); len(u.Left) != 1 || len(u.Batch.RenameCompanies) != 0 {
		t.Errorf("renamed since: %+v, %+v", u.Batch, u.Left)
	}
}

func TestUndoneLeavesOutWhatWasRedone(t *testing.T) {
	entries := []Entry{{Number: 4, Undoes: 3}, {Number: 3, Undoes: 1}, {Number: 2}, {Number: 1}}
	if u := Undone(entries); u[1] || !u[3] || u[2] {
		t.Errorf("%v", u)
	}
	if u := Undone(entries[1:]); !u[1] {
		t.Errorf("%v", u)
	}
}

func TestDescribeCompanies(t *testing.T) {
	e := Entry{Kind: EntryEdit, Removed: []Company{{"1", "Gone"}}}
	if words := PlanUndo(e, nil, snapshotFrom(t)).DescribeCompanies(); len(words) != 1 || words[0] != "Gone at site 1 will be added again" {
		t.Errorf("%q", words)
	}
}

// A link can have one identifier only, which is enough to hold the Sage customer.
func TestUndoLeavesWhatAnotherCustomerHoldsByOneIdentifier(t *testing.T) {
	for _, held := range []string{"1|", "|ALPH"} {
		before := snapshotFrom(t, "A|Alpha|No|10|Acme UK|"+held, "B|Beta|No||||")
		after := snapshotFrom(t, "A|Alpha|No|10|Acme UK|5|NEW", "B|Beta|No||||")
		now := snapshotFrom(t, "A|Alpha|No|10|Acme UK|5|NEW", "B|Beta|No|10|Acme UK|"+held)
		if u := undoOf(t, Entry{}, before, after, now); !u.Batch.Empty() || len(u.Left) != 1 {
			t.Errorf("%s: restores %+v, leaves %+v", held, u.Batch, u.Left)
		}
	}
}

// Of the customer that holds it the undo restores only the name: it does not give its Sage customer up.
func TestUndoLeavesWhatACustomerHoldsWhoseNameIsRestored(t *testing.T) {
	before := snapshotFrom(t, "A|Alpha|No|10|Acme UK|1|ALPH", "B|Beta|No||||")
	after := snapshotFrom(t, "A|Alpha|No|10|Acme UK|5|NEW", "B|Beta plc|No||||")
	now := snapshotFrom(t, "A|Alpha|No|10|Acme UK|5|NEW", "B|Beta plc|No|10|Acme UK|1|ALPH")
	u := undoOf(t, Entry{}, before, after, now)
	if len(u.Batch.Put) != 1 || u.Batch.Put[0].Name != "Beta" || u.Batch.Put[0].Link.Account != "ALPH" {
		t.Errorf("restores %+v", u.Batch.Put)
	}
	if got := ids(u.Left); !slices.Equal(got, []string{"A"}) {
		t.Errorf("leaves %+v", u.Left)
	}
}
