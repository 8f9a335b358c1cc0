package storage

import (
	"bytes"
	"fmt"
	"testing"

	"dovetail/model"
)

func TestChangedDiffersBetweenStates(t *testing.T) {
	s := newStore(t)
	stamp := func() Stamp {
		st, err := s.Changed()
		if err != nil {
			t.Fatal(err)
		}
		return st
	}
	seen := map[Stamp]bool{stamp(): true}
	for i := range 5 {
		before := stamp()
		mustSnapshot(t, s, nil)
		if stamp() != before {
			t.Error("reading changed the stamp")
		}
		mustApply(t, s, model.Batch{Put: []model.Customer{{ID: "x", Name: fmt.Sprint(i)}}})
		if after := stamp(); seen[after] {
			t.Error("writing did not change the stamp")
		} else {
			seen[after] = true
		}
	}
}

func TestNewestMeta(t *testing.T) {
	s := newStore(t)
	mustApply(t, s, firstLoad(10))
	good := contentsOf(t, s)
	want, err := newestMeta(bytes.NewReader(good))
	if err != nil {
		t.Fatal(err)
	}
	page := int(want.pageSize)
	newer := page * int(want.txid%2)
	flipped := func(at int) []byte {
		b := bytes.Clone(good)
		b[at+pageHeader+offTxid] ^= 1
		return b
	}
	t.Run("is the newer one", func(t *testing.T) {
		m, err := newestMeta(bytes.NewReader(flipped(page - newer)))
		if err != nil || m != want {
			t.Errorf("%v, %v, want %v", m, err, want)
		}
	})
	t.Run("is the older one where the newer is not valid", func(t *testing.T) {
		m, err := newestMeta(bytes.NewReader(flipped(newer)))
		if err != nil || m.txid != want.txid-1 {
			t.Errorf("%v, %v, want transaction %d", m, err, want.txid-1)
		}
	})
}
