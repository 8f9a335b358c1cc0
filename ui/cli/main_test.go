package cli

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// noExitSleep is the $GORACE that makes a process exit without the race detector's sleep of one second.
const noExitSleep = "atexit_sleep_ms=0"

// TestMain makes the test binary available as dovetail in $PATH, to scripts and tests.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"dovetail": func() { os.Exit(Main()) }})
}

// TestScripts runs the scripts in testdata, each in its own folder and with its own database.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("HOME", filepath.Join(env.WorkDir, "home"))
			env.Setenv("TMPDIR", filepath.Join(env.WorkDir, ".tmp"))
			env.Setenv("DOVETAIL_DB", filepath.Join(env.WorkDir, "site.db"))
			env.Setenv("LANG", "C.UTF-8")
			env.Setenv("ESC", "\x1b")
			env.Setenv("GORACE", noExitSleep)
			setFolders(env, map[string]string{"CASES": "testdata/cases", "EXAMPLE": "../../docs/example", "STORAGE": "../../storage/testdata"})
			return os.WriteFile(filepath.Join(env.WorkDir, "old.xls"), []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), 0o600)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"exits": exits, "mode": mode, "empty": empty},
	})
}

// setFolders sets variables to folders of the source.
func setFolders(env *testscript.Env, folders map[string]string) {
	for name, folder := range folders {
		if path, err := filepath.Abs(folder); err == nil {
			env.Setenv(name, path)
		}
	}
}

// exits runs a command and checks its exit code: exits 3 dovetail upload links.csv.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND [ARGUMENT...]")
	}
	code := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		code = exit.ExitCode()
	}
	if strconv.Itoa(code) != args[0] {
		ts.Fatalf("exit code %d, want %s", code, args[0])
	}
}

// mode checks a file's permissions: mode 600 site.db.
func mode(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: mode OCTAL FILE")
	}
	info, err := os.Stat(ts.MkAbs(args[1]))
	ts.Check(err)
	if got := strconv.FormatUint(uint64(info.Mode().Perm()), 8); got != args[0] {
		ts.Fatalf("%s has mode %s, want %s", args[1], got, args[0])
	}
}

// empty checks that the last command's standard output or error is empty, or a folder: empty stdout.
func empty(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: empty stdout|stderr|FOLDER")
	}
	if args[0] == "stdout" || args[0] == "stderr" {
		if text := ts.ReadFile(args[0]); text != "" {
			ts.Fatalf("%s is not empty: %s", args[0], text)
		}
		return
	}
	entries, err := os.ReadDir(ts.MkAbs(args[0]))
	ts.Check(err)
	for _, e := range entries {
		ts.Fatalf("%s holds %s", args[0], e.Name())
	}
}

// output is the result of a command line.
type output struct {
	out, err string
	code     int
}

// shell runs command lines within the test process.
type shell struct {
	t      *testing.T
	folder string
	env    map[string]string
	in     string
	full   bool // writes to standard output fail with errFull
	inTTY  bool
	outTTY bool
	width  int // of the terminal
}

// newShell returns a shell in an empty folder whose database does not exist yet.
func newShell(t *testing.T) *shell {
	folder := t.TempDir()
	return &shell{t: t, folder: folder, env: map[string]string{
		"DOVETAIL_DB": filepath.Join(folder, "site.db"), "LANG": "C.UTF-8", "TERM": "xterm",
	}}
}

// path returns the path of a file in the shell's folder.
func (s *shell) path(name string) string { return filepath.Join(s.folder, name) }

// writeFile writes a file in the shell's folder and returns its path.
func (s *shell) writeFile(name, content string) string {
	s.t.Helper()
	if err := os.WriteFile(s.path(name), []byte(content), 0o600); err != nil {
		s.t.Fatal(err)
	}
	return s.path(name)
}

// now returns the time at which all commands run.
func (s *shell) now() time.Time { return time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC) }

// run runs a command line and returns its result.
func (s *shell) run(args ...string) output {
	s.t.Helper()
	var out, err bytes.Buffer
	to := io.Writer(&out)
	if s.full {
		to = fullDisk{}
	}
	code := run(s.t.Context(), args, environment{
		in: strings.NewReader(s.in), out: to, err: &err,
		getenv: func(name string) string { return s.env[name] },
		now:    s.now,
		inTTY:  s.inTTY, outTTY: s.outTTY, width: func() int { return s.width },
	})
	return output{out.String(), err.String(), code}
}

// mustRun runs a command line that must succeed, and returns its standard output.
func (s *shell) mustRun(args ...string) string {
	s.t.Helper()
	got := s.run(args...)
	if got.code != exitDone {
		s.t.Fatalf("dovetail %s: exit code %d: %s", strings.Join(args, " "), got.code, got.err)
	}
	return got.out
}

// load runs load on lines of CSV.
func (s *shell) load(lines ...string) {
	s.t.Helper()
	s.mustRun("load", s.writeFile("load.csv", strings.Join(lines, "\n")+"\n"))
}

var errFull = errors.New("no space left on device")

// fullDisk is a writer that fails with errFull.
type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errFull }
