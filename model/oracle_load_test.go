package model

import (
	"fmt"
	"strings"
	"testing"
)

// A loaded is what the rules say of one row of a load of Layer's own grid export.
type loaded struct {
	class Class
	fault Fault
	after Customer // where it is written
}

// A loadOracle judges a load as the rules are written.
type loadOracle struct {
	in     *Input
	ledger *ledger
	rows   []loaded
	claims []bool // not rejected by itself

	pairing naivePairing
}

func oracleLoad(in *Input, l *ledger) []loaded {
	o := &loadOracle{in: in, ledger: l, rows: make([]loaded, len(in.Rows)), claims: make([]bool, len(in.Rows))}
	for i := range in.Rows {
		o.rows[i].fault = o.alone(i)
		o.claims[i] = o.rows[i].fault == 0
	}
	var claimed []Link
	for i := range in.Rows {
		if o.claims[i] {
			claimed = append(claimed, in.Rows[i].Link())
		}
	}
	o.pairing = l.pairing(claimed)
	for i := range in.Rows {
		if o.claims[i] && o.contradicted(i) {
			o.rows[i].fault = ConflictingRows
		}
	}
	for i := range in.Rows {
		o.judge(i)
	}
	return o.rows
}

// said is what the row says: the name, Synced and the link.
func (o *loadOracle) said(i int) (id, name string, synced bool, link Link) {
	cells := o.in.Rows[i].Cells
	yes := strings.ToLower(cells[ColumnSynced])
	return cells[ColumnID], cells[ColumnName], yes == "yes" || yes == "true", o.in.Rows[i].Link()
}

func (o *loadOracle) alone(i int) Fault {
	row := o.in.Rows[i]
	id, _, _, link := o.said(i)
	switch {
	case len(row.Damage) > 0:
		return DamagedValue
	case strings.Contains(strings.Join(row.Cells[:], ""), "\u200b") || row.Cells[ColumnSynced] == "maybe":
		return BadValue
	case id == "":
		return NoCustomerID
	case link == Link{}:
		return 0
	case link.Company.Name == "":
		return NoCompany
	case link.Company.Site == "":
		return NoSite
	case link.SageID == "" && link.Account == "":
		return NoSageCustomer
	}
	return 0
}

// contradicted reports that another row of the same CustomerId has other content.
func (o *loadOracle) contradicted(i int) bool {
	id, name, synced, link := o.said(i)
	for j := range o.rows {
		id2, name2, synced2, link2 := o.said(j)
		same := name == name2 && synced == synced2 && (link == link2 || naiveSameLink(link, link2))
		if o.claims[j] && id == id2 && !same {
			return true
		}
	}
	return false
}

func (o *loadOracle) judge(i int) {
	r := &o.rows[i]
	id, name, synced, link := o.said(i)
	before, known := o.ledger.find(id)
	for j := range i {
		if other := o.in.Rows[j].Cells[ColumnID]; o.claims[i] && o.claims[j] && other == id && r.fault == 0 {
			r.class, r.fault = Unchanged, o.rows[j].fault
		}
	}
	if r.fault != 0 {
		r.class = Rejected
	}
	if r.class != 0 {
		return
	}
	r.after = before
	r.after.ID = id
	if name != "" {
		r.after.Name = name
	}
	ours := before.Link
	if !ours.None() && !naiveAgrees(ours, link) && (!link.None() || synced && !before.Synced) {
		r.class = Conflict
		return
	}
	r.after.Synced = before.Synced || synced
	if ours.None() && !link.None() || naiveAgrees(ours, link) && naiveCompletes(ours, link) {
		r.after.Link = link
		if o.taken(i) {
			*r = loaded{class: Rejected, fault: SageCustomerTaken}
			return
		}
	}
	r.class = loadClass(before, r.after, known)
}

func loadClass(before, after Customer, known bool) Class {
	switch {
	case !known:
		return New
	case before == after:
		return Unchanged
	}
	return Changed
}

// taken reports that another row or another customer has the row's Sage customer.
func (o *loadOracle) taken(i int) bool {
	id, _, _, link := o.said(i)
	for _, c := range o.ledger.customers {
		if c.ID != id && o.pairing.one(c.Link, link) {
			return true
		}
	}
	for j := range o.rows {
		other, _, _, claimed := o.said(j)
		if o.claims[j] && other != id && o.pairing.one(claimed, link) {
			return true
		}
	}
	return false
}

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
		seen[want.fault.String()]++
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
	case o.Class == Unchanged || o.Class == Rejected:
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
