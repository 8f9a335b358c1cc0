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
	names := strings.Join(v.allowedNames(), ", ")
	lines := []string{
		"Leave without applying? " + v.countAllowed() + " (" + names + ").",
		"Nothing is stored. When this file is opened again before dovetail ends, the same is allowed.",
	}
	leave := widget.Action{Keys: []string{"y"}, Footer: "yes, leave", Do: v.app.back}
	if v.preview.Request.ByHand { // there is no file
		lines[1] = "Nothing is stored."
		return v.app.choose("Leave", lines, leave)
	}
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
	all.only, all.kept, all.unlinked = nil, -1, false
	all.show(v.current())
	v.app.stack[len(v.app.stack)-1] = &all
	return nil
}

// allowedNames returns the words of --allow for everything that is allowed in the preview.
func (v *preview) allowedNames() []string {
	all := v.preview.Request.Allow.All
	for _, faults := range v.preview.Request.Allow.Rows {
		all |= faults
	}
	return all.AllowNames()
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
