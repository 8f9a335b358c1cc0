package model

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// randomCases is the number of random cases that a test checks: a small database and a file each.
const randomCases = 10_000

// randomBytes returns the bytes from which dice make case n.
func randomBytes(n uint64) []byte {
	r := rand.New(rand.NewPCG(n, 2026))
	b := make([]byte, 300)
	for i := range b {
		b[i] = byte(r.Uint32())
	}
	return b
}

// TestUploadIsWhatTheRulesSay plans many small uploads and compares every row with the oracle.
func TestUploadIsWhatTheRulesSay(t *testing.T) {
	seen := map[string]int{}
	for n := range uint64(randomCases) {
		checkUpload(t, randomBytes(n), seen)
		if t.Failed() {
			t.Fatalf("case %d", n)
		}
	}
	for _, f := range faults {
		if seen[f.Code] < randomCases/200 {
			t.Errorf("%s was judged %d times only; the random cases miss it", f.Code, seen[f.Code])
		}
	}
	t.Log(seen)
}

func FuzzUploadIsWhatTheRulesSay(f *testing.F) {
	for n := range uint64(20) {
		f.Add(randomBytes(n))
	}
	f.Fuzz(func(t *testing.T, b []byte) { checkUpload(t, b, map[string]int{}) })
}

func checkUpload(t *testing.T, b []byte, seen map[string]int) {
	t.Helper()
	d := &dice{b}
	l, in, allow := d.ledger(), d.file(t, ForUpload), d.allowance()
	p := PlanUpload(in, l.snapshot(t), allow)
	for i, want := range oracleUpload(in, l, allow) {
		o := p.Outcome(i)
		seen[want.class.String()]++
		seen[want.fault.String()]++
		if diff := want.diff(o); diff != "" {
			t.Errorf("%sallowed %v\n%srow %d: %s", l, allow, rowsOf(p), o.Row.Number, diff)
		}
	}
}

// diff describes how an outcome differs from the verdict; "" if it does not.
func (v verdict) diff(o Outcome) string {
	switch {
	case o.Class != v.class || o.Fault != v.fault:
		return fmt.Sprintf("got %v %v (%s), want %v %v", o.Class, o.Fault, o.Reason, v.class, v.fault)
	case o.Class == New || o.Class == Changed:
		if o.Allowed != v.allowed {
			return fmt.Sprintf("got allowed %v, want %v", o.Allowed.AllowNames(), v.allowed.AllowNames())
		}
		if !naiveEqualLink(o.After.Link, v.after) {
			return fmt.Sprintf("got %v, want %v", o.After.Link, v.after)
		}
	case o.After != o.Before:
		return fmt.Sprintf("%v, and still changes %v to %v", o.Class, o.Before, o.After)
	}
	return ""
}

func rowsOf(p *Plan) string {
	var s strings.Builder
	for i, row := range p.File.Rows {
		fmt.Fprintf(&s, "%d: %q %v: %v %v\n", row.Number, row.Cells, row.Damage, p.Class(i), p.Fault(i))
	}
	return s.String()
}

// TestLoadIsWhatTheRulesSay plans many small loads and compares every row with the oracle.
func TestLoadIsWhatTheRulesSay(t *testing.T) {
	seen := map[string]int{}
	for n := range uint64(randomCases) {
		checkLoad(t, randomBytes(n), seen)
		if t.Failed() {
			t.Fatalf("case %d", n)
		}
	}
	for _, class := range Classes(ForLoad) {
		if seen[class.String()] < randomCases/200 {
			t.Errorf("%v came %d times only; the random cases miss it", class, seen[class.String()])
		}
	}
	for _, f := range []Fault{NoCompany, NoSite, NoSageCustomer, SageCustomerTaken, DamagedValue, BadValue, UnknownAccount, NotOpen, NamesUnlike, IDsDisagree} {
		if seen[f.String()+" new"] == 0 || seen[f.String()+" changed"] == 0 {
			t.Errorf("%v never left the link of a customer that is loaded; the random cases miss it", f)
		}
	}
	for _, f := range []Fault{NoCustomerID, ConflictingRows, DamagedValue, BadValue} {
		if seen[f.String()+" rejected"] == 0 {
			t.Errorf("%v never rejected a row; the random cases miss it", f)
		}
	}
	t.Log(seen)
}

func FuzzLoadIsWhatTheRulesSay(f *testing.F) {
	for n := range uint64(20) {
		f.Add(randomBytes(n))
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

// diff describes how an outcome differs from the verdict; "" if it does not.
func (v loadVerdict) diff(o Outcome) string {
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
	case o.After.Postcode != v.after.Postcode || o.After.Telephone != v.after.Telephone:
		return fmt.Sprintf("got details %+v, want %+v", o.After, v.after)
	case !v.after.Link.IsZero() && !naiveEqualLink(o.After.Link, v.after.Link), v.after.Link.IsZero() && !o.After.Link.IsZero():
		return fmt.Sprintf("got %v, want %v", o.After.Link, v.after.Link)
	}
	return ""
}
