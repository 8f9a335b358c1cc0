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
	linked   int // rows that have a link
	total    int // customers in all
	size     int64
	template bool
	marked   bool        // the rows were the marked ones
	query    model.Query // the filter, if it chose the rows
}

// exportedPage is the panel at the end of an export: what was written, where it is, over SSH the command line that copies it
// to the user's computer, and what can follow.
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
	return append(e.next(), widget.Action{Keys: []string{"enter", "esc"}, Footer: "close", Do: e.app.back})
}

// next returns what can follow an export.
func (e *exportedPage) next() []widget.Action {
	line, why := e.commandLine()
	toCopy := widget.Action{Keys: []string{"c", "y"}, Footer: "copy that line", Why: why, Do: func() tea.Cmd { return e.app.copy("the line", line) }}
	if e.app.backend.Server == nil {
		toCopy.Footer, toCopy.Why, toCopy.Do = "copy the path", "", func() tea.Cmd { return e.app.copy("the path", e.exported.path) }
	}
	upload := widget.Action{Keys: []string{"u"}, Footer: "upload", Help: "upload: the file with the Sage columns filled in", Do: e.then(e.app.upload)}
	list := []widget.Action{toCopy, e.otherWays(), upload}
	if !e.exported.query.Empty() {
		list = append(list, widget.Action{
			Keys: []string{"f"}, Footer: "show in the grid", Help: "show in the grid: " + e.exported.query.String(),
			Do: func() tea.Cmd { return e.app.showQuery(e.exported.query) },
		})
	}
	return list
}

// then returns a function that closes the page and continues.
func (e *exportedPage) then(do func() tea.Cmd) func() tea.Cmd {
	return func() tea.Cmd { return tea.Batch(e.app.back(), do()) }
}

// otherWays returns the action that shows the export straight through ssh, or the copy of the file again.
func (e *exportedPage) otherWays() widget.Action {
	toggle := func() tea.Cmd {
		e.other = !e.other
		e.app.place()
		return nil
	}
	other := widget.Action{Keys: []string{"o"}, Footer: "other ways", Help: "other ways: the same export straight through ssh", Do: toggle}
	if e.other {
		other.Footer, other.Help = "scp again", "scp again: the line that copies the file"
	}
	switch {
	case e.app.backend.Server == nil:
		other.Why = "the file is on this computer"
	case e.exported.marked:
		other.Why = "no command can ask for the marked rows; copy the file"
	}
	return other
}

// lines returns the number of lines that the page needs in a width.
func (e *exportedPage) lines(width int) int { return len(e.body(width)) }

// View returns what was written, how to copy it, and what can follow.
func (e *exportedPage) View() widget.Text {
	return e.app.theme.Block(e.body(e.width), e.width, e.height)
}

func (e *exportedPage) body(width int) []widget.Text {
	t, x := e.app.theme, e.exported
	head := "Exported " + model.Number(x.rows) + " of " + model.Counted(x.total, "customer", "customers")
	if x.template {
		head = "The empty template"
	}
	lines := []widget.Text{t.Safe(head).Plus(t.Faint.Render(t.Safe(widget.FormatBytes(x.size)).Indent(2))).Indent(2)}
	add := func(s string) { lines = append(lines, widget.Indent(2, t.Safe(s).Wrap(max(width-4, 1)))...) }
	add(x.path)
	switch line, why := e.commandLine(); {
	case line != "":
		add("On your own computer run")
		// The line is not broken at spaces, so that it can be copied from the screen.
		for _, part := range t.Safe(line).HardWrap(width - 4) {
			lines = append(lines, t.Bold.Render(part).Indent(4))
		}
	case e.app.backend.Server != nil:
		add(why)
	}
	lines = append(lines, widget.Text{})
	for _, s := range x.advice() {
		add(s)
	}
	if e.app.height >= 24 {
		lines = append(lines, widget.Text{})
	}
	for _, act := range e.next() {
		if act.Why == "" {
			lines = append(lines, e.app.hint(act.Key(), act.Words()).Indent(2))
		}
	}
	return lines
}

// advice returns what to do next with the rows of the file: without a link they are filled in and uploaded, and links
// are for Layer.
func (x exported) advice() (list []string) {
	if open := x.rows - x.linked; x.template || open > 0 {
		rows := model.Counted(open, "row has", "rows have") + " no link: fill in the Sage columns, then upload the file here."
		if x.template {
			rows = "Fill in the rows, then upload the file here."
		}
		list = append(list, rows)
	}
	if x.linked > 0 {
		list = append(list, model.Counted(x.linked, "row has its link", "rows have their link")+": import the file in Layer (the CRM).")
	}
	return list
}
