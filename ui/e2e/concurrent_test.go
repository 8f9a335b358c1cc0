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

// processTimeout is after how long a process counts as hung: far more than the 5 s for which it waits for
// the transaction of another one.
const processTimeout = time.Minute

// processes runs many processes on one database, in a folder that holds nothing else but what they write.
//
// The tests of it are not parallel: they keep all processors busy already, and no process may wait for the
// database for more than 5 s.
type processes struct {
	t      *testing.T
	folder string
}

// newProcesses creates a database with customers, of which none is linked, and one Sage company.
func newProcesses(t *testing.T, customers int) *processes {
	t.Helper()
	ps := &processes{t, t.TempDir()}
	var text strings.Builder
	text.WriteString("CustomerId,CustomerName\n")
	for i := range customers {
		fmt.Fprintf(&text, "C%04d,Customer %d Ltd\n", i, i)
	}
	ps.run(text.String(), "load", "-")
	ps.run("", "companies", "add", "Acme UK", "10")
	return ps
}

// process is one run of the program.
type process struct {
	*exec.Cmd
	args     string
	in       io.WriteCloser
	out, err output
	temp     string        // the folder for its temporary files
	ended    chan struct{} // closed when it has ended; only then its output may be read
	elapsed  time.Duration // from start to end
}

// output collects what a process writes.
type output struct {
	bytes.Buffer
	begun atomic.Bool // something has been written; may be read at any time
}

func (o *output) Write(b []byte) (int, error) {
	o.begun.Store(true)
	return o.Buffer.Write(b)
}

// start starts a process, which reads its standard input until in is closed. GORACE is set because with the
// race detector every process sleeps for a second when it ends.
func (ps *processes) start(args ...string) *process {
	ps.t.Helper()
	return ps.startProgram(ps.self(), args...)
}

// self returns the path of the test binary, which behaves as the program.
func (ps *processes) self() string {
	ps.t.Helper()
	self, err := os.Executable()
	if err != nil {
		ps.t.Fatal(err)
	}
	return self
}

// startProgram is start for another program, which may start this one.
func (ps *processes) startProgram(path string, args ...string) *process {
	ps.t.Helper()
	ctx, cancel := context.WithTimeout(ps.t.Context(), processTimeout)
	p := &process{Cmd: exec.CommandContext(ctx, path, args...), args: strings.Join(args, " "), temp: ps.t.TempDir(), ended: make(chan struct{})}
	p.Dir, p.Stdout, p.Stderr = ps.folder, &p.out, &p.err
	p.Env = append(os.Environ(), asProgram+"=1", "DOVETAIL_DB=site.db", "HOME="+p.temp, "TMPDIR="+p.temp,
		"LC_ALL=C.UTF-8", "GORACE=atexit_sleep_ms=0")
	in, err := p.StdinPipe()
	if err != nil {
		ps.t.Fatal(err)
	}
	p.in = in
	start := time.Now()
	if err := p.Start(); err != nil {
		ps.t.Fatal(err)
	}
	go func() {
		defer cancel()
		_ = p.Wait() // the exit code is checked later
		p.elapsed = time.Since(start)
		close(p.ended)
	}()
	return p
}

// feed writes to the standard input of a process. An error is ignored: a killed process reads nothing.
func (p *process) feed(text string) {
	_, _ = io.WriteString(p.in, text)
}

// wait waits for the end of a process that was not killed, and returns what it printed. It checks that the
// process succeeded, or rejected rows, and that it left no temporary file.
func (ps *processes) wait(p *process) (output string) {
	ps.t.Helper()
	_ = p.in.Close() // it may be closed already
	<-p.ended
	if code := p.ProcessState.ExitCode(); code != 0 && code != 3 {
		ps.t.Errorf("%s ended with %d after %v: %s", p.args, code, p.elapsed, p.err.String())
	}
	if left := fileNames(ps.t, p.temp); len(left) > 0 {
		ps.t.Errorf("%s left the temporary files %q", p.args, left)
	}
	return p.out.String()
}

// run runs a process with stdin as its standard input, and returns what it printed.
func (ps *processes) run(stdin string, args ...string) (output string) {
	ps.t.Helper()
	p := ps.start(args...)
	p.feed(stdin)
	return ps.wait(p)
}

// path returns the path of a file in the folder.
func (ps *processes) path(name string) string { return filepath.Join(ps.folder, name) }
