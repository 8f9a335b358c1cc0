package cli

import (
	"context"
	"os"
	"strings"
	"testing"

	"dovetail/model"
	"dovetail/ui/job"
)

// A meanwhile is a database in which somebody else does something just before the first batch is written.
type meanwhile struct {
	job.Database
	does func()
}

func (m *meanwhile) Apply(ctx context.Context, b model.Batch) (uint64, error) {
	if does := m.does; does != nil {
		m.does = nil
		does()
	}
	return m.Database.Apply(ctx, b)
}

const uploadHeader = "CustomerId,SageCompanyName,SageSiteId,SageAccountNumber\n"

// uploadWhile uploads lines while somebody else uploads others, between the plan and its apply.
func (s *shell) uploadWhile(u uploadFlags, lines, others string) (report, error) {
	s.t.Helper()
	mine, theirs := s.file("mine.csv", uploadHeader+lines), s.file("theirs.csv", uploadHeader+others)
	w := &program{environment: environment{getenv: func(name string) string { return s.env[name] }, now: s.now}}
	place, err := w.open(s.t.Context())
	if err != nil {
		s.t.Fatal(err)
	}
	source, err := w.source(s.t.Context(), mine)
	if err != nil {
		s.t.Fatal(err)
	}
	defer func() {
		if err := source.Close(); err != nil {
			s.t.Error(err)
		}
	}()
	p, err := place.Preview(s.t.Context(), job.Request{Kind: model.ForUpload, Source: source}, nil)
	if err != nil {
		s.t.Fatal(err)
	}
	place.DB = &meanwhile{place.DB, func() { s.must("upload", theirs) }}
	return u.apply(s.t.Context(), place, p)
}

func TestUploadGoesOnWithTheNewPlan(t *testing.T) {
	s := filled(t)
	r, err := s.uploadWhile(uploadFlags{}, "C3,Acme UK,10,EMBE001\n", "C4,Acme UK,10,RAVE001\n")
	if err != nil || !r.applied || r.Wrote != 1 {
		t.Errorf("applied %v, wrote %d: %v", r.applied, r.Wrote, err)
	}
}

func TestUploadAppliesNothingWhenARowIsRejectedMeanwhile(t *testing.T) {
	s := filled(t)
	r, err := s.uploadWhile(uploadFlags{}, "C2,Acme UK,10,HARB002\nC3,Acme UK,10,EMBE001\n", "C4,Acme UK,10,EMBE001\n")
	if err != nil || r.applied || r.Wrote != 0 || r.Preview.Plan.Counts[model.Rejected] != 1 {
		t.Errorf("applied %v, wrote %d, counts %v: %v", r.applied, r.Wrote, r.Preview.Plan.Counts, err)
	}
	if out := s.must("list", "--plain", "--columns", "account", "--filter", "id:=C2"); out != "HARB001\n" {
		t.Errorf("C2 has %s", out)
	}
}

func TestProblemsAreThoseOfThePlanThatWasApplied(t *testing.T) {
	for name, c := range map[string]struct {
		mine, others string
		saved        bool
	}{
		"a row more is rejected":      {"C3,Acme UK,10,EMBE001\nC9,Acme UK,10,X1\n", "C4,Acme UK,10,EMBE001\n", true},
		"the first row is rejected":   {"C2,Acme UK,10,HARB002\nC3,Acme UK,10,EMBE001\n", "C4,Acme UK,10,EMBE001\n", true},
		"no row is rejected any more": {"C3,Acme UK,10,HARB001\nC4,Acme UK,10,RAVE001\n", "C2,Acme UK,10,HARB003\n", false},
	} {
		t.Run(name, func(t *testing.T) {
			s := filled(t)
			u := uploadFlags{skipRejected: true, problems: s.path("problems.xlsx")}
			r, err := s.uploadWhile(u, c.mine, c.others)
			if err != nil || !r.applied {
				t.Fatalf("applied %v: %v", r.applied, err)
			}
			if (r.problems != "") != c.saved {
				t.Errorf("problems %q", r.problems)
			}
			if _, err := os.Stat(u.problems); (err == nil) != c.saved {
				t.Errorf("the problems file: %v", err)
			}
			if !c.saved {
				return
			}
			answer, _ := decode(t, s.run("upload", "--dry-run", "--json", u.problems).out)
			if rejected := r.Preview.Plan.Counts[model.Rejected]; len(answer.Rows) != rejected {
				t.Errorf("%d rows in the problems file, %d rejected", len(answer.Rows), rejected)
			}
		})
	}
}

func TestProblemsGoWhenApplyFails(t *testing.T) {
	s := filled(t)
	u := uploadFlags{skipRejected: true, problems: s.path("problems.xlsx")}
	mine := s.file("mine.csv", uploadHeader+"C3,Acme UK,10,EMBE001\nC9,Acme UK,10,X1\n")
	w := &program{environment: environment{getenv: func(name string) string { return s.env[name] }, now: s.now}}
	place, err := w.open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	source, err := w.source(t.Context(), mine)
	if err != nil {
		t.Fatal(err)
	}
	p, err := place.Preview(t.Context(), job.Request{Kind: model.ForUpload, Source: source}, nil)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	place.DB = &meanwhile{place.DB, cancel}
	r, err := u.apply(ctx, place, p)
	if err == nil || exitCode(ctx, err) != exitInterrupted || r.applied {
		t.Errorf("applied %v: %v", r.applied, err)
	}
	if _, err := os.Stat(u.problems); err == nil {
		t.Error("the problems file is there, though nothing was applied")
	}
	if out := s.must("list", "--plain", "--filter", "is:create"); strings.Count(out, "\n") != 2 {
		t.Errorf("to create: %s", out)
	}
	if err := source.Close(); err != nil {
		t.Error(err)
	}
}
