//go:build linux

package e2e

import (
	"bytes"
	"testing"
	"time"
)

// atOnce is the safety net of a start: a terminal that was asked and never answers costs five seconds.
const atOnce = 4 * time.Second

func TestStartAsksTheTerminalNothing(t *testing.T) {
	for _, name := range []string{"xterm-256color", "xterm", "linux", "vt100"} {
		t.Run(name, func(t *testing.T) {
			d := newEnv(t).with("TERM=" + name)
			begin := time.Now()
			s := d.demo()
			took := time.Since(begin)
			t.Logf("first row after %d ms", took.Milliseconds())
			if took > atOnce {
				t.Errorf("first row after %v", took)
			}
			s.Type("q")
			d.ends(s, 0)
			for _, question := range []string{"\x1b]11;?", "\x1b]10;?", "\x1b[6n", "\x1b[c", "\x1b[>c", "\x1b[?u"} {
				if bytes.Contains(s.Output(), []byte(question)) {
					t.Errorf("the terminal was asked %q", question)
				}
			}
			d.tidy()
		})
	}
}
