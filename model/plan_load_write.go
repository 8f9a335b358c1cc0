package model

// afterLoad is the customer of row i as it is once the row is loaded.
func (p *Plan) afterLoad(i int) Customer {
	c, take := p.before(i), p.rows[i].changes
	c.ID = p.File.Rows[i].Cells[ColumnID]
	name, _, link := p.rowValues(i)
	if take&changesName != 0 {
		c.Name = name
	}
	if take&changesLink != 0 {
		c.Link = p.mergeLink(c.Link, link)
	}
	if take&changesSynced != 0 {
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
		if r.changes&changesName != 0 && r.customer >= 0 {
			l.Load.Renamed++
		}
		if r.changes&changesLink != 0 {
			l.Load.Links++
		}
		if r.changes&changesSynced != 0 {
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
	if raw := l.File.Rows[i].Cells[ColumnName]; CleanName(raw) != raw {
		l.Load.Cleaned++
	}
}

// noteNameMoves counts the customers that get the name which another customer has: the sign of a column that was sorted
// alone, after which the names of an upload would prove nothing.
func (l *loader) noteNameMoves() {
	becomes := map[string]int32{} // by folded name: a row that gives it to a customer
	for i := range l.rows {
		if r := &l.rows[i]; r.changes&changesName != 0 && r.customer >= 0 && l.writes(i) {
			if name, _, _ := l.rowValues(i); foldName(name) != "" {
				becomes[foldName(name)] = int32(i)
			}
		}
	}
	if len(becomes) == 0 {
		return
	}
	for row, c := range l.Snapshot.All() {
		i, ok := becomes[foldName(c.Name)]
		if !ok || l.rows[i].customer == int32(row) {
			continue
		}
		if l.Load.NameMoves++; l.Load.NameMoves == 1 {
			l.Load.NameMove = l.File.Rows[i].Cells[ColumnID] + " becomes " + c.Name + ", which is the name of " + c.ID
		}
	}
}
