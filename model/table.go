package model

import (
	"context"
	"slices"
)

// Table is a table of rows that the filter language can be used on: its columns and its flags.
type Table struct {
	columns []ColumnInfo
	flags   []state // the words of is:
	entries bool    // changed: is a term
	samples []SyntaxRow
}

// LayerTable is the table of Layer's customers, whose rows are those of a Snapshot.
var LayerTable = &Table{columns: columns[:], flags: isFlags[:], entries: true, samples: layerSamples}

// SageTable is the table of Sage's customers, whose rows are SageCustomers.
var SageTable = &Table{columns: sageColumns[:], flags: sageFlags[:], samples: sageSamples}

// RowSource is what a query finds rows in: the customers of a Snapshot, or its SageCustomers.
type RowSource interface {
	// Table returns the table of the rows.
	Table() *Table
	// ColumnsInUse returns the columns of the table without those of evidence in which no row has a value.
	ColumnsInUse() []ColumnInfo
	// Len returns the number of rows.
	Len() int
	// AllRows returns all rows, in order.
	AllRows() []int32
	// Database returns the ID of the database.
	Database() string
	// Text returns the value of a column in a row, as the grid shows it.
	Text(row int, c Column) string
	// CellValues returns the values of a column in a row: one, or several where several customers are linked to it.
	CellValues(row int, c Column) []string
	// Key returns the key of the customer in a row, with which Find finds it in later data too.
	Key(row int) string
	// Find returns the row of the customer with a key, and whether there is one.
	Find(key string) (row int, found bool)
	// FindBeginning returns how many rows have an identifier that begins with a text, which may not be empty, and the
	// first of them. One whose identifier is the whole text is the only one.
	FindBeginning(text string) (row, count int)
	// Sort returns the rows, in a new slice, sorted by columns, as Snapshot.Sort does.
	Sort(ctx context.Context, rows []int32, by []Order) ([]int32, error)
	// Values returns the distinct values of a column in the rows, as Snapshot.Values does.
	Values(ctx context.Context, rows []int32, c Column) ([]ValueCount, error)

	// matching returns the rows that match all terms.
	matching(ctx context.Context, terms []Term) ([]int32, error)
}

// Table returns LayerTable.
func (s *Snapshot) Table() *Table { return LayerTable }

// Text returns the value of a column in a row, as the grid shows it.
func (s *Snapshot) Text(row int, c Column) string { return c.Text(s.At(row)) }

// CellValues returns the value of a column in a row.
func (s *Snapshot) CellValues(row int, c Column) []string { return []string{s.Text(row, c)} }

// Key returns the CustomerId of the customer in a row.
func (s *Snapshot) Key(row int) string {
	b, i := s.locate(row)
	return b.textOf(i, textID)
}

// Columns returns the columns; the caller may change its copy.
func (t *Table) Columns() []ColumnInfo { return slices.Clone(t.columns) }

// Flags returns the flags as they are written in a filter: is:linked.
func (t *Table) Flags() []string {
	var list []string
	for _, s := range t.flags {
		list = append(list, "is:"+s.word)
	}
	return list
}

// Identifier returns the column of the identifiers by which people know the rows. Rows are sorted by it where no other
// order was chosen.
func (t *Table) Identifier() Column { return t.columns[0].Column }

// ParseQuery parses a filter of LayerTable. With a *QueryError it returns the terms before the one that is wrong or
// unfinished.
func ParseQuery(text string) (Query, error) { return LayerTable.ParseQuery(text) }

// ParseColumn returns the column of LayerTable with a name, as Table.ParseColumn does.
func ParseColumn(text string) (Column, error) { return LayerTable.ParseColumn(text) }

// ParseOrder parses an order of LayerTable and returns it, as Table.ParseOrder does.
func ParseOrder(text string) ([]Order, error) { return LayerTable.ParseOrder(text) }

// FilterHelp returns the description of filters of LayerTable.
func FilterHelp() []SyntaxSection { return LayerTable.FilterHelp() }
