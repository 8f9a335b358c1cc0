package pagefile

import (
	"encoding/binary"
	"fmt"
)

// page is a page with those that overflow from it.
type page struct {
	id    uint64
	flags uint16
	count int
	bytes []byte // all of it
	extra uint64 // the number of pages that overflow
}

// Element is a key with its value, as a leaf holds them.
type Element struct {
	Key, Value []byte
	bucket     bool // the value is the header of a bucket
}

// page returns the page with a number. Its bytes are valid until the next call.
func (f *File) page(id uint64) (page, error) {
	size := f.newest.pageSize
	b := make([]byte, size)
	if id >= f.size/size {
		return page{}, fmt.Errorf("page %d is behind the end of the file", id)
	}
	if _, err := f.source.ReadAt(b, int64(id*size)); err != nil {
		return page{}, fmt.Errorf("page %d: %w", id, err)
	}
	order := binary.NativeEndian
	p := page{id: id, flags: order.Uint16(b[8:]), count: int(order.Uint16(b[10:])), extra: uint64(order.Uint32(b[12:])), bytes: b}
	if own := order.Uint64(b); own != id {
		return page{}, fmt.Errorf("page %d says that it is page %d", id, own)
	}
	if p.extra >= maxPage/size || id+p.extra >= f.size/size {
		return page{}, fmt.Errorf("page %d is longer than the file", id)
	}
	if p.extra > 0 {
		p.bytes = make([]byte, (1+p.extra)*size)
		if _, err := f.source.ReadAt(p.bytes, int64(id*size)); err != nil {
			return page{}, fmt.Errorf("page %d: %w", id, err)
		}
	}
	return p, nil
}

// slice returns bytes of the page, given where they begin and how many they are, and whether the page has them.
func (p *page) slice(from, length uint64) ([]byte, bool) {
	if from > uint64(len(p.bytes)) || length > uint64(len(p.bytes))-from {
		return nil, false
	}
	return p.bytes[from : from+length], true
}

// elements returns the elements of a leaf.
func (p *page) elements() ([]Element, error) {
	order := binary.NativeEndian
	list := make([]Element, 0, min(p.count, len(p.bytes)/elementSize))
	for i := range p.count {
		start := uint64(headerSize + i*elementSize)
		head, ok := p.slice(start, elementSize)
		if !ok {
			return list, p.fault(i)
		}
		at := start + uint64(order.Uint32(head[4:]))
		if i == 0 && !p.holds(at) {
			return list, p.wrongCount()
		}
		keySize, valueSize := uint64(order.Uint32(head[8:])), uint64(order.Uint32(head[12:]))
		key, ok := p.slice(at, keySize)
		value, okValue := p.slice(at+keySize, valueSize)
		if !ok || !okValue {
			return list, p.fault(i)
		}
		list = append(list, Element{Key: key, Value: value, bucket: order.Uint32(head)&flagBucket != 0})
	}
	return list, nil
}

// child is an element of a branch: a page, and the first key in it.
type child struct {
	key []byte
	id  uint64
}

// children returns the elements of a branch.
func (p *page) children() ([]child, error) {
	order := binary.NativeEndian
	list := make([]child, 0, min(p.count, len(p.bytes)/elementSize))
	for i := range p.count {
		start := uint64(headerSize + i*elementSize)
		head, ok := p.slice(start, elementSize)
		if !ok {
			return list, p.fault(i)
		}
		at := start + uint64(order.Uint32(head))
		if i == 0 && !p.holds(at) {
			return list, p.wrongCount()
		}
		key, ok := p.slice(at, uint64(order.Uint32(head[4:])))
		if !ok {
			return list, p.fault(i)
		}
		list = append(list, child{key, order.Uint64(head[8:])})
	}
	return list, nil
}

// free returns the numbers on a page of the freelist.
func (p *page) free() ([]uint64, error) {
	order := binary.NativeEndian
	from, count := uint64(headerSize), uint64(p.count)
	if count == manyFree {
		head, ok := p.slice(from, 8)
		if !ok {
			return nil, p.fault(0)
		}
		from, count = from+8, order.Uint64(head)
	}
	if count > uint64(len(p.bytes))/8 {
		return nil, p.fault(0)
	}
	b, ok := p.slice(from, 8*count)
	if !ok {
		return nil, p.fault(0)
	}
	ids := make([]uint64, count)
	for i := range ids {
		ids[i] = order.Uint64(b[8*i:])
	}
	return ids, nil
}

// holds reports whether keys and values that begin at a place are right behind as many elements as the page says to have:
// with a wrong count, elements would be missing unnoticed.
func (p *page) holds(at uint64) bool { return at == headerSize+uint64(p.count)*elementSize }

func (p *page) wrongCount() error {
	return fmt.Errorf("page %d: its number of elements is wrong", p.id)
}

func (p *page) fault(i int) error {
	return fmt.Errorf("page %d: element %d is not inside of it", p.id, i)
}
