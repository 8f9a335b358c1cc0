//go:build unix

package cli

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
)

// process returns a command that runs dovetail as a process, its standard error, and its temporary folder, which
// is empty.
func (s *shell) process(args ...string) (cmd *exec.Cmd, stderr *bytes.Buffer, temp string) {
	s.t.Helper()
	temp = s.t.TempDir()
	cmd = exec.CommandContext(s.t.Context(), "dovetail", args...)
	cmd.Env = []string{"TMPDIR=" + temp, "DOVETAIL_DB=" + s.path("site.db"), "LANG=C.UTF-8", "GORACE=" + noExitSleep}
	stderr = new(bytes.Buffer)
	cmd.Stderr = stderr
	return cmd, stderr, temp
}

// waitExitCode waits for a process and returns its exit code.
func waitExitCode(t *testing.T, cmd *exec.Cmd) int {
	t.Helper()
	err := cmd.Wait()
	if exit := (*exec.ExitError)(nil); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return cmd.ProcessState.ExitCode()
}

// TestInterruptedUpload sends a signal while the command reads from a pipe.
func TestInterruptedUpload(t *testing.T) {
	for _, signal := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP} {
		for _, command := range []string{"upload", "load"} {
			t.Run(command+" by "+signal.String(), func(t *testing.T) {
				s := newFilledShell(t)
				before, err := os.ReadFile(s.path("site.db"))
				if err != nil {
					t.Fatal(err)
				}
				cmd, stderr, temp := s.process(command, "-")
				pipe, err := cmd.StdinPipe()
				if err != nil {
					t.Fatal(err)
				}
				if err := cmd.Start(); err != nil {
					t.Fatal(err)
				}
				// More than a pipe buffers: once all of it is written, the command is reading.
				if _, err := io.WriteString(pipe, "CustomerId,CustomerName\n"+strings.Repeat("C3,Ember Foods\n", 100_000)); err != nil {
					t.Fatal(err)
				}
				if err := cmd.Process.Signal(signal); err != nil {
					t.Fatal(err)
				}
				if code := waitExitCode(t, cmd); code != exitInterrupted || stderr.String() != "dovetail: interrupted; nothing was changed\n" {
					t.Errorf("exit code %d, %q", code, stderr)
				}
				if after, err := os.ReadFile(s.path("site.db")); err != nil || !bytes.Equal(before, after) {
					t.Errorf("the database changed: %v", err)
				}
				if left, err := os.ReadDir(temp); err != nil || len(left) > 0 {
					t.Errorf("temporary files: %v, %v", left, err)
				}
			})
		}
	}
}

// TestClosedPipe runs commands whose standard output has no reader.
func TestClosedPipe(t *testing.T) {
	s := newFilledShell(t)
	for _, args := range [][]string{{"list"}, {"list", "--json"}, {"export", "-"}, {"--help"}, {"completion", "bash"}, {"history"}} {
		t.Run(strings.Join(args, " ")+" ends silently", func(t *testing.T) {
			reader, writer, err := os.Pipe()
			if err != nil {
				t.Fatal(err)
			}
			if err := reader.Close(); err != nil {
				t.Fatal(err)
			}
			cmd, stderr, temp := s.process(args...)
			cmd.Stdout = writer
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			if err := writer.Close(); err != nil {
				t.Fatal(err)
			}
			if code := waitExitCode(t, cmd); stderr.Len() > 0 || code != exitClosedPipe && code != exitDone {
				t.Errorf("exit code %d, %q", code, stderr)
			}
			if left, err := os.ReadDir(temp); err != nil || len(left) > 0 {
				t.Errorf("temporary files: %v, %v", left, err)
			}
		})
	}
}

// TestUserIsNotTakenFromEnvironment checks that the user is the one of the process.
func TestUserIsNotTakenFromEnvironment(t *testing.T) {
	s := newFilledShell(t)
	cmd, stderr, _ := s.process("access")
	cmd.Env = append(cmd.Env, "USER=mallory", "LOGNAME=mallory", "HOME=/home/mallory")
	out, err := cmd.Output()
	if err != nil || string(out) != userName()+"\n" || strings.Contains(string(out), "mallory") {
		t.Errorf("access lists %q: %v, %s", out, err, stderr)
	}
}

// TestEmptyEnvironment runs without any variable, as some service managers start programs.
func TestEmptyEnvironment(t *testing.T) {
	s := newFilledShell(t)
	cmd, stderr, _ := s.process("--db", s.path("site.db"), "list", "--plain", "--columns", "id")
	cmd.Env = []string{}
	out, err := cmd.Output()
	if err != nil || string(out) != "C1\nC2\nC3\nC4\n" {
		t.Errorf("list prints %q: %v, %s", out, err, stderr)
	}
}
