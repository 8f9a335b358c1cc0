package terminal

import (
	"errors"
	"io"
	"os"
	"strings"
	"testing"
	"time"
)

// pipe is a Line on a pipe, and the pipe's other end. Instead of waiting, later is called.
func pipe(t *testing.T, gone func(), later func(time.Duration) bool) (*Input, *os.File) {
	t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _, _ = r.Close(), w.Close() })
	l := NewInput(r, gone)
	if later != nil {
		l.readable = later
	}
	return l, w
}

func write(t *testing.T, w io.Writer, text string) {
	t.Helper()
	if _, err := io.WriteString(w, text); err != nil {
		t.Fatal(err)
	}
}

// read reads once, as Bubble Tea does.
func read(t *testing.T, l *Input) string {
	t.Helper()
	var buffer [256]byte
	n, err := l.Read(buffer[:])
	if err != nil {
		t.Fatal(err)
	}
	return string(buffer[:n])
}

func TestLineJoinsWhatComesInTime(t *testing.T) {
	var w *os.File
	l, w := pipe(t, nil, func(wait time.Duration) bool {
		if wait != silenceKey {
			t.Errorf("waited %v", wait)
		}
		write(t, w, "[B")
		return true
	})
	write(t, w, "\x1b")
	if got := read(t, l); got != "\x1b[B" {
		t.Errorf("read %q", got)
	}
}

func TestLineLetsGoAfterSilence(t *testing.T) {
	for in, want := range map[string]string{
		"\x1b":              "\x1b",
		"j\x1b[":            "j",
		"j\x1bO":            "j\x1bO",
		"\x1b[200~C1\tX":    "\x1b[200~C1\tX" + markCut + "\x1b[201~",
		"C001\rC002\rC003":  "\x1b[200~" + markBare + "C001\rC002\rC003\x1b[201~",
		"\x1b[200~\x1b[201": "\x1b[200~" + markCut + "\x1b[201~",
	} {
		l, w := pipe(t, nil, func(time.Duration) bool { return false })
		write(t, w, in)
		if got := read(t, l); got != want {
			t.Errorf("%q: read %q, want %q", in, got, want)
		}
	}
}

// Bubble Tea waits on the descriptor: a Read may leave nothing in the Line but what the next bytes, which
// are there already, bring out.
func TestLineLeavesNothingBehind(t *testing.T) {
	text := strings.Repeat("\x1b[1;5A", 300) + pasteStart + strings.Repeat("ü", 500) + pasteEnd
	l, w := pipe(t, nil, nil)
	write(t, w, text)
	got := ""
	for len(got) < len(text) {
		got += read(t, l)
		if len(l.out) > 0 {
			t.Fatalf("%q was left behind", l.out)
		}
		if _, owes := l.stream.Wait(); owes && !readable(l.Fd(), 0) {
			t.Fatalf("%q was held back though nothing more was there", l.stream.held)
		}
	}
	if got != text {
		t.Errorf("read %q, want %q", got, text)
	}
}

func TestLineNeverCutsAKey(t *testing.T) {
	l, w := pipe(t, nil, nil)
	write(t, w, strings.Repeat("\x1b[1;5A", 300))
	for range 9 {
		if got := read(t, l); !strings.HasSuffix(got, "\x1b[1;5A") || !strings.HasPrefix(got, "\x1b") {
			t.Fatalf("read %q, which begins or ends within a key", got)
		}
	}
}

func TestLineIntoASmallBuffer(t *testing.T) {
	l, w := pipe(t, nil, nil)
	write(t, w, "\x1b[1;5A€")
	buffer, got := make([]byte, 2), ""
	for len(got) < len("\x1b[1;5A€") {
		n, err := l.Read(buffer)
		if err != nil {
			t.Fatal(err)
		}
		got += string(buffer[:n])
	}
	if got != "\x1b[1;5A€" {
		t.Errorf("read %q", got)
	}
	if n, err := l.Read(nil); n != 0 || err != nil {
		t.Errorf("into no buffer: %d, %v", n, err)
	}
}

func TestLineNoticesItsEnd(t *testing.T) {
	ends := 0
	l, w := pipe(t, func() { ends++ }, func(time.Duration) bool { return true })
	write(t, w, "j\x1b[")
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if got := read(t, l); got != "j" {
		t.Errorf("read %q", got)
	}
	for range 2 {
		if _, err := l.Read(make([]byte, 256)); !errors.Is(err, io.EOF) {
			t.Errorf("then %v, want the end", err)
		}
	}
	if ends != 1 {
		t.Errorf("the end was told %d times", ends)
	}
}
