package pagefile

import "encoding/binary"

// Values calls visit for every element of every page that looks like a leaf, whether a root leads to it or not: those of
// earlier states too. The caller decides by checksums what it believes. The element is valid until visit returns. Where no
// meta page is valid, the page size is the one given.
func (f *File) Values(pageSize uint64, visit func(e Element)) {
	if f.newest.pageSize == 0 {
		f.newest.pageSize = pageSize
	}
	order := binary.NativeEndian
	for id := range f.size / f.newest.pageSize {
		p, err := f.page(id)
		if err != nil || p.flags != flagLeaf {
			continue
		}
		elements, _ := p.elements() // those before the damage
		for _, e := range elements {
			if !e.bucket {
				visit(e)
				continue
			}
			if len(e.Value) < bucketSize+headerSize || order.Uint64(e.Value) != 0 {
				continue
			}
			b := e.Value[bucketSize:]
			inline := page{id: id, flags: order.Uint16(b[8:]), count: int(order.Uint16(b[10:])), bytes: b}
			within, _ := inline.elements()
			for _, e := range within {
				visit(e)
			}
		}
	}
}
