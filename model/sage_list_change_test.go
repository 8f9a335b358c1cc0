package model

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestVersionsOfAListAreCompared(t *testing.T) {
	a := func(account, id, name string) SageCustomer { return SageCustomer{Account: account, ID: id, Name: name} }
	before := []SageCustomer{a("A1", "1", "Alpha"), a("A2", "", "Beta"), a("A3", "3", "Gamma"), a("A4", "4", "Delta")}
	after := []SageCustomer{a("N1", "9", "New"), a("X1", "1", "Alpha"), a("A2", "2", "Beta 2"), a("A3", "3", "Gamma")}
	s := NewSnapshot("d", 1, nil, nil)
	want := []SageListChange{
		{Before: before[3]},
		{Before: before[1], After: after[2]},
		{Before: before[0], After: after[1]},
		{After: after[0]},
	}
	if d := cmp.Diff(want, s.CompareSageLists(Company{Site: "10", Name: "Acme"}, before, after)); d != "" {
		t.Error(d)
	}
}
