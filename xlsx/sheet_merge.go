package xlsx

import (
	"bytes"
	"cmp"
	"slices"

	"dovetail/model"
)

// maxMerges is the maximum number of merged areas of a sheet.
const maxMerges = model.MaxCustomers

// mergedArea is a rectangle of cells that is shown as one. Its rows count from 1, its columns from 0.
type mergedArea struct{ firstRow, lastRow, firstColumn, lastColumn int32 }

// readMerge reads a merged area. They come after the rows.
func (s *sheetReader) readMerge() error {
	text, _ := s.x.Attr("ref")
	first, last, ranged := bytes.Cut([]byte(text), []byte(":"))
	if !ranged {
		last = first
	}
	column1, row1, ok1 := parseRef(first)
	column2, row2, ok2 := parseRef(last)
	if !ok1 || !ok2 || row2 < row1 || column2 < column1 || row2 > maxRows || column2 >= maxColumns {
		return damaged("sheet "+s.name, "a merged area has the wrong reference %q", text)
	}
	if len(s.view.merges) == maxMerges {
		return damaged("sheet "+s.name, "it has more than %d merged areas", maxMerges)
	}
	s.view.merges = append(s.view.merges, mergedArea{int32(row1), int32(row2), int32(column1), int32(column2)})
	return nil
}

// hasColumn reports whether a column of the sheet is in the area.
func (a mergedArea) hasColumn(at int) bool {
	return int(a.firstColumn) <= at && at <= int(a.lastColumn)
}

// under returns the rows of a column whose cells the area hides; none if first is greater than last. The top-left cell is
// visible.
func (a mergedArea) under(column int) rowSpan {
	switch {
	case !a.hasColumn(column):
		return rowSpan{1, 0}
	case column == int(a.firstColumn):
		return rowSpan{int(a.firstRow) + 1, int(a.lastRow)}
	}
	return rowSpan{int(a.firstRow), int(a.lastRow)}
}

// hiddenUnderMerge is what is damaged about a value that a merged area hides.
const hiddenUnderMerge = "lies hidden under merged cells: unmerge them, and keep what is meant"

// addMerges adds the merged areas of the judged columns. A value under such an area is not visible: it is damaged,
// and in the header it is an error.
func (c *collector) addMerges(areas []mergedArea) error {
	for _, column := range c.judged {
		at := c.input.Layout.At[column]
		var hidden rowSpans
		for _, a := range areas {
			if !a.hasColumn(at) {
				continue
			}
			merge := model.Merge{Column: column, From: int(a.firstRow), To: int(a.lastRow), Beside: at > int(a.firstColumn)}
			under := a.under(at)
			if header := c.input.HeaderRow; under.first <= header && header <= under.last {
				return &model.HeaderError{Hidden: c.title(column), Found: c.input.Layout.Names}
			}
			if under.first <= under.last && under.last > c.input.HeaderRow {
				hidden = append(hidden, under)
				c.input.Merges = append(c.input.Merges, merge)
			}
		}
		c.damageHidden(column, hidden)
	}
	slices.SortFunc(c.input.Merges, func(a, b model.Merge) int {
		return cmp.Or(cmp.Compare(a.Column, b.Column), cmp.Compare(a.From, b.From))
	})
	return nil
}

// damageHidden marks the values of a column that merged areas hide.
func (c *collector) damageHidden(column model.Column, hidden rowSpans) {
	rows := c.input.Rows
	hidden.covered(len(rows), func(i int) int { return rows[i].Number }, func(i int) {
		row := &rows[i]
		known := slices.ContainsFunc(row.Damage, func(d model.Damage) bool { return d.Column == column })
		if row.Cells[column] != "" && !known {
			row.Damage = append(row.Damage, model.Damage{Column: column, What: hiddenUnderMerge})
		}
	})
}
