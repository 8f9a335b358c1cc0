package storage

import (
	bolt "go.etcd.io/bbolt"

	"dovetail/model"
)

// checkLists checks the customer lists, also those that are no longer current, and the rejections of suggestions.
func (c *contentCheck) checkLists() error {
	chunks := map[string][]keyValue{}
	err := c.store.view(c.ctx, func(tx *bolt.Tx) error {
		return bucket(tx, bucketLists).ForEach(func(k, v []byte) error {
			if len(k) != len(listChunkKey(listKey(0, 0), 0)) {
				return damaged("%q is not the key of a customer list", k)
			}
			list := string(k[:len(listKey(0, 0))])
			chunks[list] = append(chunks[list], copyOf(k, v))
			return c.ctx.Err()
		})
	})
	if err != nil {
		return err
	}
	c.lists = make(map[string]bool, len(chunks))
	for list, pairs := range chunks {
		c.lists[list] = true
		if _, err := decodeList(pairs); err != nil {
			company, version := companyOfList(list)
			c.fault("lists", "version %d of the customer list of company %d: %v", version, company, err)
		}
	}
	_, err = c.store.RejectedSuggestions(c.ctx)
	return err
}

// listHistory checks that the lists that the entries name are stored, and that the newest change of each company's customer list leads to the current one; the entries are
// sorted newest first. A restored backup has the lists of its own entries.
func (c *contentCheck) listHistory(entries []model.Entry) {
	seen := map[uint32]bool{}
	for _, e := range entries {
		for _, l := range e.Lists {
			if l.After != 0 && !c.lists[listKey(l.Number, l.After)] {
				c.fault("lists", "version %d of the customer list of %s, which entry %d made current, is missing", l.After, l.Company, e.Number)
			}
			if seen[l.Number] {
				continue
			}
			seen[l.Number] = true
			version := uint64(0)
			if list := c.snapshot.SageListAt(l.Number); list != nil {
				version = list.Version()
			}
			if version != l.After {
				c.fault("lists", "the customer list of %s has version %d, and entry %d made it version %d", l.Company, version, e.Number, l.After)
			}
		}
	}
}
