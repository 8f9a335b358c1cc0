package job

import (
	"context"
	"errors"
	"io"
	"path/filepath"
	"strings"

	"dovetail/model"
	"dovetail/xlsx"
)

// errSourceChanged is returned where the source no longer has the values that were planned.
var errSourceChanged = errors.New("the file was changed since it was read; read it again")

// SaveProblems writes the rows of a preview that have a fault to a workbook that can be corrected and read again. It
// returns the number of rows.
func (s *Session) SaveProblems(ctx context.Context, p *Preview, path string, replace bool) (rows int, err error) {
	if hash, err := p.Request.Source.hash(); err != nil || hash != p.Request.Source.SHA256 {
		return 0, errors.Join(errSourceChanged, err)
	}
	problems := Problems(p.Plan)
	_, err = WriteFile(path, replace, func(w io.Writer) error {
		return p.Request.Source.file.WriteProblems(ctx, withContext(ctx, w), p.Plan.File, problems, s.Now())
	})
	return len(problems), err
}

// Problems returns the rows of a plan that have a fault: the rejected ones, and those of a load whose link is left
// out.
func Problems(p *model.Plan) []xlsx.Problem {
	var problems []xlsx.Problem
	for i := range p.Len() {
		if p.Fault(i) == 0 {
			continue
		}
		o := p.Outcome(i)
		problems = append(problems, xlsx.Problem{Row: o.Row.Number, Text: o.Reason, SageName: o.Sage.Name, FaultyColumns: p.FaultyColumns(i)})
	}
	return problems
}

// ProblemsName returns the file name to suggest for the problems of a file: links-problems.xlsx.
func ProblemsName(source *Source) string {
	name := strings.TrimSuffix(source.Name, filepath.Ext(source.Name))
	name = strings.TrimSuffix(strings.ReplaceAll(name, " ", "-"), "-problems")
	return name + "-problems.xlsx"
}
