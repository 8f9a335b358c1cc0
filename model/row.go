package model

// A Row is one data row of a file: the cells of the columns that are judged, as the text that a person
// means by them.
type Row struct {
	Number int                 // as Excel numbers it, from 1; the line of a CSV file
	Cells  [FileColumns]string // by Column; "" where the column is not there
	Damage []Damage            // what Excel changed, of the columns that are there
}

// A Damage says that Excel changed a value so that nobody can know what it was.
type Damage struct {
	Column Column
	What   string // what is seen and why it is damaged: `shows 1.23E+15: Excel rounded the number`
}

// Link is the row's link as the file has it.
func (r Row) Link() Link {
	return Link{Company{r.Cells[ColumnSite], r.Cells[ColumnCompany]}, r.Cells[ColumnSageID], r.Cells[ColumnAccount]}
}

// A Mark says from which database and revision a workbook was exported; the zero Mark is none.
type Mark struct {
	Database string
	Revision uint64
}

// An Input is what a file says.
type Input struct {
	Sheet      string // its name; "" for text
	HeaderRow  int    // as Excel numbers it, from 1; 0 where the columns were mapped by position
	Layout     Layout
	Rows       []Row // in the order of the file, rows without any judged value left out
	HiddenRows int   // data rows that Excel hides; they are read
	Formulas   int   // formulas in judged cells; their last calculated values are read
	Mark       Mark
}
