package storage

import (
	"encoding/binary"
	"fmt"
	"maps"
	"slices"

	"dovetail/model"
)

// rebuilder makes a database of what remains of another one.
type rebuilder struct {
	*remains
	database string
	revision uint64
	token    model.Token
	salvage  model.Entry // takes the place of the newest entry where that is lost

	companies map[uint32]company
	entries   map[uint64]model.Entry // by number
	customers map[string]model.Record
}

// proof is the newest state of a customer that was found.
type proof struct {
	revision uint64 // that it is known from
	block    bool   // from a block, which is as the storage wrote it; else from the history
	record   model.Record
	removed  bool
}

// rebuild decodes everything, and adds to missing what is not there.
func (b *rebuilder) rebuild() {
	b.readMeta()
	b.readCompanies()
	b.readLists()
	b.readEntries()
	proofs := map[string]proof{}
	b.proveByHistory(proofs)
	b.proveByBlocks(proofs)
	b.customers = map[string]model.Record{}
	for _, id := range slices.Sorted(maps.Keys(proofs)) {
		if p := proofs[id]; !p.removed {
			b.customers[id] = b.withKnownCompany(p.record)
		}
	}
}

func (b *rebuilder) lost(format string, args ...any) {
	b.missing = append(b.missing, fmt.Sprintf(format, args...))
}

// readMeta reads the ID, the revision and its token. What is lost of them is taken from the newest entry.
func (b *rebuilder) readMeta() {
	meta := b.merged(bucketMeta)
	text := func(key string) string {
		in, err := unseal(key, meta[key])
		if err != nil {
			b.lost("the database's %s", key)
			return ""
		}
		return in.text()
	}
	b.database, b.token = text(keyDatabase), model.Token(text(keyToken))
	if in, err := unseal(keyRevision, meta[keyRevision]); err == nil {
		b.revision = in.uint()
	}
}

// readCompanies reads the companies, whose links are counted anew. A number that is missing gets a company that says so,
// as numbers have no gap.
func (b *rebuilder) readCompanies() {
	b.companies = map[uint32]company{}
	last := uint32(0)
	for _, p := range sorted(b.merged(bucketCompanies)) {
		if len(p.key) != len(companyKey(0)) {
			continue
		}
		number := binary.BigEndian.Uint32([]byte(p.key))
		c, err := decodeCompany(p)
		if err != nil || number == 0 || number > maxSalvagedCompanies {
			continue
		}
		b.companies[number], last = c, max(last, number)
	}
	for n := uint32(1); n <= last; n++ {
		if _, ok := b.companies[n]; !ok {
			b.companies[n] = company{Company: model.Company{Site: fmt.Sprint("lost-", n), Name: fmt.Sprint("Lost company ", n)}}
			b.lost("company %d: its links are those of %q now", n, b.companies[n].Name)
		}
	}
}

// maxSalvagedCompanies is a number of companies that no database reaches.
const maxSalvagedCompanies = 1 << 20

// readEntries reads the entries, and takes the newest state from them where the meta values are lost. Entries of a newer
// state than that of the meta values were dropped by a restore.
func (b *rebuilder) readEntries() {
	b.entries = map[uint64]model.Entry{}
	newest := uint64(0)
	for _, p := range sorted(b.merged(pathEntries)) {
		if e, err := decodeEntry(p); err == nil && (b.revision == 0 || e.Revision <= b.revision) {
			b.entries[e.Number] = e
			newest = max(newest, e.Number)
		}
	}
	for n := uint64(1); n <= newest; n++ {
		if _, ok := b.entries[n]; !ok {
			b.lost("entry %d of the history", n)
		}
	}
	if e, ok := b.entries[newest]; ok && b.revision == 0 {
		b.revision, b.token = e.Revision, e.Token
	}
	b.replaceNewest(newest)
}

