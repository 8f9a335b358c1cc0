package model

import (
	"slices"
	"strings"
	"testing"
)

// withLists returns the snapshot with customer lists, of which each line is SITE|ACCOUNT|ID|NAME|STATUS; no two companies
// of the snapshot have one site.
func withLists(s *Snapshot, lines ...string) *Snapshot {
	lists := map[uint32][]SageCustomer{}
	for _, line := range lines {
		cells := strings.Split(line, "|")
		for _, c := range s.Companies() {
			if number, _ := s.number(c.Company); c.Company.Site == cells[0] {
				lists[number] = append(lists[number], SageCustomer{Account: cells[1], ID: cells[2], Name: cells[3], Status: cells[4]})
			}
		}
	}
	return listed(s, lists)
}

// exampleLists are the lists of the companies of exampleSnapshot.
var exampleLists = []string{
	"10|ALPH|1|Alpha Limited|", "10|BETA|2||", "10|GAMM|3|Gamma|", "10|SIGM|9|Sigma|", "10|EPSI|5|Epsilon|",
	"10|HOLD|6|Alpha Ltd|on hold", "10|GONE|7|Alpha Ltd|inactive", "10|OTHE|8|Zulu Bakery|", "10|TAUX|4|Tau|", "10|NOID||Alpha Ltd|",
	"10||77|Alpha Ltd|", "10|ÖSTX|12|Alpha Ltd|", "10|00450|45|Alpha Ltd|", "10|IOTA|46|Alpha Ltd|", "20|IREL|1|Alpha Ltd|", "20|DELT|4|Delta|",
	"10|MAPL0001|47|Alpha Ltd|", "10|PLUM001|48|Alpha Ltd|", "10|PLUM01|49|Alpha Ltd|",
}

