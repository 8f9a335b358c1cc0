package model

import (
	"fmt"
	"strings"
)

// parseYesNo returns what a program meant by a text for yes or no, and whether it is one; "" is no.
func parseYesNo(s string) (yes, ok bool) {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "yes", "y", "true", "1":
		return true, true
	case "no", "n", "false", "0", "":
		return false, true
	}
	return false, false
}

// validateRow judges a row by itself: whether it names a customer, and then whether its link is complete.
func (l *loadPlanner) validateRow(i int) {
	row, r := &l.file.Rows[i], &l.rows[i]
	if f, why := faulty(row, []Column{ColumnID}, false); f != 0 {
		l.reject(i, f, l.whyDamaged(i, why))
		return
	}
	if at, known := l.snapshot.Find(row.Cells[ColumnID]); known {
		r.customer = int32(at)
	} else if why := l.file.whyNoCustomer(i); why != "" {
		l.reject(i, NoCustomerID, why)
		return
	}
	if f, why := faultyName(row); f != 0 {
		l.reject(i, f, why)
		return
	}
	if l.plan.importsLinks() {
		r.fault, r.why = l.linkFault(i)
	}
}

// linkFault returns what is wrong with a row's link by itself, whatever the other rows and customers are; its
// customer is then loaded without the link.
func (l *loadPlanner) linkFault(i int) (Fault, string) {
	row := &l.file.Rows[i]
	if f, why := faulty(row, loadLinkColumns, false); f != 0 && !l.lettersListed(i, f, loadLinkColumns) {
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
	case l.snapshot.SageList(link.Company) == nil:
		return l.identifierFault(link)
	}
	return 0, ""
}

// listFault returns what is wrong with the changed link of a customer by the list of its company, or with identifiers that
// the list does not have.
func (l *loadPlanner) listFault(link Link, c Customer) (Fault, string) {
	if l.snapshot.SageList(link.Company) == nil {
		return 0, ""
	}
	for f, why := range l.snapshot.listFaults(link, c) {
		return f, why
	}
	return l.identifierFault(link)
}

// identifierFault returns what is wrong with a link one of whose identifiers is unknown, and is a placeholder or a
// misspelled known one.
func (l *loadPlanner) identifierFault(link Link) (Fault, string) {
	company, known := l.snapshot.number(link.Company)
	for _, column := range identifierColumns {
		text := link.identifier(column)
		switch {
		case text == "" || known && l.snapshot.rowWith(company, column, text) >= 0 || l.snapshot.isListed(link, column):
			continue
		case placeholder(text):
			return UnlikeOthers, whyPlaceholder(column, text)
		case known:
			if why := l.snapshot.whyMisspelled(company, column, text, -1); why != "" {
				return UnlikeOthers, why
			}
		}
	}
	return 0, ""
}

// whyNeither returns why a value of Synced is bad.
func whyNeither(row *Row) string {
	return fmt.Sprintf("Synced is %q; it can be Yes or No", row.Cells[ColumnSynced])
}
