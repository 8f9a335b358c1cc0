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
			rows := changeRows(s, changes)
			for _, l := range e.Lists {
				list, err := h.app.backend.ListChanges(ctx, l, s)
				if err != nil {
					return nil, err
				}
				rows = append(rows, listChangeRows(list)...)
			}
			return rows, nil
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
	c := newChanges(h.app, fmt.Sprintf("Entry %d", e.Number), func() []string { return entryLines(e, h.notInForce(e)) }, rows)
	c.cards = e.Customers > 0
	if e.Customers == 0 && len(e.Lists) > 0 { // the rows are Sage customers
		account, name := model.ListedAccount.Info(), model.ListedName.Info()
		c.grid.Columns[0].Title, c.grid.Columns[0].Short = account.Title, account.Short
		c.grid.Columns[1].Title = name.Title
	}
	c.undone = func(id string) bool { return h.undoneOf(e.Number, id) != 0 }
	if e.Customers > 0 {
		c.more = func() []widget.Action { return h.entryActions(e, c.rows[c.grid.Cursor].id) }
	}
	return c
}

// entryActions returns the keys for an entry with the changes of customers, and for that of the customer under the cursor.
func (h *history) entryActions(e model.Entry, id string) []widget.Action {
	a, by, verb := h.app, h.undoneOf(e.Number, id), strings.ToLower(undoName(e))
	undo := widget.Action{
		Keys: []string{"z", "ctrl+z"}, Footer: verb + " this customer", Help: verb + " this customer: its change in this entry, shown first",
		Do: func() tea.Cmd { return a.undoEntry(e, id) },
	}
	redo := widget.Action{
		Keys: []string{"Z", "ctrl+y"}, Help: "redo what was undone of this entry; else what you undid last",
		Do: func() tea.Cmd { return h.redo(e.Number) },
	}
	if by != 0 {
		undo.Footer, undo.Why = "", fmt.Sprintf("it is undone already, by entry %d; Z redoes it", by)
		redo.Footer, redo.Do = "redo", func() tea.Cmd { return a.undoNumber(by) }
	}
	return []widget.Action{
		undo,
		{Keys: []string{"U"}, Footer: verb + " all", Help: verb + " all: the whole entry, shown first", Do: func() tea.Cmd { return h.undoWhole(e) }},
		redo,
		{Keys: []string{"f"}, Footer: "show in the grid", Help: "show in the grid: its customers", Do: func() tea.Cmd { return a.showEntry(e.Number) }},
		{Keys: []string{"e", "ctrl+s"}, Footer: "export", Help: "export: its customers, to Excel or CSV", Do: func() tea.Cmd { return a.exportEntry(e.Number) }},
	}
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
		lines = append(lines, "File SHA-256: "+e.SHA256)
	}
	if len(e.Allowed) > 0 {
		lines = append(lines, "Allowed: "+strings.Join(e.AllowedNames(), ", "))
	}
	if e.Note != "" {
		lines = append(lines, "Note: "+e.Note)
	}
	for _, c := range e.Added {
		lines = append(lines, c.String()+" was added")
	}
	for _, c := range e.Removed {
		lines = append(lines, c.String()+" was removed")
	}
	return lines[:min(len(lines), 5)]
}
