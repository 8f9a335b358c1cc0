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

// Patience is how long a test waits for what should come at once, on a machine that is busy.
const Patience = 20 * time.Second

// gap is the time between two packets of Split: well below the 50 ms in which they belong together.
const gap = 5 * time.Millisecond

// Type types keys: letters, or the bytes that a terminal sends for a key.
func (s *Session) Type(keys string) {
	s.tb.Helper()
	s.mu.Lock()
	s.mark = len(s.output)
	s.mu.Unlock()
	if _, err := s.master.WriteString(keys); err != nil {
		s.tb.Fatalf("typing %q: %v", keys, err)
	}
}

// Split types keys in several packets, a short time apart. The time is what such a test is about, so it
// passes really; where the machine joins the packets the test proves less, and still passes.
func (s *Session) Split(packets ...string) {
	s.tb.Helper()
	s.SplitBy(gap, packets...)
}

// SplitBy types keys in several packets with a time between them, which passes really too.
func (s *Session) SplitBy(gap time.Duration, packets ...string) {
	s.tb.Helper()
	for i, p := range packets {
		if i > 0 {
			<-time.After(gap)
		}
		s.Type(p)
	}
}

// Sees waits until the program has shown the text since the last key, or one of the others, whatever
// moves of the cursor and colours came between its letters.
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

// Await waits until the bytes since the last key are what the test waits for, and reports whether they
// ever were.
func (s *Session) Await(enough func(since []byte) bool) bool {
	limit := time.NewTimer(Patience)
	defer limit.Stop()
	ended := s.ended
	for !enough(s.since()) {
		select {
		case <-s.news:
		case <-ended:
			ended = nil // its last bytes may still be on their way
			limit.Reset(time.Second)
		case <-limit.C:
			return false
		}
	}
	return true
}

// Output is every byte that the program has written.
func (s *Session) Output() []byte {
	s.mu.Lock()
	defer s.mu.Unlock()
	return bytes.Clone(s.output)
}

func (s *Session) since() []byte {
	s.mu.Lock()
	defer s.mu.Unlock()
	return bytes.Clone(s.output[s.mark:])
}

// Hears is what the program writes within a time.
func (s *Session) Hears(within time.Duration) []byte {
	from := len(s.Output())
	limit := time.NewTimer(within)
	defer limit.Stop()
	for {
		select {
		case <-s.news:
		case <-limit.C:
			return s.Output()[from:]
		}
	}
}

// Restored reports whether the terminal's modes, such as echo and whole lines, are those that it had
// before the program started.
func (s *Session) Restored() bool {
	s.tb.Helper()
	modes, err := readModes(s.master)
	if err != nil {
		s.tb.Fatalf("the terminal's modes: %v", err)
	}
	return modes == s.modes
}

// Until waits until something is so that no terminal shows, and fails when it never becomes so.
func Until(tb testing.TB, what string, so func() bool) {
	tb.Helper()
	limit, again := time.NewTimer(Patience), time.NewTicker(gap)
	defer limit.Stop()
	defer again.Stop()
	for !so() {
		select {
		case <-again.C:
		case <-limit.C:
			tb.Fatalf("waited in vain: %s", what)
		}
	}
}

// Wait waits until the program has ended, and says how, as exec.Cmd.Wait does.
func (s *Session) Wait() error {
	s.tb.Helper()
	limit := time.NewTimer(Patience)
	defer limit.Stop()
	select {
	case <-s.ended:
		return s.exit
	case <-limit.C:
		s.tb.Fatalf("the program did not end; since the last key came %q", s.since())
		return nil
	}
}

// Signal sends the program a signal.
func (s *Session) Signal(signal os.Signal) {
	s.tb.Helper()
	if err := s.cmd.Process.Signal(signal); err != nil {
		s.tb.Fatalf("signal %s: %v", signal, err)
	}
}

// Hangup takes the terminal away, as a lost line does.
func (s *Session) Hangup() {
	s.tb.Helper()
	if err := s.master.Close(); err != nil {
		s.tb.Fatal(err)
	}
}

// Resize gives the terminal another size.
func (s *Session) Resize(columns, rows int) {
	s.tb.Helper()
	if err := setSize(s.master, columns, rows); err != nil {
		s.tb.Fatalf("size %d×%d: %v", columns, rows, err)
	}
}

// Plain is a terminal's bytes without its escape sequences.
func Plain(b []byte) []byte {
	sequences := regexp.MustCompile(strings.Join([]string{
		`\x1b\[[0-?]*[ -/]*[@-~]`,               // CSI
		`\x1b[\]P_^X][^\x07\x1b]*(\x07|\x1b\\)`, // OSC, DCS and their like
		`\x1b[ -/]*[0-Z\\^-~]`,                  // all else
	}, "|"))
	return sequences.ReplaceAll(b, nil)
}
