package model

// Undo is what undoing an entry of the history would restore, and what it would leave unchanged.
type Undo struct {
	Entry Entry
	Only  string   // CustomerId where only one customer's change is undone, else ""
	Back  []Change // what is restored: the current state, and the one after the undo
	Left  []Left   // what is left unchanged
	Batch Batch    // what apply writes
}

// Left is a customer, a company or a customer list that an undo leaves unchanged.
type Left struct {
	ID   string // CustomerId; "" for a company or a list
	Why  string // a sentence
	List bool   // it is the customer list of a company
}

// undoer plans an undo. It restores only what the entry itself changed, and only where it was not changed again
// since.
type undoer struct {
	*Undo
	now       *Snapshot
	companies map[Company]bool // by canonical spelling: those known after the undo
	position  map[string]int   // by CustomerId: the index in Back

	grouping *grouping
	restored map[int32][]int // by root node of the grouping: indexes in Back of the customers whose link is restored
}

// PlanUndo returns what undoing an entry with these changes would do to the current data. What was changed again since,
// is synced since, or would take a Sage customer that another customer holds, is left unchanged and listed.
func PlanUndo(e Entry, changes []Change, now *Snapshot) *Undo {
	u := undoer{Undo: &Undo{Entry: e}, now: now, companies: map[Company]bool{}, position: map[string]int{}}
	u.grouping = newGrouping(now)
	u.grouping.joinFormer(now.validFormerLinks(), nil)
	u.Batch.Base = now.Origin()
	for _, c := range now.Companies() {
		u.companies[c.Company.canonical()] = true
	}
	u.restoreCompanies()
	for _, c := range changes {
		u.plan(c)
	}
	u.groupRestored()
	for u.leaveHeld() {
	}
	u.fill()
	u.removeCompanies()
	u.restoreLists()
	return u.Undo
}

// PlanUndoOf returns what undoing an entry's change of one customer would do, by the rules of PlanUndo. What the entry
// did to other customers and to companies stays.
func PlanUndoOf(e Entry, c Change, now *Snapshot) *Undo {
	part := e
	part.Added, part.Removed, part.Renamed, part.Lists = nil, nil, nil, nil
	u := PlanUndo(part, []Change{c}, now)
	u.Entry, u.Only = e, c.ID()
	return u
}

// leave records what is left unchanged.
func (u *undoer) leave(id, why string) { u.Left = append(u.Left, Left{ID: id, Why: why}) }

// plan plans the undo of the change of one customer.
func (u *undoer) plan(c Change) {
	id := c.ID()
	current, there := u.now.Customer(id)
	switch {
	case c.Before.ID == "" && !there:
	case c.Before.ID == "":
		u.removeAdded(c, current)
	case !there && c.After.ID != "":
		u.leave(id, "the customer was removed since")
	case c.After.ID == "" && there:
		u.leave(id, "the customer was added again since")
	case c.After.ID == "":
		u.keep(Change{After: c.Before})
	default:
		u.revert(c, current)
	}
}

// keep adds a change to those that are restored, unless its company is no longer known.
func (u *undoer) keep(c Change) {
	if l := c.After.Link; !l.IsZero() && l != c.Before.Link && !u.companies[l.Company.canonical()] {
		u.leave(c.ID(), l.Company.String()+" is no longer a known company")
		return
	}
	u.position[c.ID()] = len(u.Back)
	u.Back = append(u.Back, c)
}

// removeAdded removes a customer that the entry added, unless it was changed since.
func (u *undoer) removeAdded(c Change, current Customer) {
	if !sameContent(current, c.After) {
		u.leave(c.After.ID, "it was changed again since it was added")
		return
	}
	u.keep(Change{Before: current})
}

// revert restores the fields of a customer that the entry changed, each by its rule in the table of fields.
func (u *undoer) revert(c Change, current Customer) {
	to := current
	for i := range customerFields {
		f := &customerFields[i]
		switch {
		case f.undo != undoAlone || !f.changed(&c):
		case f.equal(&current, &c.After):
			f.set(&to, &c.Before)
		default:
			u.leave(current.ID, "its "+f.label+" was changed again since")
		}
	}
	linkStays := c.fieldChanged(undoWithLink)
	switch {
	case !linkStays:
	case current.Link != c.After.Link:
		u.leave(current.ID, u.whyRelinked(current.Link))
	case current.Synced && !c.After.Synced:
		u.leave(current.ID, "it is synced since")
	default:
		setFields(undoWithLink, &to, &c.Before)
		linkStays = false
	}
	if !linkStays {
		revertUnchanged(undoLinkLast, &to, &current, &c)
	}
	if !sameContent(to, current) {
		u.keep(Change{current, to})
	}
}

