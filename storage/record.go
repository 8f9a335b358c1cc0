package storage

import (
	bolt "go.etcd.io/bbolt"

	"dovetail/model"
)

// The bits of a record: what it has besides ID and name.
const (
	bitSynced byte = 1 << iota
	bitLinked
	bitChanged
	bitAllowed
	bitEvidence // since schema 4
	recordBits  = bitSynced | bitLinked | bitChanged | bitAllowed | bitEvidence
)

// evidenceBits are the bits of the texts of evidence: bit 0 is that of the first one of evidenceOf.
const evidenceBits byte = 1<<evidenceTexts - 1

// evidenceTexts is the number of texts of evidence.
const evidenceTexts = 5

// evidenceOf returns pointers to the record's texts of evidence, in the order in which they are encoded. It never
// changes: a new text is added at its end.
func evidenceOf(r *model.Record) [evidenceTexts]*string {
	return [...]*string{&r.Postcode, &r.Telephone, &r.Email, &r.Website, &r.VATNumber}
}

func bitIf(set bool, bit byte) byte {
	if set {
		return bit
	}
	return 0
}

// appendRest returns b with all of a record encoded but its ID and name.
func appendRest(b []byte, r *model.Record) []byte {
	b = append(b, bitIf(r.Synced, bitSynced)|bitIf(r.Company != 0, bitLinked)|
		bitIf(r.Changed != 0, bitChanged)|bitIf(r.Allowed != 0, bitAllowed)|bitIf(hasEvidence(r), bitEvidence))
	if r.Company != 0 {
		b = appendUint(b, uint64(r.Company))
		b = appendText(b, r.SageID)
		b = appendText(b, r.Account)
	}
	if r.Changed != 0 {
		b = appendUint(b, r.Changed)
	}
	if r.Allowed != 0 {
		b = appendUint(b, uint64(r.Allowed))
	}
	if hasEvidence(r) {
		b = appendEvidence(b, r)
	}
	return b
}

func hasEvidence(r *model.Record) bool {
	return r.Postcode != "" || r.Telephone != "" || r.Email != "" || r.Website != "" || r.VATNumber != ""
}

// appendEvidence returns b with the texts of evidence that are not empty, after a byte that says which.
func appendEvidence(b []byte, r *model.Record) []byte {
	at := len(b)
	b = append(b, 0)
	for i, text := range evidenceOf(r) {
		if *text != "" {
			b[at] |= 1 << i
			b = appendText(b, *text)
		}
	}
	return b
}

// readRest decodes what appendRest encoded.
func readRest(in *reader, r *model.Record) {
	bits := in.bits(recordBits)
	r.Synced = bits&bitSynced != 0
	if bits&bitLinked != 0 {
		if r.Company = uint32(in.atMost(1<<32 - 1)); r.Company == 0 {
			in.fail() // identifiers without a company are never written
		}
		r.SageID = in.text()
		r.Account = in.text()
	}
	if bits&bitChanged != 0 {
		r.Changed = in.uint()
	}
	if bits&bitAllowed != 0 {
		r.Allowed = readFaults(in)
	}
	if bits&bitEvidence != 0 {
		bits = in.bits(evidenceBits)
		for i, text := range evidenceOf(r) {
			if bits&(1<<i) != 0 {
				*text = in.text()
			}
		}
	}
}

// addEvidence is the migration to schema 4: customers can have evidence, and more than 16 faults can be allowed. Values
// without either stay as they are.
func addEvidence(*bolt.Tx) error { return nil }

// readFaults returns a set of faults. One with more faults than the type holds was written by a newer program.
func readFaults(in *reader) model.Faults {
	n := in.uint()
	if n > uint64(^model.Faults(0)) {
		in.failNewer()
		return 0
	}
	return model.Faults(n)
}
