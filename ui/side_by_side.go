package ui

import (
	"cmp"
	"slices"
	"strings"

	"dovetail/model"
	"dovetail/ui/widget"
)

// compareTitleWidth is the width of the titles in front of two customers side by side.
const compareTitleWidth = len("VAT Number")

// sideBySide returns a Layer customer beside a Sage customer, a line for each value that either has. Between the two is =
// where they are the same and ≠ where they differ; the parts of the names that differ are bold.
func (a *App) sideBySide(x model.Customer, s model.Suggestion, width int) []widget.Text {
	return a.sideBySideOf(x, s, model.CompareWithSage(x, s.Sage), width)
}

// sideBySideIn returns what sideBySide does in at most some lines. Values that both have come before those that one has; of these the last
// that do not fit are left out.
func (a *App) sideBySideIn(x model.Customer, s model.Suggestion, width, most int) []widget.Text {
	values := model.CompareWithSage(x, s.Sage)
	slices.SortStableFunc(values[1:], func(v, w model.ComparedValue) int { return cmp.Compare(weight(v), weight(w)) })
	return a.sideBySideOf(x, s, values[:min(len(values), max(most-1, 1))], width)
}

// weight returns 0 for values that speak for or against a suggestion, 1 for those of which one is not known.
func weight(v model.ComparedValue) int {
	if v.Same || v.Differs() {
		return 0
	}
	return 1
}

// sideBySideOf returns the lines for some values.
func (a *App) sideBySideOf(x model.Customer, s model.Suggestion, values []model.ComparedValue, width int) []widget.Text {
	t := a.theme
	half := max((width-compareTitleWidth-8)/2, 4)
	line := func(title string, layer, sign, sage widget.Text) widget.Text {
		return t.Faint.Render(t.Fit(title, compareTitleWidth)).Indent(1).Plus(t.Line(layer, half).Indent(2), sign.Indent(1), t.Line(sage, half).Indent(1))
	}
	faint := func(text string) widget.Text { return t.Faint.Render(t.Safe(text)) }
	lines := []widget.Text{a.sidesRule("Layer "+x.ID, "Sage "+a.shortLink(s), compareTitleWidth+3+half+1, width)}
	for _, v := range values {
		sign := widget.Spaces(1)
		switch {
		case v.Same:
			sign = faint("=")
		case v.Differs():
			sign = t.Bold.Render(t.Safe("≠"))
		}
		lines = append(lines, line(v.Title, a.emphasizeParts(v.Layer, v.LayerParts), sign, a.emphasizeParts(v.Sage, v.SageParts)))
	}
	return lines
}

// emphasizeParts returns a value with some of its parts in bold; a dash for an empty one.
func (a *App) emphasizeParts(value string, parts []model.Span) widget.Text {
	t := a.theme
	if value == "" {
		return t.Faint.Render(t.Safe("–"))
	}
	text, from := widget.Text{}, 0
	for _, p := range parts {
		text = text.Plus(t.Safe(value[from:p.Start]), t.Bold.Render(t.Safe(value[p.Start:p.End])))
		from = p.End
	}
	return text.Plus(t.Safe(value[from:]))
}

// why returns the reasons of a suggestion, for and against, in lines of a width.
func (a *App) why(s model.Suggestion, width int) []widget.Text {
	t := a.theme
	line := func(title, text string, style widget.Style) (lines []widget.Text) {
		for _, part := range t.Safe(text).Wrap(max(width-compareTitleWidth-4, 10)) {
			lines = append(lines, t.Faint.Render(t.Fit(title, compareTitleWidth)).Indent(1).Plus(style.Render(part).Indent(2)))
			title = ""
		}
		return lines
	}
	var lines []widget.Text
	if why := s.WhyNotOffered(); why != "" {
		lines = append(lines, line("Why not", why, t.Warn)...)
	}
	if len(s.Reasons) > 0 {
		lines = append(lines, line("For", strings.Join(s.Reasons, "; "), widget.Style{})...)
	}
	if len(s.Against) > 0 {
		lines = append(lines, line("Against", strings.Join(s.Against, "; "), t.Bold)...)
	}
	return lines
}

// sidesRule returns a rule of a width with the names of two customers in it, the second one from a column on.
func (a *App) sidesRule(layer, sage string, column, width int) widget.Text {
	t := a.theme
	rule := func(n int) widget.Text { return t.Faint.Render(t.Rule(n)) }
	name := func(s string, room int) widget.Text {
		return t.Line(t.Safe(s), max(min(t.Safe(s).Width(), room), 0)).Indent(1).Plus(widget.Spaces(1))
	}
	left := rule(compareTitleWidth + 2).Plus(name(layer, column-compareTitleWidth-5))
	right := name(sage, width-column-3)
	return left.Plus(rule(column-left.Width()), right, rule(width-column-right.Width()))
}

// shortLink returns the account and the company of a suggestion, with the site if several companies have the name.
func (a *App) shortLink(s model.Suggestion) string {
	link := s.Link()
	if link.Account != "" {
		link.SageID = ""
	}
	if shown := a.shown(); shown != nil {
		return shown.DescribeLink(link)
	}
	return link.String()
}
