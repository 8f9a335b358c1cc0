package ui

import (
	"errors"
	"testing"

	"dovetail/model"
)

func TestHelpSaysHowToLeave(t *testing.T) {
	drive(t, 80, 24).press("?").sees("Keys of Customers; Esc leaves the help", "Esc back").press("esc").sees("ID▲")
	drive(t, 40, 12).press("?").sees("Keys of Customers; Esc leaves the help", "Esc back").press("f1").sees("ID▲")
	drive(t, 80, 24).press("tab", "?").sees("Keys of the menu")
	drive(t, 80, 24).press("enter", "?").sees("Keys of C000501", "remove the link")
}

func TestHelpShowsCutRowsInFull(t *testing.T) {
	drive(t, 80, 24).press("?", "undo your").sees("undo your last change: shows first what it changes")
	drive(t, 80, 24).press("4", "?", "remove the link").sees("(the customer has no link)")
	drive(t, 160, 24).press("enter", "?").misses("; also F2")
}

func TestHelpOfFilterShowsItsLanguage(t *testing.T) {
	r := drive(t, 80, 30).press("/", "leeds", "f1").sees("Examples and keys; Esc leaves the help", "company:none", "no company", "is:create", "Example", "also name:/ltd/ in one column")
	r.press("expression").sees(`/ltd\.?$/`).misses("company:none").clear().press("suggestion").sees("accept suggestion")
	r.press("esc").sees("/ leeds ", "9 of 250", "keep the filter")
}

func TestHelpWritesExampleIntoFilter(t *testing.T) {
	r := drive(t, 80, 24).press("/", "leeds", "f1", "is:synced").sees("⏎ write it into the filter").press("enter")
	r.sees("/ leeds is:synced ", "9 of 250", "keep the filter").press("enter", "esc").sees("all 250")
	r.press("?", "company:none", "enter").sees("/ company:none ", "75 of 250", "keep the filter")
	r.press("esc", "esc", ":", "f1", "sage site", "enter").sees("/ site: ")
	driveOn(t, 80, 24, noData).press("?", "company:none", "enter").sees("there are no customers yet")
}

// Every example of the help is a valid filter or the beginning of one.
func TestHelpExamplesAreFilters(t *testing.T) {
	a := keyTableApp(t)
	list, _ := a.customers.examples()
	for _, s := range list {
		for _, x := range s.Rows {
			var e *model.QueryError
			if _, err := model.ParseQuery(x.Text); err != nil && (!errors.As(err, &e) || !e.Incomplete) {
				t.Errorf("%s: %v", x.Text, err)
			}
		}
	}
}

func TestHelpFindsKeys(t *testing.T) {
	r := drive(t, 80, 24).press("?", "page half").sees("half a page up", "half a page down").misses("row up")
	r.clear().press("ctrl", "+z").sees("undo your last change").clear().press("z").sees("▌ z ").clear().press("N").misses("▌ z ")
	r.clear().press("ent", "er").sees("details: the customer's card")
}

func TestHelpSkipsHeadings(t *testing.T) {
	r := drive(t, 80, 24).press("/", "f1").sees("▌ acme").press("up").sees("▌ acme").press("pgdown", "pgdown", "pgdown", "pgdown")
	h := onTop[*help](t, r.app)
	for range len(h.rows) {
		if r.press("up"); h.found[h.grid.Cursor].heading {
			t.Fatalf("the cursor is on a heading:\n%s", r.screen())
		}
	}
	r.sees("▌ acme")
}

func TestHelpInNarrowWindowShowsRowInFull(t *testing.T) {
	drive(t, 40, 12).press("?", "copy menu").sees(" copy menu: cell, rows, this view as a").press("esc").
		press("?", "card").sees("details: the customer's card").press("esc").press("?", "export: to").sees("also Ctrl+S").press("esc").
		press("/", "f1", "acme uk", "down").sees(`company:"Acme UK",Apex  either company`)
}

// A user who asks what the keys of a question mean does not answer it.
func TestEnterInHelpOfQuestionGoesBack(t *testing.T) {
	r := drive(t, 80, 24).press("delete", "f1").sees("yes, remove it", "⏎ back").misses("do it")
	before := r.revision()
	if r.press("enter").sees("Remove the link of C000501"); r.revision() != before {
		t.Error("Enter in the help removed the link")
	}
	r = drive(t, 80, 24).press("e", "f1").sees("write it", "⏎ back").press("enter").sees("Export")
	if files := r.filesAndUsers(); len(files) > 2 {
		t.Errorf("Enter in the help wrote %q", files)
	}
	r = drive(t, 80, 24).press("tab", "j", "j", "j", "enter", "a", "New", "tab", "10", "f1").sees("Keys of Add a company").press("enter").sees("Add a company")
	if r.revision() != before {
		t.Error("Enter in the help added a company")
	}
	drive(t, 80, 24).press("e", "f1", "folder again", "enter").sees("Export").misses("Help")
}

// Hands that search with / press it in the help too, where text is typed anyway.
func TestSlashIsNotTypedIntoTheSearchOfTheHelp(t *testing.T) {
	drive(t, 80, 24).press("?", "/").sees("type what to find").press("expo").sees("export: Excel or CSV")
}
