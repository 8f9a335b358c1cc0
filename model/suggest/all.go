package suggest

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"
)

// All returns the suggestions for all open customers. It uses all CPUs, calls progress, if that is not nil, with how many of
// the customers are done, from one goroutine at a time, and returns the error of ctx when that is done.
func (m *Matcher) All(ctx context.Context, progress func(done, total int)) (Results, error) {
	r := Results{m: m, found: make([][]found, len(m.customers))}
	claims := make([]claim, len(m.customers))
	open := m.whichAre(true)
	linked := m.whichAre(false)
	judge := func(s *searcher, i int) {
		pairs := s.judgeAll(&m.records[ofCustomers][i])
		claims[i] = claimOf(pairs)
		if m.open[i] {
			r.found[i] = m.choose(pairs)
		}
	}
	if err := m.inParallel(ctx, progress, open, len(open)+len(linked), 0, judge); err != nil {
		return Results{}, err
	}
	if err := m.inParallel(ctx, progress, linked, len(open)+len(linked), len(open), judge); err != nil {
		return Results{}, err
	}
	r.settle(claims)
	return r, nil
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

// inParallel calls do for the customers on all CPUs, and progress with how many of total are done, before of which were
// done before. It returns the error of ctx when that is done.
func (m *Matcher) inParallel(ctx context.Context, progress func(done, total int), customers []int, total, before int, do func(*searcher, int)) error {
	var mu sync.Mutex
	var next atomic.Int64
	done := before
	m.index(ofTargets)
	work := func() {
		s := m.searcher()
		defer m.searchers.Put(s)
		for ctx.Err() == nil {
			start := int(next.Add(batchSize)) - batchSize
			if start >= len(customers) {
				return
			}
			batch := customers[start:min(start+batchSize, len(customers))]
			for _, i := range batch {
				do(s, i)
			}
			mu.Lock()
			if done += len(batch); progress != nil {
				progress(done, total)
			}
			mu.Unlock()
		}
	}
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) - 1 {
		wg.Go(work)
	}
	work()
	wg.Wait()
	return ctx.Err()
}

// found is a suggestion as results keep it: its reasons are made when they are asked for.
type found struct {
	target  int32
	points  float32
	tier    Tier // None if the target is not offered
	own     Tier // the same without regard to twins
	nearest bool // it is what the customer claims
	rivals  bool // another target is about as near
}

// claim returns the claim that the customer makes on what was found for it: a weak one unless it is the nearest target.
func (f found) claim() claim {
	if f.nearest {
		return claim{f.target, f.points, f.own}
	}
	return claim{f.target, f.points, min(f.own, Likely)}
}

// with returns what was found, at most likely if there are twins.
func (f found) with(twins []int) found {
	if len(twins) > 0 {
		f.tier = min(f.tier, Likely)
	}
	return f
}

// maxUnoffered is how many targets that are not offered are returned besides the suggestions.
const maxUnoffered = 2

// choose returns the suggestions among the verdicts: the offered targets, then those that are not offered but likely.
func (m *Matcher) choose(pairs []verdict) []found {
	var list []found
	for _, v := range pairs {
		if len(list) < maxSuggestions && m.targets[v.target].Offered {
			list = append(list, found{v.target, v.points, v.tier, v.tier, v.nearest, v.rivals})
		}
	}
	others := 0
	for _, v := range pairs {
		if others < maxUnoffered && !m.targets[v.target].Offered && v.tier >= Likely {
			list = append(list, found{v.target, v.points, None, None, v.nearest, v.rivals})
			others++
		}
	}
	return list
}
