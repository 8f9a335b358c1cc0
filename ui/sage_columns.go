package ui

import (
	"context"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/job"
	"dovetail/ui/widget"
)

// sageColumns is the screen that shows how the columns of a customer list are understood, each with some of its values. The
// user can give a column another role.
type sageColumns struct {
	pane
	app  *App
	read *sageRead
	grid widget.Grid
}

func newSageColumns(a *App, read *sageRead) *sageColumns {
	c := &sageColumns{app: a, read: read}
	c.grid = widget.Grid{Theme: a.theme, Cell: c.cell, Style: c.style, Columns: []widget.Column{
		{Title: "", Pinned: true},
		{Title: "Column", Pinned: true, Flexible: true, Least: 18},
		{Title: "Read as"},
		{Title: "Values", Flexible: true, Greedy: true},
	}, Active: 2}
	c.grid.SetCount(len(read.file.Columns), 0)
	return c
}

// Title returns the screen's title in the header.
func (c *sageColumns) Title() string { return "What was understood" }

// closed closes the file.
func (c *sageColumns) closed() {
	if err := c.read.request.Source.Close(); err != nil {
		c.app.notify(err.Error())
	}
}

// column returns the column of the file in a row.
func (c *sageColumns) column(row int) model.SageFileColumn { return c.read.file.Columns[row] }

func (c *sageColumns) cell(row, column int) string {
	x := c.column(row)
	switch column {
	case 0:
		return x.Letters()
	case 1:
		return orNone(cutValue(x.Title))
	case 2:
		return x.Role.Info().Title
	}
	return orNone(cutValue(strings.Join(x.Samples, ", ")))
}

// style returns how a cell is drawn: a column that is not used is faint.
func (c *sageColumns) style(row, column int) widget.Style {
	if column == 0 || c.column(row).Role == model.NoSageRole {
		return c.app.theme.Faint
	}
	return widget.Style{}
}

// SetSize sets the size of the screen and of what is in it.
func (c *sageColumns) SetSize(width, height int) {
	c.pane.SetSize(width, height)
	c.grid.SetSize(width, max(height-len(c.head()), 0))
}

// head returns the lines above the columns.
func (c *sageColumns) head() []widget.Text {
	t, in := c.app.theme, c.read.file
	name := c.read.request.Source.Name
	if in.Sheet != "" {
		name += " › sheet " + in.Sheet
	}
	about := "header in row " + model.Number(in.HeaderRow) + ", " + model.Counted(len(in.Rows), "row", "rows")
	lines := []widget.Text{t.Safe(name).Indent(1).Plus(widget.Spaces(3), t.Faint.Render(t.Safe(about)))}
	if c.height < 14 {
		return lines
	}
	lines = append(lines, t.Safe("Is each column what it is read as? The list is for "+shortIDs(c.read.request.Company.String())).Indent(1))
	return append(lines, t.Faint.Render(t.Rule(c.width)))
}

// View returns the columns.
func (c *sageColumns) View() widget.Text {
	return c.app.theme.Block(append(c.head(), c.grid.Lines()...), c.width, c.height)
}

// Actions returns the keys of the screen.
func (c *sageColumns) Actions() []widget.Action {
	oneSheet, oneEncoding := "", ""
	if len(c.read.request.Source.Sheets()) < 2 {
		oneSheet = "the file has one sheet"
	}
	if !c.read.request.Source.HasEncodings() {
		oneEncoding = "the file declares its encoding"
	}
	return slices.Concat([]widget.Action{
		{Keys: []string{"enter"}, Footer: "change", Help: "change: what the column is read as", Do: c.pickRole},
		{Keys: []string{"a"}, Footer: "all right, go on", Help: "all right, go on: show what the list would change", Do: c.preview},
		{Keys: []string{"S"}, Footer: "sheet", Help: "sheet: choose another one", Why: oneSheet, Do: c.chooseSheet},
		{Keys: []string{"E"}, Help: "choose another encoding: if letters outside ASCII are wrong", Why: oneEncoding, Do: c.chooseEncoding},
		{Keys: []string{"esc"}, Footer: "back", Help: "back: nothing is stored", Do: c.app.back},
	}, c.grid.Moves())
}

// roleKeys are the keys of the roles, in the order of their table.
const roleKeys = "ainptewvshx"

