package model

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// naiveSage computes what a customer list changes by comparing each row with each other one.
type naiveSage struct {
	rows   []SageCustomer
	before []SageCustomer
}

// share reports whether two customers have an equal account number, and whether an equal ID.
func share(a, b SageCustomer) (account, id bool) {
	equal := func(a, b string) bool {
		return a != "" && strings.EqualFold(strings.TrimSpace(a), strings.TrimSpace(b))
	}
	return equal(a.Account, b.Account), equal(a.ID, b.ID)
}

// class returns the class of row i before it is compared with the replaced list: rejected, repeated, or appears.
func (n *naiveSage) class(i int) SageClass {
	row := n.rows[i]
	if row.Account == "" && row.ID == "" {
		return SageRejected
	}
	class := SageAppears
	for _, by := range []int{0, 1} {
		var group []int
		for j, other := range n.rows {
			if account, id := share(row, other); [2]bool{account, id}[by] {
				group = append(group, j)
			}
		}
		for _, j := range group {
			if n.rows[j] != row {
				return SageRejected
			}
		}
		if len(group) > 0 && group[0] < i {
			class = SageRepeated
		}
	}
	return class
}

// match returns, by row, the customer of the replaced list that the row is, -1 for none.
func (n *naiveSage) match() []int {
	found := slices.Repeat([]int{-1}, len(n.rows))
	for _, by := range []string{"id", "account"} {
		for i, row := range n.rows {
			for j, old := range n.before {
				account, id := share(row, old)
				fits := by == "id" && id || by == "account" && account && (row.ID == "" || old.ID == "")
				if fits && n.class(i) == SageAppears && found[i] < 0 && !slices.Contains(found, j) {
					found[i] = j
				}
			}
		}
	}
	return found
}

// outcomes returns the class of each row with the customer that it replaces, and the accounts that vanish.
func (n *naiveSage) outcomes() (rows, vanished []string) {
	found := n.match()
	for i, row := range n.rows {
		class, old := n.class(i), SageCustomer{}
		if found[i] >= 0 {
			old = n.before[found[i]]
			if class = SageChanged; old == row {
				class = SageUnchanged
			}
		}
		rows = append(rows, fmt.Sprint(class, old))
	}
	for j, old := range n.before {
		if !slices.Contains(found, j) {
			vanished = append(vanished, fmt.Sprint(old))
		}
	}
	return rows, vanished
}

// randomSage returns a few Sage customers whose identifiers and names often repeat.
func randomSage(random *rand.Rand) (list []SageCustomer) {
	pick := func(texts ...string) string { return texts[random.IntN(len(texts))] }
	for range random.IntN(8) {
		list = append(list, SageCustomer{
			Account: pick("", "A1", "a1", "A2", "A3", "A4", "A5", "B1", "B2"), ID: pick("", "", "1", "2", "3", "4", "5", "6"), Name: pick("Alpha", "Beta"),
		})
	}
	return list
}

func TestSageListsAgainstAnOracle(t *testing.T) {
	random := rand.New(rand.NewPCG(25, 11))
	for n := range 5000 {
		first := randomSage(random)
		before := mustPlanSage(t, sageFileOf(first), withSage(t, nil)).After.customers
		o := &naiveSage{rows: randomSage(random), before: before}
		if random.IntN(5) == 0 {
			o.rows = append(slices.Clone(before), o.rows...)
		}
		p := mustPlanSage(t, sageFileOf(o.rows), withSage(t, before))
		var rows, vanished []string
		for i := range p.Len() {
			out := p.Outcome(i)
			rows = append(rows, fmt.Sprint(out.Class, out.Before))
		}
		for _, v := range p.Vanished {
			vanished = append(vanished, fmt.Sprint(v.Customer))
		}
		wantRows, wantVanished := o.outcomes()
		if !slices.Equal(rows, wantRows) || !slices.Equal(vanished, wantVanished) {
			t.Fatalf("lists %d:\nbefore %v\nrows   %v\ngot    %q, vanished %q\nwant   %q, vanished %q", n, before, o.rows, rows, vanished, wantRows, wantVanished)
		}
		if accepted := p.After.Len(); accepted != p.Len()-p.Counts.Classes[SageRejected]-p.Counts.Classes[SageRepeated] {
			t.Fatalf("%d customers, counts %+v", accepted, p.Counts)
		}
	}
}

// sageFileOf returns a file with these customers.
func sageFileOf(list []SageCustomer) *ParsedSageList {
	var rows []string
	for _, c := range list {
		rows = append(rows, c.Account+"|"+c.ID+"|"+c.Name)
	}
	return sageFile(rows...)
}
