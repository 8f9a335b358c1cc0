package ui

import (
	"context"
	"strings"
	"testing"

	"dovetail/model"
)

// sageCSV is a customer list with a column that no title tells.
const sageCSV = "A/C Ref,Company Name,Ref 2,Phone\nABER0001,Aberdeen Amber Roofing Ltd,1000,01224 555\nFREE1,Free Ltd,77,\n"

func TestFirstListIsLoadedFromEmptyPage(t *testing.T) {
	r := drive(t, 80, 24).press("tab", "j", "enter").sees("No Sage company has a customer list yet: u loads one.")
	r.press("u").sees("Of which Sage company is the list?").press("Acme UK", "tab", "ctrl+s").sees("The customer list of Acme UK at site", "Sage exports it, .xlsx or .csv")
	r.clear().press(r.file("sage.csv", sageCSV), "enter")
	r.sees("What was understood", "header in row 1, 2 rows", "A/C Ref", "Account Number", "Ref 2", "not used", "1000, 77", "Telephone", "01224 555")
	r.press("a").sees("Customer list of Acme UK from sage.csv", "4: 2 appear", "2: 115 not listed").misses("vanishes")
	r.press("a").sees("Give Acme UK at site", "this customer list\n  of 2 customers?", "No link changes.")
	r.press("y").sees("now has a customer list\n  of 2 customers; no link was changed.", "⏎ show the customers of the list", "z undo")
	if again := drive(t, 80, 24).readSageFile("sage.csv", sageCSV).press("a", "a", "y", "s"); again.app.top() != screen(again.app.suggestions) {
		t.Errorf("s leads to %s", again.app.top().Title())
	}
	r.press("enter").sees("Sage › Sage customers", `/ company:="Acme UK"`, "2 customers · 1 linked · 1 unlinked", "C000501 Aber")
}

func TestColumnsArePicked(t *testing.T) {
	r := drive(t, 80, 24).readSageFile("sage.csv", sageCSV).sees("What was understood")
	r.press("j", "j", "enter").sees("What is column C Ref 2?", "a Account Number (now A)", "i Sage Customer ID", "- not used")
	r.press("i").sees("C", "Sage Customer ID").misses("not used")
	r.press("enter", "a").sees("A  A/C Ref       not used").press("a", "4").sees("1000").misses("ABER0001")
	r.press("esc").sees("What was understood").press("k", "enter", "-").sees("Which column is the Name?", "2 B  Company Name", "No column for the name.")
	r.press("esc").sees("What was understood", "Company Name")
}

func TestColumnsThatClaimOneRoleAreAskedFor(t *testing.T) {
	r := drive(t, 80, 24).readSageFile("sage.csv", "Account Number,A/C,Name\nONE1,TWO1,One Ltd\n")
	r.sees("Which column is the Account Number", "1 A  Account Number", "2 B  A/C").press("2").sees("What was understood", "TWO1")
	r.press("a", "4").sees("TWO1", "One Ltd")
}

func TestColumnsWithoutUsualTitlesAreAskedFor(t *testing.T) {
	r := drive(t, 80, 24).readSageFile("sage.csv", "Konto,Firma\nONE1,One Ltd\n")
	r.sees("Which column is the Account Number, or the only identifier?", "1 A  Konto").press("1").sees("Which column is the Name?").press("2")
	r.sees("What was understood", "Konto", "Firma", "ONE1")
}

func TestWhatIsLinkedAndVanishesIsFirst(t *testing.T) {
	r := drive(t, 120, 30).withLists().readSageFile("sage.csv", sageList).press("a")
	r.sees("1: ", " vanish, ", " linked", "3: 1 changed, 1 renamed", "4: 1 appear", "5: 1 rejected")
	r.sees("▌     BRIG0033", "vanishes", "not in the file; linked to it: C000533 Brighton Juniper Tex")
	r.press("3").sees("renamed: Free Trading Ltd → Free Trading 2 Ltd").misses("vanishes").press("3").sees("vanishes")
	r.press("5").sees("! rejected").press("enter").sees("Row 4:", "Name: Without Account").press("esc", "5")
	r.press("i").sees("The file", "may be a part of the list").press("esc")
	r.press("a").sees("although Layer customers are linked to them; these links stay as they are", "1 rejected row is left out", "It replaces the list of").press("esc")
}

func TestVanishedLinksStay(t *testing.T) {
	r := drive(t, 120, 30).withLists().readSageFile("sage.csv", sageList)
	before := r.customer("C000501")
	r.press("a", "a", "y").sees("Layer customers are linked to what the list does not have")
	if after := r.customer("C000501"); after != before {
		t.Errorf("%v became %v", before, after)
	}
	r.press("z").sees("Undo").press("y").sees("The undo")
}

func TestSameListChangesNothing(t *testing.T) {
	r := drive(t, 120, 30).readSageFile("sage.csv", sageCSV).press("a", "a", "y", "esc")
	before := r.revision()
	r.press("u").clear().press(r.file("sage.csv", sageCSV), "enter", "a").sees("Nothing would change: the company has this list already")
	r.press("a").sees("Acme Ireland has this customer list already")
	if r.revision() != before {
		t.Error("something was written")
	}
}

