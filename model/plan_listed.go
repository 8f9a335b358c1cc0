package model

import (
	"iter"
)

// How Sage's customer lists judge links.
//
// If the company of a link has a customer list, the link names the customer of the list that SageList.Find returns. Such
// a link is listed: the list settles its identifiers, so that they are not compared with those of other customers, and
// adds the identifier that it lacks. Only links that a file changes are judged or completed: a row that agrees with the
// stored link and adds nothing is unchanged, whatever the list says, so that an export can be uploaded again.
//
// A link that is not listed has a fault, and exactly one of two:
//
//   - IDsDisagree if an identifier of it is that of a listed customer, but the other one is not: it is another
//     customer's, or the list has another one. It cannot be allowed.
//   - UnknownAccount if no identifier of it is in the list.

// listFaults returns the faults that the list of its company finds in a link, with their reasons, in the order in which they
// are judged: none if the company has no list. Name is the name of the customer in Layer, "" if it has none.
func (s *Snapshot) listFaults(l Link, c Customer) iter.Seq2[Fault, string] {
	return func(yield func(Fault, string) bool) {
		list, i, found := s.findListed(l)
		switch {
		case list == nil:
		case found:
			sage := list.At(i)
			if !sage.IsOpen() && !yield(NotOpen, whyNotOpen(sage)) {
				return
			}
			if list.nameUnlike(i, c.Name) {
				yield(NamesUnlike, whyNamesUnlike(c, sage))
			}
		default:
			if why := s.whyListDisagrees(l); why != "" {
				yield(IDsDisagree, why)
			} else {
				yield(UnknownAccount, s.whyUnknownAccount(l))
			}
		}
	}
}

// listedAs returns 1 + the number of the customer that a link names in the list of its company, 0 if it names none.
func (s *Snapshot) listedAs(l Link) int32 {
	list := s.SageList(l.Company)
	if list == nil {
		return 0
	}
	i, found := list.Find(l)
	if !found {
		return 0
	}
	return int32(i) + 1
}

// asListed returns a link with the identifiers of the customer that it names in the list of its company, given by the
// result of listedAs.
func (s *Snapshot) asListed(l Link, listed int32) Link {
	if listed == 0 {
		return l
	}
	c := s.SageList(l.Company).customers[listed-1]
	if c.ID != "" {
		l.SageID = c.ID
	}
	if c.Account != "" {
		l.Account = c.Account
	}
	return l
}

// isListed reports whether the list of its company has an identifier of a link in a column.
func (s *Snapshot) isListed(l Link, column Column) bool {
	list := s.SageList(l.Company)
	if list == nil {
		return false
	}
	_, found := list.with(column, l.identifier(column))
	return found
}

// pairListed reports whether the list of its company has both identifiers of a link, as those of one customer.
func (s *Snapshot) pairListed(l Link) bool {
	if !s.HasSageLists() {
		return false
	}
	number, known := s.number(l.Company)
	if !known || l.SageID == "" || l.Account == "" {
		return false
	}
	pair, ok := s.listedPair(number, ColumnAccount, l.Account)
	return ok && EqualText(pair.SageID, l.SageID)
}

// lettersListed reports whether all that is wrong with the judged values of row i, which have fault f, is letters outside
// ASCII in identifiers, and the list of its company has these.
func (p *planner) lettersListed(i int, f Fault, judged []Column) bool {
	if f != BadValue || !p.snapshot.HasSageLists() {
		return false
	}
	if other, _ := faulty(&p.file.Rows[i], judged, true); other != 0 {
		return false
	}
	link := p.plan.link(i)
	if known := p.snapshot.named(link.Company.Name); link.Company.Site == "" && len(known) == 1 {
		link.Company = known[0]
	}
	for _, column := range identifierColumns {
		if foreignValue(column, link.identifier(column)) && !p.snapshot.isListed(link, column) {
			return false
		}
	}
	return true
}

// fromList returns the column and value of the identifier that row i of the file gets from the list of its company,
// neither having it itself nor the stored link; found is false if there is none.
func (p *Plan) fromList(i int) (column Column, text string, found bool) {
	if p.rows[i].listed == 0 || !p.writes(i) {
		return 0, "", false
	}
	own, stored, after := p.File.Rows[i].Link(), p.before(i).Link, p.after(i).Link
	for _, column := range identifierColumns {
		if text := after.identifier(column); own.identifier(column) == "" && !EqualText(text, stored.identifier(column)) {
			return column, text, true
		}
	}
	return 0, "", false
}

// countCompleted counts the links that are completed from a list. It comes after the last pass that rejects rows.
func (p *planner) countCompleted() {
	if !p.snapshot.HasSageLists() {
		return
	}
	for i := range p.rows {
		if _, _, found := p.plan.fromList(i); found {
			p.plan.Completed++
		}
	}
}
