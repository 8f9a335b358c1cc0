package ui

import (
	"context"
	"errors"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/job"
	"dovetail/ui/widget"
)

// restorePreview is what a restore of a backup would change, and the entries of the history that would be lost.
type restorePreview struct {
	pane
	gridSearch
	app  *App
	plan *model.Restore
	grid widget.Grid
}

// planRestore checks a backup and shows what its restore would change.
func (a *App) planRestore(path string) tea.Cmd {
	return a.run(typedTask[*restorePreview]{
		title: "Checking " + path,
		do: func(ctx context.Context, report job.Progress) (*restorePreview, error) {
			r, err := a.backend.PlanRestore(ctx, path, report)
			if err != nil {
				return nil, err
			}
			if ctx.Err() != nil {
				return nil, errors.Join(ctx.Err(), r.Close())
			}
			return newRestorePreview(a, r), nil
		},
		then: func(p *restorePreview, err error) tea.Cmd {
			if err != nil {
				return tea.Batch(a.fail("Restore", err), a.resumeTop())
			}
			return a.open(p)
		},
	}.task())
}

// resumeTop reads the screen on top again, as a backup in its list can have been deleted.
func (a *App) resumeTop() tea.Cmd {
	if d, is := a.stack[0].(*database); is {
		return d.Init()
	}
	return nil
}

func newRestorePreview(a *App, r *model.Restore) *restorePreview {
	p := &restorePreview{app: a, plan: r}
	p.grid = widget.Grid{Theme: a.theme, Cell: p.cell, Active: 1, Columns: []widget.Column{
		{Title: "Entry", Pinned: true, Right: true},
		{Title: "Lost from the history", Flexible: true, Greedy: true},
		{Title: "When"},
		{Title: "Who"},
	}}
	p.grid.SetCount(len(r.Lost), 0)
	p.gridSearch = gridSearch{theme: a.theme, grid: &p.grid}
	return p
}

func (p *restorePreview) cell(row, column int) string {
	e := p.plan.Lost[row]
	switch column {
	case 0:
		return strconv.FormatUint(e.Number, 10)
	case 1:
		return e.Summary()
	case 2:
		return e.When.Local().Format("2006-01-02 15:04")
	}
	return e.Who
}

// closed deletes the copy of the backup.
func (p *restorePreview) closed() {
	if err := p.plan.Close(); err != nil {
		p.app.notify(err.Error())
	}
}

// Title returns the screen's title in the header.
func (p *restorePreview) Title() string { return "Restore" }

// SetSize sets the size of the screen and of what is in it.
func (p *restorePreview) SetSize(width, height int) {
	p.pane.SetSize(width, height)
	p.grid.SetSize(width, max(height-len(p.head()), 0))
}

// Actions returns the keys of the screen.
func (p *restorePreview) Actions() []widget.Action {
	why := ""
	if len(p.plan.Lost) == 0 {
		why = "no entry of the history would be lost"
	}
	list := []widget.Action{
		{Keys: []string{"R"}, Footer: "restore it", Help: "restore it: asks first", Do: p.ask},
		{Keys: []string{"enter"}, Footer: "entry", Help: "the entry in full", Why: why, Do: p.details},
		{Keys: []string{"esc"}, Footer: "back", Do: p.app.back},
	}
	return append(append(list, p.app.gridSearchKeys(p, len(p.plan.Lost))...), p.grid.Moves()...)
}

// details shows the entry under the cursor in full.
func (p *restorePreview) details() tea.Cmd {
	e := p.plan.Lost[p.grid.Cursor]
	lines := []string{"Entry " + strconv.FormatUint(e.Number, 10) + ", " + e.When.Local().Format("2006-01-02 15:04") + " by " + e.Who, "", e.Summary()}
	if e.Note != "" {
		lines = append(lines, e.Note)
	}
	return p.app.choose("Entry", lines)
}

// head returns the lines above the list.
func (p *restorePreview) head() []widget.Text {
	t := p.app.theme
	lines := p.wrapped(t.Faint, p.plan.File)
	if p.plan.Foreign() {
		lines = append(lines, p.wrapped(t.Bad, foreignWarning)...)
	}
	for _, s := range p.plan.Describe() {
		lines = append(lines, p.wrapped(widget.Style{}, s)...)
	}
	return append(lines, widget.Text{})
}

const foreignWarning = "ANOTHER DATABASE: this is no backup of the database that is open. All of its customers and links would be replaced."

// wrapped returns a sentence in lines of the page's width, indented as the sentence is.
func (p *restorePreview) wrapped(style widget.Style, sentence string) []widget.Text {
	text := strings.TrimLeft(sentence, " ")
	indent := 1 + len(sentence) - len(text)
	var lines []widget.Text
	for _, line := range p.app.theme.Safe(text).Wrap(max(p.width-indent-1, 1)) {
		lines = append(lines, style.Render(line).Indent(indent))
	}
	return lines
}

// View returns what would change, and the entries that would be lost.
func (p *restorePreview) View() widget.Text {
	lines := p.head()
	if len(p.plan.Lost) > 0 {
		lines = append(lines, p.grid.Lines()...)
	}
	return p.app.theme.Block(lines, p.width, p.height)
}

// ask asks whether to restore the backup.
func (p *restorePreview) ask() tea.Cmd {
	lines := []string{"Go back to the state of " + p.plan.Modified.Local().Format("2006-01-02 15:04") + "?"}
	if p.plan.Foreign() {
		lines = []string{"Replace this database by another one?", foreignWarning}
	}
	if n := len(p.plan.Lost); n > 0 {
		lines = append(lines, model.Counted(n, "entry", "entries")+" of the history will be lost.")
	}
	kept := "The present state is kept as a backup first."
	if p.plan.Now == nil {
		kept = "The damaged file is set aside."
	}
	lines = append(lines, kept)
	return p.app.choose("Restore", lines, widget.Action{Keys: []string{"y"}, Footer: "yes, restore it", Do: p.restore})
}
