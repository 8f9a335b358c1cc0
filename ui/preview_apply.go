package ui

import (
	"context"
	"errors"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/job"
	"dovetail/ui/widget"
)

// saveProblems asks where to save the rejected rows.
func (v *preview) saveProblems() tea.Cmd {
	notes := []string{"The rejected rows with their problems. Corrected, the file can be uploaded as it is."}
	if v.preview.Plan.Kind == model.ForLoad {
		notes = []string{"The rows that are rejected or lose their links, with their problems. Corrected, the file can be loaded as it is."}
	}
	return v.app.saveFile("Problems", job.ProblemsName(v.preview.Request.Source), notes, refuseNoWorkbook, func(path string, replace bool) tea.Cmd {
		return v.app.run(typedTask[int]{
			title: "Saving " + path,
			do: func(ctx context.Context, _ job.Progress) (int, error) {
				return v.app.backend.SaveProblems(ctx, v.preview, path, replace)
			},
			then: func(rows int, err error) tea.Cmd {
				if err != nil {
					return v.app.fail("Saving "+path, err)
				}
				v.app.notify(v.problemRows(rows) + " in " + path)
				return nil
			},
		}.task())
	})
}

func (v *preview) problemRows(n int) string {
	if v.preview.Plan.Kind == model.ForLoad {
		return model.Counted(n, "row with a problem is", "rows with a problem are")
	}
	return model.Counted(n, "rejected row is", "rejected rows are")
}

// refuseNoWorkbook says why the problems cannot have a name.
func refuseNoWorkbook(path string) string {
	if format, err := job.FormatOf(path); err != nil || format != job.Workbook {
		return "the problems are an Excel workbook; let the name end in .xlsx"
	}
	return ""
}

// apply writes the accepted rows, once the person agrees.
func (v *preview) apply() tea.Cmd {
	p := v.preview.Plan
	lines := []string{widget.Capitalize(v.applyWords()) + "?", v.changeWords()}
	if n := p.Load.LinksLeft; n > 0 {
		lines = append(lines, model.Counted(n, "customer is", "customers are")+" loaded without the link in the file, which is faulty; 6 shows which.")
	}
	for _, c := range p.Companies {
		if c.Accepted > 0 {
			lines = append(lines, c.Company.String()+" becomes a known company.")
		}
	}
	if words := p.Allowed().AllowNames(); len(words) > 0 {
		lines = append(lines, "Allowed: "+strings.Join(words, ", ")+".")
	}
	return v.app.choose("Apply", lines, widget.Action{Keys: []string{"y", "enter"}, Footer: "yes, apply", Do: v.write})
}

// changeWords say how many of the rows are new and how many change what is there already.
func (v *preview) changeWords() string {
	p := v.preview.Plan
	if p.Kind == model.ForLoad {
		return model.Number(p.Counts[model.New]) + " are new, " + model.Number(p.Counts[model.Changed]) + " change."
	}
	return model.Number(p.Counts[model.New]) + " customers get their first link, " + model.Number(p.Counts[model.Changed]) + " another one or a missing identifier."
}

func (v *preview) write() tea.Cmd {
	return v.app.run(typedTask[job.Applied]{
		title: "Applying " + v.preview.Request.Source.Name,
		do: func(ctx context.Context, report job.Progress) (job.Applied, error) {
			return v.app.backend.Apply(ctx, v.preview, nil, report)
		},
		then: v.written,
	}.task())
}

// written tells the outcome: what was written, or the new preview where somebody was quicker.
func (v *preview) written(done job.Applied, err error) tea.Cmd {
	var outdated *job.Outdated
	switch {
	case errors.As(err, &outdated):
		v.take(outdated.Preview)
		v.app.notify("nothing was applied: somebody changed the data meanwhile; this is the new preview")
		return nil
	case err != nil:
		return v.app.fail("Applying "+v.preview.Request.Source.Name, err)
	}
	v.take(done.Preview)
	return tea.Batch(v.app.open(newApplied(v)), v.app.reload(v.app.shown()))
}