func TestListOutdatedMeanwhileIsShownAgain(t *testing.T) {
	r := drive(t, 120, 30).withLists().readSageFile("sage.csv", sageList).press("a", "a")
	x := r.customer("C000533")
	x.Link = model.Link{}
	r.put(x)
	r.press("y").sees("another session changed the data meanwhile; this is the new preview").misses("C000533")
}

func TestListIsRemovedAfterAQuestion(t *testing.T) {
	r := inSageGrid(t, 100, 24).press("X").sees("Remove the customer list of Acme Ireland at site", "No link changes.")
	r.press("y").sees("was removed; z", "30 customers").press("z", "y").sees("The undo").press("esc", "tab", "k", "k", "j", "enter").sees("60 customers")
}

func TestCompaniesShowTheirLists(t *testing.T) {
	r := drive(t, 80, 24).press("tab", "j", "j", "j", "enter").press("X").sees("Acme Ireland has no customer list; u loads one")
	r.readList(sageCSV).sees("2  just now")
	r.press("X").sees("Remove the customer list of Acme Ireland").press("y").sees("was removed").misses("just now")
}

// readList loads a list for the company under the cursor of the Companies screen.
func (r *robot) readList(content string) *robot {
	r.t.Helper()
	return r.press("u").clear().press(r.file("sage.csv", content), "enter", "a", "a", "y", "esc")
}

func TestHistoryHasLoadedLists(t *testing.T) {
	r := drive(t, 120, 30).readSageFile("sage.csv", sageCSV).press("a", "a", "y", "esc", "tab", "j", "enter").sees("customer list of Acme Ireland: 2 customers").press("enter").sees("The file: sage.csv", "appears in Sage's list").misses("customers changed").press("esc")
	r.press("z").sees("Undo").press("y", "esc")
	s, err := r.session.DB.Snapshot(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if s.HasSageLists() {
		t.Error("the list is still there")
	}
}

func TestFileWithoutAListSaysWhy(t *testing.T) {
	r := drive(t, 120, 30).readSageFile("layer.csv", "CustomerId,CustomerName,SageCompanyName,SageSiteId,SageAccountNumber\nC1,One,,,\n")
	r.sees("this is Layer's grid of customers")
	r.clear().press(r.file("names.csv", "CustomerId,CustomerName\nC1,One\n"), "enter").sees("This looks like Layer's file of customers, not Sage's").press("1")
	r.press("a").sees("This looks like Layer's file of customers").press("esc", "esc", "u")
	r.clear().press(r.file("empty.csv", ""), "enter").misses("What was understood")
}

func TestLongValuesOfAListAreCut(t *testing.T) {
	long := strings.Repeat("x", 100_000)
	r := drive(t, 80, 24).readSageFile("sage.csv", "Account No,Name,"+long+"\nA1,"+long+",y\n,"+long+",z\n").sees("What was understood")
	r.press("G", "enter").sees("What is column C", "xxx").press("esc", "a").sees("Customer list of Acme Ireland")
	r.press("5", "enter").sees("Name:", "xx…").misses(strings.Repeat("x", 600))
}

func TestNewCompanyOfAListNeedsItsSite(t *testing.T) {
	r := drive(t, 80, 24).press("tab", "j", "enter", "u", "Harbour UK", "ctrl+s")
	r.sees("Sage Site ID is empty: Harbour UK is not known yet", "▸ Sage Site ID").misses("is not a known company")
	r.press("12", "ctrl+s").sees("The customer list of Harbour UK at site 12")
	drive(t, 80, 24).press("tab", "j", "enter", "u", "Acme ukk", "ctrl+s").sees("did you mean Acme UK")
}

func TestLoadOfCustomersLeadsToTheFirstList(t *testing.T) {
	r := driveOn(t, 80, 24, noData)
	r.press("l").clear().press(r.file("layer.csv", gridHeader+"C1,One Ltd,No,,,,\n"), "enter", "a", "y")
	r.sees("u load Sage's customer list, to get suggestions", "With one, on the screen Sage").press("u").sees("Of which Sage company is the list?")
	r.press("Acme UK", "tab", "10", "ctrl+s").clear().press(r.file("sage.csv", sageCSV), "enter", "a", "a", "y").sees("suggestions: the Sage customers")
	drive(t, 80, 24).withLists().loadFile("layer.csv", gridHeader+"C1,One Ltd,No,,,,\n").press("a", "y").sees("Done").misses("to get suggestions")
}

func TestHistoryShowsAllThatAListChanged(t *testing.T) {
	r := drive(t, 60, 24).withLists().readSageFile("sage.csv", sageList).press("a", "a", "y", "esc", "tab", "j", "enter", "enter")
	if text := strings.Join(strings.Fields(r.screen()), " "); !strings.Contains(text, "2 customers, 1 appears, 29 vanish, 1 renamed") {
		t.Errorf("the counts are cut:\n%s", r.screen())
	}
	r.resize(120, 30).sees("vanishes from Sage's list; a Layer customer is linked to it", "Account").misses("Customer ID").press("G").sees("NEW0001", "appears in Sage's list")
	r.press("k", "enter").sees("Row", "renamed: Free Trading Ltd → Free Trading 2 Ltd").press("esc", "esc").sees("Changes of the data")
}
