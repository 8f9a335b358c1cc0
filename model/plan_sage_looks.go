package model

import "strings"

// standIns are the columns of a row of Layer's files in whose place looksLike puts the values of a row of Sage's.
var standIns = map[SageRole]Column{
	SageName: ColumnName, SagePostcode: ColumnSite, SageTelephone: ColumnAccount, SageVATNumber: ColumnSageID,
}

// looksLike returns what row i looks like if it is no customer: a repeated header, a total, a footer; "" if it looks like a
// customer. An account number of one word beside a name is a customer, whatever the word is.
func (p *SagePlan) looksLike(i int) string {
	row, layout := &p.File.Rows[i], &p.File.Layout
	if p.repeatsHeader(row) {
		return repeatedHeader
	}
	key := SageAccount
	if row.Cells[key] == "" {
		key = SageID
	}
	name := row.Cells[SageName]
	if isCode(row.Cells[key]) {
		return ""
	}
	if id := row.Cells[key]; hasLetters(name) && id != "" && !strings.ContainsAny(id, " :=\u00a0") && appears(plainLine(name)) == "" {
		return ""
	}
	line := ParsedFile{Rows: make([]Row, 1)}
	line.Rows[0].Cells[ColumnID], line.Layout.At[ColumnID] = row.Cells[key], max(layout.At[key], 0)
	for role, column := range standIns {
		line.Rows[0].Cells[column], line.Layout.At[column] = row.Cells[role], max(layout.At[role], 0)
	}
	return line.looksLike(0)
}

// repeatsHeader reports whether a row has the titles of its columns, at least two of them.
func (p *SagePlan) repeatsHeader(row *SageRow) bool {
	same := 0
	for role, at := range p.File.Layout.At {
		switch text := row.Cells[role]; {
		case at < 0 || text == "":
		case titleKey(text) != titleKey(p.File.Layout.Names[at]):
			return false
		default:
			same++
		}
	}
	return same > 1
}