// TestUploadJudgesByTheList uploads one row into a company with a customer list.
func TestUploadJudgesByTheList(t *testing.T) {
	for _, test := range []struct {
		row, want, reason string
	}{
		{"A|Acme UK|10|1|ALPH", "new", "→ ALPH (ID 1) in Acme UK"},
		{"A|Acme UK|10||alph", "new", "→ ALPH (ID 1) in Acme UK; ID 1 from Sage's list"},
		{"A|Acme UK|10|1|", "new", "→ ALPH (ID 1) in Acme UK; account number ALPH from Sage's list"},
		{"A|Acme UK|10||NOID", "new", "→ NOID in Acme UK"},
		{"A|Acme UK|10|55|NOID", "new", "→ NOID (ID 55) in Acme UK"},
		{"A|Acme UK|10|77|", "new", "→ ID 77 in Acme UK"},
		{"A|Acme UK|10||ÖSTX", "new", "→ ÖSTX (ID 12) in Acme UK; ID 12 from Sage's list"},
		{"A|Acme UK|||östx", "new", "→ ÖSTX (ID 12) in Acme UK; filled in: 10; ID 12 from Sage's list"},
		{"A|Acme UK|10||ÖSTY", "bad-value", "SageAccountNumber holds the letter Ö, which is not one of A to Z; allow it if the account is called so in Sage"},
		{"A|Acme UK|10|12|ÖST\u200bX", "bad-value", "SageAccountNumber holds an invisible character (U+200B); type the value again"},

		{"A|Acme UK|10||NONE1", "unknown-account", "Sage's list of Acme UK has no account NONE1; load the list again if it is new in Sage"},
		{"A|Acme UK|10|99|", "unknown-account", "Sage's list of Acme UK has no customer ID 99; load the list again if it is new in Sage"},
		{"A|Acme UK|10|99|NONE1", "unknown-account", "Sage's list of Acme UK has no account NONE1 and no customer ID 99; load the list again if it is new in Sage"},
		{"A|Acme UK|10||450", "unknown-account", "Sage's list of Acme UK has no account 450; did you mean 00450 Alpha Ltd?"},
		{"A|Acme UK|10||MAPL001", "unknown-account", "Sage's list of Acme UK has no account MAPL001; did you mean MAPL0001 Alpha Ltd?"},
		{"A|Acme UK|10||MAPL-000l", "unknown-account", "Sage's list of Acme UK has no account MAPL-000l; did you mean MAPL0001 Alpha Ltd?"},
		{"A|Acme UK|10||PLUM1", "unknown-account", "Sage's list of Acme UK has no account PLUM1; load the list again if it is new in Sage"}, // two are meant
		{"A|Acme UK|10||AL PH", "unknown-account", "Sage's list of Acme UK has no account AL PH; did you mean ALPH Alpha Limited?"},
		{"A|Acme UK|10||10TA", "unknown-account", "Sage's list of Acme UK has no account 10TA; did you mean IOTA Alpha Ltd?"},
		{"A|Acme UK|10|01|", "unknown-account", "Sage's list of Acme UK has no customer ID 01; did you mean ALPH Alpha Limited?"},
		{"A|Acme UK|10||IREL", "unknown-account", "Sage's list of Acme UK has no account IREL; Acme Ireland has it: IREL Alpha Ltd"},
		{"A|Acme UK|10||3", "unknown-account", "Sage's list of Acme UK has no account 3; 3 is the customer ID of GAMM Gamma"},

		{"A|Acme UK|10||HOLD", "not-open", "HOLD Alpha Ltd is on hold in Sage; is it the account that is used now?"},
		{"A|Acme UK|10|7|", "not-open", "GONE Alpha Ltd is inactive in Sage; is it the account that is used now?"},
		{"A|Acme UK|10||OTHE", "names-unlike", "A is Alpha Ltd in Layer, but OTHE is Zulu Bakery in Sage; are they one customer?"},

		{"A|Acme UK|10|5|ALPH", "ids-disagree", "account ALPH is Alpha Limited [ALPH (ID 1)] in Sage, but customer ID 5 is Epsilon [EPSI (ID 5)]"},
		{"A|Acme UK|10|99|ALPH", "ids-disagree", "account ALPH is Alpha Limited with customer ID 1 in Sage, not 99"},
		{"A|Acme UK|10|1|NONE1", "ids-disagree", "customer ID 1 is Alpha Limited with account ALPH in Sage, not NONE1"},
		{"A|Acme UK|10|6|OTHE", "ids-disagree", "account OTHE is Zulu Bakery [OTHE (ID 8)] in Sage, but customer ID 6 is Alpha Ltd [HOLD (ID 6)]"},

		{"C|Acme UK|10|3|", "changed", "GAMM → GAMM (ID 3) in Acme UK"},
		{"C|Acme UK|10||GAMM", "unchanged", "already linked"},
		{"C|Acme UK|10|98|GAMM", "ids-disagree", "account GAMM is Gamma with customer ID 3 in Sage, not 98"},
		{"A|Acme UK|10||BETA", "sage-customer-taken", "BETA is linked to B Beta & Sons"},
		{"A|Acme UK|10|3|", "names-unlike", "A is Alpha Ltd in Layer, but GAMM is Gamma in Sage; are they one customer?"},
	} {
		t.Run(test.row, func(t *testing.T) {
			p := PlanUpload(file(t, ForUpload, links, test.row), withLists(exampleSnapshot(t), exampleLists...), Allowance{})
			wantOutcomes(t, p, test.want)
			if got := p.Outcome(0).Reason; got != test.reason {
				t.Errorf("got  %s\nwant %s", got, test.reason)
			}
		})
	}
}

// TestTheListJudgesOnlyWhatChanges uploads the links that are stored: none is in the list, or it is not open, or its
// names are unlike, and all are unchanged and stay as they are.
func TestTheListJudgesOnlyWhatChanges(t *testing.T) {
	s := withLists(exampleSnapshot(t), "10|SIGM|9|Quite Another|closed", "10|GAMM|3|Zulu|on hold")
	stored := []string{"B|Acme UK|10|2|BETA", "C|Acme UK|10||GAMM", "S|Acme UK|10|9|SIGM"}
	p := PlanUpload(file(t, ForUpload, links, stored...), s, Allowance{})
	wantOutcomes(t, p, "unchanged", "unchanged", "unchanged")
	if b := p.Batch(); !b.Empty() {
		t.Errorf("an upload of the stored links writes %v", b)
	}
	load := PlanLoad(file(t, ForLoad, grid, "B|Beta & Sons|No|Acme UK|10|2|BETA", "C|Gamma|No|Acme UK|10||GAMM", "S|Sigma|Yes|Acme UK|10|9|SIGM"), s, LoadOption{})
	wantOutcomes(t, load, "unchanged", "unchanged", "unchanged")
}

