package model

import (
	"strings"
	"sync"
	"sync/atomic"
)

// Record is a customer as it is stored. Its company is a number in the snapshot's table, 0 for no link.
type Record struct {
	ID, Name        string // up to 65,535 bytes each, as all texts here
	Synced          bool
	Company         uint32
	SageID, Account string
	Changed         uint64
	Allowed         Faults

	Postcode, Telephone, Email, Website, VATNumber string
}

// Block is a few hundred customers, sorted by ID, in one piece of memory. It is immutable, so that snapshots can
// share it.
type Block struct {
	revision uint64
	text     string // the texts of every row, concatenated in the order of the constants below
	rows     []blockRow
	evidence ColumnSet // the columns of evidence in which any row has a value

	once         sync.Once // guards hay
	hay          haystack
	evidenceOnce sync.Once // guards evidenceHay
	evidenceHay  haystack

	flags atomic.Pointer[blockFlags] // see Snapshot.blockFlags
}

// blockRow is a row of a block: where its texts are, and its other values. It takes 32 bytes.
type blockRow struct {
	start   uint32
	lengths [rowTexts]uint16
	allowed Faults
	synced  bool
	company uint32
	changed uint64
}

// The texts of a record, in their order in the block and in its haystacks. Every row has the first ones. Those of
// evidence follow in a row that has any, packed by appendEvidence, up to the start of the next row.
const (
	textID = iota
	textName
	textSageID
	textAccount
	rowTexts
	textPostcode = iota - 1
	textTelephone
	textEmail
	textWebsite
	textVATNumber
	textCount
)

// texts returns pointers to the record's texts by the constants above. No other code maps one to the other.
func (r *Record) texts() [textCount]*string {
	return [textCount]*string{
		textID: &r.ID, textName: &r.Name, textSageID: &r.SageID, textAccount: &r.Account,
		textPostcode: &r.Postcode, textTelephone: &r.Telephone, textEmail: &r.Email, textWebsite: &r.Website, textVATNumber: &r.VATNumber,
	}
}

// BlockBuilder builds a Block of records. Its zero value is ready to use.
type BlockBuilder struct {
	text     strings.Builder
	rows     []blockRow
	evidence ColumnSet
}

// Add appends a record. Records must be added in the order of their IDs.
func (b *BlockBuilder) Add(r Record) {
	row := blockRow{start: uint32(b.text.Len()), allowed: r.Allowed, synced: r.Synced, company: r.Company, changed: r.Changed}
	texts := r.texts()
	for which, text := range texts[:rowTexts] {
		row.lengths[which] = uint16(len(*text))
		b.text.WriteString(*text)
	}
	b.addEvidence(texts[rowTexts:])
	b.rows = append(b.rows, row)
}

// Block returns the records added as a block written by a revision, and resets the builder.
func (b *BlockBuilder) Block(revision uint64) *Block {
	block := &Block{revision: revision, text: b.text.String(), rows: b.rows, evidence: b.evidence}
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
	texts := r.texts()
	start := int(row.start)
	for which, text := range texts[:rowTexts] {
		end := start + int(row.lengths[which])
		*text = b.text[start:end]
		start = end
	}
	if packed := b.text[start:b.endOf(i)]; packed != "" {
		for _, text := range texts[rowTexts:] {
			*text, packed = cutText(packed)
		}
	}
	return r
}

// textOf returns one of row i's texts, which shares the block's memory.
func (b *Block) textOf(i, which int) string {
	r := &b.rows[i]
	start := int(r.start)
	for _, n := range r.lengths[:min(which, rowTexts)] {
		start += int(n)
	}
	if which >= rowTexts {
		return evidenceText(b.text[start:b.endOf(i)], which)
	}
	return b.text[start : start+int(r.lengths[which])]
}

// endOf returns where the texts of row i end.
func (b *Block) endOf(i int) int {
	if i+1 < len(b.rows) {
		return int(b.rows[i+1].start)
	}
	return len(b.text)
}
