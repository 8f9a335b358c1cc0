package storage

import (
	"encoding/binary"
	"errors"
	"hash/fnv"
	"io"
	"os"
)

// bbolt keeps two meta pages and writes them by turns. Each is a page header of 16 bytes and then these
// numbers in the machine's byte order, the last a sum over the others.
const (
	pageHeader    = 16
	metaMagic     = 0xED0CDAED
	metaVersion   = 2
	offPageSize   = 8
	offHighWater  = 40
	offTxid       = 48
	offChecksum   = 56
	metaSize      = 64
	minPageSize   = 1 << 10
	maxPageSize   = 1 << 24
	metaTornTries = 3
)

// A Stamp tells one state of the database file from another. Two that are equal mean that nothing was
// written between them; two that differ mean that something was, though perhaps only the access list, or
// that another file was put in its place. The meta pages alone do not show that: a restored backup counts
// its transactions from where it was, and comes to the same numbers again.
type Stamp struct {
	txid, checksum uint64
	modified       int64 // when the file was written, in nanoseconds
}

// A meta is what a valid meta page says.
type meta struct {
	Stamp
	pageSize, pages uint64 // pages: all in use lie below this number
}

// Changed is the stamp of the database as it is now. It takes no lock and costs some 0.1 ms.
func (s *Store) Changed() (Stamp, error) {
	f, err := openRegular(s.path, os.O_RDONLY)
	if err != nil {
		return Stamp{}, s.explain(err)
	}
	m, err := inspect(f)
	return m.Stamp, s.explain(errors.Join(err, f.Close()))
}

// openRegular opens a file that is there; it never creates one, and never hangs on a pipe.
func openRegular(path string, flag int) (*os.File, error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, err
	case info.IsDir():
		return nil, ErrFolder
	case !info.Mode().IsRegular():
		return nil, ErrNotDatabase
	case onNetwork(path):
		return nil, ErrNetwork
	}
	return os.OpenFile(path, flag, 0)
}

// inspect reads the newer valid meta page and refuses a file that bbolt would fail on: one that is empty
// or something else, or shorter than the pages in use, which would be a memory fault. It is right without
// a lock, as a writer lets the file grow before it writes the meta page that says so.
func inspect(f *os.File) (meta, error) {
	m, err := newestMeta(f)
	if err != nil {
		return meta{}, err
	}
	info, err := f.Stat()
	if err != nil {
		return meta{}, err
	}
	if have := uint64(info.Size()); have/m.pageSize < m.pages {
		return meta{}, damaged("the file is cut short: %d bytes of at least %d", have, m.pages*m.pageSize)
	}
	m.modified = info.ModTime().UnixNano()
	return m, nil
}

// newestMeta is the meta page with the higher transaction. Where a writer is just writing one, the other
// is valid; only a commit that ends between the two looks can spoil both, so it looks again.
func newestMeta(f io.ReaderAt) (meta, error) {
	seen := false
	for range metaTornTries {
		first, magic, err := metaAt(f, 0)
		seen = seen || magic
		second, magic := secondMeta(f, first, err == nil)
		seen = seen || magic
		if first.txid < second.txid {
			first = second
		}
		if first.pageSize != 0 {
			return first, nil
		}
	}
	if seen {
		return meta{}, damaged("%v", errMetaUnreadable)
	}
	return meta{}, ErrNotDatabase
}

// secondMeta is the meta page that follows the first; where the first is not valid, any page size that a
// machine may have is tried.
func secondMeta(f io.ReaderAt, first meta, known bool) (m meta, magic bool) {
	from, to := uint64(minPageSize), uint64(maxPageSize)
	if known {
		from, to = first.pageSize, first.pageSize
	}
	for size := from; size <= to; size *= 2 {
		m, seen, err := metaAt(f, int64(size))
		magic = magic || seen
		if err == nil && m.pageSize == size {
			return m, true
		}
	}
	return meta{}, magic
}

// metaAt is the meta page at an offset, and whether it looks like one at all.
func metaAt(f io.ReaderAt, offset int64) (m meta, magic bool, err error) {
	var b [metaSize]byte
	if _, err := f.ReadAt(b[:], offset+pageHeader); err != nil && !errors.Is(err, io.EOF) {
		return meta{}, false, err
	}
	order := binary.NativeEndian
	if order.Uint32(b[:]) != metaMagic || order.Uint32(b[4:]) != metaVersion {
		return meta{}, false, errMetaUnreadable
	}
	sum := fnv.New64a()
	sum.Write(b[:offChecksum])
	m = meta{
		Stamp:    Stamp{txid: order.Uint64(b[offTxid:]), checksum: order.Uint64(b[offChecksum:])},
		pageSize: uint64(order.Uint32(b[offPageSize:])), pages: order.Uint64(b[offHighWater:]),
	}
	if sum.Sum64() != m.checksum || m.pageSize < minPageSize || m.pageSize > maxPageSize {
		return meta{}, true, errMetaUnreadable
	}
	return m, true, nil
}
