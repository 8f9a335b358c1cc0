package ui

import (
	"context"
	"strings"
	"testing"

	"dovetail/model"
	"dovetail/ui/job"
	"dovetail/ui/terminal"
)

func TestFirstScreenShowsCustomers(t *testing.T) {
	r := drive(t, 80, 24).sees("dovetail  Sage › Customers  Tab menu", "test.db · ann", "75 would be created in Sage", "all 250", "/ filter")
	r.sees("▌ C000501 Aberdeen Amber Roofing Ltd   ✓    Acme UK      ABER0001 update 1000").misses("▸ Customers")
	drive(t, 140, 45).sees("75 would be created in Sage (key 4) · 250 customers · 150 synced · 25 linked", "▸ Customers", "Companies", "Sage Account Number", "Next Sync", "create")
	drive(t, 40, 12).sees("Sage › Customers", "▌ C000501").misses("▸")
}

func TestFilterIsLive(t *testing.T) {
	r := drive(t, 80, 24).press("/", "leeds").sees("9 of 250", "Leeds Raven").press("enter")
	r.sees("/ leeds", "9 of 250").press("esc").sees("all 250")
}

func TestLettersInOnePacketAreSeparateKeys(t *testing.T) {
	drive(t, 80, 24).packet("/café").sees("1 of 250", "Café Zürich")
	r := drive(t, 80, 24).packet("jjj")
	if x, _ := r.app.customers.current(); x.ID != "C000504" {
		t.Errorf("the cursor is on %s", x.ID)
	}
}

func TestUnfinishedFilterKeepsRows(t *testing.T) {
	r := drive(t, 80, 24).press("/", "leeds company:").sees("9 of 250", "Leeds Raven")
	r.press(`"Acme U`).sees("Leeds Raven").press("K", `"`).sees("7 of 250")
	drive(t, 80, 24).press("/", "leeds /lt").sees("9 of 250").misses("No customer")
}

func TestInvalidFilterShowsError(t *testing.T) {
	drive(t, 140, 24).press("/", "foo:x ").sees("there is no column", "all 250", "C000501")
}

func TestFilterSuggestsColumnsAndValues(t *testing.T) {
	r := drive(t, 140, 24).press("/").sees("synced:", "company:")
	r.press("comp", "tab").sees("/ company:", "Acme UK", "Acme Ireland").press("tab").sees("116 of 250")
}

func TestFilterSuggestsFlagForItsWord(t *testing.T) {
	r := drive(t, 80, 24).press("/", "create").sees("is:create no link: would be created in Sage").press("tab").sees("/ is:create ", "75 of 250")
	r.press(" -synced", "down", "tab").sees("/ is:create -is:synced")
}

func TestNoMatchShowsCountOfEachTerm(t *testing.T) {
	drive(t, 80, 24).press("/", "leeds zzz", "enter").sees("No customer matches", "leeds  matches 9 customers alone", "zzz  matches 0 customers alone").
		press("esc").sees("all 250")
}

func TestSortCyclesAscendingDescendingOff(t *testing.T) {
	r := drive(t, 140, 24).press("l", "s").sees("Customer▲", "=1+1 Consulting")
	r.press("s").sees("Customer▼", "▌ C000501").press("g").sees("York").press("s").sees("ID▲")
}

func TestBracketsSort(t *testing.T) {
	r := drive(t, 140, 24).press("l", "]").sees("Customer▼").press("g").sees("▌ C000590").press("]").sees("Customer▼")
	r.press("[").sees("Customer▲").press("g").sees("=1+1 Consulting").press("[").sees("Customer▲")
}

func TestKeysThatHandsExpect(t *testing.T) {
	r := drive(t, 80, 24).press("ctrl+end").sees("▌ C000750").press("ctrl+home").sees("▌ C000501")
	r.otherSessionLinks("C000502", "GLAS9001")
	r.press("f5").sees("GLAS9001").press("j", "f2").sees("Sage › Customers › Link", "C000502 Glasgow Harbour")
	r.press("esc").sees("▌ C000502").press("delete").sees("Remove the link of C000502").press("esc").sees("▌ C000502", "GLAS9001")
	r.press("d", "y").sees("the link was removed; z restores it", "▌ C000502").press("d").sees("the customer has no link")
	r.press("E", "Acme UK", "tab", "tab", "GLAS9002", "ctrl+s", "y").sees("the link was written", "▌ C000502", "GLAS9002")
}

