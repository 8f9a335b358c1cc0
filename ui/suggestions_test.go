package ui

import (
	"context"
	"fmt"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/job"
)

// acme is the company of the tests.
var acme = model.Company{Site: "10", Name: "Acme UK"}

// sageListed fills a database with customers, and gives Acme UK a customer list.
func sageListed(s *job.Session) error {
	batch := model.Batch{AddCompanies: []model.Company{acme}, Entry: model.Entry{Kind: model.EntryLoad, Who: "ann", When: noon()}}
	for i, name := range []string{
		"Harbour Dental Ltd", "Brighton Roofing", "Ember Foods", "Juniper Textiles Ltd", "Kestrel Pumps & Valves", "Raven Books",
		"Orchid Garages Ltd", "Falcon Couriers Ltd", "Falcon Couriers Ltd", "Nothing Like It", "Ember Foods Ltd",
	} {
		batch.Put = append(batch.Put, model.Customer{ID: fmt.Sprintf("C%06d", 501+i), Name: name, Postcode: "BN1 4GH"})
	}
	batch.Put[0].Website, batch.Put[0].Telephone = "https://harbourdental.co.uk/", "01273496111"
	batch.Put[1].Telephone = "01273 496 072"
	batch.Put[2].Link = model.Link{Company: acme, Account: "EMBE001", SageID: "3"}
	batch.Lists = []model.ListEdit{{Company: acme, Customers: []model.SageCustomer{
		{Account: "HARB001", ID: "1", Name: "Harbour Dental Limited", Postcode: "BN1 4GH", Website: "www.harbourdental.co.uk", Telephone: "01273 496 111"},
		{Account: "BRIG001", ID: "2", Name: "Brighton Roofing", Telephone: "+44 1273 496072"},
		{Account: "EMBE001", ID: "3", Name: "Ember Foods Ltd"},
		{Account: "JUNI001", ID: "4", Name: "Juniper Textiles LLP", Postcode: "BN1 4GH"},
		{Account: "KEST001", ID: "5", Name: "Kestrel Pumps and Valves Ltd"},
		{Account: "RAVE001", ID: "6", Name: "Raven Books (Leeds) Ltd"},
		{Account: "RAVE002", ID: "7", Name: "Raven Books (York) Ltd"},
		{Account: "ORCH001", ID: "8", Name: "Orchid Garages Ltd", Status: "on hold"},
		{Account: "FALC001", ID: "9", Name: "Falcon Couriers Ltd"},
	}}}
	_, err := s.DB.Apply(context.Background(), batch)
	return err
}

// toSuggestions are the keys from the grid to the screen Suggestions.
var toSuggestions = []string{"tab", "j", "j", "enter"}

// driveSuggestions starts the app on sageListed, and opens the screen Suggestions.
func driveSuggestions(t *testing.T, width, height int) *robot {
	t.Helper()
	return driveOn(t, width, height, sageListed).press(toSuggestions...).sees("2 certain (1) · 1 strong (2) · 4 likely (3) · 0 review", "all 7")
}

// linkOf checks the account that a customer is linked to, "" for none.
func (r *robot) linkOf(id, account string) *robot {
	r.t.Helper()
	if x := r.customer(id); x.Link.Account != account {
		r.t.Fatalf("%s is linked to %q, want %q", id, x.Link.Account, account)
	}
	return r
}

func TestAcceptedSuggestionsAreAppliedAsAnUpload(t *testing.T) {
	r := driveSuggestions(t, 100, 30).press("space", "space").sees("2 accepted", "0 certain · 1 strong", "a apply 2", "▌ strong")
	r.linkOf("C000501", "").press("a").sees("Preview", "Link 2 suggestions", "each to the Sage customer that was accepted", "2 new", "0 rejected", "→ HARB001 (ID 1)")
	r.press("a", "y").sees("2 links were made").linkOf("C000501", "HARB001").linkOf("C000502", "BRIG001")
	r.press("esc").sees("0 certain · 1 strong (2)", "all 5").misses("accepted", "no longer offered")
	entries, err := r.session.Entries(context.Background(), 1)
	if err != nil || entries[0].Kind != model.EntryEdit || entries[0].Note != job.FromSuggestions || entries[0].File != "2 suggestions" {
		t.Errorf("%+v, %v", entries, err)
	}
	r.press("z").sees("HARB001 (ID 1) in Acme UK → no link").press("y").linkOf("C000501", "").sees("2 certain", "all 7")
}

