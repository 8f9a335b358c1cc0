package model

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// sampleBlock is the number of rows of a block of sample: small, so that small samples have several blocks.
const sampleBlock = 256

// sample returns a snapshot of n customers, the same at every call: linked, synced and neither, in five
// companies of which two have one name, with accents, spaces, punctuation and long numbers.
func sample(t testing.TB, n int) *Snapshot {
	t.Helper()
	r := rand.New(rand.NewPCG(1, uint64(n)))
	var blocks []*Block
	var b BlockBuilder
	for i := range n {
		b.Add(sampleRecord(r, i))
		if i%sampleBlock == sampleBlock-1 || i == n-1 {
			blocks = append(blocks, b.Block(uint64(1+i%3)))
		}
	}
	return NewSnapshot("sample", 3, map[uint32]Company{
		1: {"10", "Acme UK"}, 2: {"10", "Acme Ireland"}, 3: {"20", "Acme UK"},
		5: {"B1F0-77", "Café Łódź, Ltd."}, 6: {"9", "beta 2"},
	}, blocks)
}

func sampleRecord(r *rand.Rand, i int) Record {
	pick := func(words ...string) string { return words[r.IntN(len(words))] }
	name := pick("Brighton", "Union", "Ember", "Société", "Ångström", "O'Neill", "A/B:", "none", "C2", "C10") + " " +
		pick("Juniper", "Roofing", "Raven", "Müller", "\"Best\"", "- Jones", "Straße 5", "株式会社") + pick(" Ltd", " Ltd.", " Limited", " plc", "")
	rec := Record{ID: fmt.Sprintf("C%06d", i), Name: name, Changed: uint64(r.IntN(4))}
	if r.IntN(20) == 0 {
		rec.Name = ""
	}
	if r.IntN(3) > 0 {
		rec.Company = [...]uint32{1, 2, 3, 5, 6}[r.IntN(5)]
		rec.SageID = pick("", fmt.Sprint(r.IntN(1000)))
		rec.Account = fmt.Sprintf("%s%04d", pick("BRIG", "brig", "00", "Émb-"), r.IntN(500))
	}
	if rec.SageID != "" && r.IntN(4) == 0 {
		rec.Account = ""
	}
	rec.Synced = r.IntN(2) == 0
	if r.IntN(10) == 0 {
		rec.Allowed = rec.Allowed.With(SageCustomerTaken)
	}
	return rec
}

// snapshotOf returns a snapshot of a few customers, in the order of their IDs.
func snapshotOf(t testing.TB, customers ...Customer) *Snapshot {
	t.Helper()
	companies := map[uint32]Company{}
	var b BlockBuilder
	for i, c := range customers {
		if i > 0 && customers[i-1].ID >= c.ID {
			t.Fatalf("customer %q does not come after %q", c.ID, customers[i-1].ID)
		}
		number := uint32(0)
		if !c.Link.IsZero() {
			number = numberOf(companies, c.Link.Company)
		}
		b.Add(c.Record(number))
	}
	return NewSnapshot("few", 1, companies, []*Block{b.Block(1)})
}

// numberOf returns the number of a company in the table, to which it adds the company if it is missing.
func numberOf(companies map[uint32]Company, c Company) uint32 {
	for n, known := range companies {
		if known == c {
			return n
		}
	}
	n := uint32(len(companies) + 1)
	companies[n] = c
	return n
}
