package model

import (
	"fmt"
	"strings"
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
	case !v.after.Link.IsZero() && !naiveSameLink(o.After.Link, v.after.Link), v.after.Link.IsZero() && !o.After.Link.IsZero():
		return fmt.Sprintf("got %v, want %v", o.After.Link, v.after.Link)
	}
	return ""
}

func TestLoadTellsThatCustomersGetNamesOfOthers(t *testing.T) {
	s := world(t, "A|Alpha Ltd|No||||", "B|Beta|No||||", "C|Gamma|No||||")
	for _, test := range []struct {
		name string
		rows []string
		want string
	}{
		{"two exchange their names", []string{"A|BETA", "B|Alpha Limited"}, "2 customers get another one's name: B becomes Alpha Ltd, which is the name of A; was a column sorted alone?"},
		{"a customer is renamed", []string{"A|Omega"}, ""},
		{"a new customer has a known name", []string{"D|Beta"}, ""},
		{"a name is spelled otherwise", []string{"A|ALPHA LTD"}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := PlanLoad(file(t, ForLoad, "CustomerId|CustomerName", test.rows...), s, LoadOption{})
			got := ""
			for _, remark := range p.Remarks() {
				if strings.Contains(remark, "another one's name") {
					got = remark
				}
			}
			if got != test.want {
				t.Errorf("says %q, want %q", got, test.want)
			}
		})
	}
}
