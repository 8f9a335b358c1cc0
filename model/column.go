package model

// Column is a column of the Customers grid, or of the grid of Sage's customers. Those of the Customers grid are in the order
// of the export.
type Column int

// The columns of the Customers grid. A new one stands before ColumnNext and has a row in the table of columns.
const (
	ColumnID Column = iota
	ColumnName
	ColumnSynced
	ColumnCompany
	ColumnSite
	ColumnSageID
	ColumnAccount
	ColumnPostcode
	ColumnTelephone
	ColumnEmail
	ColumnWebsite
	ColumnVATNumber
	ColumnNext

	// FileColumns is the number of columns that a file can have: all before ColumnNext.
	FileColumns = int(ColumnNext)
	// UploadColumns is the number of columns of Layer's own upload: all before ColumnPostcode.
	UploadColumns = int(ColumnPostcode)
)

// ColumnKind is what the values of a column are.
type ColumnKind uint8

// The kinds of columns.
const (
	KindIdentifier ColumnKind = iota // a key, of which every character counts
	KindName                         // a text that people write; invisible characters are removed from it
	KindCompany                      // the name of a Sage company, which many customers share
	KindState                        // one of a few words, such as Yes and No
	KindEvidence                     // a text that only helps to recognise the customer, such as a telephone number
)

// Part is the part of a customer's record that a column belongs to.
type Part uint8

// The parts. The last two make the link.
const (
	PartCustomer     Part = iota // the Layer customer itself
	PartCompany                  // the Sage company that it is linked to
	PartSageCustomer             // the identifiers of the Sage customer that it is linked to
)

// Use is what a plan does with a column of its file.
type Use uint8

// The uses, each stronger than the one before.
const (
	Ignored      Use = iota // the column is not read
	Compared                // it is read, and no value of it is a fault by itself
	JudgedInGrid            // as Judged in Layer's own grid export, else ignored
	Judged                  // a damaged or bad value is a fault of its row
	Required                // as Judged, and a file without the column is refused
)

// List is how a column gets narrower in a list of a command, in cells. Zero widths are those of a cut identifier.
type List struct {
	Title     string // "" for Short
	Rank      int    // the columns with the lowest ranks get narrower first: they help least to tell customers apart
	Preferred int    // all columns get as narrow as this before one gets narrower
	Least     int    // and then as narrow as this
}

// ColumnInfo is a row of the table of columns: all that distinguishes one column from another.
type ColumnInfo struct {
	Column Column
	Key    string // in the filter, --sort and --columns
	Title  string // in the grid
	Short  string // in the grid, where the title is wider than the values in view
	Header string // in Excel; "" where the column is not exported
	About  string // what it is, for help and the template
	Sample string // an example, for the template

	Hidden   bool // not in the grid at first
	Pinned   bool // stays in view when the grid scrolls to the right
	Flexible bool // is as wide as the other columns leave room for
	Least    int  // of Flexible: cells that it keeps in the grid in a window of 80
	Last     bool // in the grid it is behind the others: the first to be off the screen
	List     List // in a list of a command that is wider than the terminal

	Kind         ColumnKind
	Part         Part
	Upload, Load Use

	text     func(Customer) string       // the value
	sageText func(ListedCustomer) string // the value, in SageTable
	stored   int                         // which text of a Block it is, where it is one: see textIndex
	states   []state                     // of KindState: all values

	pasted int    // the least number of columns of a pasted table without a header that has this one; 0 if none has
	empty  Fault  // the fault of an upload's row in which it is empty; 0 if it may be empty
	noun   string // of PartSageCustomer: what a value is called in a sentence
}

// Columns returns the table of all columns, in the order of the export; the caller may change its copy.
func Columns() []ColumnInfo { return append([]ColumnInfo(nil), columns[:]...) }

// info returns the column's row of its table.
func (c Column) info() *ColumnInfo {
	if c >= firstListed {
		return &sageColumns[c-firstListed]
	}
	return &columns[c]
}

// Info returns the column's row of its table.
func (c Column) Info() ColumnInfo { return *c.info() }

// String returns the column's key.
func (c Column) String() string { return c.info().Key }

// Title returns the column's title in the grid.
func (c Column) Title() string { return c.info().Title }

// Header returns the column's Excel header; "" for a column that is not exported.
func (c Column) Header() string { return c.info().Header }

// Text returns the column's value of a customer, as the grid and the export show it.
func (c Column) Text(x Customer) string { return columns[c].text(x) }

// companyText returns the value of a column of PartCompany for a company.
func (c Column) companyText(x Company) string { return c.Text(Customer{Link: Link{Company: x}}) }

// IsIdentifier reports whether the column holds identifiers, of which every character counts.
func (c Column) IsIdentifier() bool { return c.info().Kind == KindIdentifier }

// IsEvidence reports whether the column is evidence: what only helps to recognise the customer.
func (c Column) IsEvidence() bool { return c.info().Kind == KindEvidence }

// KeepsDigits reports whether a number in the column is written digit by digit, and never calculated with.
func (c Column) KeepsDigits() bool { return c.IsIdentifier() || c.IsEvidence() }

// isSearched reports whether a word of the filter is searched in the column. Evidence is not: it is seldom on the screen,
// and a short number would be found in most telephone numbers.
func (c Column) isSearched() bool { return c.info().Kind != KindState && !c.IsEvidence() }

// IsLink reports whether the column is a part of the link.
func (c Column) IsLink() bool { return columns[c].Part != PartCustomer }

// IsRepetitive reports whether many customers have the same value in the column.
func (c Column) IsRepetitive() bool {
	return columns[c].Part == PartCompany || columns[c].Kind == KindState
}

// columnIndex returns the place of one of identifierColumns among the identifiers of a Sage customer: 0 or 1.
func columnIndex(c Column) int { return columns[c].stored - textSageID }

// otherIdentifier returns the other one of identifierColumns.
func otherIdentifier(c Column) Column {
	if c == identifierColumns[0] {
		return identifierColumns[1]
	}
	return identifierColumns[0]
}

// identifier returns the link's value of one of identifierColumns.
func (l Link) identifier(c Column) string { return c.Text(Customer{Link: l}) }

// Use returns what a plan of the kind does with the column.
func (c Column) Use(kind Kind) Use {
	if kind == ForLoad {
		return columns[c].Load
	}
	return columns[c].Upload
}

// textIndex returns which text of a Block the column's value is. It returns false for a column whose value
// is not a text of a Block: companies are numbers there, and states are derived.
func (c Column) textIndex() (which int, ok bool) {
	return columns[c].stored, !c.IsRepetitive()
}

// YesNo returns how a truth value is written in the grid and in files.
func YesNo(b bool) string {
	if b {
		return "Yes"
	}
	return "No"
}
