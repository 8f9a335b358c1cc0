package job

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"dovetail/model"
)

// writeBeforeEachApply makes another session link C3 before each apply of s. It fails the test after many of them.
func writeBeforeEachApply(t *testing.T, s *Session) {
	t.Helper()
	other, n := sessionOf(t, s, "bob"), 0
	s.DB = &interruptedDatabase{Database: s.DB, between: func(name string) {
		if name != "apply" {
			return
		}
		if n++; n > 20 {
			t.Fatal("20 applies, and none was faster than the other session")
		}
		mustLink(t, other, "C3", fmt.Sprint("B", n))
	}}
}

func TestApplyGetsThroughWhileOthersWriteAllTheTime(t *testing.T) {
	s := newSession(t, "ann")
	p := pastedPreview(t, s, "C1=A1", "C2=A2")
	writeBeforeEachApply(t, s)
	done, err := s.Apply(t.Context(), p, nil, nil)
	if err != nil || done.Wrote != 2 || done.Entry == 0 {
		t.Fatalf("wrote %d rows, entry %d: %v", done.Wrote, done.Entry, err)
	}
	wantLinks(t, s, "C1=A1", "C2=A2", "C3=B3")
	entries, err := s.Entries(t.Context(), 1)
	mustDo(t, err)
	if !s.Wrote(entries[0]) {
		t.Error("the session does not know that the entry is its own")
	}
}

func TestEditGetsThroughWhileOthersWriteAllTheTime(t *testing.T) {
	s := newSession(t, "ann")
	writeBeforeEachApply(t, s)
	mustDo(t, s.AddCompany(t.Context(), model.Company{Site: "20", Name: "Bolt"}))
	entries, err := s.Entries(t.Context(), 1)
	mustDo(t, err)
	if e := entries[0]; e.Who != "ann" || !slices.Equal(e.Added, []model.Company{{Site: "20", Name: "Bolt"}}) {
		t.Errorf("the newest entry is %+v", e)
	}
}

func TestAnotherOutcomeIsShownAlsoUnderTheLock(t *testing.T) {
	s := newSession(t, "ann")
	p := pastedPreview(t, s, "C1=A1", "C2=A2")
	other, n := sessionOf(t, s, "bob"), 0
	s.DB = &interruptedDatabase{Database: s.DB, between: func(name string) {
		if name != "apply" {
			return
		}
		if n++; n > freeTries {
			mustLink(t, other, "C3", "A2")
			return
		}
		mustLink(t, other, "C3", fmt.Sprint("B", n))
	}}
	_, err := s.Apply(t.Context(), p, nil, nil)
	outdated, ok := errors.AsType[*Outdated](err)
	if !ok || outdated.Preview.Plan.Class(1) != model.Rejected {
		t.Fatalf("got %v", err)
	}
	wantLinks(t, s, "C3=A2")
}