func TestAllowingWhatTheListSays(t *testing.T) {
	for _, test := range []struct {
		name  string
		allow []string
		row   string
		want  string
	}{
		{"account", []string{"account"}, "A|Acme UK|10||NONE1", "new"},
		{"account, and what looks wrong decides", []string{"account"}, "A|Acme UK|10||tbc", "unlike-others"},
		{"closed", []string{"closed"}, "A|Acme UK|10||HOLD", "new"},
		{"names", []string{"names"}, "A|Acme UK|10||OTHE", "new"},
		{"names, for another customer", []string{"names:B"}, "A|Acme UK|10||OTHE", "names-unlike"},
		{"closed, and the names decide", []string{"closed"}, "E|Acme UK|10||HOLD", "names-unlike"},
		{"both", []string{"closed,names"}, "E|Acme UK|10||HOLD", "new"},
		{"ids-disagree cannot be allowed", []string{"account,closed,names,unlike,shared"}, "A|Acme UK|10|99|ALPH", "ids-disagree"},
		{"names, and who has it decides", []string{"names"}, "A|Acme UK|10|3|", "sage-customer-taken"},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := PlanUpload(file(t, ForUpload, links, test.row), withLists(exampleSnapshot(t), exampleLists...), allow(t, test.allow...))
			wantOutcomes(t, p, test.want)
		})
	}
}

func TestOffersWhatTheListSays(t *testing.T) {
	p := PlanUpload(file(t, ForUpload, links, "A|Acme UK|10||NONE1", "E|Acme UK|10||HOLD", "T|Acme UK|10|98|TAUX"),
		withLists(exampleSnapshot(t), exampleLists...), Allowance{})
	var got []string
	for _, o := range p.Offers() {
		got = append(got, strings.Join(o.Faults.AllowNames(), "+"))
	}
	if want := []string{"account", "closed+names"}; !slices.Equal(got, want) {
		t.Errorf("offers %v, want %v", got, want)
	}
}

// TestTheListSettlesIdentifiers uploads links that stored links would contradict, to companies whose list has them.
func TestTheListSettlesIdentifiers(t *testing.T) {
	stored := []string{"P|Pi|No|10|Acme UK|2|AAAA", "Q|Rho|No|10|Acme UK|1|BBBB", "R|Rho|No|10|Acme UK|333|CCCC", "X|Chi|No||||", "Y|Chi|No||||"}
	lists := []string{"10|AAAA|1||", "10|BBBB|2||", "10|FREE|5||", "10|FRE2|6||", "10|00333|7||", "10|CCCC|333||", "10|XNUM|8||", "10|N/A|9||"}
	for _, test := range []struct {
		name  string
		lists []string
		rows  []string
		want  []string
	}{
		{"a pair that stored links contradict, and that others hold", lists, []string{"X|Acme UK|10|1|AAAA"}, []string{"sage-customer-taken"}},
		{"a pair that they give up", lists, []string{"X|Acme UK|10|1|AAAA", "P|Acme UK|10||FREE", "Q|Acme UK|10||FRE2"}, []string{"new", "changed", "changed"}},
		{
			"a stored pair that it has as two joins nothing", lists,
			[]string{"X|Acme UK|10||AAAA", "Y|Acme UK|10|2|", "P|Acme UK|10||FREE", "Q|Acme UK|10||FRE2"},
			[]string{"new", "new", "changed", "changed"},
		},
		{
			"the other holder of a pair must give it up too", lists,
			[]string{"X|Acme UK|10||AAAA", "P|Acme UK|10||FREE"},
			[]string{"sage-customer-taken", "changed"},
		},
		{"its pairs are rivals", lists, []string{"X|Acme UK|10||FREE", "Y|Acme UK|10|5|"}, []string{"sage-customer-taken", "sage-customer-taken"}},
		{
			"customers of one identifier are no rivals",
			[]string{"10||55||", "10||56||", "10|FREE|||", "10|FRE2|||"},
			[]string{"X|Acme UK|10|55|", "Y|Acme UK|10|56|", "P|Acme UK|10||FREE", "Q|Acme UK|10||FRE2"},
			[]string{"new", "new", "changed", "changed"},
		},
		{
			"a stored pair counts if it has one of them alone",
			[]string{"10|CCCC|||", "10|FREE|||"},
			[]string{"X|Acme UK|10||CCCC", "R|Acme UK|10||FREE"},
			[]string{"new", "changed"},
		},
		{"a listed identifier looks like no other", lists, []string{"X|Acme UK|10||00333", "Y|Acme UK|10||N/A"}, []string{"new", "new"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := PlanUpload(file(t, ForUpload, links, test.rows...), withLists(snapshotFrom(t, stored...), test.lists...), Allowance{})
			wantOutcomes(t, p, test.want...)
		})
	}
}

