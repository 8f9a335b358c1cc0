package storage

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"

	"dovetail/model"
)

// maxContentProblems is the number of problems of one kind that are named; the others are counted.
const maxContentProblems = 20

// contentCheck checks what a database holds, which no other session changes meanwhile.
type contentCheck struct {
	ctx   context.Context
	store *Store
	found *model.Verification

	snapshot *model.Snapshot
	seen     []bool // by row: whether a newer entry changed the customer
	counts   map[string]int
	lists    map[string]bool // customer lists that are stored, by listKey
}

// run adds to found what is wrong. It returns an error only where the check itself failed.
func (c *contentCheck) run() error {
	c.counts = map[string]int{}
	var err error
	if c.snapshot, err = c.store.Snapshot(c.ctx, nil); err != nil {
		return c.damage(err)
	}
	c.found.Revision, c.found.Customers, c.found.Companies = c.snapshot.Revision(), c.snapshot.Len(), len(c.snapshot.Companies())
	c.companies()
	c.customers()
	if err := c.checkLists(); err != nil {
		return c.damage(err)
	}
	users, err := c.store.Users(c.ctx)
	if err != nil {
		return c.damage(err)
	}
	if c.found.Users = len(users); len(users) == 0 {
		c.fault("access", "no user has settings access")
	}
	if err := c.history(); err != nil {
		return c.damage(err)
	}
	for _, kind := range slices.Sorted(maps.Keys(c.counts)) {
		if n := c.counts[kind]; n > maxContentProblems {
			c.found.Problems = append(c.found.Problems, fmt.Sprintf("%s: %s more problems of this kind", kind, model.Number(n-maxContentProblems)))
		}
	}
	return nil
}

// damage adds damage that ended a part of the check, and returns any other error.
func (c *contentCheck) damage(err error) error {
	if !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrNewer) {
		return err
	}
	c.found.Problems = append(c.found.Problems, err.Error())
	return nil
}

// fault adds a problem of a kind.
func (c *contentCheck) fault(kind, format string, args ...any) {
	if c.counts[kind]++; c.counts[kind] <= maxContentProblems {
		c.found.Problems = append(c.found.Problems, fmt.Sprintf(format, args...))
	}
}

// companies compares the stored counts of links with the customers.
func (c *contentCheck) companies() {
	pairs, err := c.store.companyRows(c.ctx)
	if err != nil {
		c.fault("companies", "%v", err)
		return
	}
	linked := map[model.Company]int{}
	for _, count := range c.snapshot.Companies() {
		linked[count.Company] = count.Customers
		c.found.Linked += count.Customers
	}
	for _, row := range pairs.rows {
		if n := linked[row.Company]; !row.removed && row.links != uint64(n) {
			c.fault("companies", "%s is counted to have %s, and has %s", row.Company, model.Counted(int(row.links), "link", "links"), model.Number(n))
		}
		if row.removed && row.links > 0 {
			c.fault("companies", "%s was removed, and is counted to have %s", row.Company, model.Counted(int(row.links), "link", "links"))
		}
	}
}

// customers checks the rules that every change keeps: a link has an identifier, and no two customers have one Sage
// customer unless that was allowed for one of them.
func (c *contentCheck) customers() {
	type identifier struct {
		company model.Company
		column  model.Column
		text    string
	}
	holders := map[identifier]model.Customer{}
	for _, x := range c.snapshot.All() {
		switch {
		case x.Changed > c.snapshot.Revision():
			c.fault("customers", "the link of %q was changed by revision %d, and the newest is %d", x.ID, x.Changed, c.snapshot.Revision())
		case !x.Link.IsZero() && x.Link.SageID == "" && x.Link.Account == "":
			c.fault("customers", "the link of %q has no identifier", x.ID)
		}
		for column, text := range map[model.Column]string{model.ColumnSageID: x.Link.SageID, model.ColumnAccount: x.Link.Account} {
			if text == "" {
				continue
			}
			key := identifier{canonical(x.Link.Company), column, model.CanonicalKey(text)}
			other, held := holders[key]
			if held && !x.Allowed.Has(model.SageCustomerTaken) && !other.Allowed.Has(model.SageCustomerTaken) {
				c.fault("shared", "%q and %q are both linked to %s %s of %s", other.ID, x.ID, column.Header(), text, x.Link.Company)
			}
			holders[key] = x
		}
	}
}

// history checks that entries have no gap, and that the newest change of each customer leads to what is stored.
func (c *contentCheck) history() error {
	entries, err := c.store.History(c.ctx, 0)
	if err != nil {
		return err
	}
	c.found.Entries, c.seen = len(entries), make([]bool, c.snapshot.Len())
	if len(entries) > 0 && entries[0].Revision != c.snapshot.Revision() {
		c.fault("history", "the newest entry wrote revision %d, and the data is at %d", entries[0].Revision, c.snapshot.Revision())
	}
	c.listHistory(entries)
	removed := map[string]bool{}
	for i, e := range entries {
		if want := uint64(len(entries) - i); e.Number != want {
			c.fault("history", "entry %d is missing: %d is in its place", want, e.Number)
		}
		if i > 0 && e.Revision >= entries[i-1].Revision {
			c.fault("history", "entry %d wrote revision %d, and the one after it %d", e.Number, e.Revision, entries[i-1].Revision)
		}
		changes, err := c.store.Changes(c.ctx, e.Number)
		if err != nil {
			return err
		}
		for _, change := range changes {
			c.newest(e, change, removed)
		}
	}
	for row, seen := range c.seen {
		if !seen {
			c.fault("replay", "no entry of the history added customer %q", c.snapshot.At(row).ID)
		}
	}
	return nil
}

// newest compares the newest change of a customer with what is stored.
func (c *contentCheck) newest(e model.Entry, change model.Change, removed map[string]bool) {
	id := change.ID()
	row, there := c.snapshot.Find(id)
	if there && c.seen[row] || removed[id] {
		return
	}
	switch {
	case !there && change.After.ID != "":
		c.fault("replay", "customer %q, which entry %d changed, is missing", id, e.Number)
	case !there:
		removed[id] = true
	case change.After.ID == "":
		c.fault("replay", "customer %q, which entry %d removed, is still there", id, e.Number)
		c.seen[row] = true
	default:
		now, then := c.snapshot.At(row), change.After
		now.Changed, then.Changed = 0, 0 // set after the change was recorded
		if now != then {
			c.fault("replay", "customer %q is not what entry %d made of it", id, e.Number)
		}
		c.seen[row] = true
	}
}
