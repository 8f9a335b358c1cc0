package ui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/widget"
)

// back shows all rows again where only some are shown, else it closes the preview. It asks first if something was
// allowed.
func (v *preview) back() tea.Cmd {
	switch {
	case v.only != nil || v.unlinked:
		return v.showAllAgain()
	case v.preview.Request.Allow.IsZero():
		return v.app.back()
	}
	lines := []string{"Leave without applying?"}
	if names := v.allowedNames(); len(names) > 0 {
		lines[0] += " " + widget.Capitalize(v.countAllowed()) + " (" + strings.Join(names, ", ") + ")."
	}
	for _, words := range v.preview.Plan.Corrections() {
		lines = append(lines, "Read as a known company: "+words+".")
	}
	leave := widget.Action{Keys: []string{"y"}, Footer: "yes, leave", Do: v.app.back}
	if v.preview.Request.ByHand { // there is no file
		return v.app.choose("Leave", append(lines, "Nothing is stored."), leave)
	}
	lines = append(lines, "Nothing is stored. When this file is opened again before dovetail ends, the same is allowed.")
	return v.app.choose("Leave", lines, leave,
		widget.Action{Keys: []string{"x"}, Footer: "revoke it and leave", Do: func() tea.Cmd {
			v.app.allowances.remove(v.preview)
			return v.app.back()
		}})
}

// showAllAgain removes what limits the list. An Esc can be withdrawn, so the preview is not changed but replaced.
func (v *preview) showAllAgain() tea.Cmd {
	all := *v
	all.drawRows()
	all.only, all.kept, all.unlinked = nil, nil, false
	all.show(v.current())
	v.app.stack[len(v.app.stack)-1] = &all
	return nil
}

// allowedNames returns the names of the faults that are allowed in the preview.
func (v *preview) allowedNames() []string {
	all := v.preview.Request.Allow.All
	if len(v.preview.Request.Allow.Companies) > 0 {
		all = all.With(model.UnknownCompany)
	}
	for _, faults := range v.preview.Request.Allow.Rows {
		all |= faults
	}
	return all.AllowedNames()
}

// countAllowed returns how many rows are accepted because their faults were allowed, as a clause.
func (v *preview) countAllowed() string {
	return model.Counted(v.allowedRows(), "row is allowed", "rows are allowed")
}

// allowedRows returns how many rows are accepted because their faults were allowed.
func (v *preview) allowedRows() (n int) {
	for _, c := range v.problems {
		n += c.Allowed
	}
	return n
}
