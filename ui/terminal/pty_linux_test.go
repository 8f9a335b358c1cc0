package terminal_test

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"dovetail/ui/terminal/ptytest"
)

// program builds testdata/keys once, in a folder that TestMain removes.
func program(t *testing.T) string {
	t.Helper()
	path, err := build()
	if err != nil {
		t.Fatal(err)
	}
	return path
}

var folder string

var build = sync.OnceValues(func() (string, error) {
	path := filepath.Join(folder, "keys")
	output, err := exec.Command("go", "build", "-o", path, "./testdata/keys").CombinedOutput()
	if err != nil {
		return "", errors.New(string(output))
	}
	return path, nil
})

func TestMain(m *testing.M) {
	var err error
	if folder, err = os.MkdirTemp("", "keys"); err != nil {
		panic(err)
	}
	code := m.Run()
	if err := os.RemoveAll(folder); err != nil {
		panic(err)
	}
	os.Exit(code)
}

// start runs the program on a terminal and waits for its first frame.
func start(t *testing.T) *ptytest.Session {
	t.Helper()
	cmd := exec.Command(program(t))
	cmd.Env = []string{"TERM=xterm-256color", "LANG=C.UTF-8", "PATH=" + os.Getenv("PATH")}
	s := ptytest.Start(t, 80, 24, cmd)
	s.Sees("ready")
	return s
}

func TestSilentTerminal(t *testing.T) {
	program(t)
	begin := time.Now()
	s := start(t)
	took := time.Since(begin)
	t.Logf("first frame after %v", took)
	if took > 3*time.Second { // with the query for the background it is 5 s and more
		t.Errorf("first frame after %v: the terminal was queried and did not answer", took)
	}
	s.Type("q")
	if err := s.Wait(); err != nil {
		t.Error(err)
	}
	for _, query := range []string{"\x1b]11;?", "\x1b]10;?", "\x1b[6n", "\x1b[c"} {
		if strings.Contains(string(s.Output()), query) {
			t.Errorf("the terminal was sent the query %q", query)
		}
	}
}

func TestKeysOnATerminal(t *testing.T) {
	for _, test := range []struct {
		name    string
		packets []string
		sees    string
	}{
		{"a lone escape is the key Esc", []string{"\x1b"}, "key esc."},
		{"several letters in one packet are one message", []string{"/acme"}, "key /acme."},
		{"a paste is what its brackets enclose", []string{"\x1b[200~C1\tAcme", "\rC2\tAcme\x1b[201~"}, "paste of 15 unbracketed=false truncated=false big=false."},
		{"a paste without brackets is recognised", []string{"C001\tAcme\rC002\tAcme\r"}, "paste of 20 unbracketed=true truncated=false big=false."},
		{"a paste that never ends is truncated", []string{"\x1b[200~C1\tAcme"}, "paste of 7 unbracketed=false truncated=true big=false."},
		{"300 rows arrive complete", []string{"\x1b[200~" + strings.Repeat("C000001\tHarbour Dental Ltd\tACME\r", 300) + "\x1b[201~"}, "paste of 9600 unbracketed=false truncated=false big=false."},
		{"a paste that is too big is marked", []string{"\x1b[200~" + strings.Repeat("12345678", 64*1024) + "\x1b[201~"}, "paste of 262144 unbracketed=false truncated=false big=true."},
		{"300 arrow keys arrive complete", []string{strings.Repeat("\x1b[A", 300) + "x"}, "key x."},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			s := start(t)
			s.Split(test.packets...)
			s.Sees(test.sees)
		})
	}
}

func TestSplitKeysOnATerminal(t *testing.T) {
	for _, test := range []struct {
		name    string
		packets []string
		sees    string
	}{
		{"an arrow key in two packets is one key", []string{"\x1b", "[B"}, "key down. key ctrl+e."},
		{"an arrow key in three packets is one key", []string{"\x1b", "[", "B"}, "key down. key ctrl+e."},
		{"a letter in two packets is one letter", []string{"\xc3", "\xbc"}, "key ü. key ctrl+e."},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			s := start(t)
			// On a busy machine more than 50 ms can pass between the packets; then the test tries again.
			for range 20 {
				s.Split(test.packets...)
				s.Type("\x05")
				s.Sees("key ctrl+e.")
				if strings.Contains(string(ptytest.Plain(s.Output())), test.sees) {
					return
				}
			}
			t.Errorf("never saw %q: %q", test.sees, s.Output())
		})
	}
}

func TestSignalsAndHangup(t *testing.T) {
	for _, test := range []struct {
		name string
		end  func(*ptytest.Session)
		code int
	}{
		{"SIGTERM restores the terminal", func(s *ptytest.Session) { s.Signal(syscall.SIGTERM) }, 143},
		{"SIGINT restores the terminal", func(s *ptytest.Session) { s.Signal(os.Interrupt) }, 130},
		{"SIGHUP restores the terminal", func(s *ptytest.Session) { s.Signal(syscall.SIGHUP) }, 129},
		{"a hangup ends the program", (*ptytest.Session).Hangup, 129},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			s := start(t)
			test.end(s)
			var exit *exec.ExitError
			if err := s.Wait(); !errors.As(err, &exit) || exit.ExitCode() != test.code {
				t.Errorf("ended with %v, want exit code %d", err, test.code)
			}
			hangup := test.name == "a hangup ends the program"
			if !hangup && !s.Await(func([]byte) bool { return strings.Contains(string(s.Output()), "\x1b[?1049l") }) {
				t.Errorf("left the alternate screen on: %q", s.Output())
			}
		})
	}
}

func TestAbortRestoresTheTerminalAndPrintsTheStacks(t *testing.T) {
	for _, signal := range []syscall.Signal{syscall.SIGQUIT, syscall.SIGABRT} {
		t.Run(signal.String(), func(t *testing.T) {
			t.Parallel()
			s := start(t)
			s.Signal(signal)
			var exit *exec.ExitError
			if err := s.Wait(); !errors.As(err, &exit) || exit.ExitCode() != 2 {
				t.Errorf("ended with %v, want exit code 2 of the Go runtime", err)
			}
			stacks := func([]byte) bool {
				_, after, left := strings.Cut(string(s.Output()), "\x1b[?1049l")
				return left && strings.Contains(after, "goroutine ")
			}
			if !s.Await(stacks) || !s.Restored() {
				t.Errorf("restored: %t; the output ends with %q", s.Restored(), s.Output()[max(0, len(s.Output())-300):])
			}
		})
	}
}

func TestIgnoredHangup(t *testing.T) {
	cmd := exec.Command("sh", "-c", `trap "" HUP; exec "$0"`, program(t))
	cmd.Env = []string{"TERM=xterm-256color", "PATH=" + os.Getenv("PATH")}
	s := ptytest.Start(t, 80, 24, cmd)
	s.Sees("ready")
	s.Hangup()
	var exit *exec.ExitError
	if err := s.Wait(); !errors.As(err, &exit) {
		t.Errorf("ended with %v, want an exit code after the hangup", err)
	}
}
