package job

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"dovetail/model"
)

// ann looks at a preview, bob changes the data, ann applies.
func TestStalePreviewAppliesNothing(t *testing.T) {
	for _, test := range []struct {
		name  string
		bob   string // his link, made after ann's preview
		class string // of ann's first row then
		fault model.Fault
	}{
		{"as another customer holds the Sage customer", "C3=X1", "rejected", model.SageCustomerTaken},
		{"as a link is replaced that did not exist", "C1=BOB", "changed", 0},
		{"as it is done already", "C1=X1", "unchanged", 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			ann := newSession(t, "ann")
			bob := sessionOf(t, ann, "bob")
			seen := pastedPreview(t, ann, "C1=X1", "C2=X2")
			id, account := test.bob[:2], test.bob[3:]
			mustLink(t, bob, id, account)
			_, err := ann.Apply(t.Context(), seen, nil, nil)
			outdated, ok := errors.AsType[*Outdated](err)
			if !ok {
				t.Fatalf("got %v", err)
			}
			wantLinks(t, ann, test.bob)
			now := outdated.Preview.Plan
			if got := now.Class(0).String(); got != test.class || now.Fault(0) != test.fault {
				t.Errorf("the new preview's first row is %s %s", got, now.Fault(0))
			}
			if seen.Plan.Class(0) != model.New {
				t.Error("the preview that was seen is another one now")
			}
			if now.Class(1) != model.New {
				t.Errorf("the second row is %s", now.Class(1))
			}
			if _, err := ann.Apply(t.Context(), outdated.Preview, nil, nil); err != nil {
				t.Errorf("the new preview cannot be applied: %v", err)
			}
		})
	}
}

// bob changes a customer that is not in ann's rows.
func TestPreviewWithTheSameOutcomeIsApplied(t *testing.T) {
	ann := newSession(t, "ann")
	bob := sessionOf(t, ann, "bob")
	seen := pastedPreview(t, ann, "C1=X1", "C2=X2")
	mustLink(t, bob, "C3", "X3")
	done, err := ann.Apply(t.Context(), seen, nil, nil)
	if err != nil || done.Wrote != 2 || done.Preview == seen || done.Revision != 3 {
		t.Errorf("%d written as revision %d, %v", done.Wrote, done.Revision, err)
	}
	wantLinks(t, ann, "C1=X1", "C2=X2", "C3=X3")
	if e, err := ann.Entry(t.Context(), done.Entry); err != nil || e.Revision != done.Revision || e.Who != "ann" {
		t.Errorf("its entry is %+v, %v", e, err)
	}
}

// A command has shown no preview. bob changes the data three times before it applies, the last time so that he has
// linked the Sage customer that C3 would get.
func TestApplyReplansAsLongAsItIsAgreed(t *testing.T) {
	for _, test := range []struct {
		name   string
		agreed func(*Preview) bool
		want   []string
	}{
		{"it applies the remaining rows", func(*Preview) bool { return true }, []string{"C1=B3", "C2=X2"}},
		{"it stops at a rejected row", func(p *Preview) bool { return p.Plan.Counts[model.Rejected] == 0 }, []string{"C1=B3"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			ann := newSession(t, "ann")
			bob := sessionOf(t, ann, "bob")
			p, times := pastedPreview(t, ann, "C2=X2", "C3=B3"), 0
			ann.DB = &interruptedDatabase{Database: ann.DB, between: func(before string) {
				if before == "apply" && times < 3 {
					times++
					mustLink(t, bob, "C1", fmt.Sprint("B", times))
				}
			}}
			done, err := ann.Apply(t.Context(), p, test.agreed, nil)
			if outdated, ok := errors.AsType[*Outdated](err); ok {
				done.Preview = outdated.Preview
			} else if err != nil {
				t.Fatal(err)
			}
			if written := len(test.want) - 1; done.Wrote != written || times != 3 {
				t.Errorf("%d written after %d times, want %d", done.Wrote, times, written)
			}
			if got := done.Preview.Plan.Fault(1); got != model.SageCustomerTaken {
				t.Errorf("C3 is %s", got)
			}
			wantLinks(t, bob, test.want...)
		})
	}
}

// bob writes whenever ann is in no transaction: before and after each, and whenever she reports progress. If she held
// the lock while she plans, he would time out.
func TestPlanningHappensWithoutTheLockAtFirst(t *testing.T) {
	ann := newSession(t, "ann")
	bob := sessionOf(t, ann, "bob")
	written := 0
	database := &interruptedDatabase{Database: ann.DB}
	writes := func() {
		applies := 0
		for _, name := range database.done {
			if name == "apply" {
				applies++
			}
		}
		if applies <= freeTries && written < 20 {
			written++
			mustLink(t, bob, "C3", fmt.Sprint("B", written))
		}
	}
	database.between = func(string) { writes() }
	ann.DB = database
	p := pastedPreview(t, ann, "C1=X1")
	done, err := ann.Apply(t.Context(), p, func(*Preview) bool { return true }, func(Step) { writes() })
	if err != nil || done.Wrote != 1 {
		t.Fatalf("%d written, %v", done.Wrote, err)
	}
	wantLinks(t, bob, "C1=X1", fmt.Sprint("C3=B", written))
	if want := slices.Repeat([]string{"snapshot", "apply"}, 1+freeTries); !slices.Equal(database.done, want) {
		t.Fatalf("the transactions are %q, want %q, and then one that plans under the lock", database.done, want)
	}
}

func TestApplyOfNothingWritesNothing(t *testing.T) {
	s := newSession(t, "ann")
	mustLink(t, s, "C1", "X1")
	p := pastedPreview(t, s, "C1=X1", "X9=X9")
	s.DB = &interruptedDatabase{Database: s.DB, between: func(before string) {
		if before == "apply" {
			t.Error("a transaction")
		}
	}}
	done, err := s.Apply(t.Context(), p, nil, nil)
	if err != nil || done.Wrote != 0 || done.Revision != 2 {
		t.Errorf("%d written as revision %d, %v", done.Wrote, done.Revision, err)
	}
	if entries, err := s.Entries(t.Context(), 0); err != nil || len(entries) != 2 {
		t.Errorf("%d entries, %v", len(entries), err)
	}
}

func TestApplyStopsWhenItIsCancelled(t *testing.T) {
	s := newSession(t, "ann")
	p := pastedPreview(t, s, "C1=X1")
	ctx, cancel := context.WithCancel(t.Context())
	if _, err := s.Apply(ctx, p, nil, func(Step) { cancel() }); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	wantLinks(t, s)
}