func TestCursorFollowsCustomer(t *testing.T) {
	r := drive(t, 80, 24).press("/", "zürich", "enter", "esc")
	if x, _ := r.app.customers.current(); x.Name != "Café Zürich Ltd" {
		t.Errorf("the cursor is on %s", x.Name)
	}
	r.press("l", "s", "s").sees("▌ C000506").press("r").sees("▌ C000506")
}

func TestNumberKeysFilter(t *testing.T) {
	r := drive(t, 80, 24).press("4").sees("/ is:create", "75 of 250").press("3").sees("25 of 250").press("2").sees("150 of 250")
	r.press("1").sees("all 250")
}

func TestKeepOnlyAndLeaveOut(t *testing.T) {
	r := drive(t, 140, 24).press("l", "l", "l", "=").sees(`company:="Acme UK"`, "116 of 250").press("esc")
	r.press("g", "-").sees(`-company:="Acme UK"`, "134 of 250")
}

func TestPickFiltersByValues(t *testing.T) {
	r := drive(t, 80, 24).press("l", "l", "l", "f").sees("Pick Sage Company", "Acme UK", "116", "(none)", "75")
	r.press("irel").misses("Acme UK").press("enter").sees("59 of 250")
	r.press("f", "tab", "tab", "enter").sees("of 250").misses("all 250")
}

func TestSiteIDIsHiddenByDefault(t *testing.T) {
	drive(t, 200, 24).misses("Sage Site ID").press("C").sees("Sage Site ID", "2f1c7a52").press("C").misses("Sage Site ID")
}

func TestGridScrollsByWholeColumns(t *testing.T) {
	r := drive(t, 60, 24).misses("Next").press("$").sees("Sage ID", "‹2", "C000501", "Aberdeen").press("0").sees("›2")
	r.press("l", "l", "l", "l", "l").sees("‹")
}

func TestCardShowsEveryField(t *testing.T) {
	drive(t, 80, 24).press("enter").sees("Sage Site ID", "2f1c7a52-6c0e-4a58-9d5e-0b6f1d9e7c10", "The next sync updates ABER0001 in Acme UK").
		press("esc", "j", "enter").sees("would create a new customer in Sage").press("esc").sees("▌ C000502")
}

func TestMarksSurviveFilterAndSort(t *testing.T) {
	r := drive(t, 80, 24).press("space", "space").sees("2 marked").press("/", "leeds", "enter", "a").sees("11 marked")
	r.press("l", "s").sees("11 marked").press("a").sees("2 marked").press("esc").misses("marked").press("esc").sees("all 250")
}

func TestUnknownKeyShowsNotice(t *testing.T) {
	drive(t, 80, 24).press("f4").sees("F4 does nothing here").press("shift+tab", "shift+tab", "ctrl+k").sees("Ctrl+K does nothing here")
	drive(t, 80, 24).press("w").sees("w does nothing here; ? lists the keys").press("j").misses("does nothing")
}

func TestKeysOfPagersHaveAHint(t *testing.T) {
	r := drive(t, 80, 24).press("/", "roof", "enter", "n").sees("the filter shows only matches; j and k move").press("N").sees("the filter shows only matches")
	r.press("x").sees("here Space marks a customer")
}

func TestQLeavesAPage(t *testing.T) {
	r := drive(t, 80, 24).press("enter").sees("The next sync").press("q").sees("▌ C000501").misses("The next sync")
	r.press("d", "q").sees("q does nothing here", "Remove the link of").press("esc", "E", "q").sees("▸ Sage Company         q").press("esc", "y")
	if r.quit {
		t.Fatal("q quit the program from a page")
	}
	if r.press("q"); !r.quit {
		t.Error("q did not quit the program from the grid")
	}
}

func TestFilterLineLeadsToTheList(t *testing.T) {
	r := drive(t, 80, 24).press("/").sees("Tab accept suggestion", "↓ next suggestion").press("leeds zzq").misses("suggestion").sees("↓ to the list")
	r.press("backspace", "backspace", "backspace", "backspace", "down").sees("9 of 250", "▌ C000").misses("↓ to the list").press("down", "enter").sees("The next sync")
	drive(t, 80, 24).press("/", "/roof").sees("the closing slash is missing; a text with a slash is put in quotes")
}

func TestEscNeverQuits(t *testing.T) {
	if r := drive(t, 80, 24).press("esc", "esc", "esc"); r.quit {
		t.Error("Esc quit the app")
	}
}

