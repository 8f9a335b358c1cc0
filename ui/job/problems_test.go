package job

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dovetail/model"
)

const oneRejected = "CustomerId,SageCompanyName,SageSiteId,SageAccountNumber\nC1,Acme UK,10,X1\nC9,Acme UK,10,X9\n"

// previewOf returns the preview of a CSV file in a new folder.
func previewOf(t *testing.T, s *Session, text string) (p *Preview, path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "links.csv")
	put(t, path, text)
	p, err := uploadPreview(t, s, path, Request{})
	mustDo(t, err)
	return p, path
}

func TestProblemsCanBeUploaded(t *testing.T) {
	s := newSession(t, "ann")
	p, path := previewOf(t, s, oneRejected)
	problems := filepath.Join(filepath.Dir(path), ProblemsName(p.Request.Source))
	if rows, err := s.SaveProblems(t.Context(), p, problems, false); err != nil || rows != 1 {
		t.Fatalf("%d rows, %v", rows, err)
	}
	again, err := uploadPreview(t, s, problems, Request{})
	mustDo(t, err)
	if again.Plan.Len() != 1 || again.Plan.Fault(0) != model.UnknownCustomer {
		t.Errorf("%d rows, the first is %s", again.Plan.Len(), again.Plan.Fault(0))
	}
	if info, err := os.Stat(problems); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("its mode is %v, %v", info.Mode(), err)
	}
	if _, err := s.SaveProblems(t.Context(), p, problems, false); !errors.Is(err, ErrTargetExists) {
		t.Errorf("a second time: %v", err)
	}
}

// The values that would be saved are not those that were planned.
func TestProblemsOfAChangedFileAreRefused(t *testing.T) {
	for _, test := range []struct {
		name   string
		change func(path string) error
		want   error
	}{
		{"where it was overwritten", func(path string) error {
			return os.WriteFile(path, []byte(strings.Replace(oneRejected, "C9", "C8", 1)), 0o600)
		}, errSourceChanged},
		{"where it was truncated", func(path string) error { return os.Truncate(path, int64(len(oneRejected)-5)) }, errSourceChanged},
		{"but not where it was replaced", func(path string) error {
			return errors.Join(os.WriteFile(path+".new", nil, 0o600), os.Rename(path+".new", path))
		}, nil},
		{"nor where it was removed", os.Remove, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := newSession(t, "ann")
			p, path := previewOf(t, s, oneRejected)
			mustDo(t, test.change(path))
			problems := filepath.Join(t.TempDir(), "problems.xlsx")
			_, err := s.SaveProblems(t.Context(), p, problems, false)
			if !errors.Is(err, test.want) {
				t.Errorf("got %v, want %v", err, test.want)
			}
			if _, err := os.Stat(problems); (err == nil) != (test.want == nil) {
				t.Errorf("the problems file: %v", err)
			}
		})
	}
}

func TestProblemsNameEachRejectedRow(t *testing.T) {
	p, _ := previewOf(t, newSession(t, "ann"), oneRejected+"C2,,10,X2\n")
	var rows []int
	for _, problem := range Problems(p.Plan) {
		rows = append(rows, problem.Row)
		if problem.Text == "" || len(problem.FaultyColumns) == 0 {
			t.Errorf("row %d: %q, faulty columns %v", problem.Row, problem.Text, problem.FaultyColumns)
		}
	}
	if len(rows) != 2 || rows[0] != 3 || rows[1] != 4 {
		t.Errorf("rows %v", rows)
	}
}
