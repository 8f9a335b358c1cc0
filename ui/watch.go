package ui

import (
	"errors"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
)

// noticed shows what another session changed: the screens take the data, the footer names the user.
func (a *App) noticed(m noticedMsg) tea.Cmd {
	next := a.watch(m.stamp)
	if errors.Is(m.err, model.ErrDamaged) && !a.damageTold {
		return tea.Batch(a.showDamage(m.err), next)
	}
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
	case a.notice != "" && len(a.notice) < a.width: // the notice before it was not read yet
		a.notify(a.notice + "; " + words)
	default:
		a.notify(words)
	}
	cmd := a.broadcast(loaded)
	return tea.Batch(cmd, next)
}

// late reports whether other data arrived while these were read, and these do not follow from them: which are newer
// is unknown then.
func (m loadedMsg) late(shown *model.Snapshot) bool {
	return shown != nil && shown != m.since && !m.snapshot.Has(shown.Origin())
}

// restoredWords returns a notice that the data do not follow from those shown before, as another file replaced the
// database; "" if they do.
func restoredWords(shown, now *model.Snapshot) string {
	switch {
	case now.Has(shown.Origin()):
		return ""
	case now.Database() != shown.Database():
		return "this database was replaced by another one"
	}
	return "a backup of the database was restored: later changes are lost"
}

// listWords returns what an entry did to a customer list, after the user; undid is the verb of an undo or a redo.
func listWords(e model.Entry, undid string) string {
	of := "the customer list of " + e.Lists[0].Company.Name
	switch {
	case undid != "":
		return undid + "a change of " + of
	case e.Lists[0].After == 0:
		return " removed " + of
	}
	return " loaded " + of
}

// doneWords returns who did what: "ann changed 193 links; bob undid changes of 20 customers".
func doneWords(entries []model.Entry) string {
	var parts []string
	for i := len(entries) - 1; i >= 0; i-- {
		e := entries[i]
		undid := map[string]string{model.EntryUndo: " undid ", model.EntryRedo: " redid "}[e.Kind]
		switch {
		case e.Customers == 0 && len(e.Lists) > 0 && e.Kind != model.EntryEdit:
			parts = append(parts, e.Who+listWords(e, undid))
		case e.Customers == 0 && e.Kind == model.EntryEdit:
			parts = append(parts, e.Who+" changed the companies")
		case e.Kind == model.EntryLoad:
			parts = append(parts, e.Who+" loaded "+model.Counted(e.Customers, "customer", "customers"))
		case e.Customers == 0 && undid != "":
			parts = append(parts, e.Who+undid+"a change of the companies")
		case e.Customers == 1 && undid != "":
			parts = append(parts, e.Who+undid+"a change of 1 customer")
		case undid != "":
			parts = append(parts, e.Who+undid+"changes of "+model.Number(e.Customers)+" customers")
		default:
			parts = append(parts, e.Who+" changed "+model.Counted(e.Customers, "link", "links"))
		}
	}
	return strings.Join(parts, "; ")
}
