package storage

import "dovetail/model"

// The bits of a record: what it has besides ID and name.
const (
	bitSynced byte = 1 << iota
	bitLinked
	bitChanged
	bitAllowed
	recordBits = bitSynced | bitLinked | bitChanged | bitAllowed
)

func bitIf(set bool, bit byte) byte {
	if set {
		return bit
	}
	return 0
}

// appendRest returns b with all of a record encoded but its ID and name.
func appendRest(b []byte, r *model.Record) []byte {
	b = append(b, bitIf(r.Synced, bitSynced)|bitIf(r.Company != 0, bitLinked)|
		bitIf(r.Changed != 0, bitChanged)|bitIf(r.Allowed != 0, bitAllowed))
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
}

// readFaults returns a set of faults. One with more faults than the type holds was written by a newer program.
func readFaults(in *reader) model.Faults {
	n := in.uint()
	if n > uint64(^model.Faults(0)) {
		in.failNewer()
		return 0
	}
	return model.Faults(n)
}