// TestAnUnlistedIDOfAListedAccountIsJudged has a list without customer IDs: an ID that is a placeholder or a misspelled
// known one is still found.
func TestAnUnlistedIDOfAListedAccountIsJudged(t *testing.T) {
	s := withLists(snapshotFrom(t, "P|Pi|No|10|Acme UK|77|AAAA", "Q|Rho|No||||"), "10|FREE|||", "10|0FREE|||")
	wantOutcomes(t, PlanUpload(file(t, ForUpload, links, "Q|Acme UK|10|077|FREE"), s, Allowance{}), "unlike-others")
	wantOutcomes(t, PlanLoad(file(t, ForLoad, grid, "Q|Rho|No|Acme UK|10|077|FREE"), s, LoadOption{}), "unlike-others")
	wantOutcomes(t, PlanLoad(file(t, ForLoad, grid, "Q|Rho|No|Acme UK|10|78|FREE"), s, LoadOption{}), "changed")
}

func TestLoadOfListedAccountThatLooksMisspelled(t *testing.T) {
	s := withLists(snapshotFrom(t, "P|Pi|No|10|Acme UK|77|0333", "Q|Rho|No||||"), "10|333|8||", "10|0333|77||")
	wantOutcomes(t, PlanLoad(file(t, ForLoad, grid, "Q|Rho|No|Acme UK|10||333"), s, LoadOption{}), "changed")
}

// TestLoadJudgesByTheList loads one row of Layer's grid export: what the list finds leaves the link out.
func TestLoadJudgesByTheList(t *testing.T) {
	for _, test := range []struct {
		row    string
		class  Class
		fault  Fault
		reason string
	}{
		{"N|Alpha Ltd|No|Acme UK|10||ALPH", New, 0, "added; link: no link → ALPH (ID 1) in Acme UK; ID 1 from Sage's list"},
		{"A|Alpha Ltd|Yes|Acme UK|10||NONE1", Changed, UnknownAccount, "synced; link left out: Sage's list of Acme UK has no account NONE1; load the list again if it is new in Sage"},
		{"A|Alpha Ltd|No|Acme UK|10||HOLD", Unchanged, NotOpen, "link left out: HOLD Alpha Ltd is on hold in Sage; is it the account that is used now?"},
		{"N|Beta|No|Acme UK|10||ALPH", New, NamesUnlike, "added; link left out: N is Beta in Layer, but ALPH is Alpha Limited in Sage; are they one customer?"},
		{"A|Alpha Ltd|No|Acme UK|10|5|ALPH", Unchanged, IDsDisagree, "link left out: account ALPH is Alpha Limited [ALPH (ID 1)] in Sage, but customer ID 5 is Epsilon [EPSI (ID 5)]"},
		{"A|Epsilon|No|Acme UK|10||EPSI", Changed, 0, "renamed: Alpha Ltd → Epsilon; link: no link → EPSI (ID 5) in Acme UK; ID 5 from Sage's list"},
		{"A||No|Acme UK|10||EPSI", Unchanged, NamesUnlike, "link left out: A is Alpha Ltd in Layer, but EPSI is Epsilon in Sage; are they one customer?"},
		{"C|Gamma|Yes|Acme UK|10|3|", Changed, 0, "link: GAMM → GAMM (ID 3) in Acme UK; synced"},
		{"B|Beta & Sons|Yes|Acme UK|10||HOLD", Conflict, 0, "ours says BETA (ID 2) in Acme UK, Layer says HOLD in Acme UK; the link and Synced stay"},
		{"A|Alpha Ltd|No|Acme UK|10||ÖSTX", Changed, 0, "link: no link → ÖSTX (ID 12) in Acme UK; ID 12 from Sage's list"},
	} {
		t.Run(test.row, func(t *testing.T) {
			p := PlanLoad(file(t, ForLoad, grid, test.row), withLists(exampleSnapshot(t), exampleLists...), LoadOption{})
			if o := p.Outcome(0); o.Class != test.class || o.Fault != test.fault || o.Reason != test.reason {
				t.Errorf("got  %v %v: %s\nwant %v %v: %s", o.Class, o.Fault, o.Reason, test.class, test.fault, test.reason)
			}
		})
	}
}

