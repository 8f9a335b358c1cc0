package storage

import (
	"encoding/binary"
	"maps"
	"slices"
)

// isListChunk reports whether a value is a chunk of a customer list.
func isListChunk(key string, value []byte) bool {
	if len(key) != len(listChunkKey(listKey(0, 0), 0)) {
		return false
	}
	_, _, err := decodeListChunk(keyValue{key, value})
	return err == nil
}

// readLists leaves the companies without a customer list whose current one is not complete.
func (b *rebuilder) readLists() {
	lists := map[string][]keyValue{}
	for _, p := range sorted(b.merged(bucketLists)) {
		list := p.key[:min(len(p.key), len(listKey(0, 0)))]
		lists[list] = append(lists[list], p)
	}
	for _, n := range slices.Sorted(maps.Keys(b.companies)) {
		c := b.companies[n]
		if c.list == 0 {
			continue
		}
		chunks := lists[listKey(n, c.list)]
		if _, err := decodeList(chunks); err != nil || len(chunks) == 0 {
			b.lost("the customer list of %s", c.Company)
			c.list = 0
			b.companies[n] = c
		}
	}
}

// rejections returns the rejections of suggestions, as they are stored, that are to a company that was found. One that was
// restored stays restored, unless the structure of the file is damaged: then it can be rejected again.
func (b *rebuilder) rejections() (pairs []keyValue) {
	for _, p := range sorted(b.merged(bucketRejections)) {
		_, company, err := decodeRejection(p)
		if _, known := b.companies[company]; err == nil && known {
			pairs = append(pairs, p)
		}
	}
	return pairs
}

// companyOfList returns the number of the company and the version that the key of a list's chunk has.
func companyOfList(key string) (company uint32, version uint64) {
	return binary.BigEndian.Uint32([]byte(key)), binary.BigEndian.Uint64([]byte(key[len(companyKey(0)):]))
}
