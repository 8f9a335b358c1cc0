package ui

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the screens in testdata; review the difference before committing it")

// golden compares the whole window with the golden file in testdata.
func (r *robot) golden(name string) *robot {
	r.t.Helper()
	path := filepath.Join("testdata", name+".txt")
	got := r.screen() + "\n"
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

func TestWholeWindows(t *testing.T) {
	for _, size := range []struct {
		name          string
		width, height int
	}{{"80x24", 80, 24}, {"40x12", 40, 12}} {
		t.Run(size.name, func(t *testing.T) {
			r := drive(t, size.width, size.height).golden("grid-" + size.name)
			r.press("/", "company:").golden("filter-"+size.name).press("esc", "esc")
			r.press("/", "leeds", "enter", "space").golden("filtered-"+size.name).press("esc", "esc", "g")
			r.press("l", "l", "l", "f").golden("pick-"+size.name).press("esc", "0")
			r.press("?").golden("help-" + size.name).press("esc")
			r.press("e").golden("export-" + size.name).press("esc")
			r.press("u").golden("upload-" + size.name).press("esc")
			r.paste("CustomerId\tSageCompanyName\tSageSiteId\tSageAccountNumber\nC000502\tAcme UK\t" + demoSite + "\tGLAS9001\nC999\tAcme UK\t" + demoSite + "\tX\n")
			r.golden("preview-" + size.name).press("esc")
			r.press("c").golden("question-"+size.name).press("esc").press("j", "enter", "e").golden("link-"+size.name).press("esc", "esc", "g")
			r.press("z", "y").golden("undo-"+size.name).press("esc", "esc")
			r.press("tab").golden("menu-"+size.name).press("j", "enter").golden("companies-" + size.name).press("esc")
		})
	}
}
