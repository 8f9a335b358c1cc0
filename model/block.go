package model

import (
	"strings"
	"sync"
)

// Record is a customer as it is stored. Its company is a number in the snapshot's table, 0 for no link.
type Record struct {
	ID, Name        string // up to 65,535 bytes each, as all texts here
	Synced          bool
	Company         uint32
	SageID, Account string
	Changed         uint64
	Allowed         Faults
}

// Block is a few hundred customers, sorted by ID, in one piece of memory. It is immutable, so that snapshots can
// share it.
type Block struct {
	revision uint64
	text     string // the texts of every row, concatenated in the order of the constants below
	rows     []blockRow

	once sync.Once // guards hay
	hay  haystack
}

// blockRow is a row of a block: where its texts are, and its other values. It takes 32 bytes.
type blockRow struct {
	start   uint32
	lengths [textCount]uint16
	allowed Faults
	synced  bool
	company uint32
	changed uint64
}

// The texts of a row, in their order in the block and in its haystack.
const (
	textID = iota
	textName
	textSageID
	textAccount
	textCount
)

// texts returns pointers to the record's texts by the constants above. No other code maps one to the other.
func (r *Record) texts() [textCount]*string {
	return [textCount]*string{textID: &r.ID, textName: &r.Name, textSageID: &r.SageID, textAccount: &r.Account}
}

// BlockBuilder builds a Block of records. Its zero value is ready to use.
type BlockBuilder struct {
	text strings.Builder
	rows []blockRow
}

// Add appends a record. Records must be added in the order of their IDs.
func (b *BlockBuilder) Add(r Record) {
	row := blockRow{start: uint32(b.text.Len()), allowed: r.Allowed, synced: r.Synced, company: r.Company, changed: r.Changed}
	for which, text := range r.texts() {
		row.lengths[which] = uint16(len(*text))
		b.text.WriteString(*text)
	}
	b.rows = append(b.rows, row)
}

// Block returns the records added as a block written by a revision, and resets the builder.
func (b *BlockBuilder) Block(revision uint64) *Block {
	block := &Block{revision: revision, text: b.text.String(), rows: b.rows}
	*b = BlockBuilder{}
	return block
}

// Revision returns the revision that wrote the block.
func (b *Block) Revision() uint64 { return b.revision }

// Len returns the number of rows.
func (b *Block) Len() int { return len(b.rows) }

// Record returns row i. Its texts share the block's memory.
func (b *Block) Record(i int) Record {
	row := &b.rows[i]
	r := Record{Synced: row.synced, Company: row.company, Changed: row.changed, Allowed: row.allowed}
	start := int(row.start)
	for which, text := range r.texts() {
		end := start + int(row.lengths[which])
		*text = b.text[start:end]
		start = end
	}
	return r
}

// textOf returns one of row i's texts, which shares the block's memory.
func (b *Block) textOf(i, which int) string {
	r := &b.rows[i]
	start := int(r.start)
	for _, n := range r.lengths[:which] {
		start += int(n)
	}
	return b.text[start : start+int(r.lengths[which])]
}

// haystack is the folded text of all rows, which the filter searches: every text of every row, each followed
// by a zero byte, which no search contains.
type haystack struct {
	text   string
	starts []uint32 // of each row, and the end
}

// haystack returns the folded texts. They are computed when the first filter needs them.
func (b *Block) haystack() *haystack {
	b.once.Do(func() { b.hay = newHaystack(len(b.rows), textCount, len(b.text), b.textOf) })
	return &b.hay
}

// newHaystack returns the folded form of the texts 0 to count-1 of each row, which have about size bytes.
func newHaystack(rows, count, size int, textOf func(row, which int) string) haystack {
	var text strings.Builder
	text.Grow(size + count*rows)
	starts := make([]uint32, 0, rows+1)
	for row := range rows {
		starts = append(starts, uint32(text.Len()))
		for which := range count {
			text.WriteString(Fold(textOf(row, which)))
			text.WriteByte(0)
		}
	}
	return haystack{text.String(), append(starts, uint32(text.Len()))}
}
