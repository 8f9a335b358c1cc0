package model

import (
	"hash/maphash"
	"slices"
	"strings"
)

// familiar is what is known of the identifiers of one column of one Sage company, from its stored links.
type familiar struct {
	known  int               // identifiers, each link's own
	shapes map[string]int    // identifiers by shape
	sample map[string]string // one of them
	coarse map[string]int    // identifiers by kind of shape
	counts map[string]count  // by what stands before the last number: how long that number is

	// Worked out once all identifiers are learned: whether nine of ten share few shapes, or few kinds of shape, and the
	// commonest shapes in words.
	fewShapes, fewKinds bool
	usual               string
}

// A count is the length of the numbers at the end of identifiers.
type count struct {
	shortest, longest int
	padded            bool // some begin with a zero
}

// familiarKey names a column of a Sage company.
type familiarKey struct {
	company   uint32
	byAccount bool
}

// identifiers is what is known of all identifiers of a snapshot, made when a row first needs it.
type identifiers struct {
	columns map[familiarKey]*familiar
	byZero  [2]rowTable // by customer ID, by account: rows by zeroKey
	byLook  [2]rowTable // the same by lookKey
}

func (s *Snapshot) identifiers() *identifiers {
	s.familiarOnce.Do(func() {
		n := s.Len()
		s.familiar.columns = map[familiarKey]*familiar{}
		if !s.anyLink() {
			return
		}
		s.familiar = identifiers{
			columns: map[familiarKey]*familiar{},
			byZero:  [2]rowTable{newRowTable(n), newRowTable(n)},
			byLook:  [2]rowTable{newRowTable(n), newRowTable(n)},
		}
		row := 0
		for _, b := range s.blocks {
			for i := range b.rows {
				if r := b.Record(i); r.Company != 0 {
					s.familiar.learn(r.Company, 0, r.SageID, row)
					s.familiar.learn(r.Company, 1, r.Account, row)
				}
				row++
			}
		}
		for _, f := range s.familiar.columns {
			f.conclude()
		}
	})
	return &s.familiar
}

// anyLink reports whether any customer is linked.
func (s *Snapshot) anyLink() bool {
	return slices.ContainsFunc(s.Stats().perCompany, func(c struct{ customers, synced int }) bool { return c.customers > 0 })
}

// learn takes in one identifier of a stored link: column 0 is the customer ID, 1 the account number.
func (d *identifiers) learn(company uint32, column int, text string, row int) {
	if text == "" {
		return
	}
	key := familiarKey{company, column == 1}
	f := d.columns[key]
	if f == nil {
		f = &familiar{shapes: map[string]int{}, sample: map[string]string{}, coarse: map[string]int{}, counts: map[string]count{}}
		d.columns[key] = f
	}
	f.learn(text)
	d.byZero[column].put(hashLoose(company, zeroKey(text)), row)
	d.byLook[column].put(hashLoose(company, lookKey(text)), row)
}

// learn takes in one identifier.
func (f *familiar) learn(text string) {
	f.known++
	var most [32]byte
	shape := appendShape(most[:0], text)
	n := f.shapes[string(shape)]
	f.shapes[string(shape)] = n + 1
	if n == 0 {
		f.sample[string(shape)] = text
	}
	kind := appendKind(most[:0], text)
	f.coarse[string(kind)]++
	stem, number := splitNumber(text)
	if number == "" {
		return
	}
	stemShape := appendShape(most[:0], stem)
	c, seen := f.counts[string(stemShape)]
	if !seen {
		c.shortest = len(number)
	}
	next := count{min(c.shortest, len(number)), max(c.longest, len(number)), c.padded || number[0] == '0'}
	if next != c {
		f.counts[string(stemShape)] = next
	}
}

// splitNumber returns what stands before the number at the end of an identifier, and the number; "" where it ends in
// something else.
func splitNumber(text string) (stem, number string) {
	stem = strings.TrimRight(text, "0123456789")
	return stem, text[len(stem):]
}

func hashLoose(company uint32, key string) uint64 {
	return maphash.String(seed, key) ^ uint64(company)*0x9e3779b97f4a7c15
}

// near returns a customer whose identifier is the given one but for what key leaves out.
func (s *Snapshot) near(table *rowTable, company uint32, column Column, text string, key func(string) string) (Customer, bool) {
	want := key(text)
	if want == "" || len(table.heads) == 0 {
		return Customer{}, false
	}
	for row := range table.rows(hashLoose(company, want)) {
		c := s.At(row)
		if c.Link.Company == s.company[company] && key(c.Link.identifier(column)) == want {
			return c, true
		}
	}
	return Customer{}, false
}

// Thresholds of what is usual.
const (
	fewKnown    = 3  // identifiers from which the kinds of a column are taken to be known
	manyKnown   = 10 // identifiers from which the shapes of a column are taken to be known
	usualShapes = 4  // shapes that nine of ten known identifiers may share
)

// unusual reports whether an identifier has a shape that none of the known ones has, where many are known and nine
// of ten share few shapes, or the same of its kind of shape.
func (f *familiar) unusual(text string) bool {
	if f == nil || f.known < manyKnown {
		return false
	}
	if f.coarse[string(appendKind(nil, text))] == 0 {
		return f.fewKinds
	}
	return f.shapes[string(appendShape(nil, text))] == 0 && f.fewShapes && !f.counted(text)
}

// conclude works out what is usual once all identifiers are learned.
func (f *familiar) conclude() {
	few := func(m map[string]int) bool { return sharedBy(m, usualShapes)*10 >= f.known*9 }
	f.fewShapes, f.fewKinds, f.usual = few(f.shapes), few(f.coarse), f.describeUsual()
}

// sharedBy returns how many identifiers have one of the n commonest shapes.
func sharedBy(shapes map[string]int, n int) int {
	var counts []int
	for _, c := range shapes {
		counts = append(counts, c)
	}
	slices.Sort(counts)
	total := 0
	for _, c := range counts[max(0, len(counts)-n):] {
		total += c
	}
	return total
}

// counted reports whether the number at the end of an identifier can be the next one of numbers that are counted up: at
// most one digit longer than the longest known one behind the same beginning, or one shorter than the shortest. Where
// some are padded with zeros they are all of one length.
func (f *familiar) counted(text string) bool {
	stem, number := splitNumber(text)
	c, known := f.counts[string(appendShape(nil, stem))]
	return known && number != "" && number[0] != '0' && !c.padded && len(number) <= c.longest+1 && len(number) >= c.shortest-1
}

// describeUsual names the commonest shapes, with an example each.
func (f *familiar) describeUsual() string {
	shapes := make([]string, 0, len(f.shapes))
	for s := range f.shapes {
		shapes = append(shapes, s)
	}
	slices.SortFunc(shapes, func(a, b string) int {
		if d := f.shapes[b] - f.shapes[a]; d != 0 {
			return d
		}
		return strings.Compare(a, b)
	})
	var list []string
	for _, s := range shapes[:min(len(shapes), 3)] {
		list = append(list, describeShape(f.sample[s])+" ("+f.sample[s]+")")
	}
	return joinOr(list)
}

// onlyNumbers reports whether all of the known identifiers, and more than a few, are numbers.
func (f *familiar) onlyNumbers() bool {
	if f == nil || f.known < fewKnown {
		return false
	}
	for kind := range f.coarse {
		if kind != "D" {
			return false
		}
	}
	return true
}

// holds reports whether some known identifier is of the kind of the text.
func (f *familiar) holds(text string) bool { return f.coarse[string(appendKind(nil, text))] > 0 }
