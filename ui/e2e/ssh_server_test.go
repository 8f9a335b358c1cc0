//go:build linux

package e2e

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"dovetail/ui/terminal/ptytest"
)

const sshd = "/usr/sbin/sshd"

// sshServer is a server on which dovetail is installed, with an sshd on a port of the loopback address, and
// the computer of a user: a folder, and an ssh and an scp that know the server and its key.
type sshServer struct {
	*env           // on the server
	program string // the dovetail on the server, in a folder of this test
	local   string // the folder on the user's computer
	tools   string // the folder of its ssh and scp
	port    string
	login   string
}

// newSSHServer starts a server. The test is skipped where OpenSSH is missing.
func newSSHServer(t *testing.T) *sshServer {
	t.Helper()
	for _, program := range []string{sshd, "ssh", "scp", "ssh-keygen"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skipf("%s is missing; install openssh-server and openssh-client", program)
		}
	}
	me, err := user.Current()
	if err != nil {
		t.Fatal(err)
	}
	s := &sshServer{env: newEnv(t), local: t.TempDir(), tools: t.TempDir(), port: freePort(t), login: me.Username}
	s.install()
	keys := t.TempDir()
	s.serve(keys, s.makeKey(filepath.Join(keys, "host")), s.makeKey(filepath.Join(keys, "user")))
	s.makeClient(keys)
	return s
}

// install links the built program into a folder of this test, so that its processes can be told from those
// of tests that run in parallel.
func (s *sshServer) install() {
	s.t.Helper()
	s.program = filepath.Join(s.t.TempDir(), "dovetail")
	if err := os.Link(built(s.t), s.program); err != nil {
		s.t.Fatal(err)
	}
}

// makeKey makes a pair of keys and returns the public one.
func (s *sshServer) makeKey(path string) string {
	s.t.Helper()
	if output, err := exec.Command("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", path).CombinedOutput(); err != nil {
		s.t.Fatalf("ssh-keygen: %v\n%s", err, output)
	}
	public, err := os.ReadFile(path + ".pub")
	if err != nil {
		s.t.Fatal(err)
	}
	return string(public)
}

func (s *sshServer) write(path, text string, mode os.FileMode) {
	s.t.Helper()
	if err := os.WriteFile(path, []byte(text), mode); err != nil {
		s.t.Fatal(err)
	}
}

// makeClient writes the ssh and scp of the user's computer, which use only the keys of this test.
func (s *sshServer) makeClient(keys string) {
	s.t.Helper()
	config := filepath.Join(keys, "client")
	s.write(config, strings.Join([]string{
		"IdentityFile " + filepath.Join(keys, "user"), "IdentitiesOnly yes", "IdentityAgent none", "BatchMode yes",
		"UserKnownHostsFile " + filepath.Join(keys, "known"), "GlobalKnownHostsFile none", "StrictHostKeyChecking yes", "",
	}, "\n"), 0o600)
	for _, name := range []string{"ssh", "scp"} {
		program, err := exec.LookPath(name)
		if err != nil {
			s.t.Fatal(err)
		}
		s.write(filepath.Join(s.tools, name), fmt.Sprintf("#!/bin/sh\nexec %s -F %s \"$@\"\n", program, config), 0o700)
	}
}

