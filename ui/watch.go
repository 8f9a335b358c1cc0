package ui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
)

// noticed shows what another session changed: the screens take the data, the footer says who.
func (a *App) noticed(m noticedMsg) tea.Cmd {
	next := a.watch(m.stamp)
	if m.err != nil {
		return next
	}
	loaded := loadedMsg{snapshot: m.snapshot, since: m.since}
	switch old := a.shown(); {
	case old != nil && old.Origin() == m.snapshot.Origin():
		return next
	case loaded.late(old):
		return tea.Batch(a.reload(old), next)
	}
	switch words := doneWords(m.entries); {
	case words == "":
	case a.notice != "" && len(a.notice) < a.width: // what was just said still matters
		a.notify(a.notice + "; " + words)
	default:
		a.notify(words)
	}
	_, cmd := a.Update(loaded)
	return tea.Batch(cmd, next)
}

// late reports whether other data came while these were read, and are not what these come from: which are
// newer cannot be told then.
func (m loadedMsg) late(shown *model.Snapshot) bool {
	return shown != nil && shown != m.since && !m.snapshot.Has(shown.Origin())
}

// restoredWords say that the data do not come from those that were shown: another file took the place of
// the database; "" where they do.
func restoredWords(shown, now *model.Snapshot) string {
	switch {
	case now.Has(shown.Origin()):
		return ""
	case now.Database() != shown.Database():
		return "another database was put in the place of this one"
	}
	return "a backup of the database was restored: what was done after it is gone"
}

// doneWords say who did what: "ann changed 193 links; bob loaded 20 customers".
func doneWords(entries []model.Entry) string {
	var parts []string
	for i := len(entries) - 1; i >= 0; i-- {
		e := entries[i]
		switch {
		case e.Customers == 0 && e.Kind == model.EntryEdit:
			parts = append(parts, e.Who+" changed the companies")
		case e.Kind == model.EntryLoad:
			parts = append(parts, e.Who+" loaded "+model.Counted(e.Customers, "customer", "customers"))
		case e.Customers == 0 && e.Kind == model.EntryUndo:
			parts = append(parts, e.Who+" put the companies back")
		case e.Kind == model.EntryUndo:
			parts = append(parts, e.Who+" put "+model.Counted(e.Customers, "customer", "customers")+" back")
		default:
			parts = append(parts, e.Who+" changed "+model.Counted(e.Customers, "link", "links"))
		}
	}
	return strings.Join(parts, "; ")
}
