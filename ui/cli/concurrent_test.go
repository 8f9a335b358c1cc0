package cli

import (
	"context"
	"os"
	"strings"
	"testing"

	"dovetail/model"
	"dovetail/ui/job"
)

// concurrentChange is a database that calls change once, just before the first batch is written.
type concurrentChange struct {
	job.Database
	change func()
}

// Apply calls change if it has not been called, then writes b.
func (d *concurrentChange) Apply(ctx context.Context, b model.Batch) (uint64, error) {
	if change := d.change; change != nil {
		d.change = nil
		change()
	}
	return d.Database.Apply(ctx, b)
}

const uploadHeader = "CustomerId,SageCompanyName,SageSiteId,SageAccountNumber\n"

// uploadDuring uploads lines; another session uploads others between plan and apply.
func (s *shell) uploadDuring(u uploadFlags, lines, others string) (report, error) {
	s.t.Helper()
	mine, theirs := s.writeFile("mine.csv", uploadHeader+lines), s.writeFile("theirs.csv", uploadHeader+others)
	p := &program{environment: environment{getenv: func(name string) string { return s.env[name] }, now: s.now}}
	opened, err := p.open(s.t.Context())
	if err != nil {
		s.t.Fatal(err)
	}
	source, err := p.source(s.t.Context(), mine)
	if err != nil {
		s.t.Fatal(err)
	}
	defer func() {
		if err := source.Close(); err != nil {
			s.t.Error(err)
		}
	}()
	preview, err := opened.Preview(s.t.Context(), job.Request{Kind: model.ForUpload, Source: source}, nil)
	if err != nil {
		s.t.Fatal(err)
	}
	opened.DB = &concurrentChange{opened.DB, func() { s.mustRun("upload", theirs) }}
	return u.apply(s.t.Context(), opened, preview)
}

func TestUploadAppliesNewPlanAfterConcurrentChange(t *testing.T) {
	s := newFilledShell(t)
	r, err := s.uploadDuring(uploadFlags{}, "C3,Acme UK,10,EMBE001\n", "C4,Acme UK,10,RAVE001\n")
	if err != nil || !r.applied || r.Wrote != 1 {
		t.Errorf("applied %v, wrote %d: %v", r.applied, r.Wrote, err)
	}
}

func TestUploadAppliesNothingIfConcurrentChangeRejectsARow(t *testing.T) {
	s := newFilledShell(t)
	r, err := s.uploadDuring(uploadFlags{}, "C2,Acme UK,10,HARB002\nC3,Acme UK,10,EMBE001\n", "C4,Acme UK,10,EMBE001\n")
	if err != nil || r.applied || r.Wrote != 0 || r.Preview.Plan.Counts[model.Rejected] != 1 {
		t.Errorf("applied %v, wrote %d, counts %v: %v", r.applied, r.Wrote, r.Preview.Plan.Counts, err)
	}
	if out := s.mustRun("list", "--plain", "--columns", "account", "--filter", "id:=C2"); out != "HARB001\n" {
		t.Errorf("C2 has %s", out)
	}
}

func TestProblemsFileMatchesAppliedPlan(t *testing.T) {
	for name, c := range map[string]struct {
		mine, others string
		saved        bool
	}{
		"one more row is rejected":    {"C3,Acme UK,10,EMBE001\nC9,Acme UK,10,X1\n", "C4,Acme UK,10,EMBE001\n", true},
		"the first row is rejected":   {"C2,Acme UK,10,HARB002\nC3,Acme UK,10,EMBE001\n", "C4,Acme UK,10,EMBE001\n", true},
		"no row is rejected any more": {"C3,Acme UK,10,HARB001\nC4,Acme UK,10,RAVE001\n", "C2,Acme UK,10,HARB003\n", false},
	} {
		t.Run(name, func(t *testing.T) {
			s := newFilledShell(t)
			u := uploadFlags{skipRejected: true, problems: s.path("problems.xlsx")}
			r, err := s.uploadDuring(u, c.mine, c.others)
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
			answer, _ := decodeReport(t, s.run("upload", "--dry-run", "--json", u.problems).out)
			if rejected := r.Preview.Plan.Counts[model.Rejected]; len(answer.Rows) != rejected {
				t.Errorf("%d rows in the problems file, %d rejected", len(answer.Rows), rejected)
			}
		})
	}
}

func TestProblemsFileIsRemovedIfApplyFails(t *testing.T) {
	s := newFilledShell(t)
	u := uploadFlags{skipRejected: true, problems: s.path("problems.xlsx")}
	mine := s.writeFile("mine.csv", uploadHeader+"C3,Acme UK,10,EMBE001\nC9,Acme UK,10,X1\n")
	p := &program{environment: environment{getenv: func(name string) string { return s.env[name] }, now: s.now}}
	opened, err := p.open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	source, err := p.source(t.Context(), mine)
	if err != nil {
		t.Fatal(err)
	}
	preview, err := opened.Preview(t.Context(), job.Request{Kind: model.ForUpload, Source: source}, nil)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	opened.DB = &concurrentChange{opened.DB, cancel}
	r, err := u.apply(ctx, opened, preview)
	if err == nil || exitCode(ctx, err) != exitInterrupted || r.applied {
		t.Errorf("applied %v: %v", r.applied, err)
	}
	if _, err := os.Stat(u.problems); err == nil {
		t.Error("the problems file is there, though nothing was applied")
	}
	if out := s.mustRun("list", "--plain", "--filter", "is:create"); strings.Count(out, "\n") != 2 {
		t.Errorf("to create: %s", out)
	}
	if err := source.Close(); err != nil {
		t.Error(err)
	}
}
