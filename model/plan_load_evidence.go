package model

import "fmt"

// A load takes the evidence of its file, which the screen calls details, and leaves out what Excel damaged: it never
// rejects a row. An empty value keeps the old one.

// loadedEvidence returns the value of row i in a column of evidence that a load takes, without invisible characters. It returns
// "" where there is none, and why if there is one that is left out.
func (p *Plan) loadedEvidence(i int, c Column) (text, why string) {
	row := &p.File.Rows[i]
	for _, d := range row.Damage {
		if d.Column == c {
			return "", c.Header() + " " + d.What
		}
	}
	text = row.Cells[c]
	if text == "" {
		return "", ""
	}
	if what := badName(text); what != "" {
		return "", c.Header() + " " + what
	}
	return CleanName(text), ""
}

// withEvidence returns the customer with the evidence of row i.
func (p *Plan) withEvidence(i int, x Customer) Customer {
	for _, c := range evidenceColumns {
		if text, _ := p.loadedEvidence(i, c); text != "" {
			*x.evidence(c) = text
		}
	}
	return x
}

// evidence returns a pointer to the customer's value of a column of evidence.
func (c *Customer) evidence(column Column) *string {
	switch column {
	case ColumnPostcode:
		return &c.Postcode
	case ColumnTelephone:
		return &c.Telephone
	case ColumnEmail:
		return &c.Email
	case ColumnWebsite:
		return &c.Website
	}
	return &c.VATNumber
}

// evidenceLeftOut returns why evidence of row i is left out, a clause each.
func (p *Plan) evidenceLeftOut(i int) (list []string) {
	for _, c := range evidenceColumns {
		if _, why := p.loadedEvidence(i, c); why != "" {
			list = append(list, "left out: "+why)
		}
	}
	return list
}

// describeEvidence returns how the evidence of a customer changes, a clause each.
func describeEvidence(before, after Customer) (list []string) {
	for _, c := range evidenceColumns {
		if from, to := c.Text(before), c.Text(after); from != to {
			list = append(list, c.Title()+": "+textOrNone(from)+" → "+to)
		}
	}
	return list
}

// countEvidence counts the evidence of row i that is left out, and a duplicate whose evidence differs from its first row's.
func (l *loadPlanner) countEvidence(i int) {
	if l.rows[i].class == Rejected {
		return
	}
	for _, c := range evidenceColumns {
		text, why := l.plan.loadedEvidence(i, c)
		if why != "" {
			if l.plan.Load.EvidenceLeft++; l.plan.Load.EvidenceLeft == 1 {
				l.plan.Load.EvidenceFirstLeft = fmt.Sprintf("in row %d %s", l.file.Rows[i].Number, why)
			}
		}
		if text == "" || !l.plan.isDuplicate(i) {
			continue
		}
		if first, _ := l.plan.loadedEvidence(int(l.rows[i].first), c); first != text {
			l.plan.Load.EvidenceDiffers++
			return
		}
	}
}

// evidenceNotes returns notes about the evidence that a load leaves out.
func (p *Plan) evidenceNotes() (list []string) {
	if n := p.Load.EvidenceLeft; n > 0 {
		list = append(list, Counted(n, "detail is left out", "details are left out")+": "+p.Load.EvidenceFirstLeft)
	}
	if n := p.Load.EvidenceDiffers; n > 0 {
		list = append(list, Counted(n, "row repeats a customer with other details", "rows repeat customers with other details")+"; those of the first row count")
	}
	return list
}
