package xlsx

import (
	"maps"
	"slices"
	"strings"
)

// untitledNames is how many columns without a title are named.
const untitledNames = 5

// noteUntitled notes the columns of a row that hold something and have no title: nothing is read from them, and a title
// that was deleted is easily missed. Only workbooks have them; a text says how many fields its header has.
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

// untitledNotes says which columns are not read, as they have no title.
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
