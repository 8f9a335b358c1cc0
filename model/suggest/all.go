package suggest

import (
	"context"
	"maps"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"dovetail/model/parallel"
)

// All returns the suggestions for all open customers. It uses all CPUs, calls progress, if that is not nil, with how many of
// the customers are done, from one goroutine at a time, and returns the error of ctx when that is done. Of the customers
// that are not open only those are compared that may want what is suggested.
func (m *Matcher) All(ctx context.Context, progress func(done, total int)) (Results, error) {
	r := Results{m: m, found: make([][]found, len(m.customers))}
	claims := make([]claim, len(m.customers))
	for i := range claims {
		claims[i].target = -1
	}
	judge := func(s *searcher, i int) {
		pairs := s.judgeAll(&m.records[ofCustomers][i])
		claims[i] = claimOf(pairs)
		if m.open[i] {
			r.found[i] = m.choose(pairs)
		}
	}
	t := ticker{total: len(m.customers), report: progress}
	if err := m.inParallel(ctx, m.whichAre(true), t.done, judge); err != nil {
		return Results{}, err
	}
	rivals, err := m.mayClaim(ctx, r.wantedTargets())
	if err == nil {
		t.total -= len(m.whichAre(false)) - len(rivals)
		err = m.inParallel(ctx, rivals, t.done, judge)
	}
	if err != nil {
		return Results{}, err
	}
	r.settle(claims)
	return r, nil
}

// ticker reports progress.
type ticker struct {
	count, total int
	report       func(done, total int)
}

// done counts n more customers.
func (t *ticker) done(n int) {
	if t.count += n; t.report != nil {
		t.report(t.count, t.total)
	}
}

// backwardCost is how many customers are judged in the time in which those are found that may claim a target.
const backwardCost = 8

// mayClaim returns the customers that are not open and may claim one of the targets, or all that are not open if that is
// the faster.
func (m *Matcher) mayClaim(ctx context.Context, targets []int) ([]int, error) {
	linked := m.whichAre(false)
	if len(targets)*backwardCost >= len(linked) {
		return linked, nil
	}
	var mu sync.Mutex
	found := map[int]bool{}
	err := m.inParallel(ctx, targets, func(int) {}, func(s *searcher, target int) {
		for _, id := range s.mayWant(target) {
			if !m.open[id] {
				mu.Lock()
				found[int(id)] = true
				mu.Unlock()
			}
		}
	})
	return slices.Sorted(maps.Keys(found)), err
}

// whichAre returns the customers that are open, or those that are not.
func (m *Matcher) whichAre(open bool) []int {
	var list []int
	for i, o := range m.open {
		if o == open {
			list = append(list, i)
		}
	}
	return list
}

// batchSize is how many customers are judged between two looks at the context.
const batchSize = 64

// inParallel calls do for the numbers on all CPUs, and done after each batch with its length, from one goroutine at a time.
// It returns the error of ctx when that is done.
func (m *Matcher) inParallel(ctx context.Context, numbers []int, done func(int), do func(*searcher, int)) error {
	var mu sync.Mutex
	var next atomic.Int64
	m.index(ofTargets)
	work := func() {
		s := m.searcher()
		defer m.searchers.Put(s)
		for ctx.Err() == nil {
			start := int(next.Add(batchSize)) - batchSize
			if start >= len(numbers) {
				return
			}
			batch := numbers[start:min(start+batchSize, len(numbers))]
			for _, i := range batch {
				do(s, i)
			}
			mu.Lock()
			done(len(batch))
			mu.Unlock()
		}
	}
	parallel.Run(runtime.GOMAXPROCS(0), work)
	return ctx.Err()
}
