package model

// planner is the part of uploadPlanner and loadPlanner that both need. It builds a Plan, and is the only code that
// changes one: each planner has one run method, which lists its passes in order. The plan is handed out after the last
// pass, and the planner is not used again.
type planner struct {
	plan     *Plan        // under construction
	file     *ParsedFile  // plan.File
	snapshot *Snapshot    // plan.Snapshot
	rows     []plannedRow // plan.rows

	strict bool               // the rows of the file cannot overrule former links; see plan_claims.go
	claims *claims            // nil until they are gathered, and in a load without links
	twins  map[Company]string // by canonical company: why an unknown company must not be added; see findTwins
}

// newPlanner returns a planner for a plan whose exported options are set, with every row pending.
func newPlanner(plan *Plan, strict bool) planner {
	plan.rows = make([]plannedRow, len(plan.File.Rows))
	for i := range plan.rows {
		plan.rows[i] = plannedRow{class: pending, customer: -1, first: int32(i)}
	}
	plan.filledSites = map[int]string{}
	return planner{plan: plan, file: plan.File, snapshot: plan.Snapshot, rows: plan.rows, strict: strict}
}

// eachRow calls pass for every row, in the order of the file.
func (p *planner) eachRow(pass func(i int)) {
	for i := range p.rows {
		pass(i)
	}
}

// reject gives row i the class Rejected. If a cell is empty because it is merged with another, that is the reason.
func (p *planner) reject(i int, f Fault, why string) {
	if merged := p.file.whyMerged(i, emptyColumns[f]...); merged != "" {
		why = merged
	}
	r := &p.rows[i]
	r.class, r.fault, r.why = Rejected, f, why
}

// useAllowance records in row i that fault f needs to be allowed, if the user allowed it there, and reports whether so.
// Call it only if the row would otherwise be rejected for f.
func (p *planner) useAllowance(i int, f Fault) bool {
	allowed := p.plan.Allow.Allows(p.file.Rows[i].Cells[ColumnID], f)
	if f == UnknownCompany && !allowed {
		allowed = p.plan.Allow.AllowsCompany(p.plan.link(i).Company)
	}
	if !allowed {
		return false
	}
	p.rows[i].allowed = p.rows[i].allowed.With(f)
	return true
}

// gatherClaims finds the Sage customers that the rows for which claiming is true claim.
func (p *planner) gatherClaims(claiming func(i int) bool) {
	p.claims = newClaims(p.plan, p.strict, claiming)
	p.plan.Overruled = p.claims.overruled
}

// overruledByRejected reports whether a row that helps to overrule a former link is not accepted itself. Such a row
// proves nothing: the file must be planned again, strictly.
func (p *planner) overruledByRejected() bool {
	if p.claims == nil {
		return false
	}
	for _, i := range p.claims.overruling {
		r := &p.rows[i]
		if r.class == Rejected || r.class == Conflict || p.plan.Kind == ForLoad && r.fault != 0 {
			return true
		}
	}
	return false
}

// isStale reports whether a row would replace, not complete, a link that was changed or removed after the workbook was
// exported: an older file must not undo later corrections. If the workbook comes from a state that the database does
// not have, any link that was ever set may have been changed since.
func (p *planner) isStale(c Customer, row Link) bool {
	if c.Link.Agrees(row) {
		return false
	}
	switch p.plan.ancestry() {
	case Past, Numbered:
		return c.Changed > p.file.Origin.Revision
	case Ahead, Elsewhere:
		return c.Changed > 0 || !c.Link.IsZero()
	}
	return false
}

// resolveDuplicates rejects the duplicates of rejected rows for the same reason; other duplicates are Unchanged.
func (p *planner) resolveDuplicates() {
	for i := range p.rows {
		r := &p.rows[i]
		if r.class != pending {
			continue
		}
		if first := &p.rows[r.first]; first.class == Rejected {
			p.reject(i, first.fault, first.why)
			r.final = first.final
		} else {
			r.class = Unchanged
		}
	}
}

// countClasses counts the rows by class. It comes after the last pass that changes one.
func (p *planner) countClasses() {
	for i := range p.rows {
		p.plan.Counts[p.rows[i].class]++
	}
}
