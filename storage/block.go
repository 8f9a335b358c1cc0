package storage

import (
	"bytes"
	"encoding/binary"

	"dovetail/model"
)

// blockRows is the number of customers of a new block. A block that reaches twice as many is split.
const blockRows = 256

// encodeBlock returns a block as it is stored, under its first record's ID. It is assembled in buf, which is returned
// for the next call.
func encodeBlock(buf []byte, revision uint64, records []model.Record) (block keyValue, _ []byte) {
	buf = newValue(buf)
	buf = appendUint(buf, revision)
	buf = appendUint(buf, uint64(len(records)))
	for i := range records {
		r := &records[i]
		buf = appendText(buf, r.ID)
		buf = appendText(buf, r.Name)
		buf = appendRest(buf, r)
	}
	key := records[0].ID
	return keyValue{key, bytes.Clone(seal(key, buf))}, buf
}

// blockRevision returns the revision that wrote a block. It does not check the checksum: a wrong revision matches no
// block in memory, so the block is decoded, and that does.
func blockRevision(value []byte) uint64 {
	if !knownVersion(value) {
		return 0
	}
	revision, _ := binary.Uvarint(value[prefixSize:])
	return revision
}

// decodeBlock calls add for each record of a block, in the order of their IDs, and returns the revision that wrote the
// block. The strings of the records do not share the value's memory.
func decodeBlock(key string, value []byte, add func(model.Record)) (revision uint64, err error) {
	in, err := unseal(key, value)
	if err != nil {
		return 0, err
	}
	revision = in.uint()
	last := ""
	for i := range in.count() {
		r := model.Record{ID: in.text(), Name: in.text()}
		readRest(in, &r)
		if in.bad {
			break
		}
		if i == 0 && r.ID != key || r.ID <= last {
			return 0, damaged("customer %q is out of order", r.ID)
		}
		last = r.ID
		add(r)
	}
	if err := in.end(key); err != nil {
		return 0, err
	}
	if last == "" {
		return 0, damaged("block %q is empty", key)
	}
	return revision, nil
}
