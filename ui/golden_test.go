package ui

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the screens in testdata; review the difference before committing it")

// folderLine is the line of a file dialog with its folder, which is another one in each run.
var folderLine = regexp.MustCompile(`(?m)^ Folder  .*$`)

// golden compares the whole window with the golden file in testdata.
func (r *robot) golden(name string) *robot {
	r.t.Helper()
	path := filepath.Join("testdata", name+".txt")
	got := folderLine.ReplaceAllString(r.screen(), " Folder  /srv/sage") + "\n"
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
			r.t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		r.t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		r.t.Errorf("%s differs (-want +got):\n%s", name, diff)
	}
	return r
}

// folderOfFiles returns a new folder with files of the given names, all changed at the same time.
func folderOfFiles(t *testing.T, names ...string) string {
	t.Helper()
	folder, changed := t.TempDir(), time.Date(2026, 11, 21, 9, 12, 30, 0, time.Local)
	for _, name := range names {
		path := filepath.Join(folder, name)
		must(t, os.WriteFile(path, []byte("CustomerId\n"), 0o600))
		must(t, os.Chtimes(path, changed, changed))
	}
	return folder
}

func TestWholeWindows(t *testing.T) {
	for _, size := range []struct {
		name          string
		width, height int
	}{{"80x24", 80, 24}, {"40x12", 40, 12}} {
		t.Run(size.name, func(t *testing.T) {
			r := drive(t, size.width, size.height).golden("grid-" + size.name)
			r.app.readFrom = folderOfFiles(t, "links.xlsx", "links-problems.xlsx", "notes.pdf")
			r.app.writeTo = r.app.readFrom
			r.press("/", "company:").golden("filter-"+size.name).press("esc", "esc")
			r.press("/", "leeds", "enter", "space").golden("filtered-"+size.name).press("esc", "esc", "g")
			r.press("l", "l", "l", "f").golden("pick-"+size.name).press("esc", "0")
			r.press("?").golden("help-" + size.name).press("esc")
			r.press("e").golden("export-" + size.name).press("esc")
			r.press("u").golden("upload-" + size.name).press("esc")
			r.paste("CustomerId\tSageCompanyName\tSageSiteId\tSageAccountNumber\nC000502\tAcme UK\t" + demoSite + "\tGLAS9001\nC999\tAcme UK\t" + demoSite + "\tX\n")
			r.golden("preview-" + size.name).press("esc")
			r.press("c").golden("question-"+size.name).press("esc").press("j", "enter", "e").golden("link-"+size.name).press("esc", "esc", "g")
			r.press("z").golden("undo-" + size.name).press("esc")
			r.press("tab").golden("menu-"+size.name).press("j", "j", "j", "enter").golden("companies-" + size.name).press("esc")
		})
	}
}
