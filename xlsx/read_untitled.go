package xlsx

import (
	"maps"
	"slices"
	"strings"
)

// untitledNames is the maximum number of columns that untitledNotes names.
const untitledNames = 5

// noteUntitled records the columns in which a row has a value and the header has no title. They are not read, and a
// deleted title is easily missed. It is called for workbooks only; for texts, textRows compares the numbers of
// fields.
func (c *collector) noteUntitled(r rawRow) {
	names := c.input.Layout.Names
	for at := range r.cells {
		if at < len(names) && names[at] != "" || r.cells[at].label() == "" {
			continue
		}
		if c.untitled == nil {
			c.untitled = map[int]bool{}
		}
		c.untitled[at] = true
	}
}

// untitledNotes returns a note that names the columns without a title, or none.
func (c *collector) untitledNotes() []string {
	if len(c.untitled) == 0 {
		return nil
	}
	var letters []string
	for _, at := range slices.Sorted(maps.Keys(c.untitled)) {
		letters = append(letters, columnName(at+1))
	}
	if more := len(letters) - untitledNames; more > 0 {
		letters = append(letters[:untitledNames], "…")
	}
	return []string{"columns without a title are not read, though they hold something: " + strings.Join(letters, ", ")}
}
