package storage

import (
	"encoding/binary"

	"dovetail/model"
)

// chunkChanges is the number of changes of an entry in one value.
const chunkChanges = 256

// The bits of a change.
const (
	bitBefore byte = 1 << iota
	bitAfter
	bitSameName
	changeBits = bitBefore | bitAfter | bitSameName
)

// journal collects the changes of one entry, in the order of their IDs, into chunks.
type journal struct {
	number    uint64 // of the entry
	customers int    // the number of changes
	chunks    []keyValue

	first, last string // IDs of the chunk under construction
	rows        []byte
	count       int
}

// add records a change; nil is a customer that did not exist.
func (j *journal) add(before, after *model.Record) {
	id := changedID(before, after)
	if j.count == 0 {
		j.first, j.last = id, ""
	}
	j.rows = appendChange(j.rows, j.last, before, after)
	j.last = id
	j.count++
	j.customers++
	if j.count == chunkChanges {
		j.flush()
	}
}

// flush completes the chunk under construction.
func (j *journal) flush() {
	if j.count == 0 {
		return
	}
	value := appendText(newValue(make([]byte, 0, len(j.rows)+len(j.last)+16)), j.last)
	value = appendUint(value, uint64(j.count))
	value = append(value, j.rows...)
	key := chunkKey(j.number, j.first)
	j.chunks = append(j.chunks, keyValue{key, seal(key, value)})
	j.rows, j.count = j.rows[:0], 0
}

// chunkKey returns the key of an entry's chunk that begins with an ID.
func chunkKey(number uint64, id string) string { return entryKey(number) + id }

// changedID returns the CustomerId of a change.
func changedID(before, after *model.Record) string {
	if before != nil {
		return before.ID
	}
	return after.ID
}

// appendChange returns b with an encoded change. Only the part of the ID that differs from the previous ID is written, and a name that
// does not change is written once.
func appendChange(b []byte, last string, before, after *model.Record) []byte {
	id := changedID(before, after)
	shared := commonPrefix(last, id)
	b = appendUint(b, uint64(shared))
	b = appendText(b, id[shared:])
	same := before != nil && after != nil && before.Name == after.Name
	b = append(b, bitIf(before != nil, bitBefore)|bitIf(after != nil, bitAfter)|bitIf(same, bitSameName))
	if before != nil {
		b = appendText(b, before.Name)
		b = appendRest(b, before)
	}
	if after != nil {
		if !same {
			b = appendText(b, after.Name)
		}
		b = appendRest(b, after)
	}
	return b
}

func commonPrefix(a, b string) int {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n
}

// recordChange is a change as it is stored. A record without an ID did not exist.
type recordChange struct{ before, after model.Record }

func (c *recordChange) id() string {
	if c.before.ID != "" {
		return c.before.ID
	}
	return c.after.ID
}

// readChange returns a change that appendChange encoded.
func readChange(in *reader, last string) recordChange {
	shared := in.atMost(uint64(len(last)))
	id := last[:shared] + in.text()
	bits := in.bits(changeBits)
	if bits&(bitBefore|bitAfter) == 0 || bits&bitSameName != 0 && bits&bitBefore == 0 {
		in.fail()
		return recordChange{}
	}
	var c recordChange
	if bits&bitBefore != 0 {
		c.before = model.Record{ID: id, Name: in.text()}
		readRest(in, &c.before)
	}
	if bits&bitAfter != 0 {
		c.after = model.Record{ID: id, Name: c.before.Name}
		if bits&bitSameName == 0 {
			c.after.Name = in.text()
		}
		readRest(in, &c.after)
	}
	return c
}

// decodeChunk calls add for each change of a chunk, in the order of their IDs.
func decodeChunk(key string, value []byte, add func(recordChange)) error {
	in, err := unseal(key, value)
	if err != nil {
		return err
	}
	end, last := in.text(), ""
	for range in.count() {
		c := readChange(in, last)
		if in.bad {
			break
		}
		id := c.id()
		if id <= last || last == "" && key[len(entryKey(0)):] != id {
			return damaged("change of %q is out of order", id)
		}
		last = id
		add(c)
	}
	if last != end {
		in.fail()
	}
	return in.end(key)
}

// reaches reports whether a chunk's last change is at an ID or after it. It does not copy the value, which is valid
// until the transaction ends.
func reaches(value []byte, id string) bool {
	if !knownVersion(value) {
		return true // damaged or newer: decodeChunk returns the error
	}
	size, n := binary.Uvarint(value[prefixSize:])
	last := value[prefixSize+max(n, 0):]
	return n <= 0 || size > uint64(len(last)) || string(last[:size]) >= id
}
