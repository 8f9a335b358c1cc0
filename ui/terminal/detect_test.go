package terminal

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// environment returns a replacement of os.Getenv for "NAME=value NAME=value".
func environment(text string) func(string) string {
	return func(name string) string {
		for word := range strings.FieldsSeq(text) {
			if value, ok := strings.CutPrefix(word, name+"="); ok {
				return value
			}
		}
		return ""
	}
}

func TestDetect(t *testing.T) {
	for _, test := range []struct {
		name, system, env string
		want              Terminal
	}{
		{"a local terminal", "linux", "TERM=xterm-256color LANG=en_GB.UTF-8", Terminal{Interactive: true, UTF8: true, Color: true, FPS: 30}},
		{"a terminal over SSH", "linux", "TERM=xterm LANG=de_DE.utf8 SSH_CONNECTION=x", Terminal{Interactive: true, UTF8: true, Color: true, SSH: true, FPS: 20}},
		{"SSH without addresses", "linux", "TERM=xterm SSH_TTY=/dev/pts/1", Terminal{Interactive: true, Color: true, SSH: true, FPS: 20}},
		{"tmux", "linux", "TERM=tmux-256color TMUX=/tmp/x,1,0 STY=old LC_CTYPE=C.UTF-8", Terminal{Interactive: true, UTF8: true, Color: true, Tmux: true, FPS: 30}},
		{"screen", "linux", "TERM=screen STY=1.x", Terminal{Interactive: true, Color: true, Screen: true, FPS: 30}},
		{"no colour", "linux", "TERM=linux NO_COLOR=1", Terminal{Interactive: true, FPS: 30}},
		{"a dumb terminal", "linux", "TERM=dumb", Terminal{Interactive: true, Dumb: true, FPS: 30}},
		{"no TERM is dumb", "linux", "", Terminal{Interactive: true, Dumb: true, FPS: 30}},
		{"no TERM is normal on Windows", "windows", "", Terminal{Interactive: true, UTF8: true, Color: true, FPS: 30}},
		{"no locale is UTF-8 on macOS", "darwin", "TERM=xterm", Terminal{Interactive: true, UTF8: true, Color: true, FPS: 30}},
		{"a locale is respected on macOS", "darwin", "TERM=xterm LANG=C", Terminal{Interactive: true, Color: true, FPS: 30}},
		{"LC_ALL takes precedence", "linux", "TERM=xterm LC_ALL=C LC_CTYPE=C.UTF-8 LANG=C.UTF-8", Terminal{Interactive: true, Color: true, FPS: 30}},
		{"Latin-1 is not UTF-8", "linux", "TERM=xterm LANG=de_DE.ISO-8859-1", Terminal{Interactive: true, Color: true, FPS: 30}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, detect(test.system, environment(test.env), true, true)); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

func TestDetectWithoutTerminal(t *testing.T) {
	env := environment("TERM=xterm LANG=C.UTF-8")
	if got := Detect(env, true, false); got.Interactive || got.Color {
		t.Errorf("output to a file: %+v", got)
	}
	if got := Detect(env, false, true); got.Interactive {
		t.Errorf("input from a file: %+v", got)
	}
}
