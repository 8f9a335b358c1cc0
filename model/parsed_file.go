package model

import "slices"

// A Row is one data row of a file: the cells of the columns that are judged, as the text that a person
// means by them.
type Row struct {
	Number int                 // as Excel numbers it, from 1; the line of a CSV file
	Cells  [FileColumns]string // by Column; "" where the column is not there
	Damage []Damage            // what Excel changed, of the columns that are there
	// Numeric is the set of columns whose cell holds a number, not text. A CSV file has none.
	Numeric ColumnSet
}

// A ColumnSet is a set of columns that stand in a file.
type ColumnSet uint16

// A ColumnSet has room for all columns of a file: a constant that overflowed would not compile.
const _ ColumnSet = 1 << (FileColumns - 1)

// Has reports whether the column is in the set.
func (s ColumnSet) Has(c Column) bool { return s&(1<<c) != 0 }

// With returns the set with the column in it.
func (s ColumnSet) With(c Column) ColumnSet { return s | 1<<c }

// A Merge is one column's part of a merged area of cells. Its value belongs to the top-left cell of the area.
type Merge struct {
	Column   Column // of the row's empty cell
	From, To int    // the first and last row of the area, as Excel numbers them
	Beside   bool   // the area begins in another column, to the left
}

// WholeRow is the column of a damage that is of no single column.
const WholeRow Column = -1

// A Damage says that Excel changed a value so that nobody can know what it was.
type Damage struct {
	Column Column // WholeRow where the row is damaged, and any of its values can be wrong
	What   string // what is seen and why it is damaged: `shows 1.23E+15: Excel rounded the number`
}

// damaged reports whether Excel damaged the row's value of a column.
func (r *Row) damaged(c Column) bool {
	return slices.ContainsFunc(r.Damage, func(d Damage) bool { return d.Column == c })
}

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

// An ParsedFile is what a file says.
type ParsedFile struct {
	Sheet      string // its name; "" for text
	Encoding   string // of a text: utf-8, windows-1252, …; "" for a workbook
	HeaderRow  int    // as Excel numbers it, from 1; 0 where the columns were mapped by position
	Layout     Layout
	Rows       []Row // in the order of the file, rows without any judged value left out
	HiddenRows int   // data rows that Excel hides; they are read
	Formulas   int   // formulas in judged cells; their last calculated values are read
	Origin     Origin

	HiddenColumns []string // headers of the judged columns that Excel hides; they are read

	Merges []Merge  // merged areas over data rows, by column and in the order of their first rows
	Notes  []string // sentences about the file as a whole that a person must know before the counts
}
