package ptytest

import (
	"bytes"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// Timeout is how long a test waits for what should happen at once, on a busy machine.
const Timeout = 20 * time.Second

// gap is the time between two packets of Split, well below the 50 ms within which bytes belong together.
const gap = 5 * time.Millisecond

// Type types keys: characters, or the bytes that a terminal sends for a key.
func (s *Session) Type(keys string) {
	s.tb.Helper()
	s.mu.Lock()
	s.lastKey = len(s.output)
	s.mu.Unlock()
	if _, err := s.master.WriteString(keys); err != nil {
		s.tb.Fatalf("typing %q: %v", keys, err)
	}
}

// Split types keys in several packets, a short time apart. Such a test is about that time, so it really passes;
// if the machine joins the packets the test proves less, and still passes.
func (s *Session) Split(packets ...string) {
	s.tb.Helper()
	s.SplitBy(gap, packets...)
}

// SplitBy types keys in several packets with the given time between them, which really passes too.
func (s *Session) SplitBy(gap time.Duration, packets ...string) {
	s.tb.Helper()
	for i, p := range packets {
		if i > 0 {
			<-time.After(gap)
		}
		s.Type(p)
	}
}

// Sees waits until the program has shown text or one of the others since the last key, and fails otherwise. Cursor
// movements and colours within the text are ignored.
func (s *Session) Sees(text string, others ...string) {
	s.tb.Helper()
	texts := append([]string{text}, others...)
	shown := func(since []byte) bool {
		plain := string(Plain(since))
		return slices.ContainsFunc(texts, func(text string) bool { return strings.Contains(plain, text) })
	}
	if !s.Await(shown) {
		s.tb.Fatalf("did not see any of %q; since the last key came %q", texts, s.since())
	}
}

// Await waits until done is true for the bytes since the last key, and reports whether it was in time.
func (s *Session) Await(done func(since []byte) bool) bool {
	limit := time.NewTimer(Timeout)
	defer limit.Stop()
	ended := s.ended
	for !done(s.since()) {
		select {
		case <-s.changed:
		case <-ended:
			ended = nil // its last bytes may still arrive
			limit.Reset(time.Second)
		case <-limit.C:
			return false
		}
	}
	return true
}

// Output returns all bytes that the program has written.
func (s *Session) Output() []byte {
	s.mu.Lock()
	defer s.mu.Unlock()
	return bytes.Clone(s.output)
}

// since returns the bytes since the last key.
func (s *Session) since() []byte {
	s.mu.Lock()
	defer s.mu.Unlock()
	return bytes.Clone(s.output[s.lastKey:])
}

// Collect returns what the program writes within a time.
func (s *Session) Collect(within time.Duration) []byte {
	from := len(s.Output())
	limit := time.NewTimer(within)
	defer limit.Stop()
	for {
		select {
		case <-s.changed:
		case <-limit.C:
			return s.Output()[from:]
		}
	}
}

// Restored reports whether the terminal's modes, such as echo and line editing, are the same as before the
// program started.
func (s *Session) Restored() bool {
	s.tb.Helper()
	modes, err := readModes(s.master)
	if err != nil {
		s.tb.Fatalf("the terminal's modes: %v", err)
	}
	return modes == s.modes
}

// Until waits until condition is true, for a condition that no terminal shows, and fails otherwise.
func Until(tb testing.TB, what string, condition func() bool) {
	tb.Helper()
	limit, again := time.NewTimer(Timeout), time.NewTicker(gap)
	defer limit.Stop()
	defer again.Stop()
	for !condition() {
		select {
		case <-again.C:
		case <-limit.C:
			tb.Fatalf("timed out: %s", what)
		}
	}
}

// Wait waits until the program has ended, and returns the error of exec.Cmd.Wait.
func (s *Session) Wait() error {
	s.tb.Helper()
	limit := time.NewTimer(Timeout)
	defer limit.Stop()
	select {
	case <-s.ended:
		return s.exit
	case <-limit.C:
		s.tb.Fatalf("the program did not end; since the last key came %q", s.since())
		return nil
	}
}

// Signal sends a signal to the program.
func (s *Session) Signal(signal os.Signal) {
	s.tb.Helper()
	if err := s.cmd.Process.Signal(signal); err != nil {
		s.tb.Fatalf("signal %s: %v", signal, err)
	}
}

// Hangup closes the terminal, as the loss of a connection does.
func (s *Session) Hangup() {
	s.tb.Helper()
	if err := s.master.Close(); err != nil {
		s.tb.Fatal(err)
	}
}

// Resize changes the terminal's size.
func (s *Session) Resize(columns, rows int) {
	s.tb.Helper()
	if err := setSize(s.master, columns, rows); err != nil {
		s.tb.Fatalf("size %d×%d: %v", columns, rows, err)
	}
}

// Plain returns b without escape sequences.
func Plain(b []byte) []byte {
	sequences := regexp.MustCompile(strings.Join([]string{
		`\x1b\[[0-?]*[ -/]*[@-~]`,               // CSI
		`\x1b[\]P_^X][^\x07\x1b]*(\x07|\x1b\\)`, // OSC, DCS and the other control strings
		`\x1b[ -/]*[0-Z\\^-~]`,                  // all others
	}, "|"))
	return sequences.ReplaceAll(b, nil)
}
