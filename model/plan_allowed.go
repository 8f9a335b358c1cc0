package model

import "strings"

// AllowedRows returns the number of rows in which fault f was allowed and would have rejected the row.
func (p *Plan) AllowedRows(f Fault) (n int) {
	for i := range p.rows {
		if p.rows[i].allowed.Has(f) {
			n++
		}
	}
	return n
}

// Allowed returns the faults that were allowed and would have rejected a row that is accepted.
func (p *Plan) Allowed() Faults {
	var all Faults
	for i := range p.rows {
		if p.writes(i) {
			all |= p.rows[i].allowed
		}
	}
	return all
}

// AllowedCustomers returns for each fault of Allowed what was allowed and for which customers, at most some of them by name:
// "shared account, for C1 Name 1, C2 Name 2 and 3 more".
func (p *Plan) AllowedCustomers(most int) []string {
	rows := map[Fault]int{}
	names := map[Fault][]string{}
	for i := range p.rows {
		if !p.writes(i) || p.rows[i].allowed == 0 {
			continue
		}
		for _, f := range faults {
			if !p.rows[i].allowed.Has(f.Fault) {
				continue
			}
			if rows[f.Fault]++; rows[f.Fault] <= most {
				names[f.Fault] = append(names[f.Fault], p.before(i).named())
			}
		}
	}
	var list []string
	for _, f := range faults {
		if n := rows[f.Fault]; n > 0 {
			words := f.Fault.AllowedName() + ", for " + strings.Join(names[f.Fault], ", ")
			if n > most {
				words += " and " + Number(n-most) + " more"
			}
			list = append(list, words)
		}
	}
	return list
}
