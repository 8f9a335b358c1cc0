package storage

import (
	"encoding/binary"
	"errors"
	"hash/fnv"
	"io"
	"os"
)

// bbolt keeps two meta pages and writes them alternately. Each is a page header of 16 bytes and then these numbers in
// the machine's byte order, the last a checksum of the others.
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

// Stamp identifies a state of the database file. If two are equal, nothing was written between them; if they differ,
// something was, though perhaps only the access list, or the file was replaced. The meta pages alone do not show the
// latter: a restored backup goes on counting its transactions, and reaches the same numbers again.
type Stamp struct {
	txid, checksum uint64
	modified       int64 // when the file was written, in nanoseconds
}

// meta is the contents of a valid meta page.
type meta struct {
	Stamp
	pageSize, pages uint64 // pages: all in use have lower numbers
}

// Changed returns the current stamp of the database. It takes no lock and some 0.1 ms.
func (s *Store) Changed() (Stamp, error) {
	f, err := openRegular(s.path, os.O_RDONLY)
	if err != nil {
		return Stamp{}, s.explain(err)
	}
	m, err := inspect(f)
	return m.Stamp, s.explain(errors.Join(err, f.Close()))
}

// openRegular returns an existing file, opened. It does not create one, and does not block on a pipe.
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

// inspect returns the newer valid meta page, and refuses a file that bbolt would fail on: one that is empty, of another
// kind, or shorter than the pages in use, which would be a memory fault. It needs no lock, as a writer extends the file
// before it writes the meta page.
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

// newestMeta returns the meta page with the higher transaction. While a writer writes one, the other is valid; only a
// commit that ends between the two reads can make both invalid, so it tries again.
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

// secondMeta returns the meta page that follows the first; where the first is not valid, every possible page size is
// tried.
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

// metaAt returns the meta page at an offset; magic reports whether it begins like one.
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
