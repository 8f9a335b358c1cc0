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
				cmd := v.app.back() // from the file dialog
				v.app.notify(v.problemRows(rows) + " in " + path)
				return cmd
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

// refuseNoWorkbook returns why the problems cannot be saved under a name; "" if they can.
func refuseNoWorkbook(path string) string {
	if format, err := job.FormatOf(path); err != nil || format != job.Workbook {
		return "problems are saved as an Excel workbook; choose a name that ends in .xlsx"
	}
	return ""
}

// apply writes the accepted rows after the user confirms.
func (v *preview) apply() tea.Cmd {
	p := v.preview.Plan
	_, label := v.applyLabel()
	lines := []string{widget.Capitalize(label) + "?", v.countChanges()}
	if imports := p.Load.Imports(); p.Kind == model.ForLoad && len(imports) > 0 {
		lines = append(lines, "Imports "+strings.Join(imports, ", ")+".")
	}
	if n := p.Load.LinksLeft; n > 0 {
		lines = append(lines, model.Counted(n, "customer is", "customers are")+" loaded without the link in the file, which is faulty; key 6 in the preview shows which.")
	}
	for _, c := range p.Companies {
		if c.Accepted > 0 {
			lines = append(lines, c.Company.String()+" will be added to the known companies.")
		}
	}
	for _, words := range p.MoveNotes() {
		lines = append(lines, widget.Capitalize(words)+".")
	}
	for _, words := range p.WrittenCorrections() {
		lines = append(lines, "Read as a known company: "+words+".")
	}
	for _, words := range p.AllowedCustomers(namedCustomers) {
		lines = append(lines, "Allowed: "+words+".")
	}
	return v.app.choose("Apply", lines, widget.Action{Keys: []string{"y"}, Footer: "yes, apply", Do: v.write})
}

// countChanges returns a sentence with the numbers of new and of changed rows; a number of 0 is left out.
func (v *preview) countChanges() string {
	p := v.preview.Plan
	added, changed := p.Counts[model.New], p.Counts[model.Changed]
	var parts []string
	switch {
	case added > 0 && p.Kind == model.ForLoad:
		parts = append(parts, model.Counted(added, "customer is new", "customers are new"))
	case added > 0:
		parts = append(parts, model.Counted(added, "customer gets its first link", "customers get their first link"))
	}
	switch {
	case changed > 0 && p.Kind == model.ForLoad:
		parts = append(parts, model.Counted(changed, "customer changes", "customers change"))
	case changed > 0:
		parts = append(parts, model.Counted(changed, "link is replaced or completed", "links are replaced or completed"))
	}
	if len(parts) == 0 {
		return ""
	}
	return strings.Join(parts, ", ") + "."
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

// written shows what was written, or the new preview if another session has changed the data meanwhile.
func (v *preview) written(done job.Applied, err error) tea.Cmd {
	var outdated *job.Outdated
	switch {
	case errors.As(err, &outdated):
		v.take(outdated.Preview)
		v.app.notify("nothing was applied: another session changed the data meanwhile; this is the new preview")
		return nil
	case err != nil:
		return v.app.fail("Applying "+v.preview.Request.Source.Name, err)
	}
	v.take(done.Preview)
	v.app.allowances.remove(done.Preview)
	return tea.Batch(v.app.open(newApplied(v, done)), v.app.reload(v.app.shown()))
}