func TestAcceptedSuggestionIsTakenBack(t *testing.T) {
	driveSuggestions(t, 80, 24).press("space", "k").sees("1 accepted", "▌●certain").press("space").misses("accepted").sees("2 certain").press("a").sees("nothing is accepted yet; Space accepts")
}

func TestRejectedSuggestionIsRemembered(t *testing.T) {
	r := driveSuggestions(t, 100, 30).press("x").sees("C000501 and HARB001 Harbour Dental Limited are not the same; z undoes that", "rejected", "1 certain")
	if no, err := r.session.RejectedSuggestions(context.Background()); err != nil || len(no) != 1 || no[0].Who != "ann" || !no[0].When.Equal(noon()) {
		t.Errorf("%+v, %v", no, err)
	}
	r.press("k", "space").sees("it is rejected; x offers it again").press("r").sees("all 6", "1 certain").misses("HARB001")
	r.press("R").sees("rejected suggestions are shown too", "1 rejected", "all 7", "▌ ")
	r.press("g", "x").sees("HARB001 Harbour Dental Limited is offered to C000501 again", "2 certain").press("R").sees("all 7").misses("1 rejected")
	no, err := r.session.RejectedSuggestions(context.Background())
	if err != nil || len(no) > 0 {
		t.Errorf("%+v, %v", no, err)
	}
}

func TestRejectionIsUndone(t *testing.T) {
	r := driveSuggestions(t, 100, 30).press("x", "x").sees("2 rejected", "0 certain", "1 strong")
	r.press("z").sees("is offered to C000502 again", "1 rejected").press("z").sees("is offered to C000501 again").misses("1 rejected")
	r.press("g", "x", "r").sees("all 6").press("z").sees("is offered to C000501 again", "all 7")
	r.press("z").sees("Undo the load")
}

func TestTierIsAcceptedAfterAQuestion(t *testing.T) {
	r := driveSuggestions(t, 100, 30).press("G").sees("▌ likely")
	r.press("A").sees("Accept 4 suggestions of the tier likely: all that are shown and not decided?", "C000508 Falcon Couriers Ltd → FALC001 Falcon Couriers Ltd", "About one in two likely ones is wrong")
	r.press("enter").misses("accepted").press("A", "y").sees("4 suggestions are accepted; a applies what is accepted", "0 likely")
	r.press("a").sees("2 new", "2 rejected", "FALC001").press("esc").sees("4 accepted")
	r.press("A").sees("All suggestions of the tier likely that are shown are decided", "u take back the 4 that are accepted").press("u").misses("4 accepted").sees("4 likely")
	r.press("/", "falcon", "enter", "A").sees("Accept 2 suggestions of the tier likely")
}

func TestSecondCustomerForASageCustomerIsTold(t *testing.T) {
	r := driveSuggestions(t, 100, 30).press("/", "falcon", "enter", "space").misses("too, and an upload rejects both")
	r.press("space").sees("FALC001 is accepted for C000508 too, and an upload rejects both: Space takes one back")
	r.press("k", "space").misses("too, and an upload rejects both").sees("1 accepted")
}

// In generated lists about one in thirty of that tier is right.
func TestTierReviewIsNotAcceptedTogether(t *testing.T) {
	for _, tier := range model.Tiers() {
		if why := whyNotTogether(tier); (why != "") != (tier == model.TierReview) {
			t.Errorf("tier %s: %q", tier, why)
		}
	}
}

func TestNextUndecidedSuggestion(t *testing.T) {
	r := driveSuggestions(t, 100, 30).press("j", "space", "g", "n").sees("▌ strong").press("N").sees("▌ certain").press("N").sees("there is no further one that is not decided")
	r.press("G", "n").sees("there is no further one")
}

