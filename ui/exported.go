package ui

import (
	"path/filepath"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/job"
	"dovetail/ui/widget"
)

// exported is the result of an export.
type exported struct {
	path     string
	rows     int
	total    int // customers in all
	size     int64
	template bool
	marked   bool        // the rows were the marked ones
	query    model.Query // the filter, if it chose the rows
}

// exportedPage is the last page of an export: what was written, where it is, and over SSH the command line that copies it
// to the user's computer.
type exportedPage struct {
	pane
	app      *App
	exported exported
	other    bool // the other ways are shown
}

// Title returns the screen's title in the header.
func (e *exportedPage) Title() string { return "Exported" }

// commandLine returns the command line to run on the user's computer: scp, or with e.other the export through ssh. If there is
// none, why says why.
func (e *exportedPage) commandLine() (line, why string) {
	server := e.app.backend.Server
	if server == nil {
		return "", "the file is on this computer"
	}
	var err error
	if e.other {
		command := append(append([]string{}, e.app.backend.Command...), "export")
		if e.exported.template {
			command = append(command, "--template")
		}
		if !e.exported.query.Empty() {
			command = append(command, "--filter", e.exported.query.String())
		}
		if strings.EqualFold(filepath.Ext(e.exported.path), ".csv") {
			command = append(command, "--format", string(job.CSV))
		}
		line, err = server.SaveOutput(append(command, "-"), filepath.Base(e.exported.path))
	} else {
		line, err = server.Download(e.exported.path)
	}
	if err != nil {
		return "", err.Error()
	}
	return line, ""
}

// Actions returns the keys of the page.
func (e *exportedPage) Actions() []widget.Action {
	line, why := e.commandLine()
	toggle := func() tea.Cmd { e.other = !e.other; return nil }
	other := widget.Action{Keys: []string{"o"}, Footer: "other ways", Help: "other ways: the same export straight through ssh", Do: toggle}
	if e.other {
		other.Footer, other.Help = "scp again", "scp again: the line that copies the file"
	}
	switch {
	case e.app.backend.Server == nil:
		other.Why = why
	case e.exported.marked:
		other.Why = "no command can ask for the marked rows; copy the file"
	}
	return []widget.Action{
		{Keys: []string{"c", "y"}, Footer: "copy that line", Why: why, Do: func() tea.Cmd { return e.app.copy(line) }},
		other,
		{Keys: []string{"esc", "enter"}, Footer: "close", Do: e.app.back},
	}
}

// View returns what was written and how to copy it.
func (e *exportedPage) View() widget.Text {
	t, x := e.app.theme, e.exported
	head := "Exported " + model.Number(x.rows) + " of " + model.Counted(x.total, "customer", "customers")
	if x.template {
		head = "The empty template"
	}
	lines := []widget.Text{{}, t.Safe(head).Plus(t.Faint.Render(t.Safe(widget.FormatBytes(x.size)).Indent(2))).Indent(2)}
	add := func(s string) { lines = append(lines, widget.Indent(2, t.Safe(s).Wrap(max(e.width-4, 1)))...) }
	add(x.path)
	lines = append(lines, widget.Text{})
	switch line, why := e.commandLine(); {
	case line != "":
		add("On your own computer run")
		// The line is not broken at spaces, so that it can be copied from the screen.
		for _, part := range t.Safe(line).HardWrap(e.width - 4) {
			lines = append(lines, t.Bold.Render(part).Indent(4))
		}
		lines = append(lines, widget.Text{})
	case e.app.backend.Server != nil:
		add(why)
		lines = append(lines, widget.Text{})
	}
	add("Fill in the Sage columns and upload the file with u.")
	return t.Block(lines, e.width, e.height)
}
