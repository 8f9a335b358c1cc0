package model

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"dovetail/model/modeltest"
)

// Fields that a test leaves out, each with the reason. A path that no longer is an exception fails the test.
var (
	notUndone    = []string{"Changed"}            // the storage sets it
	notDescribed = []string{"ID", "Changed"}      // ID says which customer it is; the storage sets Changed
	notLoaded    = []string{"Changed", "Allowed"} // a load is no upload: nothing is allowed in it
)

// changedField is a customer before and after a change of one field, in both directions.
func changedField(path string) []Change {
	a, b := modeltest.Filled[Customer](0), modeltest.Filled[Customer](1)
	other := modeltest.With(a, b, path)
	return []Change{{a, other}, {other, a}}
}

func TestCustomerFieldsAreComplete(t *testing.T) {
	var table []string
	for _, f := range customerFields {
		table = append(table, f.name)
	}
	customer := reflect.TypeFor[Customer]()
	for i := range customer.NumField() {
		if name := customer.Field(i).Name; !slices.Contains(table, name) {
			t.Errorf("Customer.%s is missing in customerFields: add a line that says when an undo restores it and how the history describes its change", name)
		}
	}
	if len(table) != customer.NumField() {
		t.Errorf("customerFields has %d lines for %d fields", len(table), customer.NumField())
	}
}

func TestCustomerFieldsAreTheFieldsTheyName(t *testing.T) {
	for _, f := range customerFields {
		a, b := modeltest.Filled[Customer](0), modeltest.Filled[Customer](1)
		before := a
		if f.equal(&a, &b) {
			t.Errorf("%s is equal in two customers that differ in everything", f.name)
		}
		f.set(&a, &b)
		if !f.equal(&a, &b) {
			t.Errorf("%s is not equal after it was set", f.name)
		}
		for _, path := range modeltest.Differences(before, a) {
			if path != f.name && !strings.HasPrefix(path, f.name+".") {
				t.Errorf("%s also sets %s", f.name, path)
			}
		}
	}
}

func TestRecordHasEveryFieldOfACustomer(t *testing.T) {
	for n := range 2 {
		want := modeltest.Filled[Customer](n)
		r := want.Record(7)
		if lost := modeltest.Differences(want, r.Customer(want.Link.Company)); lost != nil {
			t.Errorf("Customer → Record → Customer loses %q: see customer_record.go", lost)
		}
	}
}

func TestCustomerHasEveryFieldOfARecord(t *testing.T) {
	for n := range 2 {
		want := modeltest.Filled[Record](n)
		c := want.Customer(Company{"10", "Acme UK"})
		if lost := modeltest.Differences(want, c.Record(want.Company)); lost != nil {
			t.Errorf("Record → Customer → Record loses %q: see customer_record.go", lost)
		}
	}
}

func TestBlockKeepsEveryFieldOfARecord(t *testing.T) {
	for n := range 2 {
		want := modeltest.Filled[Record](n)
		var b BlockBuilder
		b.Add(want)
		if lost := modeltest.Differences(want, b.Block(1).Record(0)); lost != nil {
			t.Errorf("a block loses %q: see BlockBuilder.Add and Block.Record", lost)
		}
	}
}

func TestSnapshotKeepsEveryFieldOfACustomer(t *testing.T) {
	for n := range 2 {
		want := modeltest.Filled[Customer](n)
		if lost := modeltest.Differences(want, snapshotOf(t, want).At(0)); lost != nil {
			t.Errorf("a snapshot loses %q", lost)
		}
	}
}

func TestSameLinkComparesEveryFieldOfALink(t *testing.T) {
	a, b := modeltest.Filled[Record](0), modeltest.Filled[Record](1)
	for _, path := range modeltest.Fields[Record]() {
		other := modeltest.With(a, b, path)
		linked := modeltest.Differences(a.Customer(Company{}).Link, other.Customer(Company{}).Link) != nil || path == "Company"
		if a.SameLink(&other) == linked {
			t.Errorf("SameLink of records that differ in %s: %t", path, !linked)
		}
	}
}

