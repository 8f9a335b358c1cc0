package model

import (
	"hash/maphash"
	"slices"
	"strings"
)

// familiar is the statistics of the identifiers in one column of one Sage company, over its stored links.
type familiar struct {
	known  int               // number of identifiers, counted once for each link
	shapes map[string]int    // by shape: number of identifiers
	sample map[string]string // by shape: one of them
	coarse map[string]int    // by kind of shape: number of identifiers
	counts map[string]count  // by shape of what comes before the number at the end: how long that number is

	// Set by conclude, once all identifiers are counted.
	fewShapes bool   // nine of ten identifiers share few shapes
	fewKinds  bool   // nine of ten identifiers share few kinds of shape
	usual     string // describes the commonest shapes
}

// count is the range of lengths, in digits, of the numbers at the end of identifiers.
type count struct {
	shortest, longest int
	padded            bool // some of the numbers begin with a zero
}

// familiarKey names a column of a Sage company.
type familiarKey struct {
	company   uint32
	byAccount bool
}

// knownIdentifiers is what planning compares unknown identifiers with: the statistics and an index of all identifiers of a
// snapshot.
type knownIdentifiers struct {
	columns map[familiarKey]*familiar
	byZero  [2]rowTable // for customer IDs and for account numbers: rows by zeroKey
	byLook  [2]rowTable // the same by lookKey
}

// knownIdentifiers returns the identifiers of the snapshot; they are gathered on the first call.
func (s *Snapshot) knownIdentifiers() *knownIdentifiers {
	s.familiarOnce.Do(func() {
		n := s.Len()
		s.familiar.columns = map[familiarKey]*familiar{}
		if !s.anyLink() {
			return
		}
		s.familiar = knownIdentifiers{
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

// learn adds one identifier of the stored link in a row; column is 0 for a customer ID, 1 for an account number.
func (d *knownIdentifiers) learn(company uint32, column int, text string, row int) {
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

// learn counts one identifier.
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

// splitNumber returns the number at the end of an identifier, "" if there is none, and what comes before it.
func splitNumber(text string) (stem, number string) {
	stem = strings.TrimRight(text, "0123456789")
	return stem, text[len(stem):]
}

// hashLoose returns the hash under which identifiers.byZero and byLook enter a key of a company.
func hashLoose(company uint32, key string) uint64 {
	return maphash.String(seed, key) ^ uint64(company)*0x9e3779b97f4a7c15
}

// near returns a customer in another row than own whose identifier has the same key as the text. The table must be the one
// for that key.
func (s *Snapshot) near(table *rowTable, company uint32, column Column, text string, key func(string) string, own int) (Customer, bool) {
	want := key(text)
	if want == "" || len(table.heads) == 0 {
		return Customer{}, false
	}
	for row := range table.rows(hashLoose(company, want)) {
		if row == own {
			continue
		}
		c := s.At(row)
		if c.Link.Company == s.company[company] && key(c.Link.identifier(column)) == want {
			return c, true
		}
	}
	return Customer{}, false
}

// Thresholds of what is usual.
const (
	fewKnown    = 3  // a column with fewer known identifiers has no usual kind of shape
	manyKnown   = 10 // a column with fewer known identifiers has no usual shape
	usualShapes = 4  // the most shapes that can be usual, if nine of ten known identifiers have one of them
)

// unusual reports whether many identifiers are known, nine of ten share few shapes, and the text has another shape than
// all of them; or the same for kinds of shape.
func (f *familiar) unusual(text string) bool {
	if f == nil || f.known < manyKnown {
		return false
	}
	if f.coarse[string(appendKind(nil, text))] == 0 {
		return f.fewKinds
	}
	return f.shapes[string(appendShape(nil, text))] == 0 && f.fewShapes && !f.counted(text)
}

// conclude sets what is usual, once all identifiers are counted.
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

// counted reports whether the number at the end of an identifier can be the next one of a running count: at most one
// digit longer than the longest known one after the same beginning, and at most one shorter than the shortest. It is
// false if known ones are padded with zeros, as these have one length.
func (f *familiar) counted(text string) bool {
	stem, number := splitNumber(text)
	c, known := f.counts[string(appendShape(nil, stem))]
	return known && number != "" && number[0] != '0' && !c.padded && len(number) <= c.longest+1 && len(number) >= c.shortest-1
}

// describeUsual returns a description of the three commonest shapes, each with an example.
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

// onlyNumbers reports whether at least fewKnown identifiers are known, and all of them are numbers.
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

// hasKind reports whether any known identifier has the same kind of shape as the text.
func (f *familiar) hasKind(text string) bool { return f.coarse[string(appendKind(nil, text))] > 0 }
