package ui

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/job"
	"dovetail/ui/widget"
)

// exportRows describes the rows that can be exported.
type exportRows struct {
	query  model.Query
	order  model.Order
	shown  int     // rows that the filter shows; -1 while they are being found
	marked []int32 // the marked rows
}

// The values of exportChoice.what: the rows that an export writes.
const (
	exportShown = iota
	exportMarked
	exportAll
	exportTemplate
)

// export is the screen that asks which rows to write and in what format. The file dialog then asks where.
type export struct {
	pane
	app      *App
	snapshot *model.Snapshot
	rows     exportRows
	choices  []exportChoice
	at       int
	format   job.Format
}

type exportChoice struct {
	what  int
	words string
	name  string // in the file's name
}

func newExport(a *App, s *model.Snapshot, rows exportRows) *export {
	e := &export{app: a, snapshot: s, rows: rows, format: job.Workbook}
	add := func(what int, words, name string) { e.choices = append(e.choices, exportChoice{what, words, name}) }
	if n := len(rows.marked); n > 0 {
		add(exportMarked, "the "+model.Counted(n, "marked customer", "marked customers"), "marked")
	}
	if !rows.query.Empty() {
		shown := "customers"
		if rows.shown >= 0 {
			shown = model.Counted(rows.shown, "customer", "customers")
		}
		add(exportShown, "the "+shown+" that the filter shows: "+rows.query.String(), "filtered")
	}
	add(exportAll, "all "+model.Counted(s.Len(), "customer", "customers"), "")
	add(exportTemplate, "the empty template, with a sheet that explains it", "template")
	return e
}

// Title returns the screen's title in the header.
func (e *export) Title() string { return "Export" }

// Actions returns the keys that choose rows and format.
func (e *export) Actions() []widget.Action {
	move := func(by int) func() tea.Cmd {
		return func() tea.Cmd {
			e.at = (e.at + by + len(e.choices)) % len(e.choices)
			return nil
		}
	}
	return []widget.Action{
		{Keys: []string{"enter"}, Footer: "choose where", Do: e.where},
		{Keys: []string{"down", "j"}, Footer: "next", Do: move(1)},
		{Keys: []string{"up", "k"}, Help: "previous", Do: move(-1)},
		{Keys: []string{"tab", "x"}, Footer: "Excel or CSV", Do: e.other},
		{Keys: []string{"esc"}, Footer: "back", Do: e.app.back},
	}
}

func (e *export) other() tea.Cmd {
	if e.format == job.CSV {
		e.format = job.Workbook
	} else {
		e.format = job.CSV
	}
	return nil
}

// View returns the choices.
func (e *export) View() widget.Text {
	t := e.app.theme
	lines := []widget.Text{{}, widget.Plain("  Which rows?"), {}}
	for i, c := range e.choices {
		mark, words := widget.Spaces(1), t.Safe(c.words)
		if i == e.at {
			mark, words = t.Accent.Render(t.Safe("▸")), t.Bold.Render(words)
		}
		lines = append(lines, mark.Plus(widget.Spaces(1), words).Indent(2))
	}
	format := widget.Plain("Excel workbook (.xlsx)")
	if e.format == job.CSV {
		format = widget.Plain("CSV, UTF-8 (.csv)")
	}
	lines = append(lines, widget.Text{}, widget.Plain("  Format: ").Plus(t.Bold.Render(format)))
	return t.Block(lines, e.width, e.height)
}

// where asks for the file. The suggested name says what it contains.
func (e *export) where() tea.Cmd {
	choice := e.choices[e.at]
	name := e.app.backend.ExportName(choice.name, e.format)
	return e.app.saveFile("File", name, []string{"Write " + choice.words + "."}, refuseFormat, func(path string, replace bool) tea.Cmd {
		return e.write(choice, path, replace)
	})
}

// refuseFormat returns why a file of that name cannot be exported to; "" if it can.
func refuseFormat(path string) string {
	if _, err := job.FormatOf(path); err != nil {
		return err.Error()
	}
	return ""
}

func (e *export) write(choice exportChoice, path string, replace bool) tea.Cmd {
	format, err := job.FormatOf(path)
	if err != nil {
		return e.app.fail("Exporting", err)
	}
	title := "Exporting to " + path
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
	if what != exportMarked {
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
