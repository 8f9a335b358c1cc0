package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"dovetail/model"
	"dovetail/ui/job"
)

// checkProblemsName refuses a name that no problems file can have.
func (u uploadFlags) checkProblemsName() error {
	switch {
	case u.problems == "":
		return nil
	case u.problems == "-":
		return usageError{errors.New("--problems takes a file's name; standard output holds the report")}
	case !strings.EqualFold(filepath.Ext(u.problems), ".xlsx"):
		return usageError{fmt.Errorf("--problems %s: the problems are an Excel workbook; end its name in .xlsx", u.problems)}
	}
	return nil
}

// checkProblemsFile refuses to put the problems file in the place of another one before anything is read.
func (u uploadFlags) checkProblemsFile(s *session, file string) error {
	if u.problems == "" {
		return nil
	}
	target, err := os.Stat(u.problems)
	if err != nil {
		return nil // it is not there yet; whether it can be written, writing it says
	}
	if read, err := os.Stat(file); err == nil && os.SameFile(target, read) {
		return fmt.Errorf("%s is the file that is uploaded; save the problems under another name", u.problems)
	}
	if !u.force {
		return forceHint(fmt.Errorf("%s %w", u.problems, job.ErrTargetExists))
	}
	return s.refuseDatabaseAsTarget(u.problems)
}

// saveProblems saves the rejected rows where that was asked for and there are any. It returns the name of
// the file, "" where there is none.
func (u uploadFlags) saveProblems(ctx context.Context, s *session, preview *job.Preview, replace bool) (string, error) {
	if u.problems == "" || preview.Plan.Counts[model.Rejected] == 0 {
		return "", nil
	}
	if _, err := s.SaveProblems(ctx, preview, u.problems, replace); err != nil {
		return "", forceHint(err)
	}
	return u.problems, nil
}

// removeProblems takes the problems file back, as it does not tell what became of the rows.
func (r *report) removeProblems() error {
	if r.problems == "" {
		return nil
	}
	err := os.Remove(r.problems)
	r.problems = ""
	return err
}

// forceHint adds to the error of an existing target how it can be replaced.
func forceHint(err error) error {
	if errors.Is(err, job.ErrTargetExists) {
		return fmt.Errorf("%w; choose another name, or replace it with --force", err)
	}
	return err
}
