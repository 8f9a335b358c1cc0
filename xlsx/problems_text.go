package xlsx

import (
	"cmp"
	"slices"

	"dovetail/model"
)

// rejectedCells returns the cells of a row for a problems file. A row of a text that is damaged as a whole must
// stay so, as it is not known which of its values are right: where it is too short, the missing columns are errors,
// and where it is too long, an error is inserted before the last needed column.
func rejectedCells(r rawRow, in *model.ParsedFile) []cell {
	if r.fields == 0 || !isWholeDamaged(in, r.number) {
		return r.cells
	}
	missing := cell{kind: cellUncalculated, formula: true}
	cells := slices.Clone(r.cells)
	last := lastNeeded(in.Layout)
	if len(cells) > last && r.fields > last {
		return slices.Insert(cells, last, missing)
	}
	cells = append(cells, make([]cell, max(0, last+1-len(cells)))...)
	for _, at := range in.Layout.At {
		if at >= r.fields && at < len(cells) {
			cells[at] = missing
		}
	}
	return cells
}

// isWholeDamaged reports whether a row of in is damaged as a whole.
func isWholeDamaged(in *model.ParsedFile, number int) bool {
	at, found := slices.BinarySearchFunc(in.Rows, number, func(r model.Row, n int) int { return cmp.Compare(r.Number, n) })
	return found && slices.ContainsFunc(in.Rows[at].Damage, func(d model.Damage) bool { return d.Column == model.WholeRow })
}

// lastNeeded returns the last column of the file that belongs to the link, or, in a file without links, the last of
// ID and name.
func lastNeeded(l model.Layout) int {
	if !l.Has(model.ColumnCompany) {
		return max(l.At[model.ColumnName], l.At[model.ColumnID])
	}
	last := -1
	for column := range model.ColumnNext {
		if column.IsLink() {
			last = max(last, l.At[column])
		}
	}
	return last
}
