package xlsx

import (
	"fmt"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"dovetail/model"
)

// The headers of the columns that a problems file adds, beside each other.
const (
	headerRow     = "Row"
	headerProblem = "Problem"
)

// A survey is what must be known of the rejected rows before the first is written: how wide the texts
// of each of the file's columns are. Rows can be longer than the header.
type survey []int

// row looks at one rejected row.
func (s *survey) row(row rawRow, _ Problem) error {
	*s = append(*s, make([]int, max(0, len(row.cells)-len(*s)))...)
	for i, c := range row.cells {
		(*s)[i] = max((*s)[i], displayWidth(c.text))
	}
	return nil
}

// A problemSheet says which column of a problems file is which.
type problemSheet struct {
	columns []columnPlan
	source  []int // the file's columns that stand before Row and Problem, from 0
	layout  model.Layout
}

func newProblemSheet(layout model.Layout, seen survey, problems []Problem) (problemSheet, error) {
	s := problemSheet{layout: layout}
	names := slices.Grow(slices.Clone(layout.Names), len(seen))
	names = names[:max(len(names), len(seen))]
	seen = append(seen, make([]int, len(names)-len(seen))...)
	earlier := earlierProblems(names)
	for i, name := range names {
		if earlier >= 0 && (i == earlier || i == earlier+1) {
			continue
		}
		judged := slices.Contains(layout.At[:], i)
		s.source = append(s.source, i)
		s.columns = append(s.columns, columnPlan{holdable(name), columnWidth(name, seen[i]), judged})
	}
	s.columns = append(s.columns, columnPlan{headerRow, columnWidth(headerRow, 0), false}, problemColumn(problems))
	if len(s.columns) > excelize.MaxColumns {
		return s, fmt.Errorf("the file has %d columns, and a problems file holds %d; delete those that are not needed",
			len(names), excelize.MaxColumns-2)
	}
	if len(problems) > model.MaxCustomers {
		return s, fmt.Errorf("%d rows have a problem, and a problems file holds %d; correct the file itself",
			len(problems), model.MaxCustomers)
	}
	return s, nil
}

// earlierProblems is the first of the two columns that an earlier problems file added, -1 without them. A
// column Row that stands by itself is somebody else's.
func earlierProblems(names []string) int {
	for i := range len(names) - 1 {
		if strings.TrimSpace(names[i]) == headerRow && strings.TrimSpace(names[i+1]) == headerProblem {
			return i
		}
	}
	return -1
}

// problemColumn is the column of the sentences; nothing stands beside it, so that it may be wide.
func problemColumn(problems []Problem) columnPlan {
	const most = 120
	longest := 0
	for _, p := range problems {
		longest = max(longest, displayWidth(p.Text))
	}
	return columnPlan{headerProblem, float64(max(len(headerProblem)+4, min(longest+2, most))), false}
}

// guilty reports whether a problem is about a column of the file.
func (s problemSheet) guilty(p Problem, column int) bool {
	return slices.ContainsFunc(p.FaultyColumns, func(c model.Column) bool { return s.layout.Has(c) && s.layout.At[c] == column })
}
