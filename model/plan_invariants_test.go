package model

import (
	"slices"
	"testing"
)

// appliedCase is a random case whose file was planned and applied.
type appliedCase struct {
	before, after *ledger
	in            *ParsedFile
	allow         Allowance
	plan          *Plan
}

func applyRandom(t *testing.T, b []byte, kind Kind) appliedCase {
	t.Helper()
	d := &dice{b}
	w := appliedCase{before: d.ledger(), in: d.file(t, kind)}
	if kind == ForLoad {
		w.plan = PlanLoad(w.in, w.before.snapshot(t), LoadOption{})
	} else {
		w.allow = d.allowance()
		w.plan = PlanUpload(w.in, w.before.snapshot(t), w.allow)
	}
	w.after = w.before.applied(t, w.plan.Batch())
	return w
}

// invariant is a property that every applied case has.
type invariant struct {
	name  string
	holds func(*testing.T, appliedCase) bool
}

var uploadInvariants = []invariant{
	{"uploading the same file again changes nothing", againChangesNothing},
	{"no two customers share a Sage customer unless allowed", noAccidentalSharing},
	{"names and Synced stay", func(_ *testing.T, w appliedCase) bool { return w.each(onlyTheLink) }},
	{"a synced customer's link is only completed", func(_ *testing.T, w appliedCase) bool {
		return w.each(func(before, after Customer) bool {
			return !before.Synced || w.allow.Allows(before.ID, AlreadySynced) || completedOnly(before.Link, after.Link)
		})
	}},
	{"every link is complete, its company known", linksAreComplete},
	{"a batch holds changes and nothing else", batchIsChanges},
	{"no customer is added", func(_ *testing.T, w appliedCase) bool { return len(w.before.customers) == len(w.after.customers) }},
	{"accepted rows stay accepted without the rejected ones", acceptedStandAlone},
	{"the order of the rows does not matter", orderDoesNotMatter},
}

var loadInvariants = []invariant{
	{"loading twice changes nothing", func(t *testing.T, w appliedCase) bool {
		b := PlanLoad(w.in, w.after.snapshot(t), LoadOption{}).Batch()
		return b.Empty()
	}},
	{"no two customers share a Sage customer unless allowed", noAccidentalSharing},
	{"links are added and completed, never replaced", func(_ *testing.T, w appliedCase) bool {
		return w.each(func(before, after Customer) bool {
			return before.Link.IsZero() || completedOnly(before.Link, after.Link)
		})
	}},
	{"Synced is never reset and names are never emptied", func(_ *testing.T, w appliedCase) bool {
		return w.each(func(before, after Customer) bool {
			return (after.Synced || !before.Synced) && (after.Name != "" || before.Name == "")
		})
	}},
	{"every link is complete, its company known", linksAreComplete},
	{"a batch holds changes and nothing else", batchIsChanges},
}

func TestInvariants(t *testing.T) {
	for kind, promises := range [][]invariant{ForUpload: uploadInvariants, ForLoad: loadInvariants} {
		for _, p := range promises {
			t.Run([]string{"upload: ", "load: "}[kind]+p.name, func(t *testing.T) {
				for n := range uint64(randomCases / 10) {
					if w := applyRandom(t, randomBytes(n), Kind(kind)); !p.holds(t, w) {
						t.Fatalf("case %d:\n%sallowed %v\n%safterwards\n%s", n, w.before, w.allow, rowsOf(w.plan), w.after)
					}
				}
			})
		}
	}
}

func FuzzInvariants(f *testing.F) {
	for n := range uint64(20) {
		f.Add(randomBytes(n))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		for kind, promises := range [][]invariant{ForUpload: uploadInvariants, ForLoad: loadInvariants} {
			w := applyRandom(t, b, Kind(kind))
			for _, p := range promises {
				if !p.holds(t, w) {
					t.Errorf("%s:\n%sallowed %v\n%safterwards\n%s", p.name, w.before, w.allow, rowsOf(w.plan), w.after)
				}
			}
		}
	})
}

// each reports whether a property holds for every customer that existed before.
func (w appliedCase) each(holds func(before, after Customer) bool) bool {
	return !slices.ContainsFunc(w.before.customers, func(before Customer) bool {
		after, found := w.after.find(before.ID)
		return !found || !holds(before, after)
	})
}

