package model

import (
	"fmt"
	"strings"
)

// rowValues is what a row says of its customer, as far as the load listens. A Synced that cannot be read, or
// that Excel damaged, says nothing.
func (p *Plan) rowValues(i int) (name string, synced bool, link Link) {
	row := &p.File.Rows[i]
	if p.BringsLinks() {
		synced, _ = parseYesNo(row.Cells[ColumnSynced])
		synced = synced && !row.damaged(ColumnSynced)
		link = row.Link()
	}
	return CleanName(row.Cells[ColumnName]), synced, link
}

// parseYesNo reads what programs write for yes and no; nothing is no.
func parseYesNo(s string) (yes, ok bool) {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "yes", "y", "true", "1":
		return true, true
	case "no", "n", "false", "0", "":
		return false, true
	}
	return false, false
}

// validateRow judges a row by itself: whether it names a customer, and then whether its link is whole.
func (l *loader) validateRow(i int) {
	row, r := &l.File.Rows[i], &l.rows[i]
	*r = planned{class: pending, customer: -1, first: int32(i)}
	if f, why := faulty(row, []Column{ColumnID}, false); f != 0 {
		l.reject(i, f, l.whyDamaged(i, why))
		return
	}
	if at, known := l.Snapshot.Find(row.Cells[ColumnID]); known {
		r.customer = int32(at)
	} else if why := l.whyNoCustomer(i); why != "" {
		l.reject(i, NoCustomerID, why)
		return
	}
	if f, why := faultyName(row); f != 0 {
		l.reject(i, f, why)
		return
	}
	if l.BringsLinks() {
		r.fault, r.why = l.linkFault(i)
	}
}

// linkFault is what is wrong with a row's link by itself, whatever the other rows and customers are. Its
// customer is loaded without the link then.
func (l *loader) linkFault(i int) (Fault, string) {
	row := &l.File.Rows[i]
	if f, why := faulty(row, loadLinkColumns, false); f != 0 {
		return f, why
	}
	if _, ok := parseYesNo(row.Cells[ColumnSynced]); !ok {
		return BadValue, whyNeither(row)
	}
	switch link := row.Link(); {
	case link.IsZero():
	case link.Company.Name == "":
		return NoCompany, "SageCompanyName is empty"
	case link.Company.Site == "":
		return NoSite, "SageSiteId is empty"
	case link.SageID == "" && link.Account == "":
		return NoSageCustomer, "neither SageAccountNumber nor SageCustomerId is filled in"
	default:
		return l.identifierFault(link)
	}
	return 0, ""
}

// identifierFault is what is wrong with a link of which an identifier is not known, and is a placeholder or a misspelled
// known one.
func (l *loader) identifierFault(link Link) (Fault, string) {
	company, known := l.Snapshot.number(link.Company)
	for _, column := range identifierColumns {
		text := link.identifier(column)
		switch {
		case text == "" || known && l.Snapshot.holderOf(company, column, text) >= 0:
			continue
		case placeholder(text):
			return UnlikeOthers, whyPlaceholder(column, text)
		case known:
			if why := l.whyMisspelled(company, column, text); why != "" {
				return UnlikeOthers, why
			}
		}
	}
	return 0, ""
}

// settleCompanies leaves the links out whose company is not known and can be taken for a known one, or for another one
// of the file that more rows name: a load must not add it a second time.
func (l *loader) settleCompanies() {
	if !l.BringsLinks() {
		return
	}
	named := func(i int) bool { return l.rows[i].class == pending && l.rows[i].fault == 0 && !l.link(i).IsZero() }
	for i := range l.rows {
		if named(i) {
			l.noteUnknown(l.link(i).Company)
		}
	}
	l.noteTwins()
	why := map[Company]string{}
	for _, c := range l.Companies {
		key := c.Company.canonical()
		if placeholders[placeholderKey(c.Company.Name)] {
			why[key] = "SageCompanyName is " + c.Company.Name + ", which is no company"
		} else if placeholders[placeholderKey(c.Company.Site)] {
			why[key] = "SageSiteId is " + c.Company.Site + ", which is no site"
		} else if known, how, found := l.Snapshot.LookAlike(c.Company); found {
			why[key] = c.Company.String() + " is not a known company, and looks like " + known.String() + "; it is written here " + how +
				"; if it is another company, add it first"
		} else if twin := l.twins[key]; twin != "" {
			why[key] = twin
		}
	}
	for i := 0; i < len(l.rows) && len(why) > 0; i++ {
		if named(i) {
			if s := why[l.link(i).Company.canonical()]; s != "" {
				l.rows[i].fault, l.rows[i].why = UnknownCompany, s
			}
		}
	}
	l.Companies, l.unknown = nil, map[Company]int{} // those that become known are noted at the end
}

func whyNeither(row *Row) string {
	return fmt.Sprintf("Synced is %q; it can be Yes or No", row.Cells[ColumnSynced])
}
