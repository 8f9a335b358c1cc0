package storage

import (
	"fmt"
	"testing"

	"dovetail/model"
)

// sizes returns the number of customers in each block.
func sizes(s *model.Snapshot) (list []int) {
	for _, b := range s.Blocks() {
		list = append(list, b.Len())
	}
	return list
}

func TestBlocks(t *testing.T) {
	ids := func(format string, from, to int) (list []model.Customer) {
		for i := from; i < to; i++ {
			list = append(list, model.Customer{ID: fmt.Sprintf(format, i)})
		}
		return list
	}
	for name, c := range map[string]struct {
		batches []model.Batch
		want    []int
	}{
		"are filled by a load":              {[]model.Batch{{Put: ids("m%05d", 0, 1000)}}, []int{256, 256, 488}},
		"are split when they are full":      {[]model.Batch{{Put: ids("m%05d", 0, 511)}, {Put: ids("m%05d", 511, 512)}}, []int{256, 256}},
		"take an ID before the first":       {[]model.Batch{{Put: ids("m%05d", 0, 600)}, {Put: ids("a%05d", 0, 1)}}, []int{257, 344}},
		"take an ID after the last":         {[]model.Batch{{Put: ids("m%05d", 0, 600)}, {Put: ids("z%05d", 0, 1)}}, []int{256, 345}},
		"are removed when they are empty":   {[]model.Batch{{Put: ids("m%05d", 0, 600)}, {Remove: names(ids("m%05d", 0, 256))}}, []int{344}},
		"shrink":                            {[]model.Batch{{Put: ids("m%05d", 0, 600)}, {Remove: names(ids("m%05d", 255, 257))}}, []int{255, 343}},
		"get another key without the first": {[]model.Batch{{Put: ids("m%05d", 0, 600)}, {Remove: []string{"m00000", "m00256"}}}, []int{255, 343}},
		"can all be removed":                {[]model.Batch{{Put: ids("m%05d", 0, 600)}, {Remove: names(ids("m%05d", 0, 600))}}, nil},
		"are added again":                   {[]model.Batch{{Put: ids("m", 0, 1)}, {Remove: names(ids("m", 0, 1))}, {Put: ids("n", 0, 1)}}, []int{1}},
	} {
		t.Run(name, func(t *testing.T) {
			s := newStore(t)
			var previous *model.Snapshot
			for _, b := range c.batches {
				mustApply(t, s, b)
				previous = mustSnapshot(t, s, previous)
			}
			equal(t, "sizes", sizes(mustSnapshot(t, s, nil)), c.want)
			equal(t, "sizes after a reload", sizes(previous), c.want)
		})
	}
}

func names(list []model.Customer) (ids []string) {
	for _, c := range list {
		ids = append(ids, c.ID)
	}
	return ids
}

func TestSnapshotSharesWhatDidNotChange(t *testing.T) {
	s := newStore(t)
	mustApply(t, s, firstLoad(3000))
	first := mustSnapshot(t, s, nil)
	t.Run("all of it when nothing was written", func(t *testing.T) {
		if mustSnapshot(t, s, first) != first {
			t.Error("the snapshot is not the previous one")
		}
	})
	t.Run("all but one block when one customer was written", func(t *testing.T) {
		mustApply(t, s, model.Batch{Put: []model.Customer{{ID: customer(1500).ID, Name: "renamed"}}})
		second := mustSnapshot(t, s, first)
		fresh := 0
		for i, b := range second.Blocks() {
			if b != first.Blocks()[i] {
				fresh++
			}
		}
		equal(t, "fresh blocks", fresh, 1)
		equal(t, "customers", customersOf(second), customersOf(mustSnapshot(t, s, nil)))
	})
	t.Run("nothing with another database", func(t *testing.T) {
		foreign := newStore(t)
		mustApply(t, foreign, firstLoad(3000))
		got := mustSnapshot(t, foreign, first)
		if got.Database() == first.Database() || got.Blocks()[0] == first.Blocks()[0] {
			t.Error("blocks of another database are shared")
		}
	})
}