func TestQuitKeys(t *testing.T) {
	if r := drive(t, 80, 24).press("q"); !r.quit {
		t.Error("q did not quit the app")
	}
	r := drive(t, 80, 24).press("ctrl+c").sees("Ctrl+C again quits")
	if r.quit {
		t.Error("the first ctrl+c quit the app")
	}
	if r.press("j", "ctrl+c"); r.quit {
		t.Error("ctrl+c quit the app although another key was pressed in between")
	}
	if r.press("ctrl+c"); !r.quit {
		t.Error("a second ctrl+c did not quit the app")
	}
}

func TestKeysForTheRowsInView(t *testing.T) {
	r := drive(t, 80, 24).press("L").sees("▌ C000518").press("M").sees("▌ C000509").press("H").sees("▌ C000501")
	r.press("G", "H").sees("▌ C000733").press("L").sees("▌ C000750").press("/", "leeds", "enter", "L").sees("9 of 250").press("H").press("M")
	r.press("/", " zzz", "enter", "H", "M", "L").sees("No customer matches")
}

func TestHelpFindsAndRunsAction(t *testing.T) {
	r := drive(t, 80, 24).press("?").sees("Help", "first column").press("site id").sees("show or hide the hidden columns").misses("half a page")
	r.press("enter").resize(200, 24).sees("Sage Site ID")
	drive(t, 80, 24).press("?", "qqq").sees("No action has that word").press("esc").sees("ID▲")
}

func TestMenuOpensCompanies(t *testing.T) {
	r := drive(t, 80, 24).press("tab", "j", "j", "j", "enter").sees("Sage › Companies", "2 known companies", "Acme Ireland", "59", "116")
	r.press("esc").sees("Sage › Customers", "C000501")
	drive(t, 40, 12).press("tab").sees("Companies").press("esc").misses("Companies")
}

func TestEmptyDatabaseShowsHowToLoad(t *testing.T) {
	r := driveOn(t, 80, 24, noData)
	r.sees("There are no customers yet", "dovetail load FILE", "--demo").press("e").sees("no customers yet; l loads them")
}

func TestCustomersInEveryWindowSize(t *testing.T) {
	for _, size := range [][2]int{{40, 12}, {1, 1}, {2, 2}, {10, 3}, {20, 5}, {69, 13}, {70, 14}, {200, 60}, {300, 10}} {
		r := drive(t, 80, 24).resize(size[0], size[1])
		for _, keys := range []string{"j", "$", "/", "leeds", "enter", "enter", "esc", "?", "esc", "f", "esc", "tab", "tab", "u", "esc", "e", "esc"} {
			r.press(keys)
		}
	}
}

func TestGridIsASCIIInASCIILocale(t *testing.T) {
	r := drive(t, 80, 24)
	r.start(terminal.Terminal{Interactive: true, FPS: 30})
	for _, keys := range []string{"j", "space", "/", "caf", "enter", "enter", "esc", "?", "esc", "tab", "tab", "e", "esc", "u", "esc"} {
		r.press(keys)
		if i := strings.IndexFunc(r.app.View(), func(c rune) bool { return c > 0x7e }); i >= 0 {
			t.Fatalf("after %s: %q", keys, r.app.View()[i:min(i+20, len(r.app.View()))])
		}
	}
}

func TestHostileNamesAreEscaped(t *testing.T) {
	r := driveOn(t, 80, 24, func(s *job.Session) error {
		_, err := s.DB.Apply(context.Background(), model.Batch{Put: []model.Customer{{ID: "C1", Name: "evil\x1b[2J\x07\u202ename"}}})
		return err
	})
	for _, view := range []string{r.app.View(), r.press("enter").app.View()} {
		if strings.Contains(view, "\x1b[2J") || strings.ContainsAny(view, "\x07\u202e") {
			t.Errorf("%q", view)
		}
	}
}

// noData is a fill function that leaves the database empty.
func noData(*job.Session) error { return nil }

func TestSlashAddsFilterTerm(t *testing.T) {
	drive(t, 140, 24).press("/", "leeds", "enter", "/", "company:Ireland", "enter").sees("/ leeds company:Ireland", "2 of 250")
}

// S sorts by the active column the other way round, and so does a second S.
func TestReverseSort(t *testing.T) {
	drive(t, 80, 24).press("S").sees("ID▼").press("S").sees("ID▲").press("l", "S").sees("Customer▼").press("S").sees("Customer▲")
}

// F9 and F10 open the menu, as in Midnight Commander.
func TestFunctionKeysOpenTheMenu(t *testing.T) {
	for _, key := range []string{"f9", "f10"} {
		drive(t, 80, 24).press(key).sees("Companies", "History").press(key).sees("ID▲")
	}
}
