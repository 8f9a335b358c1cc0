package ui

import (
	"strings"

	"dovetail/model"
)

// remarks are what a person must know of the file, the unknown companies first.
func (v *preview) remarks() []string {
	all := v.said
	if len(all) > 3 {
		all = append(all[:2:2], "and "+number(len(all)-2)+" more: i shows them")
	}
	var lines []string
	for _, s := range all {
		lines = append(lines, "  "+v.app.look.safe(s))
	}
	return lines
}

// remarksOf are all that a person must know of a plan.
func remarksOf(p *model.Plan) []string {
	var list []string
	for _, c := range p.Companies {
		s := "not known yet: " + c.Company.String() + ", in " + counted(c.Rows, "row", "rows")
		if c.Accepted > 0 {
			s += "; becomes known"
		}
		list = append(list, s)
	}
	if p.Kind == model.ForLoad {
		if why := p.WhyNoLinks(); why != "" {
			list = append(list, why)
		}
		list = append(list, loadRemark(p))
	}
	if len(p.Input.Layout.Ignored) > 0 {
		list = append(list, "columns ignored: "+strings.Join(p.Input.Layout.Ignored, ", "))
	}
	if n := p.Input.HiddenRows; n > 0 {
		list = append(list, counted(n, "hidden row was", "hidden rows were")+" read too")
	}
	if n := p.Input.Formulas; n > 0 {
		list = append(list, counted(n, "formula was", "formulas were")+" read by the last value")
	}
	return list
}

func loadRemark(p *model.Plan) string {
	what := counted(p.Load.Renamed, "changed name", "changed names")
	if p.BringsLinks() {
		what += ", " + counted(p.Load.Links, "link", "links") + " and " + number(p.Load.Synced) + " Synced"
	}
	return "brings " + what + "; " +
		counted(p.Load.Missing, "customer here is", "customers here are") + " not in it and stay"
}
