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

// env is where a person sits in a test: with a home of their own, in an empty folder, at a terminal
// that never answers what it is asked.
type env struct {
	t             *testing.T
	home          string // and in it data, state, temp and work
	work          string
	temp          string
	variables     []string
	columns, rows int
}

func newEnv(t *testing.T) *env {
	t.Helper()
	built(t) // first, as it takes its time once
	home := t.TempDir()
	d := &env{t: t, home: home, work: filepath.Join(home, "work"), temp: filepath.Join(home, "temp"), columns: 80, rows: 24}
	for _, folder := range []string{d.work, d.temp} {
		if err := os.Mkdir(folder, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	d.variables = []string{
		"HOME=" + home, "XDG_DATA_HOME=" + filepath.Join(home, "data"), "XDG_STATE_HOME=" + filepath.Join(home, "state"),
		"TMPDIR=" + d.temp, "PATH=" + os.Getenv("PATH"), "TERM=xterm-256color", "LANG=C.UTF-8",
	}
	return d
}

// with puts variables into the environment, in place of those of the same name.
func (d *env) with(variables ...string) *env {
	for _, v := range variables {
		name, _, _ := strings.Cut(v, "=")
		d.variables = slices.DeleteFunc(d.variables, func(old string) bool { return strings.HasPrefix(old, name+"=") })
		d.variables = append(d.variables, v)
	}
	return d
}

// at is the same desk in a sub-test, with an environment that can be changed.
func (d *env) at(t *testing.T) *env {
	same := *d
	same.t, same.variables = t, slices.Clone(d.variables)
	return &same
}

func (d *env) size(columns, rows int) *env {
	d.columns, d.rows = columns, rows
	return d
}

func (d *env) command(args ...string) *exec.Cmd {
	d.t.Helper()
	cmd := exec.Command(built(d.t), args...)
	cmd.Dir, cmd.Env = d.work, d.variables
	return cmd
}

// open starts the program on the desk's terminal.
func (d *env) open(args ...string) *ptytest.Session {
	d.t.Helper()
	return ptytest.Start(d.t, d.columns, d.rows, d.command(args...))
}

// frameEnd is how every frame of Bubble Tea ends: with the cursor on its last line.
var frameEnd = regexp.MustCompile(`\x1b\[\d+;H`)

// demo opens the app on the built-in sample, and waits for its first row and the end of that frame.
func (d *env) demo(flags ...string) *ptytest.Session {
	d.t.Helper()
	s := d.open(append([]string{"--demo"}, flags...)...)
	s.Sees("C000501")
	s.Await(func(all []byte) bool { return frameEnd.Match(all[bytes.Index(all, []byte("C000501")):]) })
	return s
}

// runs runs a command that must end well.
func (d *env) runs(args ...string) string {
	d.t.Helper()
	said, err := d.command(args...).CombinedOutput()
	if err != nil {
		d.t.Fatalf("dovetail %s: %v\n%s", strings.Join(args, " "), err, said)
	}
	return string(said)
}

// file writes a file into the working folder.
func (d *env) file(name, text string) {
	d.t.Helper()
	if err := os.WriteFile(filepath.Join(d.work, name), []byte(text), 0o600); err != nil {
		d.t.Fatal(err)
	}
}

// files are the names in a folder.
func (d *env) files(folder string) []string {
	d.t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		d.t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// tidy checks that no temporary file is left, and in the working folder only what the test put there.
func (d *env) tidy(work ...string) {
	d.t.Helper()
	if left := d.files(d.temp); len(left) > 0 {
		d.t.Errorf("left in the folder for temporary files: %q", left)
	}
	if left := d.files(d.work); !slices.Equal(left, work) {
		d.t.Errorf("the working folder holds %q, want %q", left, work)
	}
}

// ends checks how a program ended.
func (d *env) ends(s *ptytest.Session, code int) {
	d.t.Helper()
	if got := exitCode(s.Wait()); got != code {
		d.t.Errorf("exit code %d, want %d; it wrote %q", got, code, ptytest.Plain(s.Output()))
	}
}

// exitCode is the exit code in what exec.Cmd.Wait says; -1 for another end.
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
