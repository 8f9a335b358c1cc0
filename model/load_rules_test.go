package model

import (
	"fmt"
	"testing"
)

// TestLoadIsWhatTheRulesSay plans many small loads and compares every row with the naive reading.
func TestLoadIsWhatTheRulesSay(t *testing.T) {
	seen := map[string]int{}
	for n := range uint64(worlds) {
		checkLoad(t, random(n), seen)
		if t.Failed() {
			t.Fatalf("world %d", n)
		}
	}
	for _, class := range Classes(ForLoad) {
		if seen[class.String()] < worlds/200 {
			t.Errorf("%v came %d times only; the worlds miss it", class, seen[class.String()])
		}
	}
	for _, f := range []Fault{NoCompany, NoSite, NoSageCustomer, SageCustomerTaken, DamagedValue, BadValue} {
		if seen[f.String()+" new"] == 0 || seen[f.String()+" changed"] == 0 {
			t.Errorf("%v never left the link of a customer that is loaded; the worlds miss it", f)
		}
	}
	for _, f := range []Fault{NoCustomerID, ConflictingRows, DamagedValue, BadValue} {
		if seen[f.String()+" rejected"] == 0 {
			t.Errorf("%v never rejected a row; the worlds miss it", f)
		}
	}
	t.Log(seen)
}

func FuzzLoadIsWhatTheRulesSay(f *testing.F) {
	for n := range uint64(20) {
		f.Add(random(n))
	}
	f.Fuzz(func(t *testing.T, b []byte) { checkLoad(t, b, map[string]int{}) })
}

func checkLoad(t *testing.T, b []byte, seen map[string]int) {
	t.Helper()
	d := &dice{b}
	l, in := d.ledger(), d.file(t, ForLoad)
	p := PlanLoad(in, l.snapshot(t), LoadOption{})
	for i, want := range oracleLoad(in, l) {
		o := p.Outcome(i)
		seen[want.class.String()]++
		seen[want.fault.String()+" "+want.class.String()]++
		if diff := want.diff(o); diff != "" {
			t.Errorf("%s%srow %d: %s", l, rowsOf(p), o.Row.Number, diff)
		}
	}
}

// diff says what of an outcome is not what the rules say.
func (v loaded) diff(o Outcome) string {
	switch {
	case o.Class != v.class || o.Fault != v.fault:
		return fmt.Sprintf("got %v %v (%s), want %v %v", o.Class, o.Fault, o.Reason, v.class, v.fault)
	case o.Class == Rejected || o.Class == Unchanged:
		if o.After != o.Before {
			return fmt.Sprintf("%v, and still changes %v to %v", o.Class, o.Before, o.After)
		}
		return ""
	case o.After.Name != v.after.Name || o.After.Synced != v.after.Synced || o.After.ID != v.after.ID:
		return fmt.Sprintf("got %+v, want %+v", o.After, v.after)
	case !v.after.Link.None() && !naiveSameLink(o.After.Link, v.after.Link), v.after.Link.None() && !o.After.Link.None():
		return fmt.Sprintf("got %v, want %v", o.After.Link, v.after.Link)
	}
	return ""
}
