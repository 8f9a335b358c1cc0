package model

import "slices"

// columns is the one table of columns. The grid, the export, the upload, the load, the filter, the sort and
// the help all read it.
var columns = [...]ColumnInfo{
	{
		Column: ColumnID, Key: "id", Title: "Customer ID", Short: "ID", Header: "CustomerId",
		About: "Layer's key of the customer, exactly as exported", Sample: "C000721", Pinned: true, List: List{Rank: 7, Preferred: 16},
		Kind: KindIdentifier, Upload: Required, Load: Required,
		text: func(x Customer) string { return x.ID }, stored: textID, pasted: 4, empty: NoCustomerID,
	},
	{
		Column: ColumnName, Key: "name", Title: "Customer", Short: "Customer", Header: "CustomerName",
		About: "the customer's name, only compared", Sample: "Brighton Juniper Holdings Ltd", Pinned: true, Flexible: true, Least: 24,
		List: List{Rank: 5, Preferred: 32, Least: 14},
		Kind: KindName, Upload: Compared, Load: Required,
		text: func(x Customer) string { return x.Name }, stored: textName, pasted: 7,
	},
	{
		Column: ColumnSynced, Key: "synced", Title: "Synced", Short: "Sync", Header: "Synced",
		About: "Yes once it has been synced with Sage; an upload ignores it", Sample: "No", List: List{Rank: 3, Preferred: 6, Least: 6},
		Kind: KindState, Upload: Ignored, Load: JudgedInGrid,
		text: func(x Customer) string { return YesNo(x.Synced) }, states: syncedStates[:], pasted: 7,
	},
	{
		Column: ColumnCompany, Key: "company", Title: "Sage Company", Short: "Sage Company", Header: "SageCompanyName",
		About: "the Sage company that holds the Sage customer", Sample: "Acme UK", Flexible: true, Least: 12,
		List: List{Title: "Company", Rank: 2, Preferred: 16, Least: 12},
		Kind: KindCompany, Part: PartCompany, Upload: Required, Load: JudgedInGrid,
		text: func(x Customer) string { return x.Link.Company.Name }, pasted: 4, empty: NoCompany,
	},
	{
		Column: ColumnSite, Key: "site", Title: "Sage Site ID", Short: "Site ID", Header: "SageSiteId",
		About: "the site of the Sage company", Sample: "10", Hidden: true, List: List{Rank: 1},
		Kind: KindIdentifier, Part: PartCompany, Upload: Required, Load: JudgedInGrid,
		text: func(x Customer) string { return x.Link.Company.Site }, pasted: 4, empty: NoSite,
	},
	{
		Column: ColumnSageID, Key: "sageid", Title: "Sage Customer ID", Short: "Sage ID", Header: "SageCustomerId",
		About: "Sage's internal number: Sage 200's id, Intacct's RECORDNO", Sample: "721", Last: true, List: List{Rank: 4},
		Kind: KindIdentifier, Part: PartSageCustomer, Upload: Judged, Load: JudgedInGrid,
		text: func(x Customer) string { return x.Link.SageID }, stored: textSageID, pasted: 5, empty: NoSageCustomer, noun: "customer ID",
	},
	{
		Column: ColumnAccount, Key: "account", Title: "Sage Account Number", Short: "Account", Header: "SageAccountNumber",
		About: "what people call it: Sage 200's reference, Intacct's CUSTOMERID", Sample: "BRIG0721", List: List{Rank: 6, Preferred: 12},
		Kind: KindIdentifier, Part: PartSageCustomer, Upload: Judged, Load: JudgedInGrid,
		text: func(x Customer) string { return x.Link.Account }, stored: textAccount, pasted: 4, empty: NoSageCustomer, noun: "account number",
	},
	{
		Column: ColumnPostcode, Key: "postcode", Title: "Postcode", Short: "Postcode", Header: "Postcode",
		About: "its postcode, as a load says", Sample: "BN1 4GH", Hidden: true, Last: true, List: List{Rank: 2, Preferred: 16},
		Kind: KindEvidence, Load: Compared,
		text: func(x Customer) string { return x.Postcode }, stored: textPostcode,
	},
	{
		Column: ColumnTelephone, Key: "telephone", Title: "Telephone", Short: "Telephone", Header: "Telephone",
		About: "its telephone number, as a load says", Sample: "01273 496 0721", Hidden: true, Last: true, List: List{Rank: 2, Preferred: 16},
		Kind: KindEvidence, Load: Compared,
		text: func(x Customer) string { return x.Telephone }, stored: textTelephone,
	},
	{
		Column: ColumnEmail, Key: "email", Title: "E-mail", Short: "E-mail", Header: "Email",
		About: "its e-mail address, as a load says", Sample: "accounts@brightonjuniper.example", Hidden: true, Last: true, List: List{Rank: 2, Preferred: 16},
		Kind: KindEvidence, Load: Compared,
		text: func(x Customer) string { return x.Email }, stored: textEmail,
	},
	{
		Column: ColumnWebsite, Key: "website", Title: "Website", Short: "Website", Header: "Website",
		About: "its website, as a load says", Sample: "brightonjuniper.example", Hidden: true, Last: true, List: List{Rank: 2, Preferred: 16},
		Kind: KindEvidence, Load: Compared,
		text: func(x Customer) string { return x.Website }, stored: textWebsite,
	},
	{
		Column: ColumnVATNumber, Key: "vat", Title: "VAT Number", Short: "VAT", Header: "VATNumber",
		About: "its VAT or tax number, as a load says", Sample: "GB 123 4567 72", Hidden: true, Last: true, List: List{Rank: 2, Preferred: 16},
		Kind: KindEvidence, Load: Compared,
		text: func(x Customer) string { return x.VATNumber }, stored: textVATNumber,
	},
	{
		Column: ColumnNext, Key: "next", Title: "Next Sync", Short: "Next",
		About: "what the next sync would do: update, link or create", Sample: "link", List: List{Rank: 3, Preferred: 6, Least: 6},
		Kind: KindState, text: func(x Customer) string { return string(x.Next()) }, states: nextSyncStates[:],
	},
}

