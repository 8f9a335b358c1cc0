package terminal

import (
	"encoding/base64"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

func TestCopyByOSC52(t *testing.T) {
	const text = "C000721\tCafé Müller\n"
	sequence := "\x1b]52;c;" + base64.StdEncoding.EncodeToString([]byte(text)) + "\x07"
	for _, test := range []struct {
		name     string
		terminal Terminal
		want     string
	}{
		{"a terminal gets OSC 52", Terminal{}, sequence},
		{"GNU screen passes it through", Terminal{Screen: true}, "\x1bP" + sequence + "\x1b\\"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var out strings.Builder
			notice, err := test.terminal.Copy(t.Context(), &out, text)
			if err != nil || out.String() != test.want || notice != "sent to the terminal's clipboard" {
				t.Errorf("%q, %v; wrote %q, want %q", notice, err, out.String(), test.want)
			}
		})
	}
}

func TestCopyRefuses(t *testing.T) {
	for text, want := range map[string]string{
		"":                          "there is nothing to copy",
		strings.Repeat("x", 56_000): "",
		strings.Repeat("x", 56_001): "57 kB is more than a terminal's clipboard takes (56 kB); copy fewer rows, or export them to a file",
	} {
		var out strings.Builder
		_, err := Terminal{}.Copy(t.Context(), &out, text)
		if want == "" && err != nil || want != "" && (err == nil || err.Error() != want || out.Len() > 0) {
			t.Errorf("%d bytes: %v, want %q; wrote %d bytes", len(text), err, want, out.Len())
		}
	}
}

// tmux puts a replacement of tmux, which runs script, first in PATH. It returns its folder.
func tmux(t *testing.T, script string) (folder string) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("there is no tmux on Windows")
	}
	folder = t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "tmux"), []byte("#!/bin/sh\n"+script+"\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", folder+":"+os.Getenv("PATH"))
	return folder
}

func TestCopyByTmux(t *testing.T) {
	folder := tmux(t, `echo "$@" > "${0%/*}/arguments"; cat > "${0%/*}/text"`)
	var out strings.Builder
	if _, err := (Terminal{Tmux: true}).Copy(t.Context(), &out, "C1\tAcme"); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"arguments": "load-buffer -w -\n", "text": "C1\tAcme"} {
		if got, err := os.ReadFile(filepath.Join(folder, name)); err != nil || string(got) != want {
			t.Errorf("%s: %q, %v; want %q", name, got, err, want)
		}
	}
	if out.Len() > 0 {
		t.Errorf("wrote %q to the terminal too", out.String())
	}
}

func TestCopyByTmuxFails(t *testing.T) {
	tmux(t, `echo "unknown flag -w" >&2; exit 1`)
	_, err := (Terminal{Tmux: true}).Copy(t.Context(), &strings.Builder{}, "C1")
	const want = "tmux did not take the text: unknown flag -w; it must be tmux 3.2 or later"
	if err == nil || err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}
}
