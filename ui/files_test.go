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

// choice is the result of a file dialog.
type choice struct {
	Path    string
	Replace bool
}

// dialogRobot is a robot on a file dialog.
type dialogRobot struct {
	*robot
	dir     string // the folder that is shown
	choices []choice
	list    tea.Cmd // reads the folder
}

// openDialog opens a file dialog over a folder with the given names: to save a file under the suggested name, or to open
// one if that is empty. A name that ends in a slash is a folder.
func openDialog(t *testing.T, width, height int, suggested string, names ...string) *dialogRobot {
	t.Helper()
	c := &dialogRobot{robot: driveOn(t, width, height, noData), dir: t.TempDir()}
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
	c.open(suggested)
	return c
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// open opens the dialog; listFolder then reads its folder.
func (c *dialogRobot) open(suggested string) {
	took := func(path string, replace bool) tea.Cmd {
		c.choices = append(c.choices, choice{path, replace})
		return nil
	}
	if suggested != "" {
		c.list = c.app.saveFile("File", suggested, []string{"Write 412 rows."}, refuseFormat, took)
		return
	}
	c.list = c.app.openFile("Load", []string{"Layer's customers as .xlsx or .csv."}, nil, func(path string) tea.Cmd { return took(path, false) })
}

// listFolder runs the command that reads the folder.
func (c *dialogRobot) listFolder() *dialogRobot { c.t.Helper(); c.run(c.list); c.checkSize(); return c }

// chose checks the results of the dialog. Relative paths are relative to its folder.
func (c *dialogRobot) chose(want ...choice) {
	c.t.Helper()
	for i, w := range want {
		if !filepath.IsAbs(w.Path) {
			want[i].Path = filepath.Join(c.dir, w.Path)
		}
	}
	if diff := cmp.Diff(want, c.choices); diff != "" {
		c.t.Errorf("%s\n%s", diff, c.screen())
	}
}

var someFiles = []string{"customers.xlsx", "Customers-old.csv", "notes.pdf", ".secret.csv", "exports/links.xlsx"}

func TestDialogListsFolder(t *testing.T) {
	c := openDialog(t, 80, 24, "", someFiles...).listFolder()
	c.sees("Load", "Layer's customers as .xlsx or .csv.", "Folder", filepath.Base(c.dir), "../", "exports/", "customers.xlsx", "11 bytes",
		"2026-11-21 09:12", "notes.pdf", "4 names").misses(".secret")
	if lines := c.screen(); strings.Index(lines, "exports/") > strings.Index(lines, "Customers-old.csv") {
		t.Errorf("files are listed before folders:\n%s", lines)
	}
	c.press("cust").sees("customers.xlsx", "Customers-old.csv", "2 names have that text").misses("notes.pdf", "exports/")
	c.press("zz").sees("no name here has that text").clear()
	c.press(".").sees(".secret.csv").press("backspace").misses(".secret.csv")
	c.press("esc")
	c.chose()
}

// Backspace on an empty field goes to the folder above; a key that is held down to erase a name does not at once.
func TestBackspaceGoesToTheFolderAbove(t *testing.T) {
	inFolder := []string{"customers.xlsx", "exports/links.xlsx"}
	for _, suggested := range []string{"", "new.xlsx"} {
		c := openDialog(t, 80, 24, suggested, inFolder...).listFolder().press("exports/", "enter").sees("links.xlsx")
		c.press("x", "backspace").misses("Backspace again").press("backspace").sees("the name is empty; Backspace again goes to the folder above", "links.xlsx")
		c.press("backspace").sees("customers.xlsx", "exports/").misses("Backspace again")
	}
	openDialog(t, 80, 24, "", inFolder...).listFolder().press("exports/", "enter").sees("links.xlsx").press("backspace").sees("customers.xlsx", "exports/")
}

func TestOpenFile(t *testing.T) {
	for _, c := range []struct {
		name string
		keys []string
		want string
	}{
		{"by its name", []string{"customers.xlsx", "enter"}, "customers.xlsx"},
		{"by a relative path", []string{"exports/links.xlsx", "enter"}, "exports/links.xlsx"},
		{"by the only matching name", []string{"old", "enter"}, "Customers-old.csv"},
		{"by the arrows", []string{"down", "down", "down", "enter"}, "customers.xlsx"},
		{"by the arrows among the matching names", []string{"cust", "down", "down", "enter"}, "customers.xlsx"},
		{"in a folder chosen with the arrows", []string{"down", "enter", "enter"}, "exports/links.xlsx"},
		{"in a folder and back", []string{"down", "enter", "up", "enter", "down", "down", "enter"}, "customers.xlsx"},
		{"in a typed folder", []string{"exports", "enter", "links", "enter"}, "exports/links.xlsx"},
		{"completed", []string{"cus", "tab", "enter"}, "customers.xlsx"},
		{"completed twice", []string{"ex", "tab", "l", "tab", "enter"}, "exports/links.xlsx"},
		{"quoted", []string{"'customers.xlsx'", "enter"}, "customers.xlsx"},
		{"although dovetail cannot read it", []string{"notes.pdf", "enter"}, "notes.pdf"},
		{"hidden", []string{".secret.csv", "enter"}, ".secret.csv"},
		{"after a wrong name", []string{"zebra", "enter", "ctrl+u", "customers.xlsx", "enter"}, "customers.xlsx"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := openDialog(t, 80, 24, "", someFiles...).listFolder()
			d.press(c.keys...)
			d.chose(choice{Path: c.want})
			if d.app.readFrom != filepath.Dir(d.choices[0].Path) {
				t.Errorf("remembers %s", d.app.readFrom)
			}
		})
	}
}

