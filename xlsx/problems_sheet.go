package xlsx

import (
	"fmt"
	"slices"

	"github.com/xuri/excelize/v2"

	"dovetail/model"
)

// textWidths has the display width of the widest text of each of the file's columns among the rejected rows. It is made
// before the first row is written. Rows can be longer than the header.
type textWidths []int

// row adds the widths of one rejected row.
func (s *textWidths) row(row rawRow, _ Problem) error {
	*s = append(*s, make([]int, max(0, len(row.cells)-len(*s)))...)
	for i, c := range row.cells {
		(*s)[i] = max((*s)[i], displayWidth(c.text))
	}
	return nil
}

// problemSheet is the layout of a problems file.
type problemSheet struct {
	columns []columnPlan
	source  []int // the columns of the file before those that are added, from 0
	layout  model.Layout
	named   bool // the column Sage name is added
}

func newProblemSheet(layout model.Layout, widths textWidths, problems []Problem) (problemSheet, error) {
	s := problemSheet{layout: layout}
	names := slices.Grow(slices.Clone(layout.Names), len(widths))
	names = names[:max(len(names), len(widths))]
	widths = append(widths, make([]int, len(names)-len(widths))...)
	first, end := model.EarlierProblems(names)
	for i, name := range names {
		if first <= i && i < end {
			continue
		}
		judged := slices.Contains(layout.At[:], i)
		s.source = append(s.source, i)
		s.columns = append(s.columns, columnPlan{storable(name), columnWidth(name, widths[i]), judged})
	}
	longest := 0
	for _, p := range problems {
		s.named, longest = s.named || p.SageName != "", max(longest, displayWidth(p.SageName))
	}
	if s.named {
		s.columns = append(s.columns, columnPlan{model.HeaderSageName, columnWidth(model.HeaderSageName, longest), false})
	}
	s.columns = append(s.columns, columnPlan{model.HeaderRow, columnWidth(model.HeaderRow, 0), false}, problemColumn(problems))
	if len(s.columns) > excelize.MaxColumns {
		return s, fmt.Errorf("the file has %d columns, and a problems file holds %d; delete those that are not needed",
			len(names), excelize.MaxColumns-(len(s.columns)-len(s.source)))
	}
	if len(problems) > model.MaxCustomers {
		return s, fmt.Errorf("%d rows have a problem, and a problems file holds %d; correct the file itself",
			len(problems), model.MaxCustomers)
	}
	return s, nil
}

// problemColumn returns the column Problem. It is the last, so it may be wide.
func problemColumn(problems []Problem) columnPlan {
	const most = 120
	longest := 0
	for _, p := range problems {
		longest = max(longest, displayWidth(p.Text))
	}
	return columnPlan{model.HeaderProblem, float64(max(len(model.HeaderProblem)+4, min(longest+2, most))), false}
}

// isFaulty reports whether a problem is about a column of the file.
func (s problemSheet) isFaulty(p Problem, column int) bool {
	return slices.ContainsFunc(p.FaultyColumns, func(c model.Column) bool { return s.layout.Has(c) && s.layout.At[c] == column })
}