// replaceNewest adds an entry of the salvage where the newest one is lost: the numbers of lost entries, which lists and
// changes have, must not be used again.
func (b *rebuilder) replaceNewest(newest uint64) {
	last := newest
	for bucket, at := range map[string]int{bucketLists: len(companyKey(0)), pathChanges: 0} {
		for key := range b.merged(bucket) {
			if end := at + len(entryKey(0)); len(key) >= end {
				last = max(last, entryNumber(key[at:end]))
			}
		}
	}
	if last == newest && b.entries[newest].Revision == b.revision {
		return
	}
	b.lost("the newest entries of the history, after entry %d", newest)
	b.salvage.Number, b.salvage.Revision, b.salvage.Token = max(last, newest+1), b.revision, b.token
	b.entries[b.salvage.Number] = b.salvage
}

// entryValues returns the entries as they are stored, without those that a restore dropped.
func (b *rebuilder) entryValues() (pairs []keyValue) {
	for _, n := range slices.Sorted(maps.Keys(b.entries)) {
		pairs = append(pairs, encodeEntry(b.entries[n]))
	}
	return pairs
}

// proveByHistory takes the newest change of each customer.
func (b *rebuilder) proveByHistory(proofs map[string]proof) {
	found := map[uint64]int{}
	for _, p := range sorted(b.merged(pathChanges)) {
		number := entryNumber(p.key[:min(len(p.key), len(entryKey(0)))])
		revision := b.entries[number].Revision
		_ = decodeChunk(p.key, p.value, func(c recordChange) { // a damaged one was left out when it was read
			found[number]++
			if revision < proofs[c.id()].revision || revision == 0 {
				return
			}
			after := c.after
			if !after.SameLink(&c.before) {
				after.Changed = revision
			}
			proofs[c.id()] = proof{revision: revision, record: after, removed: c.after.ID == ""}
		})
	}
	for _, n := range slices.Sorted(maps.Keys(b.entries)) {
		if e := b.entries[n]; found[n] < e.Customers {
			b.lost("%s of entry %d", model.Counted(e.Customers-found[n], "change", "changes"), n)
		}
	}
}

// proveByBlocks takes the customers of blocks that are as new as what the history knows of them. A block that no root
// leads to can be older than it looks: a customer that the newest blocks have is not taken from it.
func (b *rebuilder) proveByBlocks(proofs map[string]proof) {
	for _, values := range []map[string][]byte{b.unreached[bucketCustomers], b.values[bucketCustomers]} {
		for _, p := range sorted(values) {
			var records []model.Record
			revision, err := decodeBlock(p.key, p.value, func(r model.Record) { records = append(records, r) })
			if err != nil {
				continue
			}
			for _, r := range records {
				if known := proofs[r.ID]; known.revision <= revision {
					proofs[r.ID] = proof{revision: revision, block: true, record: r}
				}
			}
		}
	}
}

// withKnownCompany returns the record without its link where that is to a company that is not known or was removed.
func (b *rebuilder) withKnownCompany(r model.Record) model.Record {
	if r.Company == 0 {
		return r
	}
	c, ok := b.companies[r.Company]
	if !ok || c.removed {
		b.lost("the link of %q: its company is not known", r.ID)
		r.Company, r.SageID, r.Account = 0, "", ""
	}
	return r
}

// companyValues returns the companies as they are stored, with their links counted.
func (b *rebuilder) companyValues() []keyValue {
	links := map[uint32]uint64{}
	for _, r := range b.customers {
		links[r.Company]++
	}
	var pairs []keyValue
	for _, n := range slices.Sorted(maps.Keys(b.companies)) {
		c := b.companies[n]
		c.links = links[n]
		pairs = append(pairs, encodeCompany(n, c))
	}
	return pairs
}

// blocks returns the customers as they are stored.
func (b *rebuilder) blocks() (blocks []keyValue) {
	var records []model.Record
	for _, id := range slices.Sorted(maps.Keys(b.customers)) {
		records = append(records, b.customers[id])
	}
	for chunk := range slices.Chunk(records, blockRows) {
		block, _ := encodeBlock(nil, b.revision, chunk)
		blocks = append(blocks, block)
	}
	return blocks
}

// result returns what was brought out.
func (b *rebuilder) result() Salvaged {
	s := Salvaged{Customers: len(b.customers), Companies: len(b.companies), Entries: len(b.entries), Missing: b.missing}
	for _, r := range b.customers {
		if r.Company != 0 {
			s.Linked++
		}
	}
	return s
}
