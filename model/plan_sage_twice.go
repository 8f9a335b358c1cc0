package model

import "fmt"

// rejectTwice rejects the rows whose account number or ID is in another row too, however it is written there. Of rows that
// say the same in every column the first is kept.
func (p *SagePlan) rejectTwice() {
	var groups [][]int
	for _, role := range []SageRole{SageAccount, SageID} {
		groups = append(groups, p.sameIdentifier(role)...)
	}
	alike := make([]bool, len(groups))
	for g, rows := range groups {
		alike[g] = p.saysTheSame(rows)
	}
	for g, rows := range groups {
		for _, i := range rows {
			if r := &p.rows[i]; r.class != SageRejected && alike[g] && i != rows[0] {
				r.class, r.why = SageRepeated, fmt.Sprintf("repeats row %d", p.File.Rows[rows[0]].Number)
			}
		}
	}
	for g, rows := range groups {
		for _, i := range rows {
			if r := &p.rows[i]; r.class != SageRejected && !alike[g] {
				r.reject(ConflictingRows, p.whyTwice(i, rows))
			}
		}
	}
}

// sameIdentifier returns the groups of several rows, not rejected, with an equal identifier of a role, in the order of
// their first rows.
func (p *SagePlan) sameIdentifier(role SageRole) (groups [][]int) {
	first, at := map[string]int{}, map[string]int{}
	for i := range p.rows {
		text := p.File.Rows[i].Cells[role]
		if text == "" || p.rows[i].class == SageRejected {
			continue
		}
		key := CanonicalKey(text)
		other, seen := first[key]
		if !seen {
			first[key] = i
			continue
		}
		g, ok := at[key]
		if !ok {
			g = len(groups)
			at[key], groups = g, append(groups, []int{other})
		}
		groups[g] = append(groups[g], i)
	}
	return groups
}

// saysTheSame reports whether rows have the same values.
func (p *SagePlan) saysTheSame(rows []int) bool {
	for _, i := range rows {
		if p.rows[i].values != p.rows[rows[0]].values {
			return false
		}
	}
	return true
}

// whyTwice returns why row i is rejected, one of several with an equal account number, else an equal ID.
func (p *SagePlan) whyTwice(i int, rows []int) string {
	role := SageAccount
	text := func(role SageRole, i int) string { return p.File.Rows[i].Cells[role] }
	if !EqualText(text(role, rows[0]), text(role, rows[1])) || text(role, i) == "" {
		role = SageID
	}
	why := role.noun() + " " + text(role, i) + " is in " + p.otherRows(i, rows) + " too"
	for _, j := range rows {
		if other := text(role, j); other != text(role, i) {
			why += ", as " + other + ": in Sage the two are one"
			break
		}
	}
	return why + "; keep one of them"
}

// otherRows returns the numbers of rows without row i, for a sentence: "row 7", "rows 7 and 9".
func (p *SagePlan) otherRows(i int, rows []int) string {
	var others []string
	for _, j := range rows {
		if j == i {
			continue
		}
		if len(others) == namedRows {
			others = append(others, Number(len(rows)-1-namedRows)+" more")
			break
		}
		others = append(others, fmt.Sprint(p.File.Rows[j].Number))
	}
	if len(others) == 1 {
		return "row " + others[0]
	}
	return "rows " + joinAnd(others)
}
