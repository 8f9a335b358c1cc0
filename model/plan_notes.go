package model

import (
	"fmt"
	"slices"
	"strings"
)

// Notes returns what the user must know about a plan besides its rows, a sentence each: notes about the file, companies
// that are not known yet, then what else the plan changes and how the file was read.
func (p *Plan) Notes() []string {
	return slices.Concat(p.originNotes(), p.MoveNotes(), p.File.Notes, p.linkNotes(), p.companyNotes(), p.loadNotes(), p.nameNotes(), p.File.readNotes())
}

// originNotes returns notes about the state that an upload was exported from.
func (p *Plan) originNotes() []string {
	if p.Kind != ForUpload {
		return nil
	}
	const judged = ": a backup was restored; a row that replaces a link is rejected"
	switch p.ancestry() {
	case Ahead:
		return []string{"exported from a later state than this one" + judged}
	case Elsewhere:
		return []string{"exported from a state that this database does not have" + judged}
	case Numbered:
		return []string{"exported by an older dovetail: a backup that was restored since does not show"}
	}
	if n := p.replaced(); n > 0 && p.File.Origin.Database == "" {
		return []string{"the file does not say when it was exported: " + Counted(n, "link that it replaces", "links that it replaces") + " may be newer than the file"}
	}
	return nil
}

// replaced returns how many links the accepted rows replace, not complete.
func (p *Plan) replaced() (n int) {
	for i := range p.rows {
		if p.rows[i].class == Changed && replaces(p.before(i).Link, p.link(i)) {
			n++
		}
	}
	return n
}

// linkNotes returns notes about identifiers that look exchanged or are paired otherwise than before.
func (p *Plan) linkNotes() (list []string) {
	if p.CrossedColumns > 0 {
		note := fmt.Sprintf("account numbers and customer IDs look swapped in %s of %s rows", Number(p.CrossedColumns), Number(p.Judged))
		if !p.Allow.All.Has(UnlikeOthers) {
			note += ": none is accepted"
		}
		list = append(list, note)
	}
	if n := p.Partners.Rows; n > 0 {
		list = append(list, fmt.Sprintf("%s a known identifier with another one than before: %s", Counted(n, "row pairs", "rows pair"), p.Partners.Sample))
	}
	if n := p.Completed; n > 0 {
		list = append(list, Counted(n, "link gets its other identifier", "links get their other identifiers")+" from Sage's list")
	}
	if n := len(p.Overruled); n > 0 {
		list = append(list, fmt.Sprintf("%s with another customer ID than in former links, where %s had ID %s",
			Counted(n, "account number is paired", "account numbers are paired"), p.Overruled[0].Account, p.Overruled[0].SageID))
	}
	return list
}

// companyNotes returns a note about each unknown company of the file: as which known one it is read, or which is likely
// meant.
func (p *Plan) companyNotes() (list []string) {
	for _, words := range p.Corrections() {
		list = append(list, "read as a known company: "+words)
	}
	guess := companyGuess{snapshot: p.Snapshot}
	for _, c := range p.Companies {
		note := "unknown company: " + c.Company.String() + ", in " + Counted(c.Rows, "row", "rows")
		if c.Accepted > 0 {
			note += "; will be added"
		}
		note += guess.hint(c.Company)
		list = append(list, note)
	}
	return list
}

// loadNotes returns notes about what a load changes, leaves out and cleans.
func (p *Plan) loadNotes() (list []string) {
	if p.Kind != ForLoad {
		return nil
	}
	if n := p.Load.NameMoves; n > 0 {
		list = append(list, Counted(n, "customer gets the name of another one", "customers get the names of others")+": "+p.Load.NameMove+"; was a column sorted alone?")
	}
	if n := p.Load.LinksLeft; n > 0 {
		list = append(list, Counted(n, "link is faulty and left out; its customer is loaded without it", "links are faulty and left out; their customers are loaded without them"))
	}
	list = append(list, p.evidenceNotes()...)
	if imports := p.Load.Imports(); len(imports) > 0 {
		list = append(list, "imports "+strings.Join(imports, ", "))
	}
	if n := p.Load.Cleaned; n > 0 {
		list = append(list, Counted(n, "name was", "names were")+" cleaned of characters that cannot be seen")
	}
	if why := p.WhyNoLinks(); why != "" {
		list = append(list, why)
	}
	if n := p.Load.Missing; n > 0 {
		list = append(list, Counted(n, "customer here is not in the file and stays", "customers here are not in the file and stay"))
	}
	return list
}

// nameNotes returns a note about an upload whose names are not compared, as their column has another header.
func (p *Plan) nameNotes() []string {
	if p.Kind != ForUpload || p.File.Layout.Has(ColumnName) {
		return nil
	}
	for _, header := range p.File.Layout.Ignored {
		key := headerKey(trimHeaderMarks(header))
		if slices.ContainsFunc(nameSynonyms, func(s string) bool { return headerKey(s) == key }) {
			return []string{"names are not compared with those of the customers: the column " + header + " would have to be called CustomerName"}
		}
	}
	return nil
}

// Imports returns the kinds of values that a load changes, with their counts.
func (c LoadCounts) Imports() (list []string) {
	for _, kind := range []struct {
		n            int
		one, several string
	}{
		{c.Renamed, "changed name", "changed names"},
		{c.Links, "link", "links"},
		{c.Synced, "synced customer", "synced customers"},
	} {
		if kind.n > 0 {
			list = append(list, Counted(kind.n, kind.one, kind.several))
		}
	}
	if c.Evidence > 0 {
		list = append(list, "changed details of "+Counted(c.Evidence, "customer", "customers"))
	}
	return list
}

// readNotes returns notes about how the file was read.
func (in *ParsedFile) readNotes() (list []string) {
	if len(in.Layout.Ignored) > 0 {
		list = append(list, "columns ignored: "+strings.Join(in.Layout.Ignored, ", "))
	}
	if n := in.HiddenRows; n > 0 {
		list = append(list, Counted(n, "hidden row was", "hidden rows were")+" read too")
	}
	if hidden := in.HiddenColumns; len(hidden) > 0 {
		verb := "hidden columns were read too: "
		if len(hidden) == 1 {
			verb = "a hidden column was read too: "
		}
		list = append(list, verb+strings.Join(hidden, ", "))
	}
	if n := in.Formulas; n > 0 {
		list = append(list, Counted(n, "formula was read by its last value", "formulas were read by their last values"))
	}
	return list
}