// serve starts sshd with the variables of the environment, so that nothing of the real user is touched, and
// waits until it answers.
func (s *sshServer) serve(keys, hostKey, userKey string) {
	s.t.Helper()
	s.write(filepath.Join(keys, "known"), fmt.Sprintf("[127.0.0.1]:%s %s", s.port, hostKey), 0o600)
	s.write(filepath.Join(keys, "authorized"), userKey, 0o600)
	s.with("PATH=" + filepath.Dir(s.program) + ":/usr/local/bin:/usr/bin:/bin")
	config := filepath.Join(keys, "server")
	s.write(config, strings.Join([]string{
		"ListenAddress 127.0.0.1:" + s.port, "HostKey " + filepath.Join(keys, "host"),
		"AuthorizedKeysFile " + filepath.Join(keys, "authorized"), "StrictModes no", "UsePAM no", "PidFile none",
		"PasswordAuthentication no", "KbdInteractiveAuthentication no", "PermitRootLogin prohibit-password",
		"PermitUserEnvironment no", "PermitUserRC no", "PrintMotd no", "PrintLastLog no",
		"SetEnv " + strings.Join(withoutPrefix(s.variables, "TERM="), " "), "Subsystem sftp internal-sftp", "",
	}, "\n"), 0o600)
	if err := makePrivilegeFolder(); err != nil {
		s.t.Fatal(err)
	}
	log := filepath.Join(keys, "log")
	cmd := exec.Command(sshd, "-D", "-f", config, "-E", log)
	if err := cmd.Start(); err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() {
		_ = cmd.Process.Kill() // it may have ended
		_ = cmd.Wait()
		if output, err := os.ReadFile(log); err == nil && s.t.Failed() {
			s.t.Logf("the log of sshd:\n%s", output)
		}
	})
	s.waitForGreeting()
}

// makePrivilegeFolder creates the empty folder that sshd needs to drop its privileges when it runs as root;
// otherwise the system's sshd has it. It stays, as servers of other tests may use it.
func makePrivilegeFolder() error {
	if os.Geteuid() != 0 {
		return nil
	}
	err := os.Mkdir("/run/sshd", 0o755)
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	return err
}

// waitForGreeting waits until sshd answers.
func (s *sshServer) waitForGreeting() {
	s.t.Helper()
	ptytest.Until(s.t, "sshd answers", func() bool {
		conn, err := net.DialTimeout("tcp", "127.0.0.1:"+s.port, time.Second)
		if err != nil {
			return false
		}
		greeting := make([]byte, 4)
		_, err = io.ReadFull(conn, greeting)
		return conn.Close() == nil && err == nil && string(greeting) == "SSH-"
	})
}

// freePort returns a port that no process uses now.
func freePort(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_, port, err := net.SplitHostPort(l.Addr().String())
	if err := errors.Join(err, l.Close()); err != nil {
		t.Fatal(err)
	}
	return port
}

// withoutPrefix returns the variables that do not begin with prefix.
func withoutPrefix(variables []string, prefix string) []string {
	var rest []string
	for _, v := range variables {
		if !strings.HasPrefix(v, prefix) {
			rest = append(rest, v)
		}
	}
	return rest
}

// userCommand returns a shell command of the user's computer that has not started.
func (s *sshServer) userCommand(line string) *exec.Cmd {
	cmd := exec.Command("sh", "-c", line)
	cmd.Dir = s.local
	cmd.Env = []string{"PATH=" + s.tools + ":/usr/bin:/bin", "HOME=" + s.local, "TERM=xterm-256color"}
	return cmd
}

// userRuns runs a shell command on the user's computer, which must succeed, and returns what it prints.
func (s *sshServer) userRuns(line string) string {
	s.t.Helper()
	output, err := s.userCommand(line).CombinedOutput()
	if err != nil {
		s.t.Fatalf("%s: %v\n%s", line, err, output)
	}
	return string(output)
}

// ssh returns a shell command that runs on the server what is appended to it.
func (s *sshServer) ssh(options string) string {
	return strings.Join(strings.Fields(fmt.Sprintf("exec ssh %s -p %s %s@127.0.0.1", options, s.port, s.login)), " ")
}

// waitForNoProcess waits until the program does not run on the server.
func (s *sshServer) waitForNoProcess(t *testing.T) {
	t.Helper()
	ptytest.Until(t, "no process of dovetail is left", func() bool { return !s.isRunning(t) })
}

// isRunning reports whether a process runs the program of this server.
func (s *sshServer) isRunning(t *testing.T) bool {
	t.Helper()
	links, err := filepath.Glob("/proc/[0-9]*/exe")
	if err != nil {
		t.Fatal(err)
	}
	return slices.ContainsFunc(links, func(link string) bool {
		path, err := os.Readlink(link)
		return err == nil && path == s.program
	})
}
