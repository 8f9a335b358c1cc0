package ui

import (
	"cmp"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/widget"
)

// group is the rows of a preview with one fault, those for which it was allowed included; or with no fault all rows of
// one class.
type group struct {
	fault model.Fault
	class model.Class
}

// name returns what a row of the group is.
func (g group) name() string {
	if g.fault != 0 {
		return g.fault.Name()
	}
	return className(g.class)
}

// has reports whether a row of the plan is in a group. A class has all its rows, those with a fault too.
func (v *preview) has(g group, i int) bool {
	if g.fault != 0 {
		return v.preview.Plan.Problem(i) == g.fault
	}
	return v.preview.Plan.Class(i) == g.class
}

// counted returns the name of a fault and the number of its rows: "taken, 4 rows".
func (v *preview) counted(f model.Fault) string {
	return f.Name() + ", " + model.Counted(v.problem(f).Rows(), "row", "rows")
}

// currentProblem returns the fault of the row under the cursor, or the one that was allowed for it; zero for none.
func (v *preview) currentProblem() model.Fault {
	if len(v.rows) == 0 {
		return 0
	}
	return v.preview.Plan.Problem(v.current())
}

// problem returns the number of rows with a fault.
func (v *preview) problem(f model.Fault) model.ProblemCount {
	i := slices.IndexFunc(v.problems, func(c model.ProblemCount) bool { return c.Fault == f })
	if i < 0 {
		return model.ProblemCount{Fault: f}
	}
	return v.problems[i]
}

// inOrder returns problems in an earlier order, so that the rows do not move when some of them are allowed; new ones last.
func inOrder(problems, earlier []model.ProblemCount) []model.ProblemCount {
	place := func(c model.ProblemCount) int {
		i := slices.IndexFunc(earlier, func(e model.ProblemCount) bool { return e.Fault == c.Fault })
		if i < 0 {
			return len(earlier)
		}
		return i
	}
	slices.SortStableFunc(problems, func(a, b model.ProblemCount) int { return cmp.Compare(place(a), place(b)) })
	return problems
}

// show finds the rows that are shown, and moves the cursor to a row of the plan; if that is not shown, to the one below.
// They keep the order that they have as long as earlier ones are kept.
func (v *preview) show(at int) {
	if v.kept == nil {
		v.order = v.ordered()
	}
	v.rows = nil
	cursor := 0
	for _, i := range v.order {
		if i == at {
			cursor = len(v.rows)
		}
		if v.shows(i) {
			v.rows = append(v.rows, i)
		}
	}
	v.grid.SetCount(len(v.rows), cursor)
}

// ordered returns the rows of the plan in the order in which they are shown: by fault, the most frequent one first, then
// those without one. Rows that were allowed stay among those with their fault.
func (v *preview) ordered() []int {
	ranks := map[model.Fault]int{0: len(v.problems)}
	for rank, c := range v.problems {
		ranks[c.Fault] = rank
	}
	groups := make([][]int, len(v.problems)+1)
	for i := range v.preview.Plan.Len() {
		rank := ranks[v.preview.Plan.Problem(i)]
		groups[rank] = append(groups[rank], i)
	}
	return slices.Concat(groups...)
}

func (v *preview) shows(i int) bool {
	c, problem := v.preview.Plan.Class(i), v.preview.Plan.Problem(i)
	switch {
	case v.kept != nil && v.kept[i]:
		return true
	case v.unlinked:
		return v.preview.Plan.Fault(i) != 0 && c != model.Rejected
	case v.only != nil:
		return v.has(*v.only, i)
	case problem != 0:
		return !v.hidden[problem]
	}
	return c != model.Unchanged && c != model.NotFilledIn
}

// groupsLine returns the faults with the number of their rows, as many as fit.
func (v *preview) groupsLine() widget.Text {
	t := v.app.theme
	separator := t.Faint.Render(t.Safe(" · "))
	line := widget.Spaces(2)
	for i, c := range v.problems {
		text := v.groupText(c)
		if i > 0 {
			text = separator.Plus(text)
		}
		more := t.Safe(" · " + model.Number(len(v.problems)-i) + " more (key f)")
		room := v.width
		if i < len(v.problems)-1 {
			room -= more.Width()
		}
		if line.Width()+text.Width() > room {
			return line.Plus(t.Faint.Render(more))
		}
		line = line.Plus(text)
	}
	return line
}

// groupText returns a fault with the numbers of its rows.
func (v *preview) groupText(c model.ProblemCount) widget.Text {
	t, g := v.app.theme, group{fault: c.Fault}
	words := model.Number(c.Faulty) + " " + g.name()
	switch {
	case c.Faulty == 0:
		words = model.Number(c.Allowed) + " " + g.name() + " allowed"
	case c.Allowed > 0:
		words += " (" + model.Number(c.Allowed) + " allowed)"
	}
	switch {
	case v.only != nil && *v.only == g:
		return t.Reverse.Render(t.Safe("[" + words + "]"))
	case v.hidden[c.Fault]:
		return t.Faint.Render(t.Safe(words + ", hidden"))
	case c.Faulty == 0:
		return t.Faint.Render(t.Safe(words))
	}
	return t.Bold.Render(t.Safe(words))
}

// showOnly returns a function that shows only one group, or all rows if it is shown already. Of a class the cursor goes to
// the first row, as the row that it was on is most often none of them.
func (v *preview) showOnly(g group) func() tea.Cmd {
	return func() tea.Cmd {
		at := v.current()
		if v.only != nil && *v.only == g {
			v.only = nil
		} else {
			v.only = &g
			if g.fault == 0 {
				at = -1
			}
		}
		v.kept, v.unlinked = nil, false
		v.show(at)
		return nil
	}
}

// hide takes the rows with the problem of the row under the cursor out of the list. They stay what they are.
func (v *preview) hide() tea.Cmd {
	at, f := v.current(), v.currentProblem()
	v.hidden[f] = true
	v.only, v.kept, v.unlinked = nil, nil, false
	v.show(at)
	v.app.notify(v.counted(f) + ": hidden, and not changed; f shows all again")
	return nil
}

// showAll shows all rows with a change or a fault.
func (v *preview) showAll() tea.Cmd {
	at := v.current()
	v.only, v.kept, v.unlinked = nil, nil, false
	clear(v.hidden)
	v.show(at)
	return nil
}

// chooseGroup asks which rows should be shown.
func (v *preview) chooseGroup() tea.Cmd {
	const keys = "123456789abcdefghijklmnop"
	choices := []widget.Action{{Keys: []string{"0"}, Help: "all rows with a change or a problem", Do: v.showAll}}
	for i, c := range v.problems {
		words := c.Fault.Name() + ": " + model.Counted(c.Rows(), "row", "rows")
		if c.Allowed > 0 {
			words += ", " + model.Number(c.Allowed) + " allowed"
		}
		choices = append(choices, widget.Action{Keys: []string{keys[i : i+1]}, Help: words, Do: func() tea.Cmd {
			v.only = nil
			return v.showOnly(group{fault: c.Fault})()
		}})
	}
	return v.app.choose("Rows", []string{"Which rows should be shown?"}, choices...)
}