func TestSameContentComparesEveryField(t *testing.T) {
	for _, path := range modeltest.Fields[Customer]() {
		for _, c := range changedField(path) {
			if same := sameContent(c.Before, c.After); same != (path == "Changed") {
				t.Errorf("customers that differ in %s have the same content: %t", path, same)
			}
		}
	}
}

func TestChangeOfEveryFieldIsDescribed(t *testing.T) {
	s := snapshotFrom(t)
	seen := map[string]string{} // description by field of Customer
	for _, path := range modeltest.Fields[Customer]() {
		for _, c := range changedField(path) {
			got := s.DescribeChange(c)
			if (got == "") != slices.Contains(notDescribed, path) {
				t.Errorf("a change of %s is described as %q", path, got)
			}
			field, _, _ := strings.Cut(path, ".")
			if other, ok := seen[got]; ok && got != "" && other != field {
				t.Errorf("changes of %s and %s are both described as %q", other, field, got)
			}
			seen[got] = field
		}
	}
}

func TestChangesOfSeveralFieldsAreDescribedTogether(t *testing.T) {
	s := snapshotFrom(t)
	a, b := modeltest.Filled[Customer](0), modeltest.Filled[Customer](1)
	all := s.DescribeChange(Change{a, b})
	for _, f := range customerFields {
		if f.describe != nil && !f.minor && !strings.Contains(all, f.describe(s, &a, &b)) {
			t.Errorf("%s is missing in %q", f.name, all)
		}
	}
}

// undone returns the customer after a change and its undo; it fails where the undo leaves anything.
func undone(t *testing.T, path string, c Change) Customer {
	t.Helper()
	keeps := Customer{ID: "Z", Link: Link{Company: c.Before.Link.Company, Account: "ZZ99"}} // the company stays known
	u := PlanUndo(Entry{}, []Change{c}, snapshotOf(t, c.After, keeps))
	for _, left := range u.Left {
		t.Errorf("%s: an undo leaves %s: %s", path, left.ID, left.Why)
	}
	if len(u.Batch.Put) == 1 {
		return u.Batch.Put[0]
	}
	return c.After
}

func TestUndoRestoresEveryField(t *testing.T) {
	for _, path := range modeltest.Fields[Customer]() {
		if path == "ID" {
			continue // another customer
		}
		for _, c := range changedField(path) {
			lost := modeltest.Differences(c.Before, undone(t, path, c))
			if (len(lost) > 0) != slices.Contains(notUndone, path) {
				t.Errorf("after a change of %s, its undo does not restore %q", path, lost)
			}
		}
	}
	a, b := modeltest.Filled[Customer](0), modeltest.Filled[Customer](1)
	b.ID = a.ID
	for _, c := range []Change{{a, b}, {b, a}} {
		if lost := modeltest.Differences(c.Before, undone(t, "all", c)); !slices.Equal(lost, []string{"Changed"}) {
			t.Errorf("after a change of everything, its undo does not restore %q", lost)
		}
	}
}

func TestLoadCarriesEveryField(t *testing.T) {
	want := modeltest.Filled[Customer](0)
	var headers, cells []string
	for _, c := range Columns() {
		if c.Header != "" {
			headers, cells = append(headers, c.Header), append(cells, c.Column.Text(want))
		}
	}
	in := file(t, ForLoad, strings.Join(headers, "|"), strings.Join(cells, "|"))
	put := PlanLoad(in, snapshotFrom(t), LoadOption{}).Batch().Put
	if len(put) != 1 {
		t.Fatalf("the load writes %d customers", len(put))
	}
	lost := modeltest.Differences(want, put[0])
	slices.Sort(lost)
	if exempt := slices.Sorted(slices.Values(notLoaded)); !slices.Equal(lost, exempt) {
		t.Errorf("a load does not carry %q, want all fields but %q", lost, exempt)
	}
}