// pickRole asks what the column under the cursor is.
func (c *sageColumns) pickRole() tea.Cmd {
	x := c.column(c.grid.Cursor)
	var choices []widget.Action
	add := func(key string, role model.SageRole) {
		words := role.Info().Title
		if at := slices.IndexFunc(c.read.file.Columns, func(o model.SageFileColumn) bool { return o.Role == role }); at >= 0 && role != model.NoSageRole {
			words += " (now " + c.column(at).Letters() + ")"
		}
		choices = append(choices, widget.Action{Keys: []string{key}, Help: words, Do: func() tea.Cmd { return c.setRole(x, role) }})
	}
	for i, info := range model.SageRoleTable() {
		add(roleKeys[i:i+1], info.Role)
	}
	add("-", model.NoSageRole)
	return c.app.choose("Read as", []string{"What is column " + strings.TrimSpace(x.Letters()+" "+cutValue(x.Title)) + "?"}, choices...)
}

// setRole reads the list again with another role of a column. A column that had the role is not used then; the others keep
// theirs.
func (c *sageColumns) setRole(x model.SageFileColumn, role model.SageRole) tea.Cmd {
	m := model.SageMapping{}
	for r := range model.SageRole(model.SageRoles) {
		m[r] = model.SageColumn{Text: "-"}
	}
	for _, other := range c.read.file.Columns {
		if other.Role != model.NoSageRole && other.At != x.At {
			m[other.Role] = model.SageColumn{At: other.At + 1}
		}
	}
	if role != model.NoSageRole {
		m[role] = model.SageColumn{At: x.At + 1}
	}
	return c.again(func(r *job.SageRequest) { r.Mapping = m })
}

// again reads the list again with a changed request.
func (c *sageColumns) again(change func(*job.SageRequest)) tea.Cmd {
	r := c.read.request
	change(&r)
	title := "Reading " + r.Source.Name
	return c.app.run(typedTask[*model.ParsedSageList]{
		title: title,
		do: func(ctx context.Context, report job.Progress) (*model.ParsedSageList, error) {
			return c.app.backend.ReadSage(ctx, r, report)
		},
		then: func(in *model.ParsedSageList, err error) tea.Cmd {
			if err != nil {
				return c.app.askSageColumn(title, err, r.Mapping, func(m model.SageMapping) tea.Cmd {
					return c.again(func(r *job.SageRequest) { change(r); r.Mapping = m })
				})
			}
			c.read = &sageRead{r, in}
			c.grid.SetCount(len(in.Columns), c.grid.Cursor)
			c.SetSize(c.width, c.height)
			return nil
		},
	}.task())
}

// chooseSheet reads another sheet. Its columns are found anew.
func (c *sageColumns) chooseSheet() tea.Cmd {
	var choices []widget.Action
	sheets := c.read.request.Source.Sheets()
	for i, s := range sheets[:min(len(sheets), len(columnKeys))] {
		choices = append(choices, widget.Action{Keys: []string{columnKeys[i : i+1]}, Help: s.Name, Do: func() tea.Cmd {
			return c.again(func(r *job.SageRequest) { r.Sheet, r.Mapping = s.Name, nil })
		}})
	}
	return c.app.choose("Sheet", []string{"Which sheet should be read?"}, choices...)
}

// chooseEncoding reads the file in another encoding.
func (c *sageColumns) chooseEncoding() tea.Cmd {
	source := c.read.request.Source
	return c.app.offerEncodings(source.Name, source.Encodings, c.read.file.Encoding, func(name string) tea.Cmd {
		return c.again(func(r *job.SageRequest) { r.Encoding = name })
	})
}

// preview shows what the list would change.
func (c *sageColumns) preview() tea.Cmd {
	title := "Comparing " + c.read.request.Source.Name
	return c.app.run(typedTask[*job.SagePreview]{
		title: title,
		do: func(ctx context.Context, report job.Progress) (*job.SagePreview, error) {
			return c.app.backend.PlanSage(ctx, c.read.request, c.read.file, c.app.shown(), report)
		},
		then: func(p *job.SagePreview, err error) tea.Cmd {
			if err != nil {
				return c.app.fail(title, err)
			}
			return c.app.open(newSagePreview(c.app, p))
		},
	}.task())
}
