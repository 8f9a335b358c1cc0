package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/google/go-cmp/cmp"
)

// chosen is the answer of a dialog.
type chosen struct {
	Path    string
	Replace bool
}

// chooser is a robot at a file dialog over an empty folder.
type chooser struct {
	*robot
	dir   string
	then  []chosen
	begin tea.Cmd // reads the folder
}

// choosing opens a dialog: to save if a name is offered.
func choosing(t *testing.T, width, height int, offered string, names ...string) *chooser {
	t.Helper()
	c := &chooser{robot: driveOn(t, width, height, nothingYet), dir: t.TempDir()}
	for _, n := range names {
		path := filepath.Join(c.dir, n)
		if strings.HasSuffix(n, "/") {
			must(t, os.MkdirAll(path, 0o700))
			continue
		}
		must(t, os.MkdirAll(filepath.Dir(path), 0o700))
		must(t, os.WriteFile(path, []byte("CustomerId\n"), 0o600))
		then := time.Date(2026, 11, 21, 9, 12, 30, 0, time.Local)
		must(t, os.Chtimes(path, then, then))
	}
	c.app.readFrom, c.app.writeTo = c.dir, c.dir
	c.open(offered)
	return c
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// open opens the dialog without reading its folder yet.
func (c *chooser) open(offered string) {
	took := func(path string, replace bool) tea.Cmd {
		c.then = append(c.then, chosen{path, replace})
		return nil
	}
	if offered != "" {
		c.begin = c.app.saveFile("File", offered, []string{"Write 412 rows."}, refuseFormat, took)
		return
	}
	c.begin = c.app.openFile("Load", []string{"Layer's customers as .xlsx or .csv."}, func(path string) tea.Cmd { return took(path, false) })
}

// read runs the command that reads the folder.
func (c *chooser) read() *chooser { c.t.Helper(); c.run(c.begin); c.looks(); return c }

// took checks the answer of the dialog: one path in its folder, or none.
func (c *chooser) took(want ...chosen) {
	c.t.Helper()
	for i, w := range want {
		if !filepath.IsAbs(w.Path) {
			want[i].Path = filepath.Join(c.dir, w.Path)
		}
	}
	if diff := cmp.Diff(want, c.then); diff != "" {
		c.t.Errorf("%s\n%s", diff, c.screen())
	}
}

var someFiles = []string{"customers.xlsx", "Customers-old.csv", "notes.pdf", ".secret.csv", "exports/links.xlsx"}

func TestTheDialogListsAFolder(t *testing.T) {
	c := choosing(t, 80, 24, "", someFiles...).read()
	c.sees("Load", "Layer's customers as .xlsx or .csv.", "Folder", filepath.Base(c.dir), "../", "exports/", "customers.xlsx", "11 bytes",
		"2026-11-21 09:12", "notes.pdf", "4 names").misses(".secret")
	if lines := c.screen(); strings.Index(lines, "exports/") > strings.Index(lines, "Customers-old.csv") {
		t.Errorf("files before folders:\n%s", lines)
	}
	c.press("cust").sees("customers.xlsx", "Customers-old.csv", "2 names have that text").misses("notes.pdf", "exports/")
	c.press("zz").sees("no name here has that text").clear()
	c.press(".").sees(".secret.csv").press("backspace").misses(".secret.csv")
	c.press("esc")
	c.took()
}

func TestAFileIsOpened(t *testing.T) {
	for _, c := range []struct {
		name string
		keys []string
		want string
	}{
		{"by its name", []string{"customers.xlsx", "enter"}, "customers.xlsx"},
		{"by a path from here", []string{"exports/links.xlsx", "enter"}, "exports/links.xlsx"},
		{"by the only name that is left", []string{"old", "enter"}, "Customers-old.csv"},
		{"by the arrows", []string{"down", "down", "down", "enter"}, "customers.xlsx"},
		{"by the arrows among those left", []string{"cust", "down", "down", "enter"}, "customers.xlsx"},
		{"in a folder, by the arrows", []string{"down", "enter", "enter"}, "exports/links.xlsx"},
		{"in a folder and back", []string{"down", "enter", "up", "enter", "down", "down", "enter"}, "customers.xlsx"},
		{"in a folder that was typed", []string{"exports", "enter", "links", "enter"}, "exports/links.xlsx"},
		{"completed", []string{"cus", "tab", "enter"}, "customers.xlsx"},
		{"completed twice", []string{"ex", "tab", "l", "tab", "enter"}, "exports/links.xlsx"},
		{"quoted", []string{"'customers.xlsx'", "enter"}, "customers.xlsx"},
		{"though dovetail cannot read it", []string{"notes.pdf", "enter"}, "notes.pdf"},
		{"hidden", []string{".secret.csv", "enter"}, ".secret.csv"},
		{"after a wrong name", []string{"zebra", "enter", "ctrl+u", "customers.xlsx", "enter"}, "customers.xlsx"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := choosing(t, 80, 24, "", someFiles...).read()
			d.press(c.keys...)
			d.took(chosen{Path: c.want})
			if d.app.readFrom != filepath.Dir(d.then[0].Path) {
				t.Errorf("remembers %s", d.app.readFrom)
			}
		})
	}
}

