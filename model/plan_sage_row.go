package model

import (
	"cmp"
	"strings"
)

// validateRow judges row i by itself.
func (p *SagePlan) validateRow(i int) {
	row, r := &p.File.Rows[i], &p.rows[i]
	r.before = -1
	what := p.looksLike(i)
	if what != "" {
		r.reject(NoSageCustomer, whyNoSageCustomer(row, what))
		return
	}
	for _, role := range []SageRole{SageAccount, SageID} {
		if f, why := faultyIdentifier(row, role); f != 0 {
			r.reject(f, why)
			return
		}
	}
	r.values = SageCustomer{Account: row.Cells[SageAccount], ID: row.Cells[SageID]}
	if r.values.Account == "" && r.values.ID == "" {
		r.reject(NoSageCustomer, p.File.Layout.whyNoIdentifier())
		return
	}
	for i, field := range r.values.texts() {
		*field = r.text(row, sageTexts[i])
	}
	r.values.Status = r.status(row)
}

// reject rejects the row.
func (r *sageRow) reject(f Fault, why string) {
	r.class, r.fault, r.why = SageRejected, f, why
}

// faultyIdentifier returns the fault of a row's account number or ID, and its reason. Letters outside ASCII are none: what
// Sage's own list has is right. Damage to the whole row is a fault of each.
func faultyIdentifier(row *SageRow, role SageRole) (Fault, string) {
	if what := row.damage(SageWholeRow); what != "" {
		return DamagedValue, "the row " + what
	}
	title, text, column := role.noun(), row.Cells[role], role.Info().Like
	if what := row.damage(role); what != "" {
		return DamagedValue, title + " " + what
	}
	if what := badValue(column, text); what != "" && !foreignValue(column, text) {
		return BadValue, title + " " + what
	}
	return 0, ""
}

// noun returns the role in the middle of a sentence: "the account number".
func (r SageRole) noun() string {
	switch r {
	case SageAccount, SageID:
		return "the " + columns[r.Info().Like].noun
	case SageVATNumber:
		return "the VAT number"
	}
	return "the " + strings.ToLower(r.Info().Title)
}

// sageTexts are the roles of texts that a row is not rejected for.
var sageTexts = [...]SageRole{SageName, SagePostcode, SageTelephone, SageEmail, SageWebsite, SageVATNumber}

// texts returns the fields of a customer by sageTexts.
func (c *SageCustomer) texts() [len(sageTexts)]*string {
	return [...]*string{&c.Name, &c.Postcode, &c.Telephone, &c.Email, &c.Website, &c.VATNumber}
}

// text returns the row's value of a role without invisible characters, "" for one that is left out.
func (r *sageRow) text(row *SageRow, role SageRole) string {
	if what := row.damage(role); what != "" {
		r.leaveOut(role, what)
		return ""
	}
	text := row.Cells[role]
	if what := badName(text); what != "" {
		r.leaveOut(role, what)
		return ""
	}
	clean := CleanName(text)
	r.cleaned = r.cleaned || clean != text && role == SageName
	return clean
}

// leaveOut records that a value of the row is left out.
func (r *sageRow) leaveOut(role SageRole, what string) {
	r.left = append(r.left, role.noun()+" "+what+"; it is left out")
}

// status returns the status of a row: the worst of what its columns say.
func (r *sageRow) status(row *SageRow) string {
	status := ""
	for _, role := range []SageRole{SageStatus, SageOnHold, SageInactive} {
		text := row.Cells[role]
		if what := row.damage(role); what != "" {
			r.leaveOut(role, what)
			continue
		}
		if what := badName(text); what != "" {
			r.leaveOut(role, what)
			continue
		}
		value, understood := parseStatus(text)
		switch role {
		case SageOnHold:
			value, understood = parseStatusFlag(text, StatusOnHold)
		case SageInactive:
			value, understood = parseStatusFlag(text, StatusInactive)
		}
		if !understood {
			r.unknown = append(r.unknown, value)
		}
		status = worstStatus(status, value)
	}
	return status
}

// whyNoSageCustomer returns the sentence about a row that looks like something else than a customer.
func whyNoSageCustomer(row *SageRow, what string) string {
	if id := cmp.Or(row.Cells[SageAccount], row.Cells[SageID]); id != "" {
		return id + " looks like " + what + ", not a customer; delete the row"
	}
	return "the row looks like " + what + ", not a customer; delete the row"
}

// whyNoIdentifier returns the sentence about a row without an identifier.
func (l SageLayout) whyNoIdentifier() string {
	switch {
	case l.Has(SageAccount) && l.Has(SageID):
		return "neither the account number nor the customer ID is filled in; fill one in, or empty the whole row"
	case l.Has(SageAccount):
		return "the account number is empty; fill it in, or empty the whole row"
	}
	return "the customer ID is empty; fill it in, or empty the whole row"
}