func TestSuggestionsAreFiltered(t *testing.T) {
	r := driveSuggestions(t, 100, 30).press("/", "raven").sees("1 of 7", "RAVE001").press("esc").sees("1 of 7", "/ raven").press("esc").sees("all 7")
	r.press("3").sees("only likely", "4 of 7").misses("HARB001").press("3").sees("all 7").press("/", "xyz", "enter").sees("No suggestion matches", "Esc shows all again")
	r.press("space").sees("no suggestion is shown").press("esc").sees("all 7")
}

func TestCustomersWhoseLikelyAccountIsNotFree(t *testing.T) {
	r := driveSuggestions(t, 80, 24).sees("0 review · 2 not free (5)").press("5").sees("only those whose likely account is not free", "2 of 2", "on hold", "ORCH001", "linked", "EMBE001")
	r.press("g").sees("Why not").press("space").sees("in Sage").misses("1 accepted").press("x").misses("1 rejected").press("A").misses("Accept")
	r.press("enter").sees("Suggestions for C0005", "Why not").press("esc", "/", "orchid", "enter").sees("1 of 2", "ORCH001 Orchid Garages Ltd is on hold in Sage")
	r.press("esc").sees("all 7").press("5").sees("2 of 2").press("3").sees("only likely", "4 of 7").press("3").sees("all 7")
}

func TestCursorKeepsItsCustomer(t *testing.T) {
	driveSuggestions(t, 100, 30).press("/", "raven", "enter", "esc").sees("▌ likely  Raven Books").press("r").sees("▌ likely  Raven Books")
}

func TestAnotherSuggestionIsAccepted(t *testing.T) {
	r := driveSuggestions(t, 100, 30).press("/", "raven", "enter", "enter").sees("Suggestions for C000506", "RAVE001", "RAVE002", "⏎ accept", "RAVE002 Raven Books (York) Ltd is about as near")
	r.press("j").sees("Sage RAVE002 in Acme UK").press("enter").sees("1 accepted", "RAVE002")
	r.press("a", "a", "y").linkOf("C000506", "RAVE002")
}

func TestSuggestionIsRejectedBesideOthers(t *testing.T) {
	r := driveSuggestions(t, 100, 30).press("/", "raven", "enter", "enter", "x").sees("are not the same; x again undoes that", "▌ rejected")
	r.press("enter").sees("it is rejected; x offers it again").press("esc").sees("1 rejected", "▌ rejected")
	r.press("enter", "x").sees("offered to C000506 again")
}

func TestMatchLinksACustomer(t *testing.T) {
	r := driveOn(t, 100, 30, sageListed).press("m").sees("Suggestions for C000501", "Harbour Dental Limited", "same telephone", "⏎ link")
	r.press("enter").sees("→ HARB001 (ID 1)", "y yes, write it").press("y").sees("the link was written").linkOf("C000501", "HARB001")
	r.press("m").sees("C000501 is linked already; suggestions are for customers without a link")
	r.press("j", "enter", "m").sees("Suggestions for C000502").press("enter", "y").sees("the link was written", "The next sync links it to BRIG001").linkOf("C000502", "BRIG001")
	entries, err := r.session.Entries(context.Background(), 1)
	if err != nil || entries[0].Note != job.FromSuggestions || entries[0].Subject != "C000502" {
		t.Errorf("%+v, %v", entries, err)
	}
}

func TestMatchSaysWhyNothingIsOffered(t *testing.T) {
	r := driveOn(t, 100, 30, sageListed).press("G", "m").sees("linked", "EMBE001 Ember Foods Ltd is linked to C000503").press("enter").sees("EMBE001 Ember Foods Ltd is linked to C000503")
	r.press("esc", "enter").sees("The likely account EMBE001 Ember Foods Ltd is linked to C000503.").press("esc", "g", "enter").sees("Suggested, certain: HARB001 Harbour Dental Limited in Acme UK; m compares.")
	r.press("esc", "/", "orchid", "enter", "m").sees("ORCH001 Orchid Garages Ltd is on hold in Sage").press("esc", "esc", "/", "nothing", "enter", "m").sees("No Sage customer is like C000510 Nothing Like It.")
	drive(t, 100, 30).press("j", "m").sees("there is no customer list of Sage to suggest from")
}

