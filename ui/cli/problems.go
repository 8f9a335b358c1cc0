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

// checkProblemsName returns an error if --problems is not the name of a workbook.
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

// checkProblemsFile returns an error if the problems file must not be written: it exists, or it is the input
// file or the database. It is called before anything is read.
func (u uploadFlags) checkProblemsFile(s *session, file string) error {
	if u.problems == "" {
		return nil
	}
	target, err := os.Stat(u.problems)
	if err != nil {
		return nil // it does not exist; writing it reports whether it can be created
	}
	if read, err := os.Stat(file); err == nil && os.SameFile(target, read) {
		return fmt.Errorf("%s is the file that is uploaded; save the problems under another name", u.problems)
	}
	if !u.force {
		return forceHint(fmt.Errorf("%s %w", u.problems, job.ErrTargetExists))
	}
	return s.refuseDatabaseAsTarget(u.problems)
}

// saveProblems saves the rejected rows, if there are any and --problems is given. It returns the name of the
// file, and "" if it wrote none.
func (u uploadFlags) saveProblems(ctx context.Context, s *session, preview *job.Preview, replace bool) (string, error) {
	if u.problems == "" || preview.Plan.Counts[model.Rejected] == 0 {
		return "", nil
	}
	if _, err := s.SaveProblems(ctx, preview, u.problems, replace); err != nil {
		return "", forceHint(err)
	}
	return u.problems, nil
}

// removeProblems removes the problems file of a plan that was not applied.
func (r *report) removeProblems() error {
	if r.problems == "" {
		return nil
	}
	err := os.Remove(r.problems)
	r.problems = ""
	return err
}

// forceHint adds --force to the error of an existing target.
func forceHint(err error) error {
	if errors.Is(err, job.ErrTargetExists) {
		return fmt.Errorf("%w; choose another name, or replace it with --force", err)
	}
	return err
}
