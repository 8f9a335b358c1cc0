package cli

import (
	"io"

	"dovetail/model"
)

// writeRows writes an aligned table with the titles of the grid, on a terminal as wide as it unless wide is set.
func (p *program) writeRows(out io.Writer, t table, wide bool) error {
	titles, columns := make([]string, len(t.columns)), make([]textColumn, len(t.columns))
	for i, c := range t.columns {
		titles[i], columns[i] = c.Title(), listColumn(c)
	}
	cells := [][]string{titles}
	if err := t.each(func(values []string) error {
		cells = append(cells, append([]string(nil), values...))
		return nil
	}); err != nil {
		return err
	}
	return p.writeTable(out, textTable{cells: cells, columns: columns, wide: wide, cap: maxColumnWidth})
}

// maxColumnWidth is the width to which a column of a list is padded at most, so that one long name does not make every
// line as long.
const maxColumnWidth = 40

// listColumn returns how a column of a list gets narrower: the ones that help least to tell customers apart first.
func listColumn(c model.Column) textColumn {
	column := textColumn{title: c.Info().Short, preferred: identifierWidth, least: identifierWidth, fit: cutMiddle}
	switch c {
	case model.ColumnSite:
		column.rank = 1
	case model.ColumnCompany:
		column = textColumn{title: "Company", rank: 2, preferred: 16, least: 12}
	case model.ColumnNext:
		column = textColumn{title: "Next", rank: 3, preferred: 6, least: 6}
	case model.ColumnSynced:
		column = textColumn{rank: 3, preferred: 6, least: 6}
	case model.ColumnSageID:
		column.rank = 4
	case model.ColumnName:
		column = textColumn{rank: 5, preferred: 32, least: 14}
	case model.ColumnAccount:
		column.rank, column.preferred = 6, 12
	case model.ColumnID:
		column.title, column.rank, column.preferred = "ID", 7, 16
	}
	return column
}
