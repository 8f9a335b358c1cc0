//go:build linux

package e2e

import (
	"bytes"
	"testing"
	"time"
)

// maxStart is how long a start may take. A program that queries a terminal which never answers waits for
// five seconds.
const maxStart = 4 * time.Second

// TestStartSendsNoQuery is not parallel, as it measures time.
func TestStartSendsNoQuery(t *testing.T) {
	for _, name := range []string{"xterm-256color", "xterm", "linux", "vt100"} {
		t.Run(name, func(t *testing.T) {
			e := newEnv(t).with("TERM=" + name)
			begin := time.Now()
			s := e.demo()
			elapsed := time.Since(begin)
			t.Logf("first row after %d ms", elapsed.Milliseconds())
			if elapsed > maxStart {
				t.Errorf("first row after %v", elapsed)
			}
			s.Type("q")
			e.checkExit(s, 0)
			for _, query := range []string{"\x1b]11;?", "\x1b]10;?", "\x1b[6n", "\x1b[c", "\x1b[>c", "\x1b[?u"} {
				if bytes.Contains(s.Output(), []byte(query)) {
					t.Errorf("the query %q was sent", query)
				}
			}
			e.checkFiles()
		})
	}
}
