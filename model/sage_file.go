package model

// ParsedSageList is the content of a file with a Sage customer list.
type ParsedSageList struct {
	Sheet     string // its name; "" for text
	Encoding  string // of a text: utf-8, windows-1252, …; "" for a workbook
	HeaderRow int    // as Excel numbers it, from 1
	Layout    SageLayout
	Columns   []SageFileColumn // all that have a title or a value, in their order
	Rows      []SageRow        // in the order of the file, without rows whose values are all empty

	HiddenRows    int      // data rows that Excel hides; they are read
	HiddenColumns []string // titles of the columns that Excel hides; they are read
	Formulas      int      // formulas in the cells read; their last calculated values are used
	Notes         []string // sentences about the file as a whole
}

// SageSamples is the number of different values that are shown of a column.
const SageSamples = 3

// SageFileColumn is a column of a Sage customer list, and what it was understood as.
type SageFileColumn struct {
	At      int // from 0
	Title   string
	Role    SageRole // NoSageRole if it is not used
	Samples []string // its first different values, at most SageSamples
}

// Letters returns the column's letters.
func (c SageFileColumn) Letters() string { return ColumnLetters(c.At) }

// SageRow is one data row of a Sage customer list.
type SageRow struct {
	Number int               // as Excel numbers it, from 1; the line of a text
	Cells  [SageRoles]string // by role
	Damage []SageDamage
}

// SageWholeRow is the role of a damage that concerns the whole row.
const SageWholeRow = NoSageRole

// SageDamage is a value that Excel changed irrecoverably.
type SageDamage struct {
	Role SageRole // SageWholeRow if any value of the row can be wrong
	What string   // as Damage.What
}

// damage returns what is damaged about the row's value of a role, "" if nothing is.
func (r *SageRow) damage(role SageRole) string {
	for _, d := range r.Damage {
		if d.Role == role {
			return d.What
		}
	}
	return ""
}
