package model

import (
	"slices"
	"strings"
	"testing"
)

// withFormerLinks adds former links to a snapshot, oldest first, and returns it.
func withFormerLinks(s *Snapshot, former ...Link) *Snapshot {
	s.AddFormerLinks(former)
	return s
}

var acmeUK = Company{"10", "Acme UK"}

// linkedSnapshot returns a snapshot in which C1 holds account A1 with ID 1, and C2 holds A2.
func linkedSnapshot(t *testing.T, former ...Link) *Snapshot {
	t.Helper()
	return withFormerLinks(snapshotFrom(t, "C1|Alpha|No|10|Acme UK|1|A1", "C2|Beta|No|10|Acme UK||A2", "C4|Delta|No||||", "C5|Eps|No||||", "C6|Zeta|No||||"), former...)
}

// Both identifiers of the first link have another partner later, one after the other: the two later links count.
func TestFormerLinksCountUntilALaterOneContradictsThem(t *testing.T) {
	first, second, third := Link{acmeUK, "1", "A1"}, Link{acmeUK, "1", "A2"}, Link{acmeUK, "3", "A1"}
	s := withFormerLinks(snapshotFrom(t, "10|Acme UK"), first, second, third)
	if got := s.validFormerLinks(); !slices.Equal(got, []Link{second, third}) {
		t.Errorf("%v count, want the second and the third", got)
	}
}

func TestUploadClaimsSageCustomersNotIdentifiers(t *testing.T) {
	for _, test := range []struct {
		name   string
		former []Link
		rows   []string
		want   []string
	}{
		{
			"a link that its holder gives up is split between two rows", nil,
			[]string{"C1|Acme UK|10||A9", "C4|Acme UK|10||A1", "C5|Acme UK|10|1|"},
			[]string{"changed", "sage-customer-taken", "sage-customer-taken"},
		},
		{
			"a link that its holder gives up goes to one row", nil,
			[]string{"C1|Acme UK|10||A9", "C4|Acme UK|10||A1"},
			[]string{"changed", "new"},
		},
		{
			"the other identifier of a former link is held",
			[]Link{{acmeUK, "2", "A2"}},
			[]string{"C4|Acme UK|10|2|"},
			[]string{"sage-customer-taken"},
		},
		{
			"a former link is split between two rows",
			[]Link{{acmeUK, "7", "A7"}},
			[]string{"C4|Acme UK|10||A7", "C5|Acme UK|10|7|"},
			[]string{"sage-customer-taken", "sage-customer-taken"},
		},
		{
			"a later former link contradicts an earlier one",
			[]Link{{acmeUK, "7", "A7"}, {acmeUK, "8", "A7"}},
			[]string{"C4|Acme UK|10||A7", "C5|Acme UK|10|7|"},
			[]string{"new", "new"},
		},
		{
			"a stored link contradicts a former one",
			[]Link{{acmeUK, "9", "A1"}},
			[]string{"C4|Acme UK|10|9|"},
			[]string{"new"},
		},
		{
			"rows that pair both identifiers with others overrule a former link",
			[]Link{{acmeUK, "8", "A7"}},
			[]string{"C4|Acme UK|10|7|A7", "C5|Acme UK|10|8|A8"},
			[]string{"new", "new"},
		},
		{
			"rows that pair both identifiers of a stored link with others do not overrule it, though its holder gives it up", nil,
			[]string{"C1|Acme UK|10||A9", "C4|Acme UK|10|7|A1", "C5|Acme UK|10|1|A8"},
			[]string{"changed", "sage-customer-taken", "sage-customer-taken"},
		},
		{
			"a row that pairs one identifier with another overrules nothing",
			[]Link{{acmeUK, "8", "A7"}},
			[]string{"C4|Acme UK|10|7|A7", "C5|Acme UK|10|8|"},
			[]string{"sage-customer-taken", "sage-customer-taken"},
		},
		{
			"a later link of one identifier contradicts the former one",
			[]Link{{acmeUK, "7", "A7"}, {acmeUK, "7", "A8"}},
			[]string{"C4|Acme UK|10||A7", "C5|Acme UK|10||A8"},
			[]string{"new", "new"},
		},
		{
			"a former link of another company does not count",
			[]Link{{Company{"20", "Acme Ireland"}, "7", "A7"}},
			[]string{"C4|Acme UK|10||A7", "C5|Acme UK|10|7|"},
			[]string{"new", "new"},
		},
		{
			"customers can still swap", nil,
			[]string{"C1|Acme UK|10||A2", "C2|Acme UK|10||A1"},
			[]string{"changed", "changed"},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := withFormerLinks(snapshotFrom(t, "20|Acme Ireland", "C1|Alpha|No|10|Acme UK|1|A1", "C2|Beta|No|10|Acme UK||A2", "C4|Delta|No||||", "C5|Eps|No||||"), test.former...)
			wantOutcomes(t, PlanUpload(file(t, ForUpload, links, test.rows...), s, Allowance{}), test.want...)
		})
	}
}

