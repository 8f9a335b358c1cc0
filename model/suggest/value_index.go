package suggest

import "hash/fnv"

// valueID is a value beside the name; 0 is unknown. A website and the host of an e-mail address have the same numbers.
type valueID uint32

// valueTable numbers values, and counts and finds the records that have them.
type valueTable struct {
	ids     map[uint64]valueID
	holders [2]postings // by valueID: the customers and the targets
}

// side is one of the two lists.
type side int

const (
	ofCustomers side = iota
	ofTargets
)

// id returns the number of a value of the kind.
func (t *valueTable) id(kind int, value string) valueID {
	if value == "" {
		return 0
	}
	if kind == mailHostValue {
		kind = siteValue
	}
	h := fnv.New64a()
	h.Write([]byte{byte(kind)})
	h.Write([]byte(value))
	key := h.Sum64()
	id, ok := t.ids[key]
	if !ok {
		id = valueID(len(t.ids) + 1)
		t.ids[key] = id
	}
	return id
}

// index makes the postings of one side.
func (t *valueTable) index(s side, records []record) {
	t.holders[s] = makePostings(len(t.ids)+1, func(add func(key, item int)) {
		for i := range records {
			v := &records[i].values
			for kind, id := range v {
				if id != 0 && (kind != mailHostValue || id != v[siteValue]) {
					add(int(id), i)
				}
			}
		}
	})
}

// count returns how many records have the value, on the side where more have it.
func (t *valueTable) count(id valueID) int {
	return max(len(t.holders[ofCustomers].of(int(id))), len(t.holders[ofTargets].of(int(id))))
}

// postings are lists of numbers by a number, in one piece of memory.
type postings struct {
	start []uint32
	items []uint32
}

// makePostings returns the postings for keys below n. It calls each twice, with the same additions.
func makePostings(n int, each func(add func(key, item int))) postings {
	p := postings{start: make([]uint32, n+1)}
	each(func(key, _ int) { p.start[key+1]++ })
	for i := range n {
		p.start[i+1] += p.start[i]
	}
	p.items = make([]uint32, p.start[n])
	next := append([]uint32(nil), p.start...)
	each(func(key, item int) {
		p.items[next[key]] = uint32(item)
		next[key]++
	})
	return p
}

// of returns the items of a key, in the order in which they were added.
func (p *postings) of(key int) []uint32 {
	if key+1 >= len(p.start) {
		return nil
	}
	return p.items[p.start[key]:p.start[key+1]]
}
