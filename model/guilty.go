package model

import "slices"

// Guilty are the columns to correct in row i; none unless it is rejected.
func (p *Plan) Guilty(i int) []Column {
	sage := []Column{ColumnSageID, ColumnAccount}
	switch f := p.rows[i].fault; f {
	case DamagedValue, BadValue:
		return p.guiltyValues(i, f)
	case NoCustomerID, UnknownCustomer:
		return []Column{ColumnID}
	case NoCompany:
		return []Column{ColumnCompany}
	case NoSite:
		return []Column{ColumnSite}
	case UnknownCompany:
		return []Column{ColumnCompany, ColumnSite}
	case NoSageCustomer, SageCustomerTaken, IDsDisagree, UnlikeOthers:
		return sage
	case NameDiffers:
		return []Column{ColumnName}
	case ConflictingRows, AlreadySynced, ChangedSince:
		return append([]Column{ColumnID, ColumnCompany, ColumnSite}, sage...)
	}
	return nil
}

func (p *Plan) guiltyValues(i int, f Fault) []Column {
	var guilty []Column
	row := p.Input.Rows[i]
	for _, c := range p.judged() {
		damaged := slices.ContainsFunc(row.Damage, func(d Damage) bool { return d.Column == c })
		if f == DamagedValue && damaged || f == BadValue && badValue(c, row.Cells[c]) != "" {
			guilty = append(guilty, c)
		}
	}
	return guilty
}
