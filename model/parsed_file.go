package model

import "slices"

// Row is one data row of a file: the values of the columns that are read.
type Row struct {
	Number int                 // as Excel numbers it, from 1; the line of a CSV file
	Cells  [FileColumns]string // by Column; "" if the file does not have the column
	Damage []Damage            // what Excel changed in the columns of the file
	// Numeric is the set of columns whose cell holds a number, not text. A CSV file has none.
	Numeric ColumnSet
}

// ColumnSet is a set of columns of a file.
type ColumnSet uint16

// This constant does not compile if a ColumnSet is too small for the columns of a file.
const _ ColumnSet = 1 << (FileColumns - 1)

// Has reports whether the column is in the set.
func (s ColumnSet) Has(c Column) bool { return s&(1<<c) != 0 }

// With returns the set with the column in it.
func (s ColumnSet) With(c Column) ColumnSet { return s | 1<<c }

// Merge is one column's part of a merged area of cells. The value belongs to the top-left cell of the area.
type Merge struct {
	Column   Column // of the row's empty cell
	From, To int    // the first and last row of the area, as Excel numbers them
	Beside   bool   // the area begins in another column, to the left
}

// WholeRow is the column of a damage that concerns the whole row.
const WholeRow Column = -1

// Damage is a value that Excel changed irrecoverably.
type Damage struct {
	Column Column // WholeRow if the row is damaged, and any of its values can be wrong
	What   string // what the cell shows, and why it is damaged: `shows 1.23E+15: Excel rounded the number`
}

// damaged reports whether Excel damaged the row's value of a column.
func (r *Row) damaged(c Column) bool {
	return slices.ContainsFunc(r.Damage, func(d Damage) bool { return d.Column == c })
}

// IsDamaged reports whether Excel damaged the row's value of a column, or any of its values can be wrong.
func (r *Row) IsDamaged(c Column) bool { return r.damaged(c) || r.damaged(WholeRow) }

// NewLinkRow returns the row of a file that links a customer.
func NewLinkRow(number int, id string, l Link) Row {
	r := Row{Number: number}
	r.Cells[ColumnID] = id
	for c := range Column(FileColumns) {
		if c.IsLink() {
			r.Cells[c] = c.Text(Customer{Link: l})
		}
	}
	return r
}

// Link returns the row's link as the file has it.
func (r Row) Link() Link {
	return Link{Company{r.Cells[ColumnSite], r.Cells[ColumnCompany]}, r.Cells[ColumnSageID], r.Cells[ColumnAccount]}
}

// ParsedFile is the content of a file.
type ParsedFile struct {
	Sheet      string // its name; "" for text
	Encoding   string // of a text: utf-8, windows-1252, …; "" for a workbook
	HeaderRow  int    // as Excel numbers it, from 1; 0 if the columns were mapped by position
	Layout     Layout
	Rows       []Row // in the order of the file, without rows whose values are all empty
	HiddenRows int   // data rows that Excel hides; they are read
	Formulas   int   // formulas in the cells read; their last calculated values are used
	Origin     Origin

	HiddenColumns []string // headers of the columns that Excel hides; they are read

	Merges []Merge  // merged areas over data rows, by column and in the order of their first rows
	Notes  []string // sentences about the file as a whole, shown before the counts
}
