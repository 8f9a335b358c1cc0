package e2e

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// patience is how long one process may take before it counts as hung: far more than the 5 s that it waits
// for another one's transaction.
const patience = time.Minute

// A processes is a database on which many processes work, in a folder with nothing else in it but what they
// make.
type processes struct {
	t      *testing.T
	folder string
}

// newProcesses has a database with customers, none of them linked, and one Sage company.
func newProcesses(t *testing.T, customers int) *processes {
	t.Helper()
	c := &processes{t, t.TempDir()}
	var text strings.Builder
	text.WriteString("CustomerId,CustomerName\n")
	for i := range customers {
		fmt.Fprintf(&text, "C%04d,Customer %d Ltd\n", i, i)
	}
	c.runs(text.String(), "load", "-")
	c.runs("", "companies", "add", "Acme UK", "10")
	return c
}

// A process is one run of the program by somebody of the crowd.
type process struct {
	*exec.Cmd
	args     string
	in       io.WriteCloser
	out, err output
	temp     string        // its own folder for temporary files
	ended    chan struct{} // closed when it ended; only then its output may be read
	took     time.Duration // from its start
}

// What a process said, which tells at once that it said something.
type output struct {
	bytes.Buffer
	begun atomic.Bool
}

// Write keeps what was said.
func (s *output) Write(b []byte) (int, error) {
	s.begun.Store(true)
	return s.Buffer.Write(b)
}

// starts begins a run. It reads its standard input until in is closed. The race detector would let every
// process sleep a second when it ends.
func (c *processes) starts(args ...string) *process {
	c.t.Helper()
	self, err := os.Executable()
	if err != nil {
		c.t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(c.t.Context(), patience)
	p := &process{Cmd: exec.CommandContext(ctx, self, args...), args: strings.Join(args, " "), temp: c.t.TempDir(), ended: make(chan struct{})}
	p.Dir, p.Stdout, p.Stderr = c.folder, &p.out, &p.err
	p.Env = append(os.Environ(), asProgram+"=1", "DOVETAIL_DB=site.db", "HOME="+p.temp, "TMPDIR="+p.temp,
		"LC_ALL=C.UTF-8", "GORACE=atexit_sleep_ms=0")
	if p.in, err = p.StdinPipe(); err != nil {
		c.t.Fatal(err)
	}
	start := time.Now()
	if err := p.Start(); err != nil {
		c.t.Fatal(err)
	}
	go func() {
		defer cancel()
		_ = p.Wait() // the exit code is looked at
		p.took = time.Since(start)
		close(p.ended)
	}()
	return p
}

// feed writes to a process's standard input. One that was killed reads no more.
func (p *process) feed(text string) {
	_, _ = io.WriteString(p.in, text)
}

// wait waits for the end of a process that nobody killed, and checks that it went well: it is done, or
// rows were rejected, and it has tidied up.
func (c *processes) wait(p *process) (output string) {
	c.t.Helper()
	_ = p.in.Close() // closed already where the process was fed
	<-p.ended
	if code := p.ProcessState.ExitCode(); code != 0 && code != 3 {
		c.t.Errorf("%s ended with %d after %v: %s", p.args, code, p.took, p.err.String())
	}
	if left := names(c.t, p.temp); len(left) > 0 {
		c.t.Errorf("%s left %q behind", p.args, left)
	}
	return p.out.String()
}

// runs is one whole run.
func (c *processes) runs(stdin string, args ...string) (output string) {
	c.t.Helper()
	p := c.starts(args...)
	p.feed(stdin)
	return c.wait(p)
}

// path is a file in the crowd's folder.
func (c *processes) path(name string) string { return filepath.Join(c.folder, name) }

// names are what lies in a folder.
func names(t *testing.T, folder string) (list []string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		list = append(list, e.Name())
	}
	return list
}
