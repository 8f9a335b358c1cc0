// Package pagefile reads the pages of a bbolt file without bbolt, which panics on a damaged page.
//
// Its one rule: it reads and never writes, and no content of a file makes it panic or loop: each page is checked against
// the file before it is used. Check walks from the newest root and finds what is wrong with the structure; Values looks at
// every page of the file, also at those that no root leads to, and is for salvage.
//
// The format is that of bbolt's version 2, as its source defines it (internal/common). Numbers are in the byte order of
// the machine.
package pagefile

import (
	"encoding/binary"
	"errors"
	"hash/fnv"
	"io"
)

// The layout of a page: a header of id, flags, count and overflow, then elements of 16 bytes, then their keys and values.
const (
	headerSize  = 16
	elementSize = 16
	bucketSize  = 16 // the header of a bucket: its root and a sequence number

	flagBranch   = 0x01
	flagLeaf     = 0x02
	flagFreelist = 0x10
	flagBucket   = 0x01 // of an element of a leaf

	// manyFree as the count of a freelist page says that the first element is the count.
	manyFree = 0xffff
)

// The offsets of a meta page, behind the page's header.
const (
	magic       = 0xED0CDAED
	metaVersion = 2
	offPageSize = 8
	offRoot     = 16
	offFreelist = 32
	offPages    = 40
	offTxid     = 48
	offChecksum = 56
	metaSize    = 64

	minPageSize = 1 << 10
	maxPageSize = 1 << 16
)

// maxPage is the maximum size in bytes of a page with those that overflow from it.
const maxPage = 1 << 30

// Condition is what a meta page was found to be.
type Condition uint8

// The conditions.
const (
	NotMeta Condition = iota // nothing that looks like a meta page
	Torn                     // a meta page with a wrong checksum: it was written in part, or changed in several places
	Flipped                  // a meta page in which one bit was flipped
	Valid
)

// meta is the contents of a meta page: the state after one transaction.
type meta struct {
	txid, pageSize, root, freelist uint64
	pages                          uint64 // all pages in use have lower numbers
}

// File is a bbolt file. Its source must not change while it is used.
type File struct {
	// Metas are the conditions of the two meta pages, which are written in turn.
	Metas [2]Condition

	source io.ReaderAt
	size   uint64
	newest meta
}

// ErrNoMeta is returned for a file without a valid meta page. Its pages can still be searched by Values.
var ErrNoMeta = errors.New("neither meta page is valid")

// Open returns the file with its newest valid meta page, and ErrNoMeta where there is none.
func Open(source io.ReaderAt, size int64) (*File, error) {
	f := &File{source: source, size: uint64(max(size, 0))}
	first, condition := f.meta(0)
	f.Metas[0] = condition
	from, to := uint64(minPageSize), uint64(maxPageSize)
	if condition == Valid {
		from, to = first.pageSize, first.pageSize
	}
	second := meta{}
	for pageSize := from; pageSize <= to && f.Metas[1] == NotMeta; pageSize *= 2 {
		second, f.Metas[1] = f.meta(pageSize)
	}
	switch {
	case f.Metas[1] == Valid && (f.Metas[0] != Valid || second.txid > first.txid):
		f.newest = second
	case f.Metas[0] == Valid:
		f.newest = first
	default:
		return f, ErrNoMeta
	}
	return f, nil
}

// meta returns the meta page at an offset.
func (f *File) meta(offset uint64) (meta, Condition) {
	b := make([]byte, metaSize)
	if _, err := f.source.ReadAt(b, int64(offset)+headerSize); err != nil {
		return meta{}, NotMeta
	}
	order := binary.NativeEndian
	switch {
	case valid(b):
	case flipped(b):
		return meta{}, Flipped
	case order.Uint32(b) == magic:
		return meta{}, Torn
	default:
		return meta{}, NotMeta
	}
	return meta{
		txid: order.Uint64(b[offTxid:]), pageSize: uint64(order.Uint32(b[offPageSize:])),
		root: order.Uint64(b[offRoot:]), freelist: order.Uint64(b[offFreelist:]), pages: order.Uint64(b[offPages:]),
	}, Valid
}

// valid reports whether the bytes are a meta page.
func valid(b []byte) bool {
	order := binary.NativeEndian
	size := order.Uint32(b[offPageSize:])
	return order.Uint32(b) == magic && order.Uint32(b[4:]) == metaVersion && order.Uint64(b[offChecksum:]) == sum(b) &&
		size >= minPageSize && size <= maxPageSize && size&(size-1) == 0
}

// sum returns the checksum of a meta page.
func sum(b []byte) uint64 {
	h := fnv.New64a()
	h.Write(b[:offChecksum])
	return h.Sum64()
}

// flipped reports whether some bit, when it is flipped, makes the bytes a meta page.
func flipped(b []byte) bool {
	for bit := range 8 * metaSize {
		b[bit/8] ^= 1 << (bit % 8)
		found := valid(b)
		b[bit/8] ^= 1 << (bit % 8)
		if found {
			return true
		}
	}
	return false
}
