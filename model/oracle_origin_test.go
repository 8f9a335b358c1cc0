package model

import "fmt"

// origin returns the origin that names the ledger's state.
func (l *ledger) origin() Origin { return Origin{"ledger", l.revision, l.tokens[l.revision-1]} }

// tokens returns the tokens of some revisions; the first ones may have been written before tokens.
func (d *dice) tokens(revisions int) []Token {
	list := make([]Token, revisions)
	for i := d.roll(revisions); i < revisions; i++ {
		list[i] = Token(fmt.Sprint("token ", i+1))
	}
	return list
}

// origin returns the origin of an export of the ledger, sometimes of another lineage of it or of another database.
func (d *dice) origin() Origin {
	m := Origin{Database: d.pick("", "ledger", "", "another"), Revision: uint64(3 + d.roll(6))}
	m.Token = Token(d.pick(fmt.Sprint("token ", m.Revision), "", "another"))
	return m
}

// isDescendedFrom reports whether the state that a file was exported from is an earlier state of the ledger, as far as
// that can be known.
func (l *ledger) isDescendedFrom(m Origin) (known bool) {
	if m.Revision > l.revision {
		return false
	}
	if m.Token != "" {
		return m.Token == l.tokens[m.Revision-1]
	}
	for _, earlier := range l.tokens[:m.Revision-1] {
		if earlier != "" {
			return false // tokens were already written
		}
	}
	return true
}

// stale reports whether the row would replace a link that was changed after the workbook was exported, or may have been:
// nothing is known about a state that the ledger does not descend from.
func (o *oracle) stale(i int) bool {
	c, _ := o.ledger.find(o.in.Rows[i].Cells[ColumnID])
	switch {
	case o.in.Origin.Database != "ledger" || naiveAgrees(c.Link, o.links[i]):
		return false
	case o.ledger.isDescendedFrom(o.in.Origin):
		return c.Changed > o.in.Origin.Revision
	}
	return !c.Link.IsZero() || c.Changed > 0
}
