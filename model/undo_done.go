package model

// Undone returns the numbers of the entries that were undone and not redone since; entries are sorted newest first. An
// entry of which only one customer's change was undone is in force.
func Undone(entries []Entry) map[uint64]bool {
	subjects := make(map[uint64]string, len(entries))
	for _, e := range entries {
		subjects[e.Number] = e.Subject
	}
	undone := map[uint64]bool{}
	for _, e := range entries {
		partly := e.Subject != "" && subjects[e.Undoes] == ""
		if e.Undoes != 0 && !undone[e.Number] && !partly {
			undone[e.Undoes] = true
		}
	}
	return undone
}

// UndoneOf returns the undos in force of which each is of one customer's change: by the number of the entry that has the
// change, and CustomerId. undone is what Undone returns.
func UndoneOf(entries []Entry, undone map[uint64]bool) map[uint64]map[string]uint64 {
	list := map[uint64]map[string]uint64{}
	for _, e := range entries {
		if e.Undoes == 0 || e.Subject == "" || undone[e.Number] {
			continue
		}
		if list[e.Undoes] == nil {
			list[e.Undoes] = map[string]uint64{}
		}
		if list[e.Undoes][e.Subject] == 0 {
			list[e.Undoes][e.Subject] = e.Number
		}
	}
	return list
}

// LastChange returns the newest of a customer's changes, newest first, that can be undone: one that is in force, that
// is no undo itself, and that did not add the customer. It reports whether there is one.
func LastChange(list []CustomerChange) (CustomerChange, bool) {
	undone := map[uint64]bool{}
	for _, c := range list {
		switch e := c.Entry; {
		case e.Undoes != 0 && !undone[e.Number]:
			undone[e.Undoes] = true
		case e.Undoes == 0 && !undone[e.Number] && c.Change.Before.ID != "":
			return c, true
		}
	}
	return CustomerChange{}, false
}
