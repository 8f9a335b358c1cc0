package model

import (
	"fmt"
	"maps"
	"slices"
)

// Alarms returns sentences that say that the file may be the list of another company, or only a part of a list; none in
// the usual case.
func (p *SagePlan) Alarms() []string {
	var list []string
	kept := p.Counts.Classes[SageChanged] + p.Counts.Classes[SageUnchanged]
	if p.After.Len() > 0 && isLayersFile(p.File.Layout.Names) {
		list = append(list, "this looks like Layer's file of customers, not Sage's customer list: it has a column CustomerId, as Layer's files have")
	}
	switch {
	case p.After.Len() == 0:
		return nil
	case p.Before == nil:
	case kept == 0:
		list = append(list, fmt.Sprintf("none of the %s that %s has now is in this file: it may be the list of another company",
			Counted(p.Before.Len(), "customer", "customers"), p.Company.Name))
	case 2*len(p.Vanished) > p.Before.Len():
		list = append(list, fmt.Sprintf("%s of the %s that %s has now are not in this file: it may be a part of the list",
			Number(len(p.Vanished)), Counted(p.Before.Len(), "customer", "customers"), p.Company.Name))
	}
	if n := p.Counts.Linked; n > 0 && len(p.Unlisted) == n {
		list = append(list, "none of the Sage customers that "+Counted(n, "Layer customer is", "Layer customers are")+" linked to in "+
			p.Company.Name+" is in this file: it may be the list of another company")
	}
	return append(list, p.otherCompanies()...)
}

// mostlyShared is the part of a list, in tenths, that another company's list must have for a doubt.
const mostlyShared = 9

// otherCompanies returns a sentence for each other company whose list has nearly the same customers.
func (p *SagePlan) otherCompanies() (list []string) {
	for _, other := range p.Snapshot.SageLists() {
		if other.Company == p.Company {
			continue
		}
		shared := 0
		for _, c := range p.After.customers {
			if at, found := other.List.Find(c.Link(other.Company)); found && c.Name != "" && SameName(other.List.At(at).Name, c.Name) {
				shared++
			}
		}
		if n := p.After.Len(); n > 1 && 10*shared >= mostlyShared*n && 10*shared >= mostlyShared*other.List.Len() {
			list = append(list, fmt.Sprintf("%s of the %s in this file are in the list of %s too, with the same names: it may be that company's list",
				Number(shared), Counted(n, "customer", "customers"), p.Snapshot.describeCompany(other.Company)))
		}
	}
	return list
}

// Notes returns sentences about the file and the list as a whole, after the alarms.
func (p *SagePlan) Notes() []string {
	list := append(p.Alarms(), p.companyNotes()...)
	c := &p.Counts
	for _, n := range []struct {
		count        int
		one, several string
	}{
		{c.NotOpen, "customer is on hold, inactive or closed", "customers are on hold, inactive or closed"},
		{c.Nameless, "customer has no name", "customers have no name"},
		{c.Cleaned, "name had invisible characters, which were removed", "names had invisible characters, which were removed"},
		{c.LeftOut, "damaged value is left out", "damaged values are left out"},
		{p.File.Formulas, "formula is read by its last value", "formulas are read by their last values"},
		{p.File.HiddenRows, "hidden row is read", "hidden rows are read"},
	} {
		if n.count > 0 {
			list = append(list, Counted(n.count, n.one, n.several))
		}
	}
	if len(p.File.HiddenColumns) > 0 {
		list = append(list, "hidden columns are read: "+joinAnd(p.File.HiddenColumns))
	}
	if note := p.statusNote(); note != "" {
		list = append(list, note)
	}
	return append(list, p.File.Notes...)
}

// companyNotes returns the sentence about a company that is not known yet.
func (p *SagePlan) companyNotes() []string {
	if !p.NewCompany {
		return nil
	}
	return []string{p.Company.String() + " is not a known company yet, and will be added" + p.Snapshot.SuggestCompany(p.Company)}
}

// statusNote returns the sentence about statuses that are not understood, "" if all are.
func (p *SagePlan) statusNote() string {
	if len(p.Counts.Unknown) == 0 {
		return ""
	}
	const most = 5
	total := 0
	words := slices.SortedFunc(maps.Keys(p.Counts.Unknown), func(a, b string) int {
		if n := p.Counts.Unknown[b] - p.Counts.Unknown[a]; n != 0 {
			return n
		}
		return compare(a, b)
	})
	var named []string
	for i, word := range words {
		n := p.Counts.Unknown[word]
		if total += n; i < most {
			named = append(named, fmt.Sprintf("%q (%s)", word, Number(n)))
		}
	}
	if more := len(words) - most; more > 0 {
		named = append(named, Counted(more, "other", "others"))
	}
	return Counted(total, "status is not understood and counts", "statuses are not understood and count") + " as open: " + joinAnd(named)
}
