package suggest

// One returns the suggestions for a customer, the same that All finds for it; none if it is not open. It takes a few
// milliseconds; the first call also makes an index of the customers.
func (m *Matcher) One(customer int) []Suggestion {
	if !m.open[customer] {
		return nil
	}
	s := m.searcher()
	defer m.searchers.Put(s)
	list := m.choose(s.judgeAll(&m.records[ofCustomers][customer]))
	twins := map[int32][]int{}
	for i, f := range list {
		if f.tier >= Likely {
			twins[f.target] = s.wantersOf(int(f.target)).twins(customer, f.claim())
			list[i] = f.with(twins[f.target])
		}
	}
	sortFound(list)
	out := make([]Suggestion, len(list))
	for i, f := range list {
		out[i] = s.describe(customer, f, twins[f.target])
	}
	return out
}

// wantersOf returns the customers that claim the target.
func (s *searcher) wantersOf(target int) wanters {
	var w wanters
	for _, id := range s.mayWant(target) {
		if own := claimOf(s.judgeAll(&s.m.records[ofCustomers][id])); int(own.target) == target {
			w.customers = append(w.customers, int32(id))
			w.claims = append(w.claims, own)
		}
	}
	return w
}

// mayWant returns the customers that may claim the target, in ascending order: those of which the pair alone is likely.
func (s *searcher) mayWant(target int) []uint32 {
	t := &s.m.records[ofTargets][target]
	var list []uint32
	for _, id := range s.candidates(t, ofCustomers, backward) {
		if v := s.judge(&s.m.records[ofCustomers][id], t); v.tier >= Likely {
			list = append(list, id)
		}
	}
	return list
}
