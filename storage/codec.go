package storage

import (
	"encoding/binary"
	"errors"
	"hash/crc32"
)

// Every value begins with a checksum and the version of its encoding.
const (
	checksumSize = 4
	version      = 2
	prefixSize   = checksumSize + 1
)

// newValue returns the beginning of a value, in a buffer whose contents are overwritten.
func newValue(buf []byte) []byte { return append(buf[:0], 0, 0, 0, 0, version) }

func checksum(key string, body []byte) uint32 {
	table := crc32.MakeTable(crc32.Castagnoli)
	return crc32.Update(crc32.Checksum([]byte(key), table), table, body)
}

// seal sets the checksum of a value that newValue began, and returns the value. The checksum covers the key too, so
// that a value under a wrong key is found.
func seal(key string, value []byte) []byte {
	binary.LittleEndian.PutUint32(value, checksum(key, value[checksumSize:]))
	return value
}

// unseal checks a value and returns a reader of what follows its version. A checksum that does not fit is ErrDamaged,
// an unknown version under one that fits is ErrNewer. The texts read do not refer to the value's memory.
func unseal(key string, value []byte) (*reader, error) {
	if len(value) < prefixSize || binary.LittleEndian.Uint32(value) != checksum(key, value[checksumSize:]) {
		return nil, damaged("the checksum of %q does not fit", key)
	}
	if !knownVersion(value) {
		return nil, newerValue(key)
	}
	return &reader{version: value[checksumSize], rest: string(value[prefixSize:])}, nil
}

// knownVersion reports whether this program can read the encoding of a value. It does not look at the checksum.
func knownVersion(value []byte) bool {
	return len(value) >= prefixSize && value[checksumSize] >= 1 && value[checksumSize] <= version
}

// refuseNewer returns ErrNewer for a value that a newer program wrote, and which must not be overwritten.
func refuseNewer(key string, value []byte) error {
	if _, err := unseal(key, value); errors.Is(err, ErrNewer) {
		return err
	}
	return nil
}

func appendUint(b []byte, n uint64) []byte { return binary.AppendUvarint(b, n) }

func appendText(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

// reader decodes a value from its beginning to its end. After the first number or text that is missing or unknown,
// everything is zero; end returns the error.
type reader struct {
	version byte // of the encoding, 1 to version
	rest    string
	bad     bool
	newer   bool // bad because of something that only a newer program can have written
}

func (r *reader) uint() uint64 {
	var n uint64
	for i := range min(len(r.rest), binary.MaxVarintLen64) {
		b := r.rest[i]
		if i == binary.MaxVarintLen64-1 && b > 1 {
			break
		}
		n |= uint64(b&0x7f) << (7 * i)
		if b < 0x80 {
			r.rest = r.rest[i+1:]
			return n
		}
	}
	r.fail()
	return 0
}

// int returns the next number with a sign, in the zigzag encoding of binary.AppendVarint.
func (r *reader) int() int64 {
	n := r.uint()
	return int64(n>>1) ^ -int64(n&1)
}

// atMost returns the next number, and fails if it is greater than limit.
func (r *reader) atMost(limit uint64) uint64 {
	n := r.uint()
	if n > limit {
		r.fail()
		return 0
	}
	return n
}

func (r *reader) text() string {
	n := r.uint()
	if n > uint64(len(r.rest)) {
		r.fail()
		return ""
	}
	s := r.rest[:n]
	r.rest = r.rest[n:]
	return s
}

func (r *reader) byte() byte {
	if len(r.rest) == 0 {
		r.fail()
		return 0
	}
	b := r.rest[0]
	r.rest = r.rest[1:]
	return b
}

// count returns the number of items that follow. Each has at least one byte, so a greater number than bytes are left is
// an error, and nothing is allocated for it.
func (r *reader) count() int {
	n := r.uint()
	if n > uint64(len(r.rest)) {
		r.fail()
		return 0
	}
	return int(n)
}

// bits returns a set of bits. One that is not among the known ones was written by a newer program.
func (r *reader) bits(known byte) byte {
	b := r.byte()
	if b&^known != 0 {
		r.failNewer()
		return 0
	}
	return b
}

func (r *reader) fail() { r.rest, r.bad = "", true }

// failNewer ends the reading of a value that a newer program wrote, unless it was found to be damaged before.
func (r *reader) failNewer() {
	r.newer = r.newer || !r.bad
	r.fail()
}

// end returns an error where something was missing, unknown or left over.
func (r *reader) end(key string) error {
	if r.newer {
		return newerValue(key)
	}
	if r.bad || r.rest != "" {
		return damaged("%q cannot be read", key)
	}
	return nil
}
