package ui

import (
	"os"
	"path/filepath"
	"testing"
)

func TestSaveFile(t *testing.T) {
	for _, c := range []struct {
		name string
		keys []string
		want choice
	}{
		{"under the suggested name", []string{"enter"}, choice{Path: "new.xlsx"}},
		{"under a name that replaces the suggested one", []string{"links", "enter"}, choice{Path: "links.xlsx"}},
		{"with another extension behind it", []string{"links.csv", "enter"}, choice{Path: "links.csv"}},
		{"with the suggested name continued", []string{"right", "-2", "enter"}, choice{Path: "new-2.xlsx"}},
		{"with the suggested name begun otherwise", []string{"left", "a-", "enter"}, choice{Path: "a-new.xlsx"}},
		{"with the extension edited", []string{"end", "backspace", "backspace", "backspace", "backspace", "csv", "enter"}, choice{Path: "new.csv"}},
		{"in a folder that replaces the suggested name", []string{"exports/", "enter", "enter"}, choice{Path: "exports/new.xlsx"}},
		{"in a folder under a name that replaces it", []string{"exports/e", "enter"}, choice{Path: "exports/e.xlsx"}},
		{"in a folder that is completed", []string{"exp", "tab", "e", "enter"}, choice{Path: "exports/e.xlsx"}},
		{"after it was removed", []string{"backspace", "enter", "x", "enter"}, choice{Path: "x.xlsx"}},
		{"under another name", []string{"ctrl+u", "links.csv", "enter"}, choice{Path: "links.csv"}},
		{"with the extension of the suggested name", []string{"ctrl+u", "links", "enter"}, choice{Path: "links.xlsx"}},
		{"never under the only matching name", []string{"ctrl+u", "old.csv", "enter"}, choice{Path: "old.csv"}},
		{"in a typed folder", []string{"ctrl+u", "exports", "enter", "enter"}, choice{Path: "exports/new.xlsx"}},
		{"in a folder chosen with the arrows", []string{"down", "enter", "up", "up", "enter"}, choice{Path: "exports/new.xlsx"}},
		{"in a folder under a typed name", []string{"ctrl+u", "e.csv", "ctrl+a", "exports/", "enter"}, choice{Path: "exports/e.csv"}},
		{"in a new folder", []string{"ctrl+u", "a/b/c.csv", "enter", "y"}, choice{Path: "a/b/c.csv"}},
		{"in a folder created before", []string{"ctrl+u", "a/b/", "enter", "y", "enter"}, choice{Path: "a/b/new.xlsx"}},
		{"replacing a file", []string{"ctrl+u", "customers.xlsx", "enter", "y"}, choice{Path: "customers.xlsx", Replace: true}},
		{"replacing a file of the list", []string{"down", "down", "down", "enter", "y"}, choice{Path: "customers.xlsx", Replace: true}},
		{"under another name than an existing file", []string{"ctrl+u", "customers.xlsx", "enter", "n", "ctrl+u", "c2.xlsx", "enter"}, choice{Path: "c2.xlsx"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := openDialog(t, 80, 24, "new.xlsx", someFiles...).listFolder()
			d.press(c.keys...)
			d.chose(c.want)
			if _, err := os.Stat(filepath.Dir(d.choices[0].Path)); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestEnterDoesNotReplaceFile(t *testing.T) {
	c := openDialog(t, 80, 24, "customers.xlsx", someFiles...).listFolder()
	c.sees("customers.xlsx exists already", "notes.pdf", "exports/")
	c.press("enter").sees("customers.xlsx exists already (11 bytes, 2026-11-21 09:12). Replace it?", "y yes, replace it", "n no, choose another name")
	c.press("enter").sees("Write 412 rows.").press("enter", "esc").sees("Write 412 rows.")
	c.chose()
}

func TestFolderIsNotCreatedUnasked(t *testing.T) {
	c := openDialog(t, 200, 24, "new.xlsx").listFolder()
	c.press("ctrl+u", "a/").sees("there is no folder", "makes it").press("b.csv", "enter").sees("There is no folder", "yes, make it").press("n")
	c.chose()
	if _, err := os.Stat(filepath.Join(c.dir, "a")); !os.IsNotExist(err) {
		t.Errorf("the folder was created: %v", err)
	}
}

func TestFolderCreationErrorIsReported(t *testing.T) {
	c := openDialog(t, 200, 24, "new.xlsx", "made").listFolder()
	c.press("ctrl+u", "a/b.csv", "enter")
	must(t, os.WriteFile(filepath.Join(c.dir, "a"), nil, 0o600))
	c.press("y").sees("choose another")
	c.chose()
}

func TestPasteReplacesSuggestedName(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a name", "pasted", "pasted.xlsx"},
		{"a name with its extension", "pasted.csv", "pasted.csv"},
		{"a path in the home folder", "$HOME/pasted.csv", "pasted.csv"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := openDialog(t, 80, 24, "new.xlsx", someFiles...).listFolder()
			d.app.backend.Home = d.dir
			d.app.back()
			d.open("new.xlsx")
			d.paste(c.text).press("enter")
			d.chose(choice{Path: c.want})
		})
	}
}

func TestWrongExtensionIsSaidWhileTyped(t *testing.T) {
	c := openDialog(t, 80, 24, "new.xlsx", "made.2026/").listFolder()
	c.press("links.").sees("the name must end in .xlsx or .csv").press("x").sees("the name must end in")
	c.press("ls").sees("links.xls", "the name must end in").press("m").sees("dovetail writes .xlsx and .csv, not .xlsm")
	c.clear().press("made.2026").sees("goes to the folder made.2026")
	c.chose()
}
