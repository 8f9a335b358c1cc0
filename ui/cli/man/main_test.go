package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dovetail/ui/cli"
)

// pages runs the generator and returns what it wrote, by file name.
func pages(t *testing.T, epoch string) map[string]string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "man1")
	if err := run([]string{dir}, epoch); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	written := map[string]string{}
	for _, e := range entries {
		text, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		written[e.Name()] = string(text)
	}
	return written
}

func TestEveryCommandHasAPage(t *testing.T) {
	got := pages(t, "")
	for _, c := range cli.Command().Commands() {
		name := "dovetail-" + c.Name()
		if page := got[name+".1"]; !strings.Contains(page, ".SH NAME\n"+name+" - "+c.Short+"\n") {
			t.Errorf("%s.1 is missing or does not name the command: %q", name, page)
		}
	}
}

func TestPagesAreReproducible(t *testing.T) {
	const epoch = "1767225599" // the last second of 2025 in UTC
	first := pages(t, epoch)
	local := time.Local
	t.Cleanup(func() { time.Local = local })
	time.Local = time.FixedZone("JST", 9*60*60)
	if diff := cmp.Diff(first, pages(t, epoch)); diff != "" {
		t.Errorf("a second run differs (-first +second):\n%s", diff)
	}
	head, _, _ := strings.Cut(first["dovetail.1"], "\n.SH")
	if want := `"1" "Dec 2025" "dovetail `; !strings.Contains(head, want) {
		t.Errorf("the title is %q, want %s in it", head, want)
	}
}

func TestExitCodesKeepTheirLines(t *testing.T) {
	if page := pages(t, "0")["dovetail.1"]; !strings.Contains(page, "\n.EX\n  0    done\n") {
		t.Errorf("the table of exit codes is not set as it is written:\n%s", page)
	}
}

func TestWrongUsageIsRefused(t *testing.T) {
	for name, c := range map[string]struct {
		args  []string
		epoch string
	}{
		"no directory":    {nil, ""},
		"two directories": {[]string{"a", "b"}, ""},
		"no number":       {[]string{filepath.Join(t.TempDir(), "man1")}, "today"},
	} {
		t.Run(name, func(t *testing.T) {
			if err := run(c.args, c.epoch); err == nil {
				t.Error("no error")
			}
		})
	}
}