// TestCompletedLinksAreCounted uploads links of which the list completes some, and again.
func TestCompletedLinksAreCounted(t *testing.T) {
	s := withLists(exampleSnapshot(t), exampleLists...)
	in := file(t, ForUpload, links, "A|Acme UK|10||ALPH", "E|Acme UK|10|5|EPSI", "C|Acme UK|10|3|", "T|Acme UK|10|4|", "B|Acme UK|10||BETA")
	p := PlanUpload(in, s, allow(t, "relink"))
	wantOutcomes(t, p, "new", "new", "changed", "new", "unchanged")
	if p.Completed != 2 || !slices.Contains(p.Notes(), "2 links get their other identifiers from Sage's list") {
		t.Errorf("%d are completed; notes %q", p.Completed, p.Notes())
	}
	if o := p.Outcome(0); o.Sage.Name != "Alpha Limited" || o.After.Link.SageID != "1" {
		t.Errorf("outcome %+v", o)
	}
}

// TestOutcomeOfACustomerThatTheListLacks has no Sage customer.
func TestOutcomeOfACustomerThatTheListLacks(t *testing.T) {
	p := PlanUpload(file(t, ForUpload, links, "A|Acme UK|10||NONE1", "B||||", "A|Acme Spain|30||ALPH"), withLists(exampleSnapshot(t), exampleLists...), Allowance{})
	for i := range p.Len() {
		if c := p.Outcome(i).Sage; c != (SageCustomer{}) {
			t.Errorf("row %d names %v", i, c)
		}
	}
}

// TestAListedPairIsNoSurprise: a note about rows that pair a known identifier with another one leaves out the pairs of the
// list.
func TestAListedPairIsNoSurprise(t *testing.T) {
	stored := []string{"P|Pi|No|10|Acme UK|99|AAAA"}
	in := file(t, ForUpload, links, "P|Acme UK|10|1|AAAA")
	if n := PlanUpload(in, snapshotFrom(t, stored...), Allowance{}).Partners.Rows; n != 1 {
		t.Errorf("without a list: %d rows", n)
	}
	if n := PlanUpload(in, withLists(snapshotFrom(t, stored...), "10|AAAA|1||"), Allowance{}).Partners.Rows; n != 0 {
		t.Errorf("with a list: %d rows", n)
	}
}

// TestUndoByTheList undoes a change to a link whose Sage customer another customer holds by its other identifier.
func TestUndoByTheList(t *testing.T) {
	acme := Company{"10", "Acme UK"}
	now := withLists(snapshotFrom(t, "A|Alpha Ltd|No|10|Acme UK||FREE", "B|Beta|No|10|Acme UK|1|"), "10|AAAA|1||", "10|FREE|2||")
	change := Change{Before: Customer{ID: "A", Name: "Alpha", Link: Link{acme, "", "AAAA"}}, After: Customer{ID: "A", Name: "Alpha", Link: Link{acme, "", "FREE"}}}
	u := PlanUndo(Entry{Kind: EntryEdit}, []Change{change}, now)
	if len(u.Back) != 0 || len(u.Left) != 1 || u.Left[0].Why != "AAAA is the same Sage customer as ID 1 by Sage's list, and is linked to B Beta" {
		t.Errorf("restored %v, left %v", u.Back, u.Left)
	}
}
