package model

// A Column is one of the columns of the Customers grid, in the order of the export.
type Column int

// The columns.
const (
	ColumnID Column = iota
	ColumnName
	ColumnSynced
	ColumnCompany
	ColumnSite
	ColumnSageID
	ColumnAccount
	ColumnNext

	// FileColumns is the number of columns that stand in a file: all before ColumnNext.
	FileColumns = int(ColumnNext)
)

// A ColumnInfo says what a column is called, everywhere.
type ColumnInfo struct {
	Column Column
	Key    string // in the filter, --sort and --columns
	Title  string // in the grid
	Short  string // in the grid, where the title is wider than what is in view
	Header string // in Excel; "" where the column is not exported
	Hidden bool   // not in the grid at first
	About  string // what it is, for help and the template
	Sample string // an example, for the template
}

// columns is the one table of columns. The grid, the export, the upload, the filter, the sort and the
// help all read it.
var columns = [...]ColumnInfo{
	{ColumnID, "id", "Customer ID", "Customer ID", "CustomerId", false, "Layer's key of the customer, exactly as exported", "C000721"},
	{ColumnName, "name", "Customer", "Customer", "CustomerName", false, "the customer's name, only compared", "Brighton Juniper Holdings Ltd"},
	{ColumnSynced, "synced", "Synced", "Synced", "Synced", false, "Yes once it has been synced with Sage; an upload ignores it", "No"},
	{ColumnCompany, "company", "Sage Company", "Sage Company", "SageCompanyName", false, "the Sage company that holds the Sage customer", "Acme UK"},
	{ColumnSite, "site", "Sage Site ID", "Site ID", "SageSiteId", true, "the site of the Sage company", "10"},
	{ColumnSageID, "sageid", "Sage Customer ID", "Sage ID", "SageCustomerId", false, "Sage's internal number: Sage 200's id, Intacct's RECORDNO", "721"},
	{ColumnAccount, "account", "Sage Account Number", "Account", "SageAccountNumber", false, "what people call it: Sage 200's reference, Intacct's CUSTOMERID", "BRIG0721"},
	{ColumnNext, "next", "Next Sync", "Next Sync", "", false, "what the next sync would do: update, link or create", "link"},
}

// Columns is the table of all columns, in the order of the export; the caller may change its copy.
func Columns() []ColumnInfo { return append([]ColumnInfo(nil), columns[:]...) }

// Info is what the column is called.
func (c Column) Info() ColumnInfo { return columns[c] }

// String is the column's key.
func (c Column) String() string { return columns[c].Key }

// Header is the column's Excel header; "" for a column that is not exported.
func (c Column) Header() string { return columns[c].Header }

// Text is the column's value of a customer, as the grid and the export show it.
func (c Column) Text(x Customer) string {
	switch c {
	case ColumnID:
		return x.ID
	case ColumnName:
		return x.Name
	case ColumnSynced:
		return YesNo(x.Synced)
	case ColumnCompany:
		return x.Link.Company.Name
	case ColumnSite:
		return x.Link.Company.Site
	case ColumnSageID:
		return x.Link.SageID
	case ColumnAccount:
		return x.Link.Account
	default:
		return string(x.Next())
	}
}

// YesNo is how a truth is written in the grid and in files.
func YesNo(b bool) string {
	if b {
		return "Yes"
	}
	return "No"
}
