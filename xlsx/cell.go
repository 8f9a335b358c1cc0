package xlsx

// A cellKind is what a cell holds.
type cellKind uint8

// The kinds of cells.
const (
	cellEmpty        cellKind = iota // nothing, or only a style
	cellText                         // text, from a text cell or as a formula's result
	cellNumber                       // a number; text is how the file writes it, such as 1001 or 1.5E-3
	cellBoolean                      // text is TRUE or FALSE
	cellDate                         // a date in ISO 8601, which few programs write: Excel has numbers with a date format
	cellError                        // an error value; text is #N/A, #REF! and so on
	cellUncalculated                 // a formula whose value is not in the file; text is empty
)

// A cell is one cell as the file has it, before anybody decides what is meant by it. Its zero value is
// an empty cell.
type cell struct {
	kind    cellKind
	formula bool    // it is a formula's value, or an uncalculated formula
	text    string  // by kind; valid as long as one likes
	format  *format // the number format; nil is General
}

// A rawRow is one row of a sheet or text that is not empty.
type rawRow struct {
	number int    // as Excel numbers it, from 1
	hidden bool   // Excel does not show it
	cells  []cell // by the file's column from 0, up to the last one that is not empty; valid until the next row
}
