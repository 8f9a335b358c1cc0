package model

import (
	"fmt"
	"slices"
	"strings"
)

// ParseColumn returns the column with a key, a title or an Excel header, of which any unique prefix is enough;
// case, spaces, "_" and "-" are ignored. A whole name has precedence over a prefix.
func (t *Table) ParseColumn(text string) (Column, error) {
	found := t.columnsNamed(text)
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return 0, fmt.Errorf("there is no column %q%s; the columns are %s", text, t.nearestColumn(text), t.columnKeys())
	default:
		return 0, fmt.Errorf("%q can be the column %s; write more of it", text, columnChoice(found))
	}
}

// columnsNamed returns the columns that a text can mean: one if it is a whole name, else all that have a
// name with this prefix.
func (t *Table) columnsNamed(text string) []Column {
	key := headerKey(text)
	if key == "" {
		return nil
	}
	var found []Column
	for _, c := range t.columns {
		names := c.names()
		if slices.Contains(names, key) {
			return []Column{c.Column}
		}
		if slices.ContainsFunc(names, func(s string) bool { return strings.HasPrefix(s, key) }) {
			found = append(found, c.Column)
		}
	}
	return found
}

// names returns the names of the column, in the form of headerKey.
func (i ColumnInfo) names() []string {
	names := []string{i.Key, headerKey(i.Title)}
	if i.Header != "" {
		names = append(names, headerKey(i.Header))
	}
	return names
}

func (t *Table) columnKeys() string {
	keys := make([]string, len(t.columns))
	for i, c := range t.columns {
		keys[i] = c.Key
	}
	return strings.Join(keys, ", ")
}

func columnChoice(list []Column) string {
	texts := make([]string, len(list))
	for i, c := range list {
		texts[i] = fmt.Sprintf("%s (%s)", c, c.Title())
	}
	return joinOr(texts)
}

// nearestColumn returns the hint that names the column whose name is nearest to a text, "" if none is near.
func (t *Table) nearestColumn(text string) string {
	var names []string
	var keys []string
	for _, c := range t.columns {
		for _, name := range c.names() {
			names, keys = append(names, name), append(keys, c.Key)
		}
	}
	i := nearest(text, names)
	if i < 0 {
		return ""
	}
	return "; did you mean " + keys[i] + "?"
}
