package pagefile

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
)

const (
	// maxProblems is the number of problems after which a check ends: what follows are mostly consequences.
	maxProblems = 100
	// maxDepth is the depth of pages below a root, and of buckets in one another, that no database reaches.
	maxDepth = 64
)

// checker walks over all pages that the newest root leads to.
type checker struct {
	file     *File
	used     map[uint64]bool
	problems []string
	visit    func(bucket []string, e Element)
}

// Check returns what is wrong with the structure of the file, at most 100 sentences: pages that are damaged, used twice,
// in use and free at once, or lost, and keys that are out of order. It calls visit for each key that it reaches, with the
// names of the buckets that it is in; the element is valid until visit returns.
func (f *File) Check(visit func(bucket []string, e Element)) []string {
	c := &checker{file: f, used: map[uint64]bool{0: true, 1: true}, visit: visit}
	c.bucket(nil, f.newest.root)
	c.freelist()
	return c.problems
}

func (c *checker) fault(format string, args ...any) {
	if len(c.problems) < maxProblems {
		c.problems = append(c.problems, fmt.Sprintf(format, args...))
	}
}

// take marks the pages as used, and reports whether they were not used before and are in the range that is in use.
func (c *checker) take(p page) bool {
	for id := p.id; id <= p.id+p.extra; id++ {
		switch {
		case id >= c.file.newest.pages:
			c.fault("page %d is behind the pages in use", id)
			return false
		case c.used[id]:
			c.fault("page %d is used twice", id)
			return false
		}
		c.used[id] = true
	}
	return true
}

// bucket checks a bucket from its root.
func (c *checker) bucket(path []string, root uint64) {
	var last []byte
	if len(path) > maxDepth {
		c.fault("%sbuckets are too deep in one another", in(path[:1]))
		return
	}
	c.tree(path, root, 0, &last)
}

// tree checks a page and those below it. Keys must be greater than the last one before them.
func (c *checker) tree(path []string, id uint64, depth int, last *[]byte) {
	p, err := c.file.page(id)
	if err != nil {
		c.fault("%s%v", in(path), err)
		return
	}
	if len(c.problems) == maxProblems || !c.take(p) {
		return
	}
	switch {
	case depth > maxDepth:
		c.fault("%spage %d is too deep", in(path), id)
	case depth > 0 && p.count == 0:
		c.fault("%spage %d is empty", in(path), id)
	case p.flags == flagLeaf:
		c.leaf(path, &p, last)
	case p.flags == flagBranch:
		children, err := p.children()
		if err != nil {
			c.fault("%s%v", in(path), err)
		}
		for _, child := range children {
			if len(*last) > 0 && bytes.Compare(child.key, *last) <= 0 {
				c.fault("%spage %d: its keys are out of order", in(path), id)
			}
			c.tree(path, child.id, depth+1, last)
		}
	default:
		c.fault("%spage %d is neither a branch nor a leaf", in(path), id)
	}
}

// leaf checks the elements of a leaf, and the buckets among them.
func (c *checker) leaf(path []string, p *page, last *[]byte) {
	elements, err := p.elements()
	if err != nil {
		c.fault("%s%v", in(path), err)
	}
	for _, e := range elements {
		if *last != nil && bytes.Compare(e.Key, *last) <= 0 {
			c.fault("%spage %d: its keys are out of order", in(path), p.id)
		}
		*last = bytes.Clone(e.Key)
		if !e.bucket {
			c.visit(path, e)
			continue
		}
		c.nested(append(path[:len(path):len(path)], string(e.Key)), p.id, e.Value)
	}
}

// nested checks a bucket inside of another one. A small one has its only page in the value, behind the header.
func (c *checker) nested(path []string, id uint64, value []byte) {
	if len(value) < bucketSize {
		c.fault("%spage %d: the bucket has no header", in(path), id)
		return
	}
	if root := binary.NativeEndian.Uint64(value); root != 0 {
		c.bucket(path, root)
		return
	}
	if len(value) < bucketSize+headerSize {
		c.fault("%spage %d: the bucket has no page", in(path), id)
		return
	}
	order, b := binary.NativeEndian, value[bucketSize:]
	inline := page{id: id, flags: order.Uint16(b[8:]), count: int(order.Uint16(b[10:])), bytes: b}
	if inline.flags != flagLeaf {
		c.fault("%spage %d: the bucket's page is not a leaf", in(path), id)
		return
	}
	var last []byte
	c.leaf(path, &inline, &last)
}

// freelist checks that each page is either used or free.
func (c *checker) freelist() {
	p, err := c.file.page(c.file.newest.freelist)
	if err != nil {
		c.fault("the list of free pages: %v", err)
		return
	}
	if p.flags != flagFreelist {
		c.fault("the list of free pages: page %d is another one", p.id)
		return
	}
	c.take(p)
	free, err := p.free()
	if err != nil {
		c.fault("the list of free pages: %v", err)
		return
	}
	listed := make(map[uint64]bool, len(free))
	for _, id := range free {
		switch {
		case id >= c.file.newest.pages:
			c.fault("page %d is listed as free, and behind the pages in use", id)
		case c.used[id]:
			c.fault("page %d is in use and listed as free: the next change could overwrite it", id)
		case listed[id]:
			c.fault("page %d is listed as free twice", id)
		}
		listed[id] = true
	}
	if len(c.problems) > 0 {
		return // pages that were not reached look lost
	}
	for id := range c.file.newest.pages {
		if !c.used[id] && !listed[id] {
			c.fault("page %d is lost: neither in use nor free", id)
		}
	}
}

// in returns the beginning of a sentence about a bucket.
func in(path []string) string {
	if len(path) == 0 {
		return ""
	}
	return "in " + strings.Join(path, "/") + ": "
}