func TestEnterDoesNotWaitForTheFolder(t *testing.T) {
	c := choosing(t, 80, 24, "", someFiles...)
	c.packet("customers.xlsx").press("enter")
	c.took(chosen{Path: "customers.xlsx"})
	c.read().took(chosen{Path: "customers.xlsx"})
}

func TestTheDialogBeginsInTheWorkingFolder(t *testing.T) {
	c := choosing(t, 80, 24, "", someFiles...)
	t.Chdir(c.dir)
	c.app.back()
	c.app.readFrom = ""
	c.open("")
	c.packet("exports/links.xlsx").press("enter")
	if len(c.then) != 1 || !strings.HasSuffix(c.then[0].Path, filepath.FromSlash("/exports/links.xlsx")) || !filepath.IsAbs(c.then[0].Path) {
		t.Errorf("%v", c.then)
	}
	c.app.readFrom = ""
	c.open("")
	c.read().sees("customers.xlsx", filepath.Base(c.dir))
}

func TestAPathIsPasted(t *testing.T) {
	for _, c := range []struct{ name, before, after string }{
		{"as it is", "", ""},
		{"in single quotes", "'", "' "},
		{"in double quotes", `"`, `"`},
		{"as an address", "file://", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := choosing(t, 80, 24, "", "my list.csv").read()
			path := filepath.Join(d.dir, "my list.csv")
			d.press("half of a name").paste(c.before + path + c.after + "\n").press("enter")
			d.took(chosen{Path: path})
		})
	}
	t.Run("escaped", func(t *testing.T) {
		d := choosing(t, 80, 24, "", "my list.csv").read()
		d.paste(strings.ReplaceAll(filepath.Join(d.dir, "my list.csv"), " ", `\ `)).press("enter")
		d.took(chosen{Path: "my list.csv"})
	})
	t.Run("a part of a name goes in where the cursor is", func(t *testing.T) {
		d := choosing(t, 80, 24, "", "my list.csv").read()
		d.press("my ").paste("list").press(".csv", "enter")
		d.took(chosen{Path: "my list.csv"})
	})
	t.Run("from Windows it is on another computer", func(t *testing.T) {
		if os.PathSeparator != '/' {
			t.Skip("this is Windows")
		}
		d := choosing(t, 80, 24, "").read()
		d.paste(`"C:\Users\ann\customers.xlsx"`).press("enter").sees(`C:\Users\ann\customers.xlsx is on another computer`)
		d.took()
	})
}

func TestWhatCannotBeOpenedIsSaid(t *testing.T) {
	c := choosing(t, 200, 24, "", someFiles...).read()
	c.press("enter").sees("there is no name yet")
	c.press("zebra.xlsx", "enter").sees("there is no file", "zebra.xlsx; choose one").clear()
	c.press("no/such.xlsx").sees("there is no folder").press("enter").sees("there is no folder", "type another path").clear()
	c.press("customers.xlsx/x").sees("customers.xlsx cannot be read: ").press("enter").sees("choose another").clear()
	c.press("c", "tab", "tab").sees("customers.xlsx").clear()
	c.press("o", "tab").sees("no name here begins with o").clear()
	c.press("tab").sees("4 names begin like that")
	c.took()
}

func TestTheHomeFolderIsTyped(t *testing.T) {
	c := choosing(t, 80, 24, "").read()
	path := c.file("home.csv", "")
	c.press("~", "tab").sees("home.csv", "~/").press("ho", "tab", "enter")
	c.took(chosen{Path: path})
}

func TestTheDialogFitsEveryWindow(t *testing.T) {
	for _, size := range [][2]int{{40, 12}, {80, 24}, {200, 60}, {20, 5}, {1, 1}} {
		for _, offered := range []string{"", "customers-filtered-2026-11-22.xlsx"} {
			c := choosing(t, size[0], size[1], offered, someFiles...).read()
			c.press("down", "pgdown", "up", "x/y", "enter").press("esc")
			c.resize(40, 12).resize(size[0], size[1])
		}
	}
	c := choosing(t, 40, 12, "customers-filtered-2026-11-22.xlsx", someFiles...).read()
	c.sees("Write 412 rows.", "Folder", "customers-filtered-2026-11-2", "exports/", "customers.xlsx")
}

func TestFilesThatDovetailCanRead(t *testing.T) {
	for name, want := range map[string]bool{
		"a.xlsx": true, "A.XLSM": true, "a.xltx": true, "a.Csv": true, "a.tsv": true, "a.txt": true,
		"a.xls": false, "a": false, "xlsx": false, "a.xlsx.zip": false, "~$a.xlsx": false,
	} {
		t.Run(name, func(t *testing.T) {
			if got := isReadable(name); got != want {
				t.Errorf("%t, want %t", got, want)
			}
		})
	}
}
