package model

import "slices"

// FaultyColumns returns the columns to correct in row i; none if it has no fault.
func (p *Plan) FaultyColumns(i int) []Column {
	sage := []Column{ColumnSageID, ColumnAccount}
	switch f := p.rows[i].fault; f {
	case DamagedValue, BadValue:
		return p.faultyValueColumns(i, f)
	case NoCustomerID, UnknownCustomer:
		return []Column{ColumnID}
	case NoCompany:
		return []Column{ColumnCompany}
	case NoSite:
		return []Column{ColumnSite}
	case UnknownCompany:
		return []Column{ColumnCompany, ColumnSite}
	case NoSageCustomer, SageCustomerTaken, IDsDisagree, UnlikeOthers, UnknownAccount, NotOpen, NamesUnlike:
		return sage
	case NameDiffers:
		return []Column{ColumnName}
	case ConflictingRows, AlreadySynced, ChangedSince:
		return append([]Column{ColumnID, ColumnCompany, ColumnSite}, sage...)
	}
	return nil
}

// faultyValueColumns returns the columns whose values are damaged or bad in row i.
func (p *Plan) faultyValueColumns(i int, f Fault) []Column {
	var columns []Column
	row := p.File.Rows[i]
	for _, c := range p.judged() {
		damaged := slices.ContainsFunc(row.Damage, func(d Damage) bool { return d.Column == c })
		if f == DamagedValue && damaged || f == BadValue && p.isBad(c, row.Cells[c]) {
			columns = append(columns, c)
		}
	}
	return columns
}

// isBad reports whether a value of a judged column is bad for what the file is read for.
func (p *Plan) isBad(c Column, text string) bool {
	switch {
	case p.Kind == ForLoad && columns[c].Kind == KindName:
		return badName(text) != ""
	case p.Kind == ForLoad && columns[c].Kind == KindState && !isYesNo(text):
		return true
	}
	return badValue(c, text) != ""
}
