package model

import (
	"cmp"
	"slices"
)

// ProblemCount is the number of rows with one fault.
type ProblemCount struct {
	Fault   Fault
	Faulty  int // rows that have the fault
	Allowed int // rows that are accepted, as it is allowed for them
}

// Rows returns the number of rows for which the fault is or was the problem.
func (c ProblemCount) Rows() int { return c.Faulty + c.Allowed }

// Problem returns the fault of row i, or if the row is accepted the first fault that was allowed for it; zero for none.
func (p *Plan) Problem(i int) Fault {
	if f := p.rows[i].fault; f != 0 {
		return f
	}
	if p.rows[i].allowed != 0 && p.writes(i) {
		for _, f := range faults {
			if p.rows[i].allowed.Has(f.Fault) {
				return f.Fault
			}
		}
	}
	return 0
}

// Problems returns how many rows have each fault as their Problem: the most frequent one first, of equally frequent ones
// that of the earlier row.
func (p *Plan) Problems() (list []ProblemCount) {
	var at [faultEnd]int // by fault: its place in the list, from 1
	for i := range p.rows {
		f := p.Problem(i)
		if f == 0 {
			continue
		}
		if at[f] == 0 {
			list = append(list, ProblemCount{Fault: f})
			at[f] = len(list)
		}
		if count := &list[at[f]-1]; p.rows[i].fault != 0 {
			count.Faulty++
		} else {
			count.Allowed++
		}
	}
	slices.SortStableFunc(list, func(a, b ProblemCount) int { return cmp.Compare(b.Rows(), a.Rows()) })
	return list
}
