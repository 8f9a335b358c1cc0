package ui

import (
	"strings"

	"dovetail/model"
	"dovetail/ui/widget"
)

// helpRow is a row of the help: a key, an example or the heading above some of them.
type helpRow struct {
	key, does, also string
	keys            []string // of an action: all, as Bubble Tea names them
	impossible      bool     // the action cannot be done now; does says why
	example         bool
	heading         bool
	section         string // the heading of an example
}

// keyRow returns the row of an action.
func keyRow(t *widget.Theme, a widget.Action) helpRow {
	r := helpRow{key: t.Key(a.Key()), does: a.Words(), keys: a.Keys, impossible: a.Why != ""}
	if r.impossible {
		r.does += " (" + a.Why + ")"
	}
	var also []string
	for _, k := range a.ShownKeys()[1:] {
		also = append(also, t.Key(k))
	}
	r.also = strings.Join(also, " ")
	return r
}

// exampleRows returns the rows of sections of examples.
func exampleRows(list []model.SyntaxSection) (rows []helpRow) {
	for _, s := range list {
		rows = append(rows, helpRow{does: s.Title, heading: true})
		for _, x := range s.Rows {
			rows = append(rows, helpRow{key: x.Text, does: x.About, example: true, section: s.Title})
		}
	}
	return rows
}

// matches reports whether the row has every word of a text. The names of keys count too: enter finds ⏎.
func (r helpRow) matches(text string) bool {
	if r.heading {
		return false
	}
	all := model.Fold(strings.Join([]string{r.key, r.does, r.also, r.section, strings.Join(r.keys, " ")}, " "))
	for _, word := range strings.Fields(model.Fold(text)) {
		if !strings.Contains(all, word) {
			return false
		}
	}
	return true
}
