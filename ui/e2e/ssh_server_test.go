//go:build linux

package e2e

import (
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dovetail/ui/terminal/ptytest"
)

const sshd = "/usr/sbin/sshd"

// A sshServer is a server that runs dovetail, with an sshd on a port of this computer's own address, and the
// person's own computer: a folder, with an ssh and an scp that know the server and its key.
type sshServer struct {
	*env         // on the server
	own   string // the folder on the person's own computer
	tools string // where its ssh and scp are
	port  string
	login string
}

// newSSHServer starts the server. The test is skipped where its programs are missing.
func newSSHServer(t *testing.T) *sshServer {
	t.Helper()
	for _, program := range []string{sshd, "ssh", "scp", "ssh-keygen"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skipf("%s is missing here; install openssh-server and openssh-client", program)
		}
	}
	me, err := user.Current()
	if err != nil {
		t.Fatal(err)
	}
	s := &sshServer{env: newEnv(t), own: t.TempDir(), tools: t.TempDir(), port: freePort(t), login: me.Username}
	keys := t.TempDir()
	host, own := s.key(filepath.Join(keys, "host")), s.key(filepath.Join(keys, "own"))
	s.write(filepath.Join(keys, "authorized"), own, 0o600)
	s.write(filepath.Join(keys, "known"), fmt.Sprintf("[127.0.0.1]:%s %s", s.port, host), 0o600)
	s.serve(keys)
	s.write(filepath.Join(keys, "client"), strings.Join([]string{
		"IdentityFile " + filepath.Join(keys, "own"), "IdentitiesOnly yes", "IdentityAgent none", "BatchMode yes",
		"UserKnownHostsFile " + filepath.Join(keys, "known"), "GlobalKnownHostsFile none", "StrictHostKeyChecking yes", "",
	}, "\n"), 0o600)
	for _, name := range []string{"ssh", "scp"} {
		program, err := exec.LookPath(name)
		if err != nil {
			t.Fatal(err)
		}
		script := fmt.Sprintf("#!/bin/sh\nexec %s -F %s \"$@\"\n", program, filepath.Join(keys, "client"))
		s.write(filepath.Join(s.tools, name), script, 0o700)
	}
	return s
}

// key makes a pair of keys and returns the public one.
func (s *sshServer) key(path string) string {
	s.t.Helper()
	if said, err := exec.Command("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", path).CombinedOutput(); err != nil {
		s.t.Fatalf("ssh-keygen: %v\n%s", err, said)
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

// serve starts sshd with the desk's environment, so that nothing of the real user is touched, and waits
// until it answers.
func (s *sshServer) serve(keys string) {
	s.t.Helper()
	s.with("PATH=" + filepath.Dir(built(s.t)) + ":/usr/local/bin:/usr/bin:/bin")
	environment := strings.Join(without(s.variables, "TERM="), " ")
	config := filepath.Join(keys, "server")
	s.write(config, strings.Join([]string{
		"ListenAddress 127.0.0.1:" + s.port, "HostKey " + filepath.Join(keys, "host"),
		"AuthorizedKeysFile " + filepath.Join(keys, "authorized"), "StrictModes no", "UsePAM no", "PidFile none",
		"PasswordAuthentication no", "KbdInteractiveAuthentication no", "PermitRootLogin prohibit-password",
		"PermitUserEnvironment no", "PermitUserRC no", "PrintMotd no", "PrintLastLog no", "SetEnv " + environment,
		"Subsystem sftp internal-sftp", "",
	}, "\n"), 0o600)
	s.separation()
	log := filepath.Join(keys, "log")
	cmd := exec.Command(sshd, "-D", "-f", config, "-E", log)
	if err := cmd.Start(); err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() {
		_ = cmd.Process.Kill() // it may have ended
		_ = cmd.Wait()
		if said, err := os.ReadFile(log); err == nil && s.t.Failed() {
			s.t.Logf("sshd said:\n%s", said)
		}
	})
	s.answers()
}

// separation makes the empty folder that sshd wants when it runs as root; elsewhere the system makes it.
func (s *sshServer) separation() {
	s.t.Helper()
	const folder = "/run/sshd"
	if os.Geteuid() != 0 {
		return
	}
	if err := os.Mkdir(folder, 0o755); err == nil {
		s.t.Cleanup(func() { _ = os.Remove(folder) }) // somebody may use it by now
	}
}

// answers waits until sshd greets.
func (s *sshServer) answers() {
	s.t.Helper()
	ptytest.Until(s.t, "sshd answers", func() bool {
		line, err := net.DialTimeout("tcp", "127.0.0.1:"+s.port, time.Second)
		if err != nil {
			return false
		}
		greeting := make([]byte, 4)
		_, err = io.ReadFull(line, greeting)
		return line.Close() == nil && err == nil && string(greeting) == "SSH-"
	})
}

// freePort is a port that nobody uses now.
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

// without are variables but those that begin so.
func without(variables []string, beginning string) []string {
	var rest []string
	for _, v := range variables {
		if !strings.HasPrefix(v, beginning) {
			rest = append(rest, v)
		}
	}
	return rest
}

// types is a line that the person types on their own computer, for a shell there.
func (s *sshServer) types(line string) *exec.Cmd {
	cmd := exec.Command("sh", "-c", line)
	cmd.Dir = s.own
	cmd.Env = []string{"PATH=" + s.tools + ":/usr/bin:/bin", "HOME=" + s.own, "TERM=xterm-256color"}
	return cmd
}

// does is types for a line that must end well; it returns what was printed.
func (s *sshServer) does(line string) string {
	s.t.Helper()
	said, err := s.types(line).CombinedOutput()
	if err != nil {
		s.t.Fatalf("%s: %v\n%s", line, err, said)
	}
	return string(said)
}

// ssh is the beginning of a line that runs something on the server.
func (s *sshServer) ssh(options string) string {
	return strings.Join(strings.Fields(fmt.Sprintf("exec ssh %s -p %s %s@127.0.0.1", options, s.port, s.login)), " ")
}

// runningPrograms are the processes of the program that was built.
func runningPrograms(t *testing.T) (list []string) {
	t.Helper()
	program := built(t)
	links, err := filepath.Glob("/proc/[0-9]*/exe")
	if err != nil {
		t.Fatal(err)
	}
	for _, link := range links {
		if path, err := os.Readlink(link); err == nil && path == program {
			list = append(list, link)
		}
	}
	return list
}
