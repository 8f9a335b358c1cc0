package model

// afterLoad is the customer of row i as it is once the row is loaded.
func (p *Plan) afterLoad(i int) Customer {
	c, take := p.before(i), p.rows[i].take
	c.ID = p.Input.Rows[i].Cells[ColumnID]
	name, _, link := p.said(i)
	if take&takeName != 0 {
		c.Name = name
	}
	if take&takeLink != 0 {
		c.Link = p.linked(c.Link, link)
	}
	if take&takeSynced != 0 {
		c.Synced = true
	}
	return c
}

// countLoad counts what a load changes beside the classes.
func (l *loader) countLoad() {
	seen := make([]bool, l.Snapshot.Len())
	for i := range l.rows {
		r := &l.rows[i]
		if r.customer >= 0 {
			seen[r.customer] = true
		}
		l.countLeft(i)
		if !l.writes(i) {
			continue
		}
		if r.take&takeName != 0 && r.customer >= 0 {
			l.Load.Renamed++
		}
		if r.take&takeLink != 0 {
			l.Load.Links++
		}
		if r.take&takeSynced != 0 {
			l.Load.Synced++
		}
	}
	for _, s := range seen {
		if !s {
			l.Load.Missing++
		}
	}
}

// countLeft counts what a load leaves of a row that it does not reject.
func (l *loader) countLeft(i int) {
	if l.rows[i].class == Rejected || l.repeats(i) {
		return
	}
	if l.rows[i].fault != 0 {
		l.Load.LinksLeft++
	}
	if raw := l.Input.Rows[i].Cells[ColumnName]; CleanName(raw) != raw {
		l.Load.Cleaned++
	}
}
