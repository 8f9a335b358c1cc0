package suggest

import "sync"

// record is a customer or a target, ready to be compared.
type record struct {
	names  []firmName // more than one if it has a trading name; none if its name has no letters
	values [valueKinds]valueID
	index  int
}

// Matcher compares customers with targets. It is made by New, does not change, and can be used by several goroutines.
type Matcher struct {
	customers []Record
	open      []bool
	targets   []Target
	records   [2][]record // the customers and the targets
	values    valueTable
	keys      [2]map[uint64]int32 // by key of a name: how many records of the side have it
	cores     [2]map[uint64]int32
	formShare [2]float64           // the share of names with a legal form
	grams     [2]func() *gramIndex // made when first needed
	searchers sync.Pool
}

// New returns a matcher for all customers, of which the open ones want suggestions, and the targets that can be suggested.
// The linked customers are compared too: a name is unique only if they do not have it. New takes about 10 µs and 700 bytes
// a record, and keeps the slices, which must not change.
func New(customers []Record, open []bool, targets []Target) *Matcher {
	m := &Matcher{customers: customers, open: open, targets: targets, values: valueTable{ids: map[uint64]valueID{}}}
	words := map[string]*wordCount{}
	m.records[ofCustomers] = make([]record, len(customers))
	for i := range customers {
		m.records[ofCustomers][i] = m.read(i, &customers[i], words)
	}
	m.records[ofTargets] = make([]record, len(targets))
	for i := range targets {
		m.records[ofTargets][i] = m.read(i, &targets[i].Record, words)
	}
	for s, records := range m.records {
		weighWords(records, words, len(customers)+len(targets))
		m.values.index(side(s), records)
		m.keys[s], m.cores[s] = countNames(records)
		m.formShare[s] = shareOfForms(records)
		m.grams[s] = sync.OnceValue(func() *gramIndex { return newGramIndex(m.records[s]) })
	}
	m.values.ids = nil
	m.searchers.New = func() any { return &searcher{m: m} }
	return m
}

// wordCount is a word of the lists, and in how many records it is.
type wordCount struct {
	text    string
	records int
}

// read returns a record, its words counted and its values numbered.
func (m *Matcher) read(i int, r *Record, words map[string]*wordCount) record {
	out := record{index: i, names: parseName(r.Name)}
	for kind, v := range normalize(r) {
		out.values[kind] = m.values.id(kind, v)
	}
	for _, n := range out.names {
		for k := range n.words {
			c := words[n.words[k].text]
			if c == nil {
				c = &wordCount{text: n.words[k].text}
				words[c.text] = c
			}
			c.records++
			n.words[k].text = c.text // one copy of each word
		}
	}
	return out
}

// weighWords sets the weights of the words of n records.
func weighWords(records []record, words map[string]*wordCount, n int) {
	for i := range records {
		for _, name := range records[i].names {
			for k := range name.words {
				name.words[k].weigh(words[name.words[k].text].records, n)
			}
		}
	}
}

// countNames returns how many records have each name, and each name without legal form.
func countNames(records []record) (keys, cores map[uint64]int32) {
	keys, cores = make(map[uint64]int32, len(records)), make(map[uint64]int32, len(records))
	for i := range records {
		for _, n := range records[i].names {
			keys[n.key]++
			cores[n.core]++
		}
	}
	return keys, cores
}

// shareOfForms returns which share of the records have a legal form in their name.
func shareOfForms(records []record) float64 {
	n := 0
	for i := range records {
		if names := records[i].names; len(names) > 0 && names[0].form != 0 {
			n++
		}
	}
	return float64(n) / float64(max(len(records), 1))
}

// index returns the index of the names of one side.
func (m *Matcher) index(s side) *gramIndex { return m.grams[s]() }

// searcher returns a searcher, to be returned to m.searchers.
func (m *Matcher) searcher() *searcher {
	s, _ := m.searchers.Get().(*searcher)
	return s
}