// whyRelinked returns why a customer that has another link than the entry made is left: what its link is now.
func (u *undoer) whyRelinked(l Link) string {
	if l.IsZero() {
		return "its link was removed since"
	}
	return "it was linked to " + u.now.DescribeLink(l) + " since"
}

// revertUnchanged restores the fields with the rule that the entry changed and that were not changed again.
func revertUnchanged(rule undoRule, to, current *Customer, c *Change) {
	for i := range customerFields {
		if f := &customerFields[i]; f.undo == rule && f.changed(c) && f.equal(current, &c.After) {
			f.set(to, &c.Before)
		}
	}
}

// leaveHeld leaves the links whose Sage customer another customer holds after the undo. It reports whether it left any:
// those customers keep their links, which may be in the way of others.
func (u *undoer) leaveHeld() (left bool) {
	for i := range u.Back {
		c := &u.Back[i]
		if c.After.ID == "" || c.After.Link.IsZero() || c.After.Link == c.Before.Link {
			continue
		}
		if !c.Before.Link.IsZero() && u.grouping.sameSageCustomer(c.Before.Link, c.After.Link) {
			continue // it holds that Sage customer already
		}
		holder, taken := u.holder(c.After)
		if !taken {
			continue
		}
		u.leave(c.ID(), u.grouping.whyHeld(holder, c.After.Link))
		to := c.Before
		setFields(undoAlone, &to, &c.After)
		*c = Change{c.Before, to}
		if c.Before.ID == "" {
			c.After.ID = ""
		}
		left = true
	}
	return left
}

// groupRestored groups the links to be restored by Sage customer. Links that were allowed to share their Sage customer
// are left out.
func (u *undoer) groupRestored() {
	u.restored = map[int32][]int{}
	for at, c := range u.Back {
		if c.After.Link.IsZero() || c.After.Link == c.Before.Link || c.After.Allowed.Has(SageCustomerTaken) {
			continue
		}
		for _, node := range u.grouping.nodesOf(c.After.Link) {
			if node != 0 {
				root := u.grouping.sets.root(node)
				u.restored[root] = append(u.restored[root], at)
			}
		}
	}
}

// holder returns another customer that will hold the Sage customer of a restored customer after the undo: one that
// holds it now, or one whose link is restored too, unless the two were allowed to share it.
func (u *undoer) holder(to Customer) (Customer, bool) {
	id, l := to.ID, to.Link
	for _, c := range u.grouping.holders(l) {
		if at, moves := u.position[c.ID]; c.ID == id || moves && !u.grouping.sameSageCustomer(u.Back[at].After.Link, l) {
			continue
		}
		return c, true
	}
	if to.Allowed.Has(SageCustomerTaken) {
		return Customer{}, false
	}
	for _, node := range u.grouping.nodesOf(l) {
		if node == 0 {
			continue
		}
		for _, at := range u.stillRestored(u.grouping.sets.root(node)) {
			if c := u.Back[at].After; c.ID != id && c.Link != u.Back[at].Before.Link {
				return c, true
			}
		}
	}
	return Customer{}, false
}

// stillRestored returns the indexes in Back of the customers whose links to one Sage customer are restored. It drops
// those at the beginning that were left meanwhile.
func (u *undoer) stillRestored(root int32) []int {
	list := u.restored[root]
	for len(list) > 0 && u.Back[list[0]].After.Link == u.Back[list[0]].Before.Link {
		list = list[1:]
	}
	u.restored[root] = list
	return list
}

// fill sets the batch to what is restored after all.
func (u *undoer) fill() {
	kept := u.Back[:0]
	for _, c := range u.Back {
		switch {
		case c.After.ID == "" && c.Before.ID == "", sameContent(c.Before, c.After):
			continue
		case c.After.ID == "":
			u.Batch.Remove = append(u.Batch.Remove, c.Before.ID)
		default:
			u.Batch.Put = append(u.Batch.Put, c.After)
		}
		kept = append(kept, c)
	}
	u.Back = kept
}
