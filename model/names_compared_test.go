package model

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// TestNamesOnceCompared asks a list, in random order, about few names in many spellings, and expects what a fresh comparison
// says: what a customer remembers is of that name alone.
func TestNamesOnceCompared(t *testing.T) {
	names := []string{"", "Harbour Ltd", "HARBOUR LTD", "Harbour Limited", "Zulu Bakery", "zulu bakery", "\u200b", "Harbour\u200b Ltd", "Café Zulu", "CAFE ZULU", "Acciai SpA", "Acciai SPA"}
	var customers []SageCustomer
	for i, name := range names {
		customers = append(customers, SageCustomer{Account: fmt.Sprint(100 + i), Name: name})
	}
	list := NewSageList(1, customers)
	random := rand.New(rand.NewPCG(1, 2))
	for range 5000 {
		i, layer := random.IntN(list.Len()), names[random.IntN(len(names))]
		if got, want := list.nameUnlike(i, layer), namesUnlike(layer, list.At(i).Name); got != want {
			t.Fatalf("%q and %q: unlike %t, want %t", layer, list.At(i).Name, got, want)
		}
	}
}

// TestFlagsOfSharedBlocks changes one block, a list, a company and nothing between snapshots that share the rest: each has
// the flags that a snapshot of its own would have.
func TestFlagsOfSharedBlocks(t *testing.T) {
	block := func(revision uint64, id, name, account string) *Block {
		var b BlockBuilder
		b.Add(Record{ID: id, Name: name, Company: 1, Account: account})
		return b.Block(revision)
	}
	companies := map[uint32]Company{1: {"10", "Acme UK"}}
	list := NewSageList(1, []SageCustomer{{Account: "ALPH", Name: "Alpha"}})
	first, second, changed := block(1, "A", "Alpha", "ALPH"), block(1, "B", "Zulu", "ALPH"), block(2, "B", "Alpha", "BETA")
	for i, test := range []struct {
		companies map[uint32]Company
		blocks    []*Block
		list      *SageList
		want      ListCounts
	}{
		{companies, []*Block{first, second}, list, ListCounts{Unlike: 1, Links: 1}},
		{companies, []*Block{first, second}, list, ListCounts{Unlike: 1, Links: 1}},
		{companies, []*Block{first, changed}, list, ListCounts{Orphans: 1, Links: 1}},
		{companies, []*Block{first, changed}, NewSageList(1, []SageCustomer{{Account: "BETA", Name: "Alpha", Status: "on hold"}}), ListCounts{Orphans: 1, OnHold: 1, Links: 2}},
		{companies, []*Block{first, second}, nil, ListCounts{}},
		{map[uint32]Company{2: {"20", "Acme"}}, []*Block{first, second}, list, ListCounts{}},
		{companies, []*Block{first, second}, list, ListCounts{Unlike: 1, Links: 1}},
	} {
		s := NewSnapshot("db", uint64(i+1), test.companies, test.blocks)
		if test.list != nil {
			s.AddSageLists(map[uint32]*SageList{1: test.list})
		}
		if got := s.ListCounts(); got != test.want {
			t.Errorf("snapshot %d: got %+v, want %+v", i+1, got, test.want)
		}
	}
}
