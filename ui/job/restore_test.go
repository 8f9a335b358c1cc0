package job

import (
	"errors"
	"os"
	"slices"
	"testing"

	"dovetail/model"
	"dovetail/storage"
)

// fileOf returns the path of a session's database.
func fileOf(t *testing.T, s *Session) string {
	t.Helper()
	store, ok := s.DB.(*storage.Store)
	if !ok {
		t.Fatal("the session does not use a file")
	}
	return store.Path()
}

// backup copies the database, and returns a function that restores it while no session uses it.
func backup(t *testing.T, s *Session) (restore func()) {
	t.Helper()
	path := fileOf(t, s)
	copied, err := os.ReadFile(path)
	mustDo(t, err)
	return func() {
		t.Helper()
		mustDo(t, os.WriteFile(path, copied, 0o600))
	}
}

// The export is stale, whether the restored database has reached its revision again or not.
func TestUploadOfAnExportOfALostState(t *testing.T) {
	s := newSession(t, "ann")
	mustLink(t, s, "C1", "X1")
	restore := backup(t, s)
	mustLink(t, s, "C2", "LOST")
	monday := exportFilled(t, s, map[string]string{"G2": "Y1", "D4": "Acme UK", "E4": "10", "G4": "Y3", "F3": "2"})
	for _, test := range []struct {
		name  string
		since func()
		note  string
		want  []model.Class
	}{
		{"nothing was lost", func() {}, "", []model.Class{model.Changed, model.Changed, model.New}},
		{
			"its revision is ahead", restore, "exported from a later state than this one: a backup was restored; a row that replaces a link is rejected",
			[]model.Class{model.Rejected, model.New, model.New},
		},
		{
			"its revision was reached again", func() { mustLink(t, s, "C3", "X3") },
			"exported from a state that this database does not have: a backup was restored; a row that replaces a link is rejected",
			[]model.Class{model.Rejected, model.New, model.Rejected},
		},
		{
			"its revision is behind", func() { mustLink(t, s, "C2", "LOST") },
			"exported from a state that this database does not have: a backup was restored; a row that replaces a link is rejected",
			[]model.Class{model.Rejected, model.Changed, model.Rejected},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			test.since()
			p, err := uploadPreview(t, s, monday, Request{})
			mustDo(t, err)
			if notes := p.Plan.Notes(); (test.note != "") != slices.Contains(notes, test.note) {
				t.Errorf("the remarks are %q", notes)
			}
			for i, want := range test.want {
				if p.Plan.Class(i) != want || want == model.Rejected && p.Plan.Fault(i) != model.ChangedSince {
					t.Errorf("row %d is %s %s, want %s", i+2, p.Plan.Class(i), p.Plan.Fault(i), want)
				}
			}
		})
	}
}

func TestAllowedRowOfALostState(t *testing.T) {
	s := newSession(t, "ann")
	mustLink(t, s, "C1", "X1")
	restore := backup(t, s)
	mustLink(t, s, "C2", "X2")
	monday := exportFilled(t, s, map[string]string{"G2": "Y1"})
	restore()
	p, err := uploadPreview(t, s, monday, Request{Allow: model.Allowance{}.With("C1", model.ChangedSince)})
	mustDo(t, err)
	if p.Plan.Class(0) != model.Changed || p.Plan.Class(1) != model.New {
		t.Errorf("row 2 is %s %s, row 3 is %s", p.Plan.Class(0), p.Plan.Fault(0), p.Plan.Class(1))
	}
}

// The restored database has reached the same revision with a link that the preview did not show.
func TestApplyOfAPreviewFromBeforeARestore(t *testing.T) {
	s := newSession(t, "ann")
	restore := backup(t, s)
	mustLink(t, s, "C1", "X1")
	p := pastedPreview(t, s, "C2=MINE")
	restore()
	mustLink(t, s, "C2", "NEVERSHOWN")
	_, err := s.Apply(t.Context(), p, nil, nil)
	outdated := (*Outdated)(nil)
	if !errors.As(err, &outdated) || outdated.Preview.Plan.Class(0) != model.Changed {
		t.Fatalf("got %v", err)
	}
	wantLinks(t, s, "C2=NEVERSHOWN")
	_, err = s.Apply(t.Context(), outdated.Preview, nil, nil)
	mustDo(t, err)
	wantLinks(t, s, "C2=MINE")
}

func TestUndoOfALostEntry(t *testing.T) {
	for name, since := range map[string]func(*testing.T, *Session){
		"where no entry has its number":      func(*testing.T, *Session) {},
		"where another entry has its number": func(t *testing.T, s *Session) { mustLink(t, s, "C2", "OTHER") },
	} {
		t.Run(name, func(t *testing.T) {
			s := newSession(t, "ann")
			restore := backup(t, s)
			mustLink(t, s, "C1", "X1")
			e, err := s.Entry(t.Context(), 2)
			mustDo(t, err)
			planned, err := s.PlanUndo(t.Context(), e, nil)
			mustDo(t, err)
			restore()
			since(t, s)
			if _, err := s.Undo(t.Context(), planned, nil); !errors.Is(err, model.ErrStale) {
				t.Errorf("the planned undo: %v", err)
			}
			if _, err := s.PlanUndo(t.Context(), e, nil); !errors.Is(err, ErrEntryGone) {
				t.Errorf("planned again: %v", err)
			}
		})
	}
}

func TestAncestryOfAnExportOfAnEmptyDatabase(t *testing.T) {
	path := t.TempDir() + "/new.db"
	mustDo(t, storage.Create(t.Context(), path, storage.CreateOptions{User: "ann"}))
	empty, err := storage.Open(path).Snapshot(t.Context(), nil)
	mustDo(t, err)
	s := newSession(t, "ann")
	restored, err := s.DB.Snapshot(t.Context(), nil)
	mustDo(t, err)
	for name, test := range map[string]struct {
		mark model.Origin
		want model.Ancestry
	}{
		"of this database":      {model.Origin{Database: restored.Database()}, model.Past},
		"of another database":   {empty.Origin(), model.Unmarked},
		"with an unknown token": {model.Origin{Database: restored.Database(), Token: "x"}, model.Elsewhere},
	} {
		if got := restored.Ancestry(test.mark); got != test.want {
			t.Errorf("%s: %d, want %d", name, got, test.want)
		}
	}
}
