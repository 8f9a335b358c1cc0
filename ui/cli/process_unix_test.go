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

// process is dovetail as a process of its own, with a temporary folder that is empty.
func (s *shell) process(args ...string) (cmd *exec.Cmd, said *bytes.Buffer, temp string) {
	s.t.Helper()
	temp = s.t.TempDir()
	cmd = exec.CommandContext(s.t.Context(), "dovetail", args...)
	cmd.Env = []string{"TMPDIR=" + temp, "DOVETAIL_DB=" + s.path("site.db"), "LANG=C.UTF-8", "GORACE=" + quickExit}
	said = new(bytes.Buffer)
	cmd.Stderr = said
	return cmd, said, temp
}

// ended is the exit code of a process that has been started.
func ended(t *testing.T, cmd *exec.Cmd) int {
	t.Helper()
	err := cmd.Wait()
	if exit := (*exec.ExitError)(nil); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return cmd.ProcessState.ExitCode()
}

// TestInterruptedUpload sends a signal in the middle of a file that is still coming.
func TestInterruptedUpload(t *testing.T) {
	for _, signal := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP} {
		for _, command := range []string{"upload", "load"} {
			t.Run(command+" by "+signal.String(), func(t *testing.T) {
				s := filled(t)
				before, err := os.ReadFile(s.path("site.db"))
				if err != nil {
					t.Fatal(err)
				}
				cmd, said, temp := s.process(command, "-")
				pipe, err := cmd.StdinPipe()
				if err != nil {
					t.Fatal(err)
				}
				if err := cmd.Start(); err != nil {
					t.Fatal(err)
				}
				// More than a pipe holds, so that it is reading once all of it is written.
				if _, err := io.WriteString(pipe, "CustomerId,CustomerName\n"+strings.Repeat("C3,Ember Foods\n", 100_000)); err != nil {
					t.Fatal(err)
				}
				if err := cmd.Process.Signal(signal); err != nil {
					t.Fatal(err)
				}
				if code := ended(t, cmd); code != exitInterrupted || said.String() != "dovetail: interrupted; nothing was changed\n" {
					t.Errorf("exit code %d, %q", code, said)
				}
				if after, err := os.ReadFile(s.path("site.db")); err != nil || !bytes.Equal(before, after) {
					t.Errorf("the database changed: %v", err)
				}
				if left, err := os.ReadDir(temp); err != nil || len(left) > 0 {
					t.Errorf("left behind: %v, %v", left, err)
				}
			})
		}
	}
}

// TestClosedPipe reads nothing of what is printed.
func TestClosedPipe(t *testing.T) {
	s := filled(t)
	for _, args := range [][]string{{"list"}, {"list", "--json"}, {"export", "-"}, {"--help"}, {"completion", "bash"}, {"history"}} {
		t.Run(strings.Join(args, " ")+" ends silently", func(t *testing.T) {
			reader, writer, err := os.Pipe()
			if err != nil {
				t.Fatal(err)
			}
			if err := reader.Close(); err != nil {
				t.Fatal(err)
			}
			cmd, said, temp := s.process(args...)
			cmd.Stdout = writer
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			if err := writer.Close(); err != nil {
				t.Fatal(err)
			}
			if code := ended(t, cmd); said.Len() > 0 || code != exitClosedPipe && code != exitDone {
				t.Errorf("exit code %d, %q", code, said)
			}
			if left, err := os.ReadDir(temp); err != nil || len(left) > 0 {
				t.Errorf("left behind: %v, %v", left, err)
			}
		})
	}
}

// TestTheEnvironmentSaysNotWhoOneIs holds the name in the history to the process's own user.
func TestTheEnvironmentSaysNotWhoOneIs(t *testing.T) {
	s := filled(t)
	cmd, said, _ := s.process("access")
	cmd.Env = append(cmd.Env, "USER=mallory", "LOGNAME=mallory", "HOME=/home/mallory")
	out, err := cmd.Output()
	if err != nil || string(out) != userName()+"\n" || strings.Contains(string(out), "mallory") {
		t.Errorf("access lists %q: %v, %s", out, err, said)
	}
}

// TestWithoutAnyEnvironment runs with no variable at all, as some service managers start programs.
func TestWithoutAnyEnvironment(t *testing.T) {
	s := filled(t)
	cmd, said, _ := s.process("--db", s.path("site.db"), "list", "--plain", "--columns", "id")
	cmd.Env = []string{}
	out, err := cmd.Output()
	if err != nil || string(out) != "C1\nC2\nC3\nC4\n" {
		t.Errorf("list prints %q: %v, %s", out, err, said)
	}
}
