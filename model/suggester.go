package model

import (
	"context"
	"sort"
	"strings"

	"dovetail/model/suggest"
)

// Suggester finds the Sage customers that the unlinked customers of a snapshot may be. It is made once for a snapshot,
// and safe for concurrent use.
type Suggester struct {
	snapshot *Snapshot
	only     Company // the zero Company for all
	matcher  *suggest.Matcher
	lists    []*CompanySageList
	starts   []int // the target that is the first customer of each list, and the number of all targets
}

// NewSuggester returns the Suggester of a snapshot. It compares its customers with those of every company that has a
// customer list, or only with those of one company; the zero Company is all.
//
// A customer gets suggestions if the next sync would create it. The others are compared too: a name is unique only
// among all of them.
func NewSuggester(s *Snapshot, only Company) *Suggester {
	g := &Suggester{snapshot: s, only: only, lists: listsOf(s, only)}
	total := 0
	for _, list := range g.lists {
		g.starts = append(g.starts, total)
		total += list.List.Len()
	}
	g.starts = append(g.starts, total)
	customers, open := make([]suggest.Record, s.Len()), make([]bool, s.Len())
	for row, c := range s.All() {
		customers[row], open[row] = c.compared(), c.Next() == Create
	}
	targets := make([]suggest.Target, 0, total)
	for number, list := range g.lists {
		for i := range list.List.Len() {
			c := list.List.At(i)
			offered := c.IsOpen() && len(list.Holders(i)) == 0
			targets = append(targets, suggest.Target{Record: c.compared(), Company: number, Offered: offered})
		}
	}
	g.matcher = suggest.New(customers, open, targets)
	return g
}

// listsOf returns the customer lists of a snapshot, or the one of a company.
func listsOf(s *Snapshot, only Company) (lists []*CompanySageList) {
	for _, list := range s.SageLists() {
		if only == (Company{}) || list.Company.Equal(only) {
			lists = append(lists, list)
		}
	}
	return lists
}

// compared returns what is compared of a Layer customer.
func (c Customer) compared() suggest.Record {
	return suggest.Record{
		Name: c.Name, Postcode: c.Postcode, Telephone: c.Telephone, Email: c.Email, Website: c.Website, VAT: c.VATNumber,
	}
}

// compared returns what is compared of a Sage customer.
func (c SageCustomer) compared() suggest.Record {
	return suggest.Record{
		Name: c.Name, Postcode: c.Postcode, Telephone: c.Telephone, Email: c.Email, Website: c.Website, VAT: c.VATNumber,
	}
}

// Snapshot returns the snapshot that the suggestions are made from.
func (g *Suggester) Snapshot() *Snapshot { return g.snapshot }

// HasLists reports whether there is a list to suggest from.
func (g *Suggester) HasLists() bool { return len(g.lists) > 0 }

// For returns the suggestions for the customer in a row, best first, and behind them likely Sage customers that are not
// offered. It returns none for a customer that the next sync would not create.
func (g *Suggester) For(row int, rejected []RejectedSuggestion) []Suggestion {
	return g.convert(row, g.matcher.One(row), newRejections(rejected), false)
}

// All returns the suggestions for all customers; those that were rejected only if again is true. It calls progress now and
// then, if that is not nil, and returns the error of ctx if that ends first.
func (g *Suggester) All(ctx context.Context, rejected []RejectedSuggestion, again bool, progress func(done, total int)) (*Suggestions, error) {
	results, err := g.matcher.All(ctx, progress)
	if err != nil {
		return nil, err
	}
	return newSuggestions(ctx, g, results, rejected, again)
}

// target returns the list that a target is in, and its number in the list.
func (g *Suggester) target(n int) (list *CompanySageList, i int) {
	at := sort.SearchInts(g.starts, n+1) - 1
	return g.lists[at], n - g.starts[at]
}

// convert returns what the matcher found for the customer in a row.
func (g *Suggester) convert(row int, found []suggest.Suggestion, rejected rejections, again bool) []Suggestion {
	if len(found) == 0 {
		return nil
	}
	customer := g.snapshot.At(row)
	list, rank := make([]Suggestion, len(found)), 0
	for k, f := range found {
		from, i := g.target(f.Target)
		x := Suggestion{
			CustomerID: customer.ID, Name: customer.Name, Company: from.Company, Sage: from.List.At(i),
			Tier: f.Tier, Score: f.Score, Reasons: f.For,
			Twins: customerIDs(g.snapshot, f.Twins), LinkedTo: customerIDs(g.snapshot, from.Holders(i)),
		}
		x.Against = g.named(f, x)
		x.Rejected = rejected.has(customer.ID, x.Link())
		x.NotFree = f.NotFree && !x.Rejected
		if f.Tier != NoTier && len(x.LinkedTo) == 0 && (again || !x.Rejected) {
			rank++
			x.Rank = rank
		}
		list[k] = x
	}
	return list
}

// mostTwins is the number of customers that want one Sage customer of which a reason names each.
const mostTwins = 5

// nameSome returns the first of some CustomerIds, and how many more there are.
func nameSome(ids []string) string {
	more := len(ids) - mostTwins
	if more <= 0 {
		return joinAnd(ids)
	}
	return strings.Join(ids[:mostTwins], ", ") + " and " + Number(more) + " more"
}

// customerIDs returns the CustomerIds of the customers in rows.
func customerIDs[N int | int32](s *Snapshot, rows []N) []string {
	var ids []string
	for _, row := range rows {
		ids = append(ids, s.At(int(row)).ID)
	}
	return ids
}

// named returns what speaks against a suggestion, with the names of the Sage customer that is nearer, or about as near, and
// of the customers that want the same one.
func (g *Suggester) named(f suggest.Suggestion, x Suggestion) (list []string) {
	for _, why := range f.Against {
		switch {
		case why == suggest.WantedByAnother && len(x.Twins) > 0:
			why = "wanted by " + nameSome(x.Twins) + " too"
		case why == suggest.AnotherNearer && f.Near >= 0:
			why = g.nearer(f.Near, x) + " is nearer"
		case why == suggest.AnotherAsNear && f.Near >= 0:
			why = g.nearer(f.Near, x) + " is about as near"
		}
		list = append(list, why)
	}
	return list
}

// nearer returns the name of the target that competes with a suggestion, with its company if that is another one, and why
// it is not free: "THEF0001 The Fernden School, which is inactive,".
func (g *Suggester) nearer(target int, than Suggestion) string {
	list, i := g.target(target)
	near := Suggestion{Company: list.Company, Sage: list.List.At(i), LinkedTo: customerIDs(g.snapshot, list.Holders(i))}
	text := near.SageName()
	if near.Company != than.Company {
		text += " in " + near.Company.Name
	}
	if why := near.whyTaken(); why != "" {
		text += ", which " + why + ","
	}
	return text
}
