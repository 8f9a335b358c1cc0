package ui

import (
	"slices"
	"strconv"

	"dovetail/model"
	"dovetail/ui/widget"
)

// sageNoteLines is the most lines that the notes take above the lines of a sagePreview.
const sageNoteLines = 3

// head returns the lines above the rows: the file, the counts and the notes.
func (v *sagePreview) head() []widget.Text {
	t, p := v.app.theme, v.preview.Plan
	name := "Customer list of " + p.Company.Name + " from " + v.preview.Request.Source.Name
	lines := []widget.Text{
		t.Safe(name).Indent(1).Plus(widget.Spaces(3), t.Faint.Render(t.Safe(model.Counted(p.Len(), "row", "rows")))),
		v.counts(),
	}
	if v.height < 14 {
		return lines
	}
	return append(append(lines, v.noteLines()...), t.Faint.Render(t.Rule(v.width)))
}

// count returns the number of a group.
func (v *sagePreview) count(g sageGroup) int {
	p := v.preview.Plan
	classes := p.Counts.Classes
	switch g {
	case vanishGroup:
		return len(p.Vanished)
	case unlistedGroup:
		return v.unlisted
	case changedGroup:
		return classes[model.SageChanged]
	case appearGroup:
		return classes[model.SageAppears]
	case rejectedGroup:
		return classes[model.SageRejected]
	}
	return classes[model.SageUnchanged] + classes[model.SageRepeated]
}

// counts returns the numbers of the groups, behind the key of each that is not 0.
func (v *sagePreview) counts() widget.Text {
	wide := v.countsOf(true)
	if wide.Width() <= v.width {
		return wide
	}
	return v.countsOf(false)
}

// countsOf returns the numbers of the groups; if all is false, without those that are 0.
func (v *sagePreview) countsOf(all bool) widget.Text {
	t := v.app.theme
	var parts []widget.Text
	for g := vanishGroup; g < sageGroups; g++ {
		n, style := v.count(g), widget.Style{}
		if n == 0 && !all && g != v.only {
			continue
		}
		switch {
		case g == rejectedGroup:
			style = t.Bad
		case g == unlistedGroup, g == vanishGroup && v.preview.Plan.Counts.VanishedLinked > 0:
			style = t.Warn
		}
		part := v.app.count(n, v.groupWords(g), style)
		if g == v.only {
			part = t.Reverse.Render(t.Safe("[" + model.Number(n) + " " + v.groupWords(g) + "]"))
		} else if n > 0 {
			part = t.Faint.Render(t.Safe(strconv.Itoa(int(g)) + ": ")).Plus(part)
		}
		parts = append(parts, part)
	}
	return widget.Join(parts, widget.Spaces(2)).Indent(1)
}

// groupWords returns the name of a group, with how many of those that vanish are linked, and of the changed are renamed.
func (v *sagePreview) groupWords(g sageGroup) string {
	words, c := sageGroupNames[g], v.preview.Plan.Counts
	switch {
	case g == vanishGroup && c.VanishedLinked > 0:
		words += ", " + model.Number(c.VanishedLinked) + " linked"
	case g == changedGroup && c.Renamed > 0:
		words += ", " + model.Number(c.Renamed) + " renamed"
	}
	return words
}

// noteLines returns the notes, the alarms first and in full, as many as fit in sageNoteLines; i shows all in full.
func (v *sagePreview) noteLines() []widget.Text {
	t, alarms := v.app.theme, v.preview.Plan.Alarms()
	var lines []widget.Text
	for i, s := range v.notes {
		style, note := widget.Style{}, []widget.Text{t.Fit(shortIDs(widget.Capitalize(s)), max(v.width-3, 1))}
		if slices.Contains(alarms, s) {
			style, note = t.Warn, t.Safe(shortIDs(widget.Capitalize(s))).Wrap(max(v.width-3, 1))
		}
		note = note[:min(len(note), sageNoteLines)]
		most := sageNoteLines - 1
		if i == len(v.notes)-1 {
			most++
		}
		if len(lines) > 0 && len(lines)+len(note) > most {
			return append(lines, t.Safe("and "+model.Number(len(v.notes)-i)+" more: i shows them").Indent(2))
		}
		for _, line := range note {
			lines = append(lines, style.Render(line).Indent(2))
		}
	}
	return lines
}

// whyEmpty returns why no line is shown.
func (v *sagePreview) whyEmpty() string {
	switch {
	case v.only != everyGroup:
		return "Nothing is in this group."
	case v.preview.Plan.Len() == 0:
		return "The file has a header, but no rows."
	}
	return "Nothing would change: the company has this list already."
}
