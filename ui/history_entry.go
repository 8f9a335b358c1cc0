package ui

import (
	"context"
	"fmt"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/job"
	"dovetail/ui/widget"
)

// changes shows the changes of the entry under the cursor.
func (h *history) changes() tea.Cmd {
	e := h.entries[h.grid.Cursor]
	return h.app.run(typedTask[[]changeRow]{
		title: "Reading the history",
		do: func(ctx context.Context, _ job.Progress) ([]changeRow, error) {
			changes, s, err := h.app.backend.Changes(ctx, e, h.app.shown())
			if err != nil {
				return nil, err
			}
			return changeRows(s, changes), nil
		},
		then: func(result []changeRow, err error) tea.Cmd {
			if err != nil {
				return h.app.fail("History", err)
			}
			return h.app.open(h.entryChanges(e, result))
		},
	}.task())
}

// entryChanges returns the screen with the changes of an entry.
func (h *history) entryChanges(e model.Entry, rows []changeRow) *changes {
	a := h.app
	c := newChanges(a, fmt.Sprintf("Entry %d", e.Number), entryLines(e, h.notInForce(e)), rows)
	c.cards = true
	if e.Customers > 0 {
		c.actions = []widget.Action{
			{Keys: []string{"f"}, Footer: "show in the grid", Help: "show in the grid: its customers", Do: func() tea.Cmd { return a.showEntry(e.Number) }},
			{Keys: []string{"e", "ctrl+s"}, Footer: "export", Help: "export: its customers, to Excel or CSV", Do: func() tea.Cmd { return a.exportEntry(e.Number) }},
			{Keys: []string{"z", "ctrl+z"}, Footer: "undo this one", Help: "undo this one: the change of the customer under the cursor, shown first", Do: func() tea.Cmd { return a.undoEntry(e, c.rows[c.grid.Cursor].id) }},
			{Keys: []string{"Z", "ctrl+y"}, Help: "redo the entry, if it was undone; else what you undid last", Do: func() tea.Cmd { return h.redo(e.Number) }},
		}
	}
	return c
}

// exportEntry asks how to export the customers that an entry changed.
func (a *App) exportEntry(number uint64) tea.Cmd {
	rows := exportRows{query: model.Query{}.With(model.ChangedBy(number)), order: model.Order{Column: model.ColumnID}, shown: -1}
	return a.open(newExport(a, a.shown(), rows))
}

// entryLines returns the description of an entry that is shown above its changes.
func entryLines(e model.Entry, notInForce string) []string {
	what := notInForce + e.Summary()
	if e.Kind != model.EntrySage {
		what += ", " + model.Counted(e.Customers, "customer", "customers") + " changed"
	}
	lines := []string{e.When.Local().Format("2006-01-02 15:04") + ", " + e.Who + ": " + what}
	if e.Kind == model.EntrySage && e.File != "" {
		lines = append(lines, "The file: "+e.File)
	}
	if e.SHA256 != "" {
		lines = append(lines, "SHA-256 of the file: "+e.SHA256)
	}
	if len(e.Allowed) > 0 {
		lines = append(lines, "Allowed: "+strings.Join(e.Allowed, ", "))
	}
	if e.Note != "" {
		lines = append(lines, "Note: "+e.Note)
	}
	for _, c := range e.Added {
		lines = append(lines, c.String()+" was added")
	}
	return lines[:min(len(lines), 5)]
}
