package ui

import (
	"context"
	"path/filepath"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/filepicker"
	"dovetail/ui/job"
	"dovetail/ui/widget"
)

// exportRows describes the rows that can be exported.
type exportRows struct {
	query  model.Query
	order  model.Order
	shown  int     // rows that the filter shows; -1 while they are being found
	found  []int32 // those rows, as changed:last can find others once more is changed; nil to find them by the query
	marked []int32 // the marked rows
}

// The values of exportChoice.what: the rows that an export writes.
const (
	exportShown = iota
	exportMarked
	exportAll
	exportTemplate
)

// export asks in one file dialog which rows to write, in which format, and where.
type export struct {
	app      *App
	snapshot *model.Snapshot
	rows     exportRows
	choices  []exportChoice
	which    *filepicker.Choice // one of the choices
	format   *filepicker.Choice // one of exportFormats
}

type exportChoice struct {
	what  int
	short string // in the line of choices
	words string // in a sentence
	name  string // in the file's name
}

// exportFormats are the formats in the order in which they are offered.
var exportFormats = []job.Format{job.Workbook, job.CSV}

// newExport returns the dialog of an export.
func newExport(a *App, s *model.Snapshot, rows exportRows) screen {
	e := &export{app: a, snapshot: s, rows: rows, choices: exportChoices(s, rows)}
	e.which, e.format = &filepicker.Choice{Label: "Rows"}, &filepicker.Choice{Label: "Format", Values: []string{"Excel .xlsx", "CSV .csv"}}
	for _, c := range e.choices {
		e.which.Values = append(e.which.Values, c.short)
	}
	o := a.saveOptions("Export", e.notes, e.write)
	o.Choices, o.Offer, o.Named = []*filepicker.Choice{e.which, e.format}, e.offer, e.named
	return a.saveDialog(o, refuseFormat)
}

// exportChoices returns the rows that can be exported, the likeliest first.
func exportChoices(s *model.Snapshot, rows exportRows) (list []exportChoice) {
	if n := len(rows.marked); n > 0 {
		words := "the " + model.Counted(n, "marked customer", "marked customers")
		list = append(list, exportChoice{exportMarked, "marked " + model.Number(n), words, "marked"})
	}
	if !rows.query.Empty() {
		short, shown := "shown", "customers"
		if rows.shown >= 0 {
			short, shown = "shown "+model.Number(rows.shown), model.Counted(rows.shown, "customer", "customers")
		}
		list = append(list, exportChoice{exportShown, short, "the " + shown + " that the filter shows: " + rows.query.String(), "filtered"})
	}
	return append(list,
		exportChoice{exportAll, "all " + model.Number(s.Len()), "all " + model.Counted(s.Len(), "customer", "customers"), ""},
		exportChoice{exportTemplate, "template", "the empty template", "template"})
}

// choice returns the rows that are chosen.
func (e *export) choice() exportChoice { return e.choices[e.which.Chosen] }

// offer returns the name of the file that is suggested for the choice: it says what the file contains.
func (e *export) offer() string {
	return e.app.backend.ExportName(e.choice().name, exportFormats[e.format.Chosen])
}

// named chooses the format that the extension of a name means.
func (e *export) named(name string) {
	if format, err := job.FormatOf(name); err == nil && filepath.Ext(name) != "" {
		e.format.Chosen = slices.Index(exportFormats, format)
	}
}

// notes returns the sentence that says what is written.
func (e *export) notes() []string {
	words := e.choice().words
	if e.choice().what == exportTemplate && exportFormats[e.format.Chosen] == job.Workbook {
		words += ", with a sheet that explains it"
	}
	return []string{widget.Capitalize(words) + "."}
}

// refuseFormat returns why a file of that name cannot be exported to; "" if it can.
func refuseFormat(path string) string {
	if _, err := job.FormatOf(path); err != nil {
		return err.Error()
	}
	return ""
}

// write writes the file and shows the last page. If that fails, the dialog shows why.
func (e *export) write(path string, replace bool) tea.Cmd {
	title, choice := "Exporting to "+path, e.choice()
	format, err := job.FormatOf(path)
	if err != nil {
		return e.app.fail(title, err)
	}
	return e.app.run(typedTask[exported]{
		title: title,
		do: func(ctx context.Context, report job.Progress) (exported, error) {
			rows, err := e.find(ctx, choice.what)
			if err != nil {
				return exported{}, err
			}
			x := job.Export{Snapshot: e.snapshot, Rows: rows, Template: choice.what == exportTemplate, Format: format}
			size, err := e.app.backend.ExportFile(ctx, path, replace, x, report)
			done := exported{path: path, rows: len(rows), total: e.snapshot.Len(), size: size, template: x.Template, marked: choice.what == exportMarked}
			if choice.what == exportShown {
				done.query = e.rows.query
			}
			return done, err
		},
		then: func(result exported, err error) tea.Cmd {
			if err != nil {
				return e.app.fail(title, err)
			}
			e.app.closeAll()
			return e.app.open(&exportedPage{app: e.app, exported: result})
		},
	}.task())
}

// find returns the rows to write, in the order of the view.
func (e *export) find(ctx context.Context, what int) ([]int32, error) {
	if what == exportTemplate {
		return nil, nil
	}
	rows := e.rows.marked
	if what == exportShown {
		rows = e.rows.found
	}
	if what == exportAll || rows == nil {
		query := model.Query{}
		if what == exportShown {
			query = e.rows.query
		}
		query, _, err := resolve(ctx, e.app.backend, query)
		if err != nil {
			return nil, err
		}
		if rows, err = query.Rows(ctx, e.snapshot); err != nil {
			return nil, err
		}
	}
	return e.snapshot.Sort(ctx, rows, []model.Order{e.rows.order, {Column: model.ColumnID}})
}
