package model

import "strings"

// firstListed is the number of the first column of SageTable. It is above the numbers of all columns of LayerTable, so
// that a column says which table it belongs to.
const firstListed Column = 1 << 8

// The columns of SageTable.
const (
	ListedAccount Column = firstListed + iota
	ListedID
	ListedName
	ListedCompany
	ListedSite
	ListedStatus
	ListedLinked
	ListedPostcode
	ListedTelephone
	ListedEmail
	ListedWebsite
	ListedVAT
)

// sageColumns are the columns of Sage's customers. The grid, the filter, the sort and the help all read them.
var sageColumns = [...]ColumnInfo{
	{
		Column: ListedAccount, Key: "account", Title: "Account Number", Short: "Account", Header: "SageAccountNumber",
		About: "what people call it: Sage 200's reference, Intacct's CUSTOMERID", Sample: "BRIG0721", Pinned: true,
		Kind: KindIdentifier, sageText: func(r ListedCustomer) string { return r.Account },
	},
	{
		Column: ListedID, Key: "id", Title: "Sage Customer ID", Short: "Sage ID", Header: "SageCustomerId",
		About: "Sage's internal number: Sage 200's id, Intacct's RECORDNO", Sample: "721", Last: true,
		Kind: KindIdentifier, sageText: func(r ListedCustomer) string { return r.ID },
	},
	{
		Column: ListedName, Key: "name", Title: "Name", Short: "Name", Header: "SageCustomerName",
		About: "the customer's name in Sage", Sample: "Brighton Juniper Holdings Ltd", Pinned: true, Flexible: true, Least: 24,
		Kind: KindName, sageText: func(r ListedCustomer) string { return r.Name },
	},
	{
		Column: ListedCompany, Key: "company", Title: "Sage Company", Short: "Sage Company", Header: "SageCompanyName",
		About: "the Sage company whose list has it", Sample: "Acme UK", Flexible: true, Least: 12,
		Kind: KindCompany, sageText: func(r ListedCustomer) string { return r.Company.Name },
	},
	{
		Column: ListedSite, Key: "site", Title: "Sage Site ID", Short: "Site ID", Header: "SageSiteId",
		About: "the site of the Sage company", Sample: "10", Hidden: true,
		Kind: KindIdentifier, sageText: func(r ListedCustomer) string { return r.Company.Site },
	},
	{
		Column: ListedStatus, Key: "status", Title: "Status", Short: "Status", Header: "Status",
		About: "open, on hold, inactive or closed, as the list says", Sample: "open",
		Kind: KindName, sageText: func(r ListedCustomer) string { return r.StatusWord() },
	},
	{
		Column: ListedLinked, Key: "linked", Title: "Linked Customers", Short: "Linked", Header: "CustomerId",
		About: "the CustomerIds of the Layer customers that are linked to it", Sample: "C000721", Flexible: true, Least: 12,
		Kind: KindIdentifier, sageText: ListedCustomer.linkedText,
	},
	{
		Column: ListedPostcode, Key: "postcode", Title: "Postcode", Short: "Postcode", Header: "Postcode",
		About: "the postcode of its address", Sample: "BN1 1AA", Hidden: true, Last: true,
		Kind: KindEvidence, sageText: func(r ListedCustomer) string { return r.Postcode },
	},
	{
		Column: ListedTelephone, Key: "telephone", Title: "Telephone", Short: "Telephone", Header: "Telephone",
		About: "its telephone number", Sample: "01273 555 0199", Hidden: true, Last: true,
		Kind: KindEvidence, sageText: func(r ListedCustomer) string { return r.Telephone },
	},
	{
		Column: ListedEmail, Key: "email", Title: "E-mail", Short: "E-mail", Header: "Email",
		About: "its e-mail address", Sample: "accounts@example.com", Hidden: true, Last: true,
		Kind: KindEvidence, sageText: func(r ListedCustomer) string { return r.Email },
	},
	{
		Column: ListedWebsite, Key: "website", Title: "Website", Short: "Website", Header: "Website",
		About: "its website", Sample: "www.example.com", Hidden: true, Last: true,
		Kind: KindEvidence, sageText: func(r ListedCustomer) string { return r.Website },
	},
	{
		Column: ListedVAT, Key: "vat", Title: "VAT Number", Short: "VAT", Header: "VATNumber",
		About: "its VAT registration number", Sample: "GB123456789", Hidden: true, Last: true,
		Kind: KindEvidence, sageText: func(r ListedCustomer) string { return r.VATNumber },
	},
}

// sageFlags are the words of is: for Sage's customers.
var sageFlags = [...]state{
	{word: "linked", about: "a Layer customer is linked to it", ofSage: func(f sageFacts) bool { return f.linked > 0 }},
	{word: "unlinked", about: "no Layer customer is linked to it", ofSage: func(f sageFacts) bool { return f.linked == 0 }},
	{word: "onhold", about: "on hold, inactive or closed", ofSage: func(f sageFacts) bool { return !f.open }},
	{word: "shared", about: "two or more Layer customers are linked to it", ofSage: func(f sageFacts) bool { return f.linked > 1 }},
}

// sageFacts are what the flags of a Sage customer are evaluated on.
type sageFacts struct {
	linked int // Layer customers
	open   bool
}

// sageSamples are examples of filters of Sage's customers.
var sageSamples = []SyntaxRow{
	{"acme", "acme in any column but details"},
	{`"acme uk" is:unlinked`, "the phrase, and not linked yet"},
	{"-acme", "all without acme; the - goes before any term"},
	{`company:"Acme UK",Apex`, "either company"},
	{"has:vat", "a VAT number is there; words do not search the details"},
	{"account:=00123", "exactly this account number"},
	{"account:A100..A250", "from A100 to A250; also `account:A100..` and `account:..A250`"},
	{`status:"on hold",closed`, "either status"},
	{"linked:C000721", "the Layer customer C000721 is linked to it"},
	{"linked:none", "no Layer customer is linked to it"},
	{`/ltd\.?$/`, "a regular expression; also `name:/ltd/` in one column"},
}

// linkedSeparator is between the CustomerIds of linkedText.
const linkedSeparator = ", "

// linkedText returns the CustomerIds of the linked customers.
func (r ListedCustomer) linkedText() string {
	if len(r.Linked) == 1 {
		return r.Linked[0].ID
	}
	return strings.Join(r.LinkedIDs(), linkedSeparator)
}

// LinkedIDs returns the CustomerIds of the linked customers.
func (r ListedCustomer) LinkedIDs() []string {
	ids := make([]string, len(r.Linked))
	for i, x := range r.Linked {
		ids[i] = x.ID
	}
	return ids
}

// SageText returns the column's value of a Sage customer, as the grid shows it.
func (c Column) SageText(r ListedCustomer) string { return c.info().sageText(r) }