// TestUploadOverrulesALinkOnceItIsFormer uploads rows that a stored link of C1 rejects, after that was replaced.
func TestUploadOverrulesALinkOnceItIsFormer(t *testing.T) {
	in := file(t, ForUpload, links, "C4|Acme UK|10|7|A1", "C5|Acme UK|10|1|A8")
	wantOutcomes(t, PlanUpload(in, linkedSnapshot(t), Allowance{}), "sage-customer-taken", "sage-customer-taken")
	s := snapshotFrom(t, "C1|Alpha|No|10|Acme UK||A9", "C4|Delta|No||||", "C5|Eps|No||||")
	wantOutcomes(t, PlanUpload(in, withFormerLinks(s, Link{acmeUK, "1", "A1"}), Allowance{}), "new", "new")
}

func TestUploadReasonNamesTheLinkThatJoinsTwoIdentifiers(t *testing.T) {
	for _, test := range []struct {
		name   string
		former []Link
		rows   []string
		want   string // the reason of the last row
	}{
		{
			"a former link",
			[]Link{{acmeUK, "2", "A2"}},
			[]string{"C4|Acme UK|10|2|"},
			"ID 2 is the same Sage customer as A2 by a former link, and is linked to C2 Beta",
		},
		{
			"a stored link that its customer gives up", nil,
			[]string{"C1|Acme UK|10||A9", "C5|Acme UK|10||A1", "C4|Acme UK|10|1|"},
			"ID 1 is the same Sage customer as A1 by the link of C1 Alpha, and is also claimed by C5 in row 3",
		},
		{
			"several stored links", nil,
			[]string{"C4|Acme UK|10|5|", "C5|Acme UK|10|6|"},
			"ID 6 is the same Sage customer as ID 5 by links of other customers, and is also claimed by C4 in row 2",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := withFormerLinks(snapshotFrom(t, "C1|Alpha|No|10|Acme UK|1|A1", "C2|Beta|No|10|Acme UK||A2", "C4|Delta|No||||",
				"C5|Eps|No||||", "S1|Shared|No|10|Acme UK|5|A5", "S2|Shared|No|10|Acme UK|8|A5", "S3|Shared|No|10|Acme UK|8|A6",
				"S4|Shared|No|10|Acme UK|6|A6"), test.former...)
			p := PlanUpload(file(t, ForUpload, links, test.rows...), s, Allowance{})
			if got := p.Outcome(len(test.rows) - 1).Reason; got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

// TestUploadNotesOverruledLinks uploads the corrected file of a shifted column, after the first was undone.
func TestUploadNotesOverruledLinks(t *testing.T) {
	s := linkedSnapshot(t, Link{acmeUK, "8", "A7"}, Link{acmeUK, "9", "A8"})
	p := PlanUpload(file(t, ForUpload, links, "C4|Acme UK|10|7|A7", "C5|Acme UK|10|8|A8", "C6|Acme UK|10|9|A9"), s, Allowance{})
	wantOutcomes(t, p, "new", "new", "new")
	const want = "2 account numbers are paired with another customer ID than in former links, where A7 had ID 8"
	if got := p.Notes(); len(got) != 1 || got[0] != want {
		t.Errorf("says %q, want %q", got, want)
	}
}

func TestLoadClaimsSageCustomersNotIdentifiers(t *testing.T) {
	in := file(t, ForLoad, grid, "C4|Delta|No|Acme UK|10|2|", "C5|Eps|No|Acme UK|10|7|", "C6|Zeta|No|Acme UK|10||A7")
	p := PlanLoad(in, linkedSnapshot(t, Link{acmeUK, "2", "A2"}, Link{acmeUK, "7", "A7"}), LoadOption{})
	wantOutcomes(t, p, "sage-customer-taken", "sage-customer-taken", "sage-customer-taken")
}

func TestUndoLeavesALinkWhoseOtherIdentifierIsHeld(t *testing.T) {
	lines := func(c1, c4 string) []string { return []string{"C1|Alpha|No|10|Acme UK|" + c1, "C4|Delta|No|" + c4} }
	before := snapshotFrom(t, lines("|A1", "|||")...)
	after := snapshotFrom(t, lines("|A9", "|||")...)
	now := withFormerLinks(snapshotFrom(t, lines("|A9", "10|Acme UK|1|")...), Link{acmeUK, "1", "A1"})
	u := undoOf(t, Entry{}, before, after, now)
	if !u.Batch.Empty() || len(u.Left) != 1 || u.Left[0].ID != "C1" {
		t.Errorf("restores %+v, leaves %+v", u.Batch.Put, u.Left)
	}
}

func TestUndoRestoresTheIdentifiersOfOneSageCustomerToOneCustomerOnly(t *testing.T) {
	lines := func(c1, c4 string) []string {
		return []string{"C1|Alpha|No|10|Acme UK|" + c1, "C4|Delta|No|10|Acme UK|" + c4}
	}
	before, after := snapshotFrom(t, lines("|A1", "1|")...), snapshotFrom(t, lines("|A8", "9|")...)
	now := withFormerLinks(snapshotFrom(t, lines("|A8", "9|")...), Link{acmeUK, "1", "A1"})
	u := undoOf(t, Entry{}, before, after, now)
	if len(u.Batch.Put) != 1 || len(u.Left) != 1 {
		t.Errorf("restores %+v, leaves %+v", u.Batch.Put, u.Left)
	}
}

func TestUndoRestoresWhatWasAllowedToShare(t *testing.T) {
	shared := Faults(0).With(SageCustomerTaken)
	link := func(account string) Link { return Link{acmeUK, "", account} }
	before := snapshotOf(t, Customer{ID: "A", Link: link("A1")}, Customer{ID: "B", Link: link("A1"), Allowed: shared})
	after := snapshotOf(t, Customer{ID: "A", Link: link("A8")}, Customer{ID: "B", Link: link("A9")})
	u := undoOf(t, Entry{}, before, after, after)
	if len(u.Batch.Put) != 2 || len(u.Left) != 0 {
		t.Errorf("restores %+v, leaves %+v", u.Batch.Put, u.Left)
	}
}

// TestUploadRowsThatAreNotAcceptedOverruleNothing: a rejected row does not prove which identifiers belong together.
func TestUploadRowsThatAreNotAcceptedOverruleNothing(t *testing.T) {
	s := withFormerLinks(snapshotFrom(t, "C1|Alpha|No|10|Acme UK||A1", "C4|Delta|No||||", "C5|Eps|No||||"), Link{acmeUK, "1", "A1"})
	const right, wrong = "C4||No|Acme UK|10|1|A7", "C1|Another name|No|Acme UK|10|5|A1"
	wantOutcomes(t, PlanUpload(file(t, ForUpload, grid, right), s, Allowance{}), "sage-customer-taken")
	wantOutcomes(t, PlanUpload(file(t, ForUpload, grid, right, wrong), s, Allowance{}), "sage-customer-taken", "name-differs")
}

func TestUndoAddsNoCompanyThatCannotBeToldFromAKnownOne(t *testing.T) {
	now := snapshotFrom(t, "10|Acme-UK", "A||No||||")
	u := PlanUndo(Entry{Removed: []Company{acmeUK}}, nil, now)
	if !u.Batch.Empty() || len(u.Left) != 1 {
		t.Errorf("adds %v, leaves %v", u.Batch.AddCompanies, u.Left)
	}
}

func TestUndoOfTheCompletionOfASharedLinkIsMade(t *testing.T) {
	shared := Faults(0).With(SageCustomerTaken)
	c1 := Customer{ID: "A", Link: Link{acmeUK, "", "A1"}}
	before := snapshotOf(t, c1, Customer{ID: "B", Link: Link{acmeUK, "", "A1"}, Allowed: shared})
	after := snapshotOf(t, c1, Customer{ID: "B", Link: Link{acmeUK, "1", "A1"}, Allowed: shared})
	if u := undoOf(t, Entry{}, before, after, after); len(u.Batch.Put) != 1 || len(u.Left) != 0 {
		t.Errorf("restores %+v, leaves %+v", u.Batch.Put, u.Left)
	}
}

func TestUploadNotesThatAKnownIdentifierGetsAnotherPartner(t *testing.T) {
	for _, test := range []struct{ name, row, want string }{
		{"another ID", "C1|Acme UK|10|4|A1", "1 row pairs a known identifier with another one than before: A1 has ID 1, and gets 4"},
		{"another account number", "C1|Acme UK|10|1|A9", "1 row pairs a known identifier with another one than before: ID 1 has account A1, and gets A9"},
		{"a missing identifier", "C2|Acme UK|10|2|A2", ""},
		{"another link", "C1|Acme UK|10|9|A9", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			in := file(t, ForUpload, links, test.row)
			in.Origin = Origin{Database: "another"} // so that nothing is said of its age
			p := PlanUpload(in, linkedSnapshot(t), Allowance{})
			wantOutcomes(t, p, "changed")
			if got := strings.Join(p.Notes(), "; "); got != test.want {
				t.Errorf("says %q, want %q", got, test.want)
			}
		})
	}
}
