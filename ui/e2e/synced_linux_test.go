package e2e

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// systemCall is a call of a process, with the name of the file that it is about.
type systemCall struct{ name, file string }

// tracedCall matches a call in the output of strace: its name, and the path of its descriptor or its first path.
var tracedCall = regexp.MustCompile(`^\d+ +(\w+)\((?:\d+<([^>]*)>|[^"]*"([^"]*)")`)

const tracedCalls = "trace=write,pwrite64,copy_file_range,sendfile,ftruncate,fsync,fdatasync,rename,renameat,renameat2,link,linkat"

// trace runs a process under strace, and returns its calls that write, sync and name files, in their order.
func (ps *processes) trace(stdin string, args ...string) (calls []systemCall) {
	ps.t.Helper()
	output := filepath.Join(ps.t.TempDir(), "trace")
	p := ps.startProgram("strace", append([]string{"-f", "-y", "-e", tracedCalls, "-o", output, ps.self()}, args...)...)
	p.feed(stdin)
	ps.wait(p)
	text, err := os.ReadFile(output)
	if err != nil {
		ps.t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		if m := tracedCall.FindStringSubmatch(line); m != nil {
			calls = append(calls, systemCall{m[1], filepath.Base(m[2] + m[3])})
		}
	}
	return calls
}

func (c systemCall) writes() bool {
	return slices.Contains([]string{"write", "pwrite64", "copy_file_range", "sendfile", "ftruncate"}, c.name)
}

func (c systemCall) syncs() bool { return c.name == "fsync" || c.name == "fdatasync" }

// names reports whether the call gives a file another name.
func (c systemCall) names() bool {
	return strings.HasPrefix(c.name, "rename") || strings.HasPrefix(c.name, "link")
}

// checkSynced checks that everything a process wrote to a file was synced before the file got its name, and what it wrote
// to the database before the process ended. It returns the number of syncs of the database, and of files that got a name.
func checkSynced(t *testing.T, calls []systemCall) (syncs, named int) {
	t.Helper()
	dirty := map[string]bool{}
	for _, c := range calls {
		switch {
		case c.writes():
			dirty[c.file] = true
		case c.syncs():
			dirty[c.file] = false
			if c.file == "site.db" {
				syncs++
			}
		case c.names() && strings.HasPrefix(c.file, ".dovetail-"):
			named++
			if dirty[c.file] {
				t.Errorf("%s got its name before it was synced", c.file)
			}
		}
	}
	if dirty["site.db"] {
		t.Error("the process ended, and what it wrote to the database was not synced")
	}
	return syncs, named
}

// TestWhatIsWrittenIsSynced counts the calls of fsync: a disk can lose what was not synced when its power fails.
func TestWhatIsWrittenIsSynced(t *testing.T) {
	if _, err := exec.LookPath("strace"); err != nil {
		t.Skip("strace is not installed")
	}
	ps := newProcesses(t, customers)
	ps.run("", "backup", "whole.db")
	for _, test := range []struct {
		name         string
		stdin        string
		args         []string
		syncs, named int // at least: a commit syncs pages and the meta page, and is followed by a second one
	}{
		{"a load", "CustomerId,CustomerName\nC0000,Renamed Ltd\n", []string{"load", "-"}, 4, 0},
		{"an upload", relinkFile("V"), []string{"upload", "--skip-rejected", "--allow", "unlike", "-"}, 4, 0},
		{"an undo, and the backup before it", "", []string{"undo", "4"}, 4, 1},
		{"a workbook", "", []string{"export", "to.xlsx"}, 0, 1},
		{"a workbook that is replaced", "", []string{"export", "--force", "to.xlsx"}, 0, 1},
		{"a CSV file", "", []string{"export", "to.csv"}, 0, 1},
		{"a restore, and the backup before it", "", []string{"restore", "--yes", "whole.db"}, 4, 1},
	} {
		t.Run(test.name, func(t *testing.T) {
			if syncs, named := checkSynced(t, ps.trace(test.stdin, test.args...)); syncs < test.syncs || named < test.named {
				t.Errorf("%d syncs of the database and %d files, want %d and %d", syncs, named, test.syncs, test.named)
			}
		})
	}
	t.Run("a restore of a file that cannot be opened", func(t *testing.T) {
		if err := os.WriteFile(ps.path("site.db"), make([]byte, 50_000), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, named := checkSynced(t, ps.trace("", "restore", "--yes", "whole.db")); named != 1 {
			t.Errorf("%d files got a name, want the new database", named)
		}
	})
}
