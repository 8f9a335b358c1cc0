package e2e

import (
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"dovetail/model"
	"dovetail/storage"
)

var (
	kills     = flag.Int("kills", 30, "how many processes of each command TestCommandKilledAtAnyMoment kills")
	maxFaults = flag.Int("faults", 5, "how many writes of each command TestCommandOnAFullDisk lets fail")
)

// faultedCommand is a command that writes, on a database of its own, and the states that may be there if it is stopped.
type faultedCommand struct {
	*processes
	name, stdin   string
	args          []string
	database      []byte // before the command
	before, after []model.Customer
	took          time.Duration
}

// faultedCommands returns the commands that write most, each with a fresh database.
func faultedCommands(t *testing.T) (list []*faultedCommand) {
	t.Helper()
	ps := newProcesses(t, customers)
	ps.run(relinkFile("OLD"), "upload", "--skip-rejected", "--allow", "unlike", "-")
	ps.run("", "backup", "whole.db")
	ps.run("CustomerId,CustomerName\nC0000,Renamed Ltd\nC2000,Added Ltd\n", "load", "-")
	for _, c := range []faultedCommand{
		{name: "upload", stdin: relinkFile("NEW"), args: []string{"upload", "--skip-rejected", "--allow", "unlike", "-"}},
		{name: "load", stdin: moreFile(), args: []string{"load", "--new-customers", "-"}},
		{name: "undo", args: []string{"undo", "3"}},
		{name: "restore", args: []string{"restore", "--yes", "whole.db"}},
	} {
		c.processes = ps
		c.prepare(t)
		list = append(list, &c)
	}
	return list
}

// moreFile returns a load that adds as many customers as there are.
func moreFile() string {
	var text strings.Builder
	text.WriteString("CustomerId,CustomerName\n")
	for i := range customers {
		fmt.Fprintf(&text, "N%04d,New %d Ltd\n", i, i)
	}
	return text.String()
}

// prepare runs the command once without a fault, and restores the database.
func (c *faultedCommand) prepare(t *testing.T) {
	t.Helper()
	var err error
	if c.database, err = os.ReadFile(c.path("site.db")); err != nil {
		t.Fatal(err)
	}
	c.before = c.state(t)
	p := c.start(c.args...)
	p.feed(c.stdin)
	c.wait(p)
	c.after, c.took = c.state(t), p.elapsed
	if slices.Equal(c.before, c.after) {
		t.Fatalf("%s changes nothing: %s", c.name, p.err.String())
	}
	c.reset(t)
}

// reset restores the database as it was before the command, without backups.
func (c *faultedCommand) reset(t *testing.T) {
	t.Helper()
	err := errors.Join(os.RemoveAll(c.path("site.db.backups")), os.WriteFile(c.path("site.db"), c.database, 0o600))
	if err != nil {
		t.Fatal(err)
	}
}

// state returns the customers of the database, which must be sound.
func (c *faultedCommand) state(t *testing.T) (list []model.Customer) {
	t.Helper()
	s := storage.Open(c.path("site.db"))
	v, err := s.Verify(t.Context())
	if err != nil || len(v.Problems) > 0 {
		t.Fatalf("the database is not sound: %v %q", err, v.Problems)
	}
	snapshot, err := s.Snapshot(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, customer := range snapshot.All() {
		list = append(list, customer)
	}
	return list
}

// done reports whether the database is in the state after a command that was stopped. It must be that before or after it,
// and that after it if the command said so.
func (c *faultedCommand) done(t *testing.T, p *process) bool {
	t.Helper()
	state := c.state(t)
	switch success := p.ProcessState.ExitCode() == 0 || p.ProcessState.ExitCode() == 3; {
	case slices.Equal(state, c.after):
		return true
	case !slices.Equal(state, c.before):
		t.Errorf("%s: neither all nor nothing was written: %d customers, %d before and %d after; it said %s", c.name, len(state), len(c.before), len(c.after), p.err.String())
	case success:
		t.Errorf("%s ended with success, and nothing was written", c.name)
	}
	return false
}

// TestCommandKilledAtAnyMoment kills commands after random times: each has written all or nothing, and all if it ended
// with success.
func TestCommandKilledAtAnyMoment(t *testing.T) {
	for _, c := range faultedCommands(t) {
		t.Run(c.name, func(t *testing.T) {
			written := 0
			for range *kills {
				c.reset(t)
				after := c.took/4 + rand.N(2*c.took) // the first quarter is mostly the start of the process
				p := c.start(c.args...)
				p.feed(c.stdin)
				_ = p.in.Close()
				begin := time.Now()
				p.until(func() bool { return time.Since(begin) >= after })
				_ = p.Process.Kill() // it may have ended
				<-p.ended
				if c.done(t, p) {
					written++
				}
			}
			t.Logf("proof: %s killed %d times, had written %d times", c.name, *kills, written)
		})
	}
}

// TestCommandOnAFullDisk lets one write of a command after the other fail as on a full disk, also to its backup.
func TestCommandOnAFullDisk(t *testing.T) {
	if _, err := exec.LookPath("strace"); err != nil {
		t.Skip("strace is not installed")
	}
	for _, c := range faultedCommands(t) {
		t.Run(c.name, func(t *testing.T) {
			failed, written := 0, 0
			for n := 1; n <= *maxFaults; n++ {
				c.reset(t)
				p, injected := c.failing(t, n)
				if !injected {
					break // it has fewer writes
				}
				failed++
				if c.done(t, p) {
					written++
				}
			}
			t.Logf("proof: %s with a write that failed %d times, had written %d times", c.name, failed, written)
			if failed == 0 {
				t.Error("no write failed")
			}
		})
	}
}

// TestCommandWithALimitOfItsFiles runs commands that may not write files beyond some size, as ulimit -f says.
func TestCommandWithALimitOfItsFiles(t *testing.T) {
	for _, c := range faultedCommands(t) {
		t.Run(c.name, func(t *testing.T) {
			written := 0
			for n := range *maxFaults {
				c.reset(t)
				kilobytes := (n + 1) * 3 * len(c.database) / *maxFaults / 1024
				p := c.startProgram("bash", append([]string{"-c", `ulimit -f "$0"; exec "$@"`, fmt.Sprint(kilobytes), c.self()}, c.args...)...)
				p.feed(c.stdin)
				_ = p.in.Close()
				<-p.ended
				if c.done(t, p) {
					written++
				} else if output := p.err.String(); !strings.Contains(output, "nothing was changed") {
					t.Errorf("with a limit of %d kB it says %s", kilobytes, output)
				}
			}
			t.Logf("proof: %s with %d limits, had written %d times", c.name, *maxFaults, written)
		})
	}
}

// failing runs a command of which write n of a thread to the database, or the sync of one, fails. It reports whether there
// was such a write.
func (c *faultedCommand) failing(t *testing.T, n int) (p *process, injected bool) {
	t.Helper()
	output := filepath.Join(t.TempDir(), "trace")
	calls := "pwrite64,fdatasync,fsync,ftruncate,fallocate,copy_file_range"
	p = c.startProgram("strace", append([]string{
		"-f", "-e", "trace=" + calls, "-e", fmt.Sprintf("inject=%s:error=ENOSPC:when=%d", calls, n), "-o", output, c.self(),
	}, c.args...)...)
	p.feed(c.stdin)
	_ = p.in.Close()
	<-p.ended
	trace, err := os.ReadFile(output)
	if err != nil {
		t.Fatal(err)
	}
	return p, strings.Contains(string(trace), "(INJECTED)")
}