func TestLeavingAcceptedSuggestionsAsks(t *testing.T) {
	r := driveSuggestions(t, 100, 30).press("space", "esc").sees("1 accepted suggestion is not applied yet. Leave?").press("esc").sees("1 accepted")
	r.press("esc", "y").sees("would be created").press(toSuggestions...).sees("1 accepted")
	r.press("q").sees("not applied yet. Leave?", "y quit; they are lost").press("a").sees("Preview", "1 new").press("esc", "q", "y")
	if !r.quit {
		t.Error("the app has not quit")
	}
	if r = driveSuggestions(t, 100, 30).press("space", "space", "tab", "g", "k", "k", "k", "k", "enter").press("q"); r.quit {
		t.Error("what is accepted was lost on another screen")
	}
}

func TestSuggestionsFollowOtherSessions(t *testing.T) {
	r := driveSuggestions(t, 100, 30).press("space", "space", "space").sees("3 accepted")
	x := r.customer("C000502")
	x.Link = model.Link{Company: acme, Account: "OTHER1"}
	r.put(x)
	r.press("r").sees("1 accepted suggestion is no longer offered: C000502", "2 accepted", "all 6")
	y := r.customer("C000510") // takes the Sage customer of another
	y.Link = model.Link{Company: acme, Account: "HARB001"}
	r.put(y)
	r.press("r").sees("no longer offered: C000501", "1 accepted", "all 5").press("a").sees("1 new")
}

func TestAcceptedSuggestionsArePlannedWithTheNewestData(t *testing.T) {
	r := driveSuggestions(t, 100, 30).press("space", "space")
	y := r.customer("C000510")
	y.Link = model.Link{Company: acme, Account: "HARB001"}
	r.put(y)
	r.press("a").sees("1 new", "1 rejected", "C000510")
}

// heldDatabase is a database that answers once it is released, or the context has ended.
type heldDatabase struct {
	job.Database
	released chan struct{}
}

func (d heldDatabase) Snapshot(ctx context.Context, previous *model.Snapshot) (*model.Snapshot, error) {
	select {
	case <-ctx.Done():
	case <-d.released:
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return d.Database.Snapshot(ctx, previous)
}

func TestSearchForSuggestionsIsStopped(t *testing.T) {
	r := driveOn(t, 100, 30, sageListed)
	held := heldDatabase{r.session.DB, make(chan struct{})}
	r.session.DB = held
	var commands []tea.Cmd
	r.queue = func(cmd tea.Cmd) { commands = append(commands, cmd) }
	r.press(toSuggestions...).sees("Looking for suggestions", "Esc stop").press("space").sees("still being looked for").press("esc")
	r.app.Update(suggestedMsg{number: r.app.suggestions.searches, err: context.Canceled})
	r.sees("The search was stopped; r searches again").misses("still being looked for", "anceled")
	close(held.released)
	r.queue = nil
	for _, cmd := range commands {
		r.run(cmd)
	}
	r.sees("r searches again").press("r").sees("all 7")
}

func TestSuggestionsWithoutAListSayWhatToDo(t *testing.T) {
	drive(t, 80, 24).press(toSuggestions...).sees("No Sage company has a customer list yet", "u loads one", "u load a list").press("u").sees("Load")
}

func TestSuggestionsAfterTheFirstListIsLoaded(t *testing.T) {
	list := "Account Number,Name\nGLAS9001,Glasgow Harbour Joinery Ltd\n"
	load := func() *robot {
		r := drive(t, 100, 30).press(toSuggestions...).sees("No Sage company has a customer list yet").press("u", "Acme UK", "tab", "ctrl+s")
		return r.clear().press(r.file("sage.csv", list), "enter", "a", "a", "y").sees("now has a customer list")
	}
	load().press("esc").sees("Sage › Suggestions", "Glasgow Harbour Joinery Ltd", "GLAS9001")
	load().press("s").sees("Sage › Suggestions", "GLAS9001").press("space", "a", "a", "y").sees("1 link was made")
}
