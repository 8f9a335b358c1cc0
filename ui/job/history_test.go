package job

import (
	"errors"
	"strings"
	"testing"

	"dovetail/model"
)

// last returns the number of the user's last entry, 0 for none.
func last(t *testing.T, s *Session, redo bool) uint64 {
	t.Helper()
	e, err := s.LastEntry(t.Context(), redo)
	if err != nil && !errors.Is(err, map[bool]error{false: ErrNothingToUndo, true: ErrNothingToRedo}[redo]) {
		t.Fatal(err)
	}
	return e.Number
}

// undo undoes an entry as the app and the commands do.
func undo(t *testing.T, s *Session, number uint64) {
	t.Helper()
	e, err := s.Entry(t.Context(), number)
	mustDo(t, err)
	u, err := s.PlanUndo(t.Context(), e, nil)
	mustDo(t, err)
	_, err = s.Undo(t.Context(), u, nil)
	mustDo(t, err)
}

// z undoes the user's entries, newest first; Z undoes the undos, newest first. The first entry is the load.
func TestUndoAndRedo(t *testing.T) {
	s := newSession(t, "ann")
	mustLink(t, s, "C1", "X1") // entry 2
	mustLink(t, s, "C2", "X2") // entry 3
	for i, step := range []struct {
		redo  bool
		entry uint64
		want  string
	}{
		{false, 3, "C1=X1"},
		{false, 2, ""},
		{true, 5, "C1=X1"},
		{true, 4, "C1=X1 C2=X2"},
		{false, 3, "C1=X1"},
		{true, 8, "C1=X1 C2=X2"},
	} {
		if got := last(t, s, step.redo); got != step.entry {
			t.Fatalf("step %d: entry %d, want %d", i+1, got, step.entry)
		}
		undo(t, s, step.entry)
		wantLinks(t, s, strings.Fields(step.want)...)
	}
	if got := last(t, s, true); got != 0 {
		t.Errorf("entry %d can be redone, want none", got)
	}
}

// As in an editor, a later change of the user ends what can be redone; one of another user does not.
func TestALaterChangeEndsWhatCanBeRedone(t *testing.T) {
	s := newSession(t, "ann")
	mustLink(t, s, "C1", "X1") // entry 2
	undo(t, s, 2)              // entry 3
	mustLink(t, sessionOf(t, s, "bob"), "C1", "X3")
	if got := last(t, s, true); got != 3 {
		t.Errorf("after a change of bob entry %d would be redone, want 3", got)
	}
	mustLink(t, s, "C2", "X2") // entry 5
	if got := last(t, s, true); got != 0 {
		t.Errorf("after a change of ann entry %d would be redone, want none", got)
	}
	undo(t, s, 5) // entry 6
	if got := last(t, s, true); got != 6 {
		t.Errorf("entry %d would be redone, want 6", got)
	}
	undo(t, s, 6) // a redo
	if got := last(t, s, true); got != 0 {
		t.Errorf("entry %d would be redone, want none", got)
	}
	if got := last(t, s, false); got != 5 {
		t.Errorf("entry %d would be undone, want 5", got)
	}
}

func TestLastEntryIsTheUsersOwn(t *testing.T) {
	ann := newSession(t, "ann")
	bob := sessionOf(t, ann, "bob")
	if got := last(t, bob, false); got != 0 {
		t.Errorf("bob would undo entry %d", got)
	}
	mustLink(t, bob, "C1", "X1")
	mustLink(t, ann, "C2", "X2")
	if got := last(t, bob, false); got != 2 {
		t.Errorf("bob would undo entry %d", got)
	}
	undo(t, ann, 2) // entries of other users can be undone from the history
	wantLinks(t, ann, "C2=X2")
	if got := last(t, bob, false); got != 0 {
		t.Errorf("bob would undo entry %d again", got)
	}
	if got := last(t, bob, true); got != 0 {
		t.Errorf("bob would redo what ann undid: entry %d", got)
	}
	if _, err := ann.Entry(t.Context(), 9); err == nil || err.Error() != "there is no entry 9 in the history" {
		t.Errorf("got %v", err)
	}
}

func TestUndoIsRecordedAsAnEntry(t *testing.T) {
	s := newSession(t, "ann")
	mustLink(t, s, "C1", "X1")
	undo(t, s, 2)
	entries, err := s.Entries(t.Context(), 1)
	mustDo(t, err)
	e := entries[0]
	if e.Kind != model.EntryUndo || e.Undoes != 2 || e.Who != "ann" || e.Counts["put-back"] != 1 || e.Counts["left"] != 0 || !e.When.Equal(s.Now()) {
		t.Errorf("the entry is %+v", e)
	}
	undo(t, s, 2) // there is nothing left to restore
	if entries, err := s.Entries(t.Context(), 0); err != nil || len(entries) != 3 {
		t.Errorf("%d entries, %v", len(entries), err)
	}
}

