package model

import (
	"slices"
	"testing"
)

// withVersion returns a snapshot in which sageUK has the number 1, and a list of a version; 0 is none.
func withVersion(version uint64, companies map[uint32]Company, customers ...Customer) *Snapshot {
	s := NewSnapshot("db", 9, companies, sageBlocks(customers))
	if version > 0 {
		s.AddSageLists(map[uint32]*SageList{1: NewSageList(version, []SageCustomer{{Account: "A1"}})})
	}
	return s
}

func TestUndoOfCustomerLists(t *testing.T) {
	uk, renamed := map[uint32]Company{1: sageUK}, Company{"10", "Acme GB"}
	loaded := Entry{Kind: EntrySage, Lists: []ListChange{{sageUK, 1, 3, 5}}}
	removed := Entry{Kind: EntrySage, Lists: []ListChange{{sageUK, 1, 5, 0}}}
	withCompany := Entry{Kind: EntrySage, Added: []Company{sageUK}, Lists: []ListChange{{sageUK, 1, 0, 5}}}
	companyRemoved := Entry{Kind: EntryEdit, Removed: []Company{sageUK}, Lists: []ListChange{{sageUK, 1, 5, 0}}}
	companyAdded := Entry{Kind: EntryEdit, Added: []Company{sageUK}}
	linked := Customer{ID: "C1", Link: Link{sageUK, "", "A1"}}
	for name, c := range map[string]struct {
		entry   Entry
		now     *Snapshot
		lists   []ListEdit
		removes []Company
		left    []string
	}{
		"the earlier list is restored":         {loaded, withVersion(5, uk), []ListEdit{{Company: sageUK, Version: 3}}, nil, nil},
		"it was replaced since":                {loaded, withVersion(6, uk), nil, nil, []string{"the customer list of Acme UK at site 10 was replaced since"}},
		"it was removed since":                 {loaded, withVersion(0, uk), nil, nil, []string{"the customer list of Acme UK at site 10 was removed since"}},
		"a removed list is restored":           {removed, withVersion(0, uk), []ListEdit{{Company: sageUK, Version: 5}}, nil, nil},
		"another was loaded since":             {removed, withVersion(7, uk), nil, nil, []string{"the customer list of Acme UK at site 10 was replaced since"}},
		"the company was renamed since":        {loaded, withVersion(5, map[uint32]Company{1: renamed}), []ListEdit{{Company: renamed, Version: 3}}, nil, nil},
		"the company was removed since":        {loaded, withVersion(0, nil), nil, nil, []string{"the customer list of Acme UK at site 10 is not restored: that is no longer a known company"}},
		"the list goes with its new company":   {withCompany, withVersion(5, uk), nil, []Company{sageUK}, nil},
		"the new company has links since":      {withCompany, withVersion(5, uk, linked), []ListEdit{{Company: sageUK}}, nil, []string{"Acme UK at site 10 stays: customers are linked to it"}},
		"the new company has another list":     {withCompany, withVersion(6, uk), nil, nil, []string{"Acme UK at site 10 stays: it has a customer list since", "the customer list of Acme UK at site 10 was replaced since"}},
		"the company is added with its list":   {companyRemoved, withVersion(0, nil), []ListEdit{{Company: sageUK, Version: 5}}, nil, nil},
		"a company that has a list since":      {companyAdded, withVersion(5, uk), nil, nil, []string{"Acme UK at site 10 stays: it has a customer list since"}},
		"a company that has no list":           {companyAdded, withVersion(0, uk), nil, []Company{sageUK}, nil},
		"a rename of it is undone, list alone": {Entry{Lists: loaded.Lists, Renamed: []Rename{{sageUK, renamed}}}, withVersion(5, map[uint32]Company{1: renamed}), []ListEdit{{Company: sageUK, Version: 3}}, nil, nil},
	} {
		t.Run(name, func(t *testing.T) {
			u := PlanUndo(c.entry, nil, c.now)
			var left []string
			for _, l := range u.Left {
				left = append(left, l.Why)
			}
			if !slices.Equal(left, c.left) || !slices.Equal(u.Batch.RemoveCompanies, c.removes) ||
				!slices.EqualFunc(u.Batch.Lists, c.lists, func(a, b ListEdit) bool {
					return a.Company == b.Company && a.Version == b.Version && a.Customers == nil
				}) {
				t.Errorf("lists %+v, removes %v, leaves %q", u.Batch.Lists, u.Batch.RemoveCompanies, left)
			}
		})
	}
}

func TestUndoOfACustomerListInWords(t *testing.T) {
	u := PlanUndo(Entry{Kind: EntrySage, Lists: []ListChange{{sageUK, 1, 3, 5}}}, nil, withVersion(5, map[uint32]Company{1: sageUK}))
	if got := u.Effect(); got != "changes the customer list of Acme UK" {
		t.Error(got)
	}
	if got := u.DescribeCompanies(); len(got) != 1 || got[0] != "the earlier customer list of Acme UK at site 10 will be restored" {
		t.Error(got)
	}
	u = PlanUndo(Entry{Kind: EntrySage, Lists: []ListChange{{sageUK, 1, 0, 5}}}, nil, withVersion(5, map[uint32]Company{1: sageUK}))
	if got := u.Done(); got != "removed the customer list of Acme UK" {
		t.Error(got)
	}
	if got := u.DescribeCompanies(); len(got) != 1 || got[0] != "the customer list of Acme UK at site 10 will be removed" {
		t.Error(got)
	}
	left := Undo{Left: []Left{{Why: "x", List: true}, {ID: "C1", Why: "x"}}}
	if got := left.Leaves(); got != "1 customer and 1 customer list" {
		t.Error(got)
	}
	left = Undo{Left: []Left{{Why: "x", List: true}, {Why: "y", List: true}}}
	if got := left.Leaves(); got != "2 customer lists" {
		t.Error(got)
	}
}

func TestSummaryOfCustomerLists(t *testing.T) {
	list := []ListChange{{sageUK, 1, 3, 5}}
	for want, e := range map[string]Entry{
		"customer list of Acme UK: 2,700 customers, 12 appear, 3 vanish, 4 renamed": {
			Kind: EntrySage, File: "sage.xlsx", Lists: list, Counts: map[string]int{"customers": 2700, "appear": 12, "vanish": 3, "renamed": 4, "changed": 0, "rejected": 7},
		},
		"customer list of Acme UK: 1 customer, 1 appears, 1 vanishes, 2 changed otherwise": {
			Kind: EntrySage, Lists: list, Counts: map[string]int{"customers": 1, "appear": 1, "vanish": 1, "changed": 2},
		},
		"customer list of Acme UK removed": {Kind: EntrySage, Lists: []ListChange{{sageUK, 1, 5, 0}}},
		"undo: customer list of Acme UK":   {Kind: EntryUndo, Lists: list},
		"undo of sage.xlsx":                {Kind: EntryUndo, Lists: list, File: "sage.xlsx"},
		"edit: Acme UK removed":            {Kind: EntryEdit, Removed: []Company{sageUK}, Lists: list},
	} {
		if got := e.Summary(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
