package terminal

import (
	"errors"
	"io"
	"os"
	"strings"
	"testing"
	"time"
)

// pipe returns an Input that reads a pipe, and the pipe's other end. If readable is not nil, the Input calls it
// instead of waiting for the descriptor.
func pipe(t *testing.T, onClose func(), readable func(time.Duration) bool) (*Input, *os.File) {
	t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _, _ = r.Close(), w.Close() })
	in := NewInput(r, onClose)
	if readable != nil {
		in.readable = readable
	}
	return in, w
}

// write writes text to w.
func write(t *testing.T, w io.Writer, text string) {
	t.Helper()
	if _, err := io.WriteString(w, text); err != nil {
		t.Fatal(err)
	}
}

// read returns what one Read returns, with the buffer of Bubble Tea.
func read(t *testing.T, in *Input) string {
	t.Helper()
	var buffer [256]byte
	n, err := in.Read(buffer[:])
	if err != nil {
		t.Fatal(err)
	}
	return string(buffer[:n])
}

func TestInputJoinsWhatArrivesInTime(t *testing.T) {
	var w *os.File
	in, w := pipe(t, nil, func(wait time.Duration) bool {
		if wait != keyTimeout {
			t.Errorf("waited %v", wait)
		}
		write(t, w, "[B")
		return true
	})
	write(t, w, "\x1b")
	if got := read(t, in); got != "\x1b[B" {
		t.Errorf("read %q", got)
	}
}

func TestInputIsFlushedAfterTheTimeout(t *testing.T) {
	for text, want := range map[string]string{
		"\x1b":              "\x1b",
		"j\x1b[":            "j",
		"j\x1bO":            "j\x1bO",
		"\x1b[200~C1\tX":    "\x1b[200~C1\tX" + markTruncated + "\x1b[201~",
		"C001\rC002\rC003":  "\x1b[200~" + markUnbracketed + "C001\rC002\rC003\x1b[201~",
		"\x1b[200~\x1b[201": "\x1b[200~" + markTruncated + "\x1b[201~",
	} {
		in, w := pipe(t, nil, func(time.Duration) bool { return false })
		write(t, w, text)
		if got := read(t, in); got != want {
			t.Errorf("%q: read %q, want %q", text, got, want)
		}
	}
}

// Bubble Tea waits on the descriptor: a Read must leave nothing in the Input unless more bytes, which release
// it, can be read at once.
func TestInputLeavesNothingBehind(t *testing.T) {
	text := strings.Repeat("\x1b[1;5A", 300) + pasteStart + strings.Repeat("ü", 500) + pasteEnd
	in, w := pipe(t, nil, nil)
	write(t, w, text)
	got := ""
	for len(got) < len(text) {
		got += read(t, in)
		if len(in.out) > 0 {
			t.Fatalf("%q was left behind", in.out)
		}
		if _, owes := in.filter.Wait(); owes && !readable(in.Fd(), 0) {
			t.Fatalf("%q was held back although the pipe was empty", in.filter.held)
		}
	}
	if got != text {
		t.Errorf("read %q, want %q", got, text)
	}
}

func TestInputNeverSplitsAKey(t *testing.T) {
	in, w := pipe(t, nil, nil)
	write(t, w, strings.Repeat("\x1b[1;5A", 300))
	for range 9 {
		if got := read(t, in); !strings.HasSuffix(got, "\x1b[1;5A") || !strings.HasPrefix(got, "\x1b") {
			t.Fatalf("read %q, which begins or ends within a key", got)
		}
	}
}

func TestInputIntoASmallBuffer(t *testing.T) {
	in, w := pipe(t, nil, nil)
	write(t, w, "\x1b[1;5A€")
	buffer, got := make([]byte, 2), ""
	for len(got) < len("\x1b[1;5A€") {
		n, err := in.Read(buffer)
		if err != nil {
			t.Fatal(err)
		}
		got += string(buffer[:n])
	}
	if got != "\x1b[1;5A€" {
		t.Errorf("read %q", got)
	}
	if n, err := in.Read(nil); n != 0 || err != nil {
		t.Errorf("into no buffer: %d, %v", n, err)
	}
}

func TestInputNoticesItsEnd(t *testing.T) {
	closed := 0
	in, w := pipe(t, func() { closed++ }, func(time.Duration) bool { return true })
	write(t, w, "j\x1b[")
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if got := read(t, in); got != "j" {
		t.Errorf("read %q", got)
	}
	for range 2 {
		if _, err := in.Read(make([]byte, 256)); !errors.Is(err, io.EOF) {
			t.Errorf("then %v, want io.EOF", err)
		}
	}
	if closed != 1 {
		t.Errorf("onClose was called %d times, want once", closed)
	}
}
