package ui

import (
	"context"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
)

// watchEvery is how often an idle app looks whether somebody else changed the data: a look costs some
// microseconds, needs no lock, and sends nothing to the terminal.
const watchEvery = time.Second

// noticedMsg says that another session changed the data: here is what the database holds now, and what
// was done since.
type noticedMsg struct {
	stamp    any
	snapshot *model.Snapshot
	since    *model.Snapshot // the one that was shown when the change was noticed
	entries  []model.Entry
	err      error
}

// watch looks now and then at the database's stamp, and comes back when that is another one, with what is
// new since a snapshot. It asks for the newest snapshot that is shown when it needs it. The first stamp
// always is another one: the data can have changed after they were read.
func (w *Backend) watch(ctx context.Context, stamp any, shown func() *model.Snapshot) tea.Cmd {
	if w.Changed == nil {
		return nil
	}
	return func() tea.Msg {
		ticker := time.NewTicker(w.watchEvery())
		defer ticker.Stop()
		for {
			select {
			case <-ctx.Done():
				return nil
			case <-ticker.C:
			}
			now, err := w.Changed()
			if old := shown(); err == nil && now != stamp && old != nil {
				return w.noticed(ctx, stamp, now, old)
			}
			// A look that fails says nothing; a database that is gone shows at the next key.
		}
	}
}

func (w *Backend) watchEvery() time.Duration {
	if w.WatchEvery > 0 {
		return w.WatchEvery
	}
	return watchEvery
}

// noticed reads what is new. Where that cannot be done the stamp stays the old one: the next look tries
// again.
func (w *Backend) noticed(ctx context.Context, before, now any, shown *model.Snapshot) tea.Msg {
	s, err := w.DB.Snapshot(ctx, shown)
	if err != nil {
		return noticedMsg{stamp: before, err: err}
	}
	entries, err := w.DB.History(ctx, noticedEntries)
	if err != nil {
		return noticedMsg{stamp: before, err: err}
	}
	m := noticedMsg{stamp: now, snapshot: s, since: shown}
	for _, e := range entries {
		if e.Revision > shown.Revision() && !w.Wrote(e) && s.Has(shown.Origin()) {
			m.entries = append(m.entries, e)
		}
	}
	return m
}

// noticedEntries is how many entries of the history are looked at to say what others did.
const noticedEntries = 20

// noticed shows what another session changed: the screens take the data, the footer says who.
func (a *App) noticed(m noticedMsg) tea.Cmd {
	next := a.backend.watch(a.context, m.stamp, a.shown)
	if m.err != nil {
		return next
	}
	loaded := loadedMsg{snapshot: m.snapshot, since: m.since}
	switch old := a.shown(); {
	case old != nil && old.Origin() == m.snapshot.Origin():
		return next
	case loaded.late(old):
		return tea.Batch(a.backend.reload(old), next)
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
