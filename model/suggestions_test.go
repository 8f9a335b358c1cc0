package model

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// suggestedTo returns a snapshot with a few customers and the customer list of Acme UK.
func suggestedTo(t *testing.T, customers ...Customer) *Snapshot {
	t.Helper()
	acme := Company{"10", "Acme UK"}
	s := snapshotOf(t, append([]Customer{
		{ID: "C1", Name: "Harbour Dental Ltd"},
		{ID: "C2", Name: "Brighton Roofing"},
		{ID: "C3", Name: "Ember Foods Ltd", Link: Link{acme, "3", "EMBE001"}},
		{ID: "C4", Name: "Ember Foods Limited"},
		{ID: "C5", Name: "Juniper Textiles plc"},
		{ID: "C6", Name: "Wholly Other Name"},
		{ID: "C7", Name: "Kestrel Pumps Ltd", Synced: true},
	}, customers...)...)
	number, known := s.number(acme)
	if !known {
		t.Fatal("Acme UK is not known")
	}
	return listed(s, map[uint32][]SageCustomer{number: {
		{Account: "HARB001", ID: "1", Name: "Harbour Dental Limited", Postcode: "BN1 4GH"},
		{Account: "BRIG001", ID: "2", Name: "Brighton Roofing"},
		{Account: "EMBE001", ID: "3", Name: "Ember Foods Ltd"},
		{Account: "JUNI001", ID: "4", Name: "Juniper Textiles PLC", Status: "on hold"},
		{Account: "KEST001", ID: "5", Name: "Kestrel Pumps Ltd"},
	}})
}

