package model

import (
	"fmt"
	"strings"
)

// loadLinkColumns are the columns of Layer's own grid export that tell how a customer is linked.
var loadLinkColumns = []Column{ColumnSynced, ColumnCompany, ColumnSite, ColumnSageID, ColumnAccount}

// said is what a row says of its customer, as far as the load listens. A Synced that cannot be read, or
// that Excel damaged, says nothing.
func (p *Plan) said(i int) (name string, synced bool, link Link) {
	row := &p.Input.Rows[i]
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

// judgeAlone judges a row by itself: whether it names a customer, and then whether its link is whole.
func (l *loader) judgeAlone(i int) {
	row, r := &l.Input.Rows[i], &l.rows[i]
	*r = planned{class: pending, customer: -1, first: int32(i)}
	if f, why := faulty(row, []Column{ColumnID}, false); f != 0 {
		l.reject(i, f, why)
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
	row := &l.Input.Rows[i]
	if f, why := faulty(row, loadLinkColumns, false); f != 0 {
		return f, why
	}
	if _, ok := parseYesNo(row.Cells[ColumnSynced]); !ok {
		return BadValue, whyNeither(row)
	}
	switch link := row.Link(); {
	case link.None():
	case link.Company.Name == "":
		return NoCompany, "SageCompanyName is empty"
	case link.Company.Site == "":
		return NoSite, "SageSiteId is empty"
	case link.SageID == "" && link.Account == "":
		return NoSageCustomer, "neither SageAccountNumber nor SageCustomerId is filled in"
	}
	return 0, ""
}

func whyNeither(row *Row) string {
	return fmt.Sprintf("Synced is %q; it can be Yes or No", row.Cells[ColumnSynced])
}