// An undo that was planned before the change is stale and writes nothing.
func TestUndoLeavesWhatWasChangedSince(t *testing.T) {
	ann := newSession(t, "ann")
	bob := sessionOf(t, ann, "bob")
	p := pastedPreview(t, ann, "C1=X1", "C2=X2")
	_, err := ann.Apply(t.Context(), p, nil, nil)
	mustDo(t, err)
	e, err := ann.Entry(t.Context(), 2)
	mustDo(t, err)
	planned, err := ann.PlanUndo(t.Context(), e, nil)
	mustDo(t, err)
	mustLink(t, bob, "C1", "BOB")
	if _, err := ann.Undo(t.Context(), planned, nil); !errors.Is(err, model.ErrStale) {
		t.Errorf("a stale undo: %v", err)
	}
	wantLinks(t, ann, "C1=BOB", "C2=X2")
	undo(t, ann, 2)
	wantLinks(t, ann, "C1=BOB")
}

// Another user renames the company while the undo is planned. The link is still the one that the entry made, and is
// removed.
func TestUndoIsPlannedOnOneState(t *testing.T) {
	for _, test := range []struct {
		name, before string
		nth          int
	}{
		{"renamed before anything is read", "snapshot", 1},
		{"renamed before the changes are read", "changes", 1},
		{"renamed after the changes were read", "snapshot", 2},
	} {
		t.Run(test.name, func(t *testing.T) {
			ann := newSession(t, "ann")
			bob := sessionOf(t, ann, "bob")
			mustLink(t, ann, "C1", "X1")
			e, err := ann.Entry(t.Context(), 2)
			mustDo(t, err)
			interrupt(ann, test.before, test.nth, func() {
				mustDo(t, bob.RenameCompany(t.Context(), site10, model.Company{Site: "10", Name: "ACME UK"}))
			})
			u, err := ann.PlanUndo(t.Context(), e, nil)
			mustDo(t, err)
			if len(u.Left) > 0 {
				t.Errorf("it leaves what was not changed: %v", u.Left)
			}
			_, err = ann.Undo(t.Context(), u, nil)
			mustDo(t, err)
			wantLinks(t, bob)
		})
	}
}

// An undo of an undo is a redo. Databases of older versions have it as an undo.
func TestRedoIsNamed(t *testing.T) {
	s := newSession(t, "ann")
	mustLink(t, s, "C1", "X1") // entry 2
	for _, number := range []uint64{2, 3, 4, 5} {
		undo(t, s, number)
	}
	entries, err := s.Entries(t.Context(), 4)
	mustDo(t, err)
	var kinds []string
	for _, e := range entries {
		kinds = append(kinds, e.Kind)
	}
	if got := strings.Join(kinds, " "); got != "redo undo redo undo" {
		t.Errorf("got %s", got)
	}
	old := []model.Entry{{Number: 4, Kind: "undo", Undoes: 3}, {Number: 3, Kind: "undo", Undoes: 2}, {Number: 2, Kind: "edit"}}
	if model.NameRedos(old); old[0].Kind != model.EntryRedo || old[1].Kind != model.EntryUndo || old[2].Kind != model.EntryEdit {
		t.Errorf("got %+v", old)
	}
	if e, err := s.EntryAt(t.Context(), entries[0].Revision); err != nil || e.Number != 6 {
		t.Errorf("the newest revision was written by entry %d, %v", e.Number, err)
	}
	if _, err := s.EntryAt(t.Context(), 99); !errors.Is(err, ErrEntryGone) {
		t.Errorf("got %v", err)
	}
}

// One link of an upload is undone and redone; the upload stays in force and is undone without it.
func TestUndoOfOneChange(t *testing.T) {
	s := newSession(t, "ann")
	p := pastedPreview(t, s, "C1=X1", "C2=X2")
	_, err := s.Apply(t.Context(), p, nil, nil) // entry 2
	mustDo(t, err)
	e, err := s.Entry(t.Context(), 2)
	mustDo(t, err)
	u, err := s.PlanUndoOf(t.Context(), e, "C2", nil)
	mustDo(t, err)
	_, err = s.Undo(t.Context(), u, nil)
	mustDo(t, err)
	wantLinks(t, s, "C1=X1")
	entries, err := s.Entries(t.Context(), 0)
	mustDo(t, err)
	if e := entries[0]; e.Summary() != "undo of C2" || e.Undoes != 2 || model.Undone(entries)[2] {
		t.Errorf("the entry is %+v", e)
	}
	if got := last(t, s, true); got != 3 {
		t.Errorf("entry %d would be redone", got)
	}
	undo(t, s, 3)
	wantLinks(t, s, "C1=X1", "C2=X2")
	if _, err := s.PlanUndoOf(t.Context(), e, "C3", nil); err == nil || err.Error() != "entry 2 did not change customer C3" {
		t.Errorf("got %v", err)
	}
}

func TestUndoOfTheLastChangeOfACustomer(t *testing.T) {
	s := newSession(t, "ann")
	p := pastedPreview(t, s, "C1=X1", "C2=X2")
	_, err := s.Apply(t.Context(), p, nil, nil)
	mustDo(t, err)
	mustLink(t, sessionOf(t, s, "bob"), "C2", "X3")
	for _, want := range []string{"C1=X1 C2=X2", "C1=X1"} {
		u, err := s.PlanUndoLast(t.Context(), "C2", nil)
		mustDo(t, err)
		_, err = s.Undo(t.Context(), u, nil)
		mustDo(t, err)
		wantLinks(t, s, strings.Fields(want)...)
	}
	if _, err := s.PlanUndoLast(t.Context(), "C2", nil); err == nil || err.Error() != "there is no change of C2 to undo since it was added" {
		t.Errorf("got %v", err)
	}
}
