//go:build linux

package e2e

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"dovetail/ui/terminal/ptytest"
)

// env is the environment of one user: a home folder, an empty working folder, and a terminal that answers
// no query.
type env struct {
	t             *testing.T
	home          string // contains data, state, temp and work
	work          string // the working folder
	temp          string // the folder for temporary files
	variables     []string
	columns, rows int
}

// newEnv returns an environment with a terminal of 80 by 24.
func newEnv(t *testing.T) *env {
	t.Helper()
	built(t) // before anything is measured
	home := t.TempDir()
	e := &env{t: t, home: home, work: filepath.Join(home, "work"), temp: filepath.Join(home, "temp"), columns: 80, rows: 24}
	for _, folder := range []string{e.work, e.temp} {
		if err := os.Mkdir(folder, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	e.variables = []string{
		"HOME=" + home, "XDG_DATA_HOME=" + filepath.Join(home, "data"), "XDG_STATE_HOME=" + filepath.Join(home, "state"),
		"TMPDIR=" + e.temp, "PATH=" + os.Getenv("PATH"), "TERM=xterm-256color", "LANG=C.UTF-8",
	}
	return e
}

// with sets variables, each "NAME=value", and returns e.
func (e *env) with(variables ...string) *env {
	for _, v := range variables {
		name, _, _ := strings.Cut(v, "=")
		e.variables = slices.DeleteFunc(e.variables, func(old string) bool { return strings.HasPrefix(old, name+"=") })
		e.variables = append(e.variables, v)
	}
	return e
}

// forTest returns e for a sub-test, which may change its variables.
func (e *env) forTest(t *testing.T) *env {
	same := *e
	same.t, same.variables = t, slices.Clone(e.variables)
	return &same
}

// size sets the size of the terminal and returns e.
func (e *env) size(columns, rows int) *env {
	e.columns, e.rows = columns, rows
	return e
}

// database returns the path of the database that commands use here.
func (e *env) database() string { return filepath.Join(e.home, "data", "dovetail", "dovetail.db") }

// command returns a run of the program that has not started.
func (e *env) command(args ...string) *exec.Cmd {
	e.t.Helper()
	cmd := exec.Command(built(e.t), args...)
	cmd.Dir, cmd.Env = e.work, e.variables
	return cmd
}

// open starts the program on the terminal.
func (e *env) open(args ...string) *ptytest.Session {
	e.t.Helper()
	return ptytest.Start(e.t, e.columns, e.rows, e.command(args...))
}

// frameEnd matches the end of a frame of Bubble Tea, which places the cursor on its last line.
var frameEnd = regexp.MustCompile(`\x1b\[\d+;H`)

// demo opens the app on the built-in sample and waits for the end of the frame that shows the first row.
func (e *env) demo(flags ...string) *ptytest.Session {
	e.t.Helper()
	s := e.open(append([]string{"--demo"}, flags...)...)
	s.Sees("C000501")
	s.Await(func(all []byte) bool { return frameEnd.Match(all[bytes.Index(all, []byte("C000501")):]) })
	return s
}

// run runs a command, which must succeed, and returns what it prints.
func (e *env) run(args ...string) string {
	e.t.Helper()
	output, err := e.command(args...).CombinedOutput()
	if err != nil {
		e.t.Fatalf("dovetail %s: %v\n%s", strings.Join(args, " "), err, output)
	}
	return string(output)
}

// writeFile writes a file into the working folder.
func (e *env) writeFile(name, text string) {
	e.t.Helper()
	if err := os.WriteFile(filepath.Join(e.work, name), []byte(text), 0o600); err != nil {
		e.t.Fatal(err)
	}
}

// checkFiles checks that no temporary file is left, and that the working folder contains exactly the names.
func (e *env) checkFiles(names ...string) {
	e.t.Helper()
	if got := fileNames(e.t, e.temp); len(got) > 0 {
		e.t.Errorf("the folder for temporary files contains %q, want nothing", got)
	}
	if got := fileNames(e.t, e.work); !slices.Equal(got, names) {
		e.t.Errorf("the working folder contains %q, want %q", got, names)
	}
}

// checkExit waits for the end of a program and checks its exit code.
func (e *env) checkExit(s *ptytest.Session, code int) {
	e.t.Helper()
	if got := exitCode(s.Wait()); got != code {
		e.t.Errorf("exit code %d, want %d; it wrote %q", got, code, ptytest.Plain(s.Output()))
	}
}

// exitCode returns the exit code in an error of exec.Cmd.Wait, or -1 where a program ended otherwise.
func exitCode(err error) int {
	exit, ok := errors.AsType[*exec.ExitError](err)
	switch {
	case err == nil:
		return 0
	case ok:
		return exit.ExitCode()
	}
	return -1
}
