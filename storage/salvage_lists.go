package storage

import (
	"maps"
	"slices"
	"strings"
)

// checkLists leaves the customer list of each company out of which a part is lost.
func (b *rebuilder) checkLists() {
	values := sorted(b.merged(bucketLists))
	for _, n := range slices.Sorted(maps.Keys(b.companies)) {
		c := b.companies[n]
		if c.list == 0 {
			continue
		}
		prefix := listKey(n, c.list)
		var chunks []keyValue
		for _, p := range values {
			if strings.HasPrefix(p.key, prefix) {
				chunks = append(chunks, p)
			}
		}
		if _, err := decodeList(chunks); err != nil || len(chunks) == 0 {
			b.lost("the customer list of %s", c.Company)
			c.list = 0
			b.companies[n] = c
		}
	}
}