// suggested returns the suggestions for all customers of a snapshot.
func suggested(t testing.TB, s *Snapshot, again bool, rejected ...RejectedSuggestion) *Suggestions {
	t.Helper()
	all, err := NewSuggester(s, Company{}).All(context.Background(), rejected, again, nil)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// bestOf returns what is suggested for each customer: "C1 HARB001".
func bestOf(s *Suggestions) (list []string) {
	for i := range s.Len() {
		best := s.Best(i)
		link := best.Link()
		list = append(list, best.CustomerID+" "+link.ShortName())
	}
	slices.Sort(list)
	return list
}

func TestUnlinkedCustomersGetSuggestions(t *testing.T) {
	all := suggested(t, suggestedTo(t), false)
	if diff := cmp.Diff([]string{"C1 HARB001", "C2 BRIG001"}, bestOf(all)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if all.Withheld() != 2 {
		t.Errorf("%d customers have only Sage customers that are not offered, want 2", all.Withheld())
	}
	if n := all.Count(TierCertain); n < 1 || all.Tier(0) != TierCertain || all.Tier(1) > all.Tier(0) {
		t.Errorf("%d are certain, the first is %s", n, all.Tier(0))
	}
}

func TestSageCustomersThatAreNotOfferedAreExplained(t *testing.T) {
	s := suggestedTo(t)
	g := NewSuggester(s, Company{})
	for id, want := range map[string]string{
		"C4": "EMBE001 Ember Foods Ltd is linked to C3",
		"C5": "JUNI001 Juniper Textiles PLC is on hold in Sage",
	} {
		row, _ := s.Find(id)
		list := g.For(row, nil)
		if len(list) != 1 || list[0].IsOffered() || list[0].WhyNotOffered() != want {
			t.Errorf("%s: %+v, want %q", id, list, want)
		}
	}
	for _, id := range []string{"C3", "C6", "C7"} {
		row, _ := s.Find(id)
		if list := g.For(row, nil); len(list) > 0 {
			t.Errorf("%s: %+v, want none", id, list)
		}
	}
}

// A school is no electrical firm: where the right account is not open, no other must be offered as likely.
func TestNearerSageCustomerThatIsNotFreeComesFirst(t *testing.T) {
	s := suggestedTo(t, Customer{ID: "C8", Name: "The Fernden School"}, Customer{ID: "C9", Name: "Juniper Textiles"})
	listed(s, map[uint32][]SageCustomer{1: {
		{Account: "FERN0007", Name: "Fernden Electrical"},
		{Account: "THEF0001", Name: "The Fernden School", Status: "inactive"},
		{Account: "JUNI001", Name: "Juniper Textiles", Status: "on hold"},
	}})
	all := suggested(t, s, false)
	i := all.Find("C8")
	list := all.At(i)
	if len(list) != 2 || !list[0].NotFree || list[0].WhyNotOffered() != "THEF0001 The Fernden School is inactive in Sage" {
		t.Fatalf("%+v", list)
	}
	if x := list[1]; x.Tier != TierReview || x.Rank != 1 || !slices.Contains(x.Against, "THEF0001 The Fernden School, which is inactive, is nearer") {
		t.Errorf("%+v", x)
	}
	rows, err := all.Filter(context.Background(), SuggestionFilter{NotFree: true})
	if err != nil || len(rows) != all.NotFree() || all.NotFree() != 3 || all.Len() != 1 || all.Total() != 3 || !slices.Contains(rows, int32(i)) {
		t.Errorf("%v, %v; %d not free, %d of %d offered", rows, err, all.NotFree(), all.Len(), all.Total())
	}
	rejected := suggested(t, s, false, RejectedSuggestion{CustomerID: "C8", Link: list[0].Link()})
	if rejected.NotFree() != 2 || rejected.IsNotFree(rejected.Find("C8")) {
		t.Errorf("%d are not free after a rejection", rejected.NotFree())
	}
}

func TestRejectedSuggestionsAreLeftOut(t *testing.T) {
	no := RejectedSuggestion{CustomerID: "C1", Link: Link{Company{"10", "acme uk"}, "", "harb001"}}
	s := suggestedTo(t)
	all := suggested(t, s, false, no)
	if diff := cmp.Diff([]string{"C2 BRIG001"}, bestOf(all)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	again := suggested(t, s, true, no)
	if diff := cmp.Diff([]string{"C1 HARB001", "C2 BRIG001"}, bestOf(again)); diff != "" {
		t.Errorf("again: -want +got:\n%s", diff)
	}
	if i := again.Find("C1"); !again.IsRejected(i) || !again.Best(i).Rejected {
		t.Error("nothing says that it was rejected")
	}
	row, _ := s.Find("C1")
	list := NewSuggester(s, Company{}).For(row, []RejectedSuggestion{no})
	if len(list) != 1 || list[0].WhyNotOffered() != "HARB001 Harbour Dental Limited was rejected" {
		t.Errorf("%+v", list)
	}
}

func TestSuggestionsOfOneCompany(t *testing.T) {
	s := suggestedTo(t, Customer{ID: "C8", Name: "Harbour Dental", Link: Link{Company{"11", "Acme Ireland"}, "", "X1"}})
	if NewSuggester(s, Company{"11", "Acme Ireland"}).HasLists() {
		t.Error("Acme Ireland has no list")
	}
	all, err := NewSuggester(s, Company{"10", "ACME UK"}).All(context.Background(), nil, false, nil)
	if err != nil || all.Len() != 2 {
		t.Errorf("%d suggestions, %v", all.Len(), err)
	}
}

func TestSuggestedLinksAreAcceptedByAnUpload(t *testing.T) {
	var customers []Customer
	var sage []SageCustomer
	for i := range 300 { // each tenth name twice on Layer's side
		name := fmt.Sprintf("%s %s Ltd", sampleWords[i%len(sampleWords)], sampleWords[(i/10*7+i)%len(sampleWords)]+fmt.Sprint(i/10))
		customers = append(customers, Customer{ID: fmt.Sprintf("D%03d", 2*i), Name: name})
		if i%10 == 0 {
			customers = append(customers, Customer{ID: fmt.Sprintf("D%03d", 2*i+1), Name: name})
		}
		sage = append(sage, SageCustomer{Account: fmt.Sprintf("ACC%04d", i), ID: fmt.Sprint(i + 1), Name: name})
	}
	s := snapshotOf(t, append(customers, Customer{ID: "E", Name: "Linked", Link: Link{Company{"10", "Acme UK"}, "", "OTHER001"}})...)
	listed(s, map[uint32][]SageCustomer{1: sage})
	all := suggested(t, s, false)
	links, err := all.Links(context.Background(), Tiers())
	if err != nil {
		t.Fatal(err)
	}
	in := &ParsedFile{}
	for i, x := range links.Links {
		in.Rows = append(in.Rows, NewLinkRow(i+2, x.CustomerID, x.Link()))
	}
	plan := PlanUpload(in, s, Allowance{})
	if plan.Counts[New] != len(links.Links) || len(links.Links) < 250 {
		t.Errorf("of %d links an upload makes %d: %v", len(links.Links), plan.Counts[New], plan.Counts)
	}
	others := 0
	for x, why := range links.Others() {
		if others++; why == "" || x.Rank == 0 {
			t.Errorf("%s, rank %d: %q", x.CustomerID, x.Rank, why)
		}
	}
	if others < 60 || links.Rejected()[SageCustomerTaken] != 60 {
		t.Errorf("%d others, %d customers would be rejected; 30 names are there twice", others, links.Rejected())
	}
}

// sampleWords are words of names.
var sampleWords = []string{"Brighton", "Juniper", "Harbour", "Kestrel", "Ember", "Raven", "Orchid", "Falcon", "Willow", "Cobalt", "Marlow", "Sable", "Tundra"}

func TestTwinsAreNamed(t *testing.T) {
	s := suggestedTo(t, Customer{ID: "C8", Name: "Harbour Dental Ltd"})
	all := suggested(t, s, false)
	best := all.Best(all.Find("C1"))
	if best.Tier > TierLikely || !slices.Contains(best.Against, "wanted by C8 too") || !slices.Equal(best.Twins, []string{"C8"}) {
		t.Errorf("%+v", best)
	}
}

func TestFilterOfSuggestions(t *testing.T) {
	all := suggested(t, suggestedTo(t), false)
	for text, want := range map[string]int{
		"": 2, "harb001": 1, "HARBOUR certain": 1, "acme": 2, "-harbour": 1, "-": 0, "dental roofing": 0, "limited": 1,
	} {
		rows, err := all.Filter(context.Background(), SuggestionFilter{Text: text})
		if err != nil || len(rows) != want {
			t.Errorf("%q: %d rows, want %d (%v)", text, len(rows), want, err)
		}
	}
	rows, _ := all.Filter(context.Background(), SuggestionFilter{Tier: TierReview})
	if len(rows) != 0 {
		t.Errorf("%d rows are to be reviewed", len(rows))
	}
}

// TestSuggesterIsNotRenewedForAnotherList: after a backup was restored, a list that is loaded then can have the version and
// the length of one that was lost.
func TestSuggesterIsNotRenewedForAnotherList(t *testing.T) {
	lists := func(name string) *Snapshot {
		s := snapshotOf(t, Customer{ID: "C1", Name: "Harbour Dental Ltd"}, Customer{ID: "C2", Link: Link{Company{"10", "Acme UK"}, "", "X1"}})
		number, _ := s.number(Company{"10", "Acme UK"})
		return listed(s, map[uint32][]SageCustomer{number: {{Account: "HARB001", Name: name}}})
	}
	g := NewSuggester(lists("Harbour Dental Ltd"), Company{})
	if _, renewed := g.Renewed(lists("Harbour Dental Ltd")); !renewed {
		t.Error("not renewed for a list with the same customers")
	}
	if _, renewed := g.Renewed(lists("Zenith Motors Ltd")); renewed {
		t.Error("renewed for a list with other customers")
	}
}