func onlyTheLink(before, after Customer) bool {
	return before.Name == after.Name && before.Synced == after.Synced
}

func completedOnly(before, after Link) bool {
	if before.Company != after.Company {
		return false
	}
	return (before.SageID == "" || before.SageID == after.SageID) && (before.Account == "" || before.Account == after.Account)
}

// againChangesNothing plans the file again on its result. A rejected row can be accepted now, because of other rows
// (its company was added, a contradiction is resolved); any other row has nothing left to change. It can only be
// rejected if a company was added: a site is then missing, or filled in otherwise.
func againChangesNothing(t *testing.T, w appliedCase) bool {
	again := PlanUpload(w.in, w.after.snapshot(t), w.allow)
	grown := len(w.after.companies) > len(w.before.companies)
	for i := range again.Len() {
		if w.plan.Class(i) != Rejected && (again.writes(i) || again.Class(i) == Rejected && !grown) {
			return false
		}
	}
	return true
}

func noAccidentalSharing(_ *testing.T, w appliedCase) bool {
	for i, a := range w.after.customers {
		for _, b := range w.after.customers[:i] {
			if !naiveOneSageCustomer(a.Link, b.Link) || w.allow.Allows(a.ID, SageCustomerTaken) || w.allow.Allows(b.ID, SageCustomerTaken) {
				continue
			}
			was, _ := w.before.find(a.ID)
			other, _ := w.before.find(b.ID)
			if !naiveOneSageCustomer(was.Link, other.Link) {
				return false
			}
		}
	}
	return true
}

func linksAreComplete(_ *testing.T, w appliedCase) bool {
	for _, c := range w.after.customers {
		if l := c.Link; !l.IsZero() && (l.ShortName() == "" || !slices.Contains(w.after.companies, l.Company)) {
			return false
		}
	}
	return true
}

func batchIsChanges(_ *testing.T, w appliedCase) bool {
	b := w.plan.Batch()
	for _, after := range b.Put {
		if before, found := w.before.find(after.ID); found && sameContent(before, after) {
			return false
		}
	}
	for _, c := range b.AddCompanies {
		if !slices.ContainsFunc(b.Put, func(x Customer) bool { return x.Link.Company == c }) {
			return false
		}
	}
	return len(b.Put) == w.plan.Accepted() || w.plan.Kind == ForLoad
}

// acceptedStandAlone plans the file without its rejected rows.
func acceptedStandAlone(t *testing.T, w appliedCase) bool {
	rest := *w.in
	rest.Rows = nil
	for i, row := range w.in.Rows {
		if w.plan.Class(i) != Rejected {
			rest.Rows = append(rest.Rows, row)
		}
	}
	p := PlanUpload(&rest, w.before.snapshot(t), w.allow)
	return p.Counts[Rejected] == 0 && samePut(p.Batch(), w.plan.Batch())
}

// orderDoesNotMatter plans the file with its rows reversed. Files with duplicates are skipped, as only the first of
// these is compared.
func orderDoesNotMatter(t *testing.T, w appliedCase) bool {
	reversed := *w.in
	reversed.Rows = slices.Clone(w.in.Rows)
	slices.Reverse(reversed.Rows)
	p := PlanUpload(&reversed, w.before.snapshot(t), w.allow)
	for i := range p.Len() {
		j := p.Len() - 1 - i
		if w.plan.isDuplicate(j) || p.isDuplicate(i) {
			return true
		}
		if p.Class(i) != w.plan.Class(j) || p.Fault(i) != w.plan.Fault(j) {
			return false
		}
	}
	return samePut(p.Batch(), w.plan.Batch())
}

// samePut reports whether two batches put the same customers, except for the spelling of new companies.
func samePut(a, b Batch) bool {
	return len(a.Put) == len(b.Put) && !slices.ContainsFunc(a.Put, func(x Customer) bool {
		return !slices.ContainsFunc(b.Put, func(y Customer) bool { return x.ID == y.ID && naiveEqualLink(x.Link, y.Link) })
	})
}
