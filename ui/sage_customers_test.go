package ui

import (
	"strings"
	"testing"
)

// inSageGrid returns a robot on the Sage customers screen, with customer lists.
func inSageGrid(t *testing.T, width, height int) *robot {
	t.Helper()
	return drive(t, width, height).withLists().press("tab", "j", "enter")
}

func TestSageGridShowsLinkedCustomers(t *testing.T) {
	r := inSageGrid(t, 120, 30).sees("Sage › Sage customers", "Account▲", "Linked Customers", "60 customers", "1 shared")
	r.press("/", "aberdeen", "enter").sees("ABER0001", "C000501 Aberdeen Amber Roofing Ltd", "4 of 60")
	r.press("esc", "/", "account:shared1 is:shared", "enter").sees("+1 C000502 Glasgow Harbour")
}

func TestSageGridFiltersByCounts(t *testing.T) {
	r := inSageGrid(t, 120, 30)
	for key, filter := range map[string]string{"2": "is:linked", "3": "is:unlinked", "4": "is:onhold", "5": "is:shared"} {
		r.press(key).sees("/ "+filter, " of 60")
	}
	r.press("1").sees("all 60")
}

func TestSageGridFiltersSortsAndPicks(t *testing.T) {
	r := inSageGrid(t, 120, 30).press("/", "is:").sees("it is linked, unlinked, onhold or shared").press("s", "tab", "enter").sees("1 of 60").press("esc").sees("all 60")
	r.press("/", "status:").sees("open", "58 customers").press("tab", "enter").sees("58 of 60").press("1")
	r.press("/", "changed:last ").sees(`there is no column "changed"`).press("enter", "1")
	r.press("$", "f", "esc", "0", "f").sees("Pick Sage Company", "Acme Ireland", "Acme UK").press("enter").sees("30 of 60").press("1")
	r.press("l", "s").sees("Name▲").press("s").sees("Name▼").press("s").sees("Account▲")
	r.misses("Postcode").press("C").sees("Site ID", "Postcode").press("C").misses("Site ID", "Postcode")
	r.press(":").sees("a row number, or an Account Number or its beginning").press("york0010").sees("YORK0010").press("enter").sees("▌ YORK0010")
	r.press("space", "space").sees("2 marked").press("esc").misses("marked")
	r.press("?").sees("Keys of Sage customers").press("is:onhold").sees("on hold, inactive or closed").press("enter").sees("2 of 60")
}

func TestSageGridNarrowsByLinkedCustomers(t *testing.T) {
	r := inSageGrid(t, 120, 30).press("/", "is:shared company:uk", "enter", "1", "5").sees("+1 C000502")
	for !strings.HasSuffix(r.app.sage.column().String(), "linked") {
		r.press("l")
	}
	r.press("=").sees("linked:=C000502,=C000505", "1 of 60").press("esc", "-").sees("-linked:")
}

func TestCardsLeadFromSageToLayerAndBack(t *testing.T) {
	r := inSageGrid(t, 80, 24).press("/", "account:=ABER0001 is:linked", "enter", "enter")
	r.sees("Sage › Sage customers › ABER0001", "Account Number", "VAT Number", "Linked to it: 1 Layer customer", "C000501  Aberdeen Amber Roofing Ltd, next sync: update")
	r.press("enter").sees("› C000501", "s Sage customer").press("s").sees("› ABER0001", "⏎ linked customer")
	r.press("f").sees("Sage › Customers", "/ id:=C000501", "1 of 250")
	r.press("enter", "s").sees("ABER0001", "Linked to it: 1 Layer customer")
}

func TestSageCardWithoutLinks(t *testing.T) {
	r := inSageGrid(t, 80, 24).press("4", "enter").sees("FREE0001", "on hold", "LS1 1AA", "No Layer customer is linked to it.")
	r.press("enter").sees("no Layer customer is linked to it").press("esc", "esc", "/", "account:none", "enter", "enter").sees("GB123")
}

func TestSageCardAsksWhichLinkedCustomer(t *testing.T) {
	r := inSageGrid(t, 80, 24).press("5", "enter").sees("Linked to it: 2 Layer customers")
	r.press("enter").sees("Which of the linked customers?", "2 C000505", "f all 2 in the grid").press("2").sees("› C000505")
	r.press("esc", "enter", "f").sees("/ id:=C000502,=C000505", "2 of 250")
}

func TestLayerCardSaysWhyThereIsNoSageCustomer(t *testing.T) {
	r := drive(t, 80, 24).press("enter", "s").sees("Acme UK has no customer list here")
	r.press("esc").withLists().press("/", "is:create", "enter", "enter", "s").sees("the customer has no link")
	r.press("esc", "/").clear().press("is:update", "enter", "G", "enter", "s").sees("the customer list of Acme", "has no ")
}

func TestEscLeavesTheSageGridLast(t *testing.T) {
	r := inSageGrid(t, 80, 24).press("/", "aber", "enter", "space").sees("1 marked")
	r.press("esc").misses("marked").sees("/ aber").press("esc").sees("/ filter").press("esc").sees("Sage › Customers  Tab")
}

func TestSageGridKeepsItsStateInOtherSections(t *testing.T) {
	r := inSageGrid(t, 80, 24).press("/", "aber", "enter").sees("4 of 60").press("tab", "j", "j", "enter").sees("known companies")
	r.press("tab", "k", "k", "enter").sees("/ aber", "4 of 60", "ABER0001")
}

func TestSageGridShowsNoStaleRows(t *testing.T) {
	r := inSageGrid(t, 120, 30).press("5").sees("+1 C000502")
	x := r.customer("C000505")
	x.Link.Account = "ELSE1"
	r.put(x)
	r.press("r", "esc", "/", "shared1 is:linked", "enter").sees("C000502 Glasgow").misses("+1")
}

func TestKeysOfOtherScreensAreExplainedInSageGrid(t *testing.T) {
	r := inSageGrid(t, 80, 24).sees("Esc to Customers").press("?").sees("Layer's: Tab, then L").press("esc")
	r.press("e").sees("exported and linked on the screen Customers").press("6").sees("digits are no counts here").press("/", "aber", "enter").misses("Esc to Customers")
	drive(t, 80, 24).press("tab", "j", "enter", "l").sees("Load a customer list")
	drive(t, 80, 24).press("u").sees("A customer list of Sage is loaded by u")
}

func TestUnlinkedSageCustomerLeadsToLikelyCustomers(t *testing.T) {
	r := inSageGrid(t, 80, 24).press("/", "free0001", "enter", "enter").sees("f shows those", "“Free”", "f who it may be")
	r.press("f").sees("Sage › Customers", "/ is:create name:Free")
	inSageGrid(t, 80, 24).press("/", "90003", "enter", "enter", "f").sees("it has no name to look for")
}