// Columns by what the table says of them, in its order.
var (
	uploadJudged    = columnsWhere(func(i ColumnInfo) bool { return i.Upload >= Judged })
	loadJudged      = columnsWhere(func(i ColumnInfo) bool { return i.Load >= Judged })
	gridJudged      = columnsWhere(func(i ColumnInfo) bool { return i.Load >= JudgedInGrid })
	loadLinkColumns = columnsWhere(func(i ColumnInfo) bool { return i.Load == JudgedInGrid })
	loadNames       = columnsWhere(func(i ColumnInfo) bool { return i.Load >= Judged && i.Kind == KindName })
	evidenceColumns = columnsWhere(func(i ColumnInfo) bool { return i.Kind == KindEvidence })
	companyColumns  = columnsWhere(func(i ColumnInfo) bool { return i.Part == PartCompany })
)

// identifierColumns are the columns that identify a Sage customer, in the order in which sentences name them:
// the account number, which people know, before the internal number.
var identifierColumns = reversed(columnsWhere(func(i ColumnInfo) bool { return i.Part == PartSageCustomer }))

// emptyColumns are the columns of which an empty cell is the fault, by fault.
var emptyColumns = columnsByEmpty()

// columnsWhere returns the columns of which keep is true.
func columnsWhere(keep func(ColumnInfo) bool) []Column {
	var list []Column
	for _, info := range columns {
		if keep(info) {
			list = append(list, info.Column)
		}
	}
	return list
}

// columnsByEmpty returns, by fault, the columns of which an empty cell is that fault, in the order of identifierColumns.
func columnsByEmpty() map[Fault][]Column {
	list := map[Fault][]Column{}
	for _, info := range slices.Backward(columns[:]) {
		if info.empty != 0 {
			list[info.empty] = append(list[info.empty], info.Column)
		}
	}
	return list
}

func reversed(list []Column) []Column {
	slices.Reverse(list)
	return list
}
