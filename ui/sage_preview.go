package ui

import (
	"slices"

	"dovetail/model"
	"dovetail/ui/job"
	"dovetail/ui/widget"
)

// sagePreview is the screen that shows what loading a customer list would do: what vanishes, the linked ones first, what is
// rejected, changes and appears. Nothing is stored before the user applies it.
type sagePreview struct {
	pane
	app      *App
	preview  *job.SagePreview
	notes    []string
	lines    []sageLine // all lines, in the order in which they are shown
	shown    []sageLine // those that are shown
	unlisted int        // the number of lines of unlistedGroup
	only     sageGroup  // the group that is shown alone; everyGroup for none
	grid     widget.Grid
}

// sageGroup is a group of the lines of a sagePreview.
type sageGroup int

// The groups, in the order of their keys from 1.
const (
	everyGroup sageGroup = iota
	vanishGroup
	unlistedGroup
	changedGroup
	appearGroup
	rejectedGroup
	sameGroup
	sageGroups = iota
)

var sageGroupNames = [sageGroups]string{vanishGroup: "vanish", unlistedGroup: "not listed", changedGroup: "changed", appearGroup: "appear", rejectedGroup: "rejected", sameGroup: "unchanged"}

// sageLine is what a line of a sagePreview shows: a customer that vanishes, a Layer customer that is linked to what neither
// list has, or a row of the file.
type sageLine struct {
	group sageGroup
	list  sageLineList
	at    int // in the list
}

// sageLineList is where a sageLine comes from.
type sageLineList int

const (
	fromVanished sageLineList = iota
	fromUnlisted
	fromRows
)

func newSagePreview(a *App, p *job.SagePreview) *sagePreview {
	v := &sagePreview{app: a}
	v.grid = widget.Grid{Theme: a.theme, Cell: v.cell, Style: v.style, Words: v.words, Columns: []widget.Column{
		{Title: "Row", Pinned: true, Right: true},
		{Title: model.ListedAccount.Title(), Short: "Account", Pinned: true},
		{Title: "Name", Flexible: true, Least: 20},
		{Title: "Class"},
		{Title: "What", Flexible: true, Greedy: true},
	}, Active: 4}
	v.take(p)
	return v
}

// take shows another plan of the same list.
func (v *sagePreview) take(p *job.SagePreview) {
	v.preview, v.notes, v.lines, v.unlisted = p, p.Plan.Notes(), sageLines(p.Plan), 0
	for _, line := range v.lines {
		if line.group == unlistedGroup {
			v.unlisted++
		}
	}
	if p.Plan.Empty() && p.Plan.After.Len() > 0 {
		v.notes = append([]string{"nothing would change: the company has this list already"}, v.notes...)
	}
	v.show(v.only)
}

// sageLines returns the lines of a plan, what needs a person first.
func sageLines(p *model.SagePlan) []sageLine {
	var groups [sageGroups][]sageLine
	named := map[string]bool{}
	for i, x := range p.Vanished {
		groups[vanishGroup] = append(groups[vanishGroup], sageLine{vanishGroup, fromVanished, i})
		for _, c := range x.Holders {
			named[c.ID] = true
		}
	}
	for i, c := range p.Unlisted {
		if !named[c.ID] {
			groups[unlistedGroup] = append(groups[unlistedGroup], sageLine{unlistedGroup, fromUnlisted, i})
		}
	}
	for i := range p.Len() {
		g := groupOf(p, i)
		groups[g] = append(groups[g], sageLine{g, fromRows, i})
	}
	vanish, linked := groups[vanishGroup], p.Counts.VanishedLinked // these are the first
	return slices.Concat(vanish[:linked], groups[rejectedGroup], groups[unlistedGroup], groups[changedGroup], vanish[linked:],
		groups[appearGroup], groups[sameGroup])
}

// groupOf returns the group of a row of the file.
func groupOf(p *model.SagePlan, row int) sageGroup {
	switch p.Class(row) {
	case model.SageRejected:
		return rejectedGroup
	case model.SageChanged:
		return changedGroup
	case model.SageAppears:
		return appearGroup
	}
	return sameGroup
}

// show shows one group, or everyGroup: all lines but those that change nothing.
func (v *sagePreview) show(g sageGroup) {
	v.only, v.shown = g, nil
	for _, line := range v.lines {
		if line.group == g || g == everyGroup && line.group != sameGroup {
			v.shown = append(v.shown, line)
		}
	}
	v.grid.SetCount(len(v.shown), 0)
	v.SetSize(v.width, v.height)
}

// Title returns the screen's title in the header.
func (v *sagePreview) Title() string { return "Preview" }

// cell returns what the grid shows in a cell.
func (v *sagePreview) cell(row, column int) string { return cutValue(v.text(row, column)) }

// text returns the whole text of a cell.
func (v *sagePreview) text(row, column int) string {
	line := v.shown[row]
	switch line.list {
	case fromVanished:
		return v.vanishedCell(v.preview.Plan.Vanished[line.at], column)
	case fromUnlisted:
		return v.unlistedCell(v.preview.Plan.Unlisted[line.at], column)
	}
	return v.rowCell(v.preview.Plan.Outcome(line.at), column)
}

// SetSize sets the size of the screen and of what is in it.
func (v *sagePreview) SetSize(width, height int) {
	v.pane.SetSize(width, height)
	v.grid.SetSize(width, max(height-len(v.head()), 0))
}

// View returns the file, the counts, the notes and the lines.
func (v *sagePreview) View() widget.Text {
	lines := v.head()
	if len(v.shown) == 0 {
		lines = append(lines, widget.Text{}, v.app.theme.Safe(v.whyEmpty()).Indent(2))
	} else {
		lines = append(lines, v.grid.Lines()...)
	}
	return v.app.theme.Block(lines, v.width, v.height)
}