func TestEnterDoesNotWaitForListing(t *testing.T) {
	c := openDialog(t, 80, 24, "", someFiles...)
	c.packet("customers.xlsx").press("enter")
	c.chose(choice{Path: "customers.xlsx"})
	c.listFolder().chose(choice{Path: "customers.xlsx"})
}

func TestDialogStartsInWorkingFolder(t *testing.T) {
	c := openDialog(t, 80, 24, "", someFiles...)
	t.Chdir(c.dir)
	c.app.back()
	c.app.readFrom = ""
	c.open("")
	c.packet("exports/links.xlsx").press("enter")
	if len(c.choices) != 1 || !strings.HasSuffix(c.choices[0].Path, filepath.FromSlash("/exports/links.xlsx")) || !filepath.IsAbs(c.choices[0].Path) {
		t.Errorf("%v", c.choices)
	}
	c.app.readFrom = ""
	c.open("")
	c.listFolder().sees("customers.xlsx", filepath.Base(c.dir))
}

func TestPastePath(t *testing.T) {
	for _, c := range []struct{ name, before, after string }{
		{"unquoted", "", ""},
		{"in single quotes", "'", "' "},
		{"in double quotes", `"`, `"`},
		{"as a URL", "file://", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := openDialog(t, 80, 24, "", "my list.csv").listFolder()
			path := filepath.Join(d.dir, "my list.csv")
			d.press("half of a name").paste(c.before + path + c.after + "\n").press("enter")
			d.chose(choice{Path: path})
		})
	}
	t.Run("escaped", func(t *testing.T) {
		d := openDialog(t, 80, 24, "", "my list.csv").listFolder()
		d.paste(strings.ReplaceAll(filepath.Join(d.dir, "my list.csv"), " ", `\ `)).press("enter")
		d.chose(choice{Path: "my list.csv"})
	})
	t.Run("part of a name, inserted at the cursor", func(t *testing.T) {
		d := openDialog(t, 80, 24, "", "my list.csv").listFolder()
		d.press("my ").paste("list").press(".csv", "enter")
		d.chose(choice{Path: "my list.csv"})
	})
	t.Run("of Windows, on another system", func(t *testing.T) {
		if os.PathSeparator != '/' {
			t.Skip("this is Windows")
		}
		d := openDialog(t, 80, 24, "").listFolder()
		d.paste(`"C:\Users\ann\customers.xlsx"`).press("enter").sees(`C:\Users\ann\customers.xlsx is on another computer`)
		d.chose()
	})
}

func TestOpenErrorsAreReported(t *testing.T) {
	c := openDialog(t, 200, 24, "", someFiles...).listFolder()
	c.press("enter").sees("there is no name yet")
	c.press("zebra.xlsx", "enter").sees("there is no file", "zebra.xlsx; choose one").clear()
	c.press("no/such.xlsx").sees("there is no folder").press("enter").sees("there is no folder", "type another path").clear()
	c.press("customers.xlsx/x").sees("customers.xlsx cannot be read: ").press("enter").sees("choose another").clear()
	c.press("c", "tab", "tab").sees("customers.xlsx").clear()
	c.press("o", "tab").sees("no name here begins with o").clear()
	c.press("tab").sees("4 names begin like that")
	c.chose()
}

func TestTildePath(t *testing.T) {
	c := openDialog(t, 80, 24, "").listFolder()
	path := c.file("home.csv", "")
	c.press("~", "tab").sees("home.csv", "~/").press("ho", "tab", "enter")
	c.chose(choice{Path: path})
}

func TestDialogFitsEveryWindow(t *testing.T) {
	for _, size := range [][2]int{{40, 12}, {80, 24}, {200, 60}, {20, 5}, {1, 1}} {
		for _, suggested := range []string{"", "customers-filtered-2026-11-22.xlsx"} {
			c := openDialog(t, size[0], size[1], suggested, someFiles...).listFolder()
			c.press("down", "pgdown", "up", "x/y", "enter").press("esc")
			c.resize(40, 12).resize(size[0], size[1])
		}
	}
	c := openDialog(t, 40, 12, "customers-filtered-2026-11-22.xlsx", someFiles...).listFolder()
	c.sees("Write 412 rows.", "Folder", "customers-filtered-2026-11-2", "exports/", "customers.xlsx")
}

func TestIsReadable(t *testing.T) {
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
