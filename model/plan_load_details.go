package model

import "fmt"

// Details are the values of the columns of evidence. A load takes those that are there, and leaves out those that Excel
// damaged: they never reject their row. An empty value keeps the old one.

// detail returns the value of row i in a column of evidence that a load takes, without invisible characters. It returns
// "" where there is none, and why if there is one that is left out.
func (p *Plan) detail(i int, c Column) (text, why string) {
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

// withDetails returns the customer with the details of row i.
func (p *Plan) withDetails(i int, x Customer) Customer {
	for _, c := range evidenceColumns {
		if text, _ := p.detail(i, c); text != "" {
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

// detailsLeftOut returns why details of row i are left out, a clause each.
func (p *Plan) detailsLeftOut(i int) (list []string) {
	for _, c := range evidenceColumns {
		if _, why := p.detail(i, c); why != "" {
			list = append(list, "left out: "+why)
		}
	}
	return list
}

// describeDetails returns how the details of a customer change, a clause each.
func describeDetails(before, after Customer) (list []string) {
	for _, c := range evidenceColumns {
		if from, to := c.Text(before), c.Text(after); from != to {
			list = append(list, c.Title()+": "+textOrNone(from)+" → "+to)
		}
	}
	return list
}

// countDetails counts the details of row i that are left out, and a duplicate whose details differ from its first row's.
func (l *loadPlanner) countDetails(i int) {
	if l.rows[i].class == Rejected {
		return
	}
	for _, c := range evidenceColumns {
		text, why := l.plan.detail(i, c)
		if why != "" {
			if l.plan.Load.DetailsLeft++; l.plan.Load.DetailsLeft == 1 {
				l.plan.Load.DetailLeft = fmt.Sprintf("in row %d %s", l.file.Rows[i].Number, why)
			}
		}
		if text == "" || !l.plan.isDuplicate(i) {
			continue
		}
		if first, _ := l.plan.detail(int(l.rows[i].first), c); first != text {
			l.plan.Load.DetailsDiffer++
			return
		}
	}
}

// detailNotes returns notes about the details that a load leaves out.
func (p *Plan) detailNotes() (list []string) {
	if n := p.Load.DetailsLeft; n > 0 {
		list = append(list, Counted(n, "detail is left out", "details are left out")+": "+p.Load.DetailLeft)
	}
	if n := p.Load.DetailsDiffer; n > 0 {
		list = append(list, Counted(n, "row repeats a customer with other details", "rows repeat customers with other details")+"; those of the first row count")
	}
	return list
}
