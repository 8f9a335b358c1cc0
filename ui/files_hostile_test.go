package ui

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
)

func TestRemovedFolderIsReported(t *testing.T) {
	c := openDialog(t, 200, 24, "", "gone/")
	c.app.readFrom = filepath.Join(c.dir, "gone")
	c.app.back()
	c.open("")
	must(t, os.Remove(c.app.readFrom))
	c.listFolder().sees("there is no folder", "gone; type another path", "../")
	c.press("down", "enter").sees(filepath.Base(c.dir)).misses("there is no folder", "gone")
	c.chose()
}

func TestRemovedFileIsReported(t *testing.T) {
	c := openDialog(t, 200, 24, "", "customers.xlsx").listFolder()
	must(t, os.Remove(filepath.Join(c.dir, "customers.xlsx")))
	c.press("customers", "down", "enter").sees("there is no file").press("ctrl+r").sees("the folder is empty")
	c.chose()
}

func TestListingOfAnotherFolderIsDropped(t *testing.T) {
	c := openDialog(t, 80, 24, "", someFiles...)
	c.press("exports/").sees("links.xlsx")
	c.listFolder().sees("links.xlsx").misses("customers.xlsx")
	other := openDialog(t, 80, 24, "", "other.csv").listFolder()
	c.send(other.list()) // for a dialog that was closed
	c.sees("links.xlsx").misses("other.csv")
}

func TestResultForClosedDialogIsDropped(t *testing.T) {
	c := openDialog(t, 80, 24, "", someFiles...).listFolder()
	c.press("customers.xlsx")
	_, late := c.app.Update(tea.KeyMsg{Type: tea.KeyEnter})
	_, last := c.app.Update(tea.KeyMsg{Type: tea.KeyEnter})
	c.run(last)
	c.run(late)
	c.chose(choice{Path: "customers.xlsx"})
}

func TestHostileFileNamesAreEscaped(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("only Linux allows any bytes in a file name")
	}
	c := openDialog(t, 80, 24, "", "\x1b[2Jclear.csv", "line\nbreak.csv", "bytes\xff.csv", "\u202egnp.csv", strings.Repeat("long", 60)+".csv").listFolder()
	c.sees("5 names")
	if strings.Contains(c.app.View(), "\x1b[2J") || strings.Contains(c.app.View(), "\u202e") {
		t.Error("a name reaches the terminal unescaped")
	}
	c.press("bytes", "enter")
	c.chose(choice{Path: "bytes\xff.csv"})
}

func TestSpecialFilesAreRefused(t *testing.T) {
	if _, err := os.Stat(os.DevNull); err != nil || os.PathSeparator != '/' {
		t.Skip("there is no device file here")
	}
	for _, offered := range []string{"", "new.xlsx"} {
		c := openDialog(t, 200, 24, offered)
		must(t, os.Symlink(os.DevNull, filepath.Join(c.dir, "device.csv")))
		c.listFolder().clear().press("device.csv", "enter").sees("is no plain file")
		c.chose()
	}
}

func TestBrokenSymlinkIsListed(t *testing.T) {
	c := openDialog(t, 80, 24, "", "target.csv")
	must(t, os.Symlink(filepath.Join(c.dir, "nowhere"), filepath.Join(c.dir, "dead.csv")))
	must(t, os.Symlink(filepath.Join(c.dir, "target.csv"), filepath.Join(c.dir, "live.csv")))
	c.listFolder().sees("dead.csv", "live.csv")
	c.press("dead.csv", "enter").sees("there is no file").clear().press("live.csv", "enter")
	c.chose(choice{Path: "live.csv"})
}
