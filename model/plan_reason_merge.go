package model

import (
	"fmt"
	"sort"
)

// whyMerged returns the sentence that one of these columns is empty in row i because its cell is merged with another;
// "" if none is.
func (in *ParsedFile) whyMerged(i int, columns ...Column) string {
	for _, c := range columns {
		row := in.Rows[i].Number
		m, ok := in.merged(row, c)
		switch {
		case !ok || in.Rows[i].Cells[c] != "":
		case m.From < row:
			return fmt.Sprintf("%s is merged with row %d; unmerge the cells, and fill in each row", c.Header(), m.From)
		case m.Beside:
			return c.Header() + " is merged with the cell to its left; unmerge the cells, and fill in both"
		}
	}
	return ""
}

// merged returns the merged area in which a cell lies.
func (in *ParsedFile) merged(row int, c Column) (Merge, bool) {
	after := sort.Search(len(in.Merges), func(i int) bool {
		m := in.Merges[i]
		return m.Column > c || m.Column == c && m.From > row
	})
	if after == 0 {
		return Merge{}, false
	}
	m := in.Merges[after-1]
	return m, m.Column == c && row <= m.To
}
