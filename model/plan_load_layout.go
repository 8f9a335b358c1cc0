package model

// importsLinks reports whether a load imports the links and Synced of the file: it is Layer's own grid export, and the
// user did not ask for the customers only.
func (p *Plan) importsLinks() bool { return p.File.Layout.IsGrid() && !p.CustomersOnly }

// IsGrid reports whether the file has the columns of Layer's own grid export: Synced, the company, the site and at least
// one identifier.
func (l Layout) IsGrid() bool {
	return l.Has(ColumnSynced) && l.Has(ColumnCompany) && l.Has(ColumnSite) && (l.Has(ColumnSageID) || l.Has(ColumnAccount))
}

// WhyNoLinks returns why a load leaves the file's Sage columns out; "" if it imports them, or there are none.
func (p *Plan) WhyNoLinks() string {
	l := p.File.Layout
	switch {
	case p.Kind != ForLoad, p.importsLinks(), !l.Has(ColumnCompany) && !l.Has(ColumnSageID) && !l.Has(ColumnAccount):
		return ""
	case l.IsGrid():
		return "links and Synced of the file are left, as asked"
	}
	return "the Sage columns are left: Layer's own grid export has " +
		joinAnd([]string{ColumnSynced.Header(), ColumnCompany.Header(), ColumnSite.Header(), "an identifier"}) + ", this file has not"
}

// loadJudged returns the columns of a load whose values are judged.
func (p *Plan) loadJudged() []Column {
	if p.importsLinks() {
		return gridJudged
	}
	return loadJudged
}
