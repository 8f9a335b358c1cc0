package xlsx

import (
	"cmp"
	"slices"

	"dovetail/model"
)

// rejectedCells returns the cells of a row of a text as a problems file has them. A row that is damaged as a whole
// must stay so, as nobody knows which of its values are right: where it is too short, the columns that it lacks are
// errors, and where it is too long, an error stands in the last column that is needed, before what was there.
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

// isWholeDamaged reports whether a row of the input is damaged as a whole.
func isWholeDamaged(in *model.ParsedFile, number int) bool {
	at, found := slices.BinarySearchFunc(in.Rows, number, func(r model.Row, n int) int { return cmp.Compare(r.Number, n) })
	return found && slices.ContainsFunc(in.Rows[at].Damage, func(d model.Damage) bool { return d.Column == model.WholeRow })
}

// lastNeeded is the last of the file's columns that make the link, or that have the name in a file without links.
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
