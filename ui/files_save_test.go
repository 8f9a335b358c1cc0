package ui

import (
	"os"
	"path/filepath"
	"testing"
)

func TestAFileIsSaved(t *testing.T) {
	for _, c := range []struct {
		name string
		keys []string
		want chosen
	}{
		{"under the name offered", []string{"enter"}, chosen{Path: "new.xlsx"}},
		{"under another name", []string{"ctrl+u", "links.csv", "enter"}, chosen{Path: "links.csv"}},
		{"with the ending of the name offered", []string{"ctrl+u", "links", "enter"}, chosen{Path: "links.xlsx"}},
		{"never under the only name that is left", []string{"ctrl+u", "old.csv", "enter"}, chosen{Path: "old.csv"}},
		{"in a folder that was typed", []string{"ctrl+u", "exports", "enter", "enter"}, chosen{Path: "exports/new.xlsx"}},
		{"in a folder, by the arrows", []string{"down", "enter", "up", "up", "enter"}, chosen{Path: "exports/new.xlsx"}},
		{"in a folder, under one's own name", []string{"ctrl+u", "e.csv", "ctrl+a", "exports/", "enter"}, chosen{Path: "exports/e.csv"}},
		{"in a folder made for it", []string{"ctrl+u", "a/b/c.csv", "enter", "y"}, chosen{Path: "a/b/c.csv"}},
		{"in a folder made before", []string{"ctrl+u", "a/b/", "enter", "y", "enter"}, chosen{Path: "a/b/new.xlsx"}},
		{"instead of an older file", []string{"ctrl+u", "customers.xlsx", "enter", "y"}, chosen{Path: "customers.xlsx", Replace: true}},
		{"instead of an older file in the list", []string{"down", "down", "down", "enter", "y"}, chosen{Path: "customers.xlsx", Replace: true}},
		{"under another name than an older file", []string{"ctrl+u", "customers.xlsx", "enter", "n", "ctrl+u", "c2.xlsx", "enter"}, chosen{Path: "c2.xlsx"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := choosing(t, 80, 24, "new.xlsx", someFiles...).read()
			d.press(c.keys...)
			d.took(c.want)
			if _, err := os.Stat(filepath.Dir(d.then[0].Path)); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestAnExistingFileIsNotReplacedByEnter(t *testing.T) {
	c := choosing(t, 80, 24, "customers.xlsx", someFiles...).read()
	c.sees("customers.xlsx exists already", "notes.pdf", "exports/")
	c.press("enter").sees("customers.xlsx exists already (11 bytes, 2026-11-21 09:12). Replace it?", "y yes, replace it", "n no, choose another name")
	c.press("enter").sees("Write 412 rows.").press("enter", "esc").sees("Write 412 rows.")
	c.took()
}

func TestAFolderIsNotMadeUnasked(t *testing.T) {
	c := choosing(t, 200, 24, "new.xlsx").read()
	c.press("ctrl+u", "a/").sees("there is no folder", "makes it").press("b.csv", "enter").sees("There is no folder", "yes, make it").press("n")
	c.took()
	if _, err := os.Stat(filepath.Join(c.dir, "a")); !os.IsNotExist(err) {
		t.Errorf("the folder is there: %v", err)
	}
}

func TestAFolderThatCannotBeMadeIsSaid(t *testing.T) {
	c := choosing(t, 200, 24, "new.xlsx", "made").read()
	c.press("ctrl+u", "a/b.csv", "enter")
	must(t, os.WriteFile(filepath.Join(c.dir, "a"), nil, 0o600))
	c.press("y").sees("choose another")
	c.took()
}
