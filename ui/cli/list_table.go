package cli

import (
	"cmp"
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

// listColumn returns how a column of a list gets narrower, by the table of columns. Identifiers are cut in the middle.
func listColumn(c model.Column) textColumn {
	info := c.Info()
	column := textColumn{
		title: cmp.Or(info.List.Title, info.Short), rank: info.List.Rank,
		preferred: cmp.Or(info.List.Preferred, identifierWidth), least: cmp.Or(info.List.Least, identifierWidth),
	}
	if info.Kind == model.KindIdentifier {
		column.fit = cutMiddle
	}
	return column
}
