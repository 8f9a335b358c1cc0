package model

// countChanges counts what a load changes beside the classes.
func (l *loadPlanner) countChanges() {
	seen := make([]bool, l.snapshot.Len())
	for i := range l.rows {
		r := &l.rows[i]
		if r.customer >= 0 {
			seen[r.customer] = true
		}
		l.countLeftOut(i)
		l.countEvidence(i)
		if !l.plan.writes(i) {
			continue
		}
		if r.changes&changesName != 0 && r.customer >= 0 {
			l.plan.Load.Renamed++
		}
		if r.changes&changesLink != 0 {
			l.plan.Load.Links++
		}
		if r.changes&changesSynced != 0 {
			l.plan.Load.Synced++
		}
		if r.changes&changesEvidence != 0 && r.customer >= 0 {
			l.plan.Load.Evidence++
		}
	}
	for _, s := range seen {
		if !s {
			l.plan.Load.Missing++
		}
	}
}

// countLeftOut counts a row whose link is left out, or whose name is cleaned.
func (l *loadPlanner) countLeftOut(i int) {
	if l.rows[i].class == Rejected || l.plan.isDuplicate(i) {
		return
	}
	if l.rows[i].fault != 0 {
		l.plan.Load.LinksLeft++
	}
	if raw := l.file.Rows[i].Cells[ColumnName]; CleanName(raw) != raw {
		l.plan.Load.Cleaned++
	}
}

// countNameMoves counts the customers that get the name of another customer: the sign of a column that was sorted alone,
// after which the names of an upload would prove nothing.
func (l *loadPlanner) countNameMoves() {
	renames := map[string]int32{} // by folded name: a row that gives it to a stored customer
	for i := range l.rows {
		if r := &l.rows[i]; r.changes&changesName != 0 && r.customer >= 0 && l.plan.writes(i) {
			if name, _, _ := l.plan.rowValues(i); foldName(name) != "" {
				renames[foldName(name)] = int32(i)
			}
		}
	}
	if len(renames) == 0 {
		return
	}
	for row, c := range l.snapshot.All() {
		i, ok := renames[foldName(c.Name)]
		if !ok || l.rows[i].customer == int32(row) {
			continue
		}
		if l.plan.Load.NameMoves++; l.plan.Load.NameMoves == 1 {
			l.plan.Load.NameMove = l.file.Rows[i].Cells[ColumnID] + " becomes " + c.Name + ", which is the name of " + c.ID
		}
	}
}
