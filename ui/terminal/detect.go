package terminal

import (
	"runtime"
	"strings"
)

// How often the screen is drawn at most, in frames a second: a line that is slow should carry keys and
// answers, not frames that nobody saw.
const (
	framesNear = 30
	framesSSH  = 20
)

// A Terminal is what is known of the terminal without asking it.
type Terminal struct {
	Interactive bool // a person sits at both ends: standard input and output are a terminal
	UTF8        bool // it shows UTF-8; otherwise everything must be ASCII, data too
	Color       bool // colour is welcome; bold, faint and reverse may be used without it, unless Dumb
	Dumb        bool // TERM=dumb, or none: it cannot move the cursor
	SSH         bool // the line may be slow, and files are on the other side
	Tmux        bool // inside tmux, which has a clipboard of its own
	Screen      bool // inside GNU screen, which must be told to pass a sequence on
	FPS         int  // frames a second, at most
}

// Detect tells from the environment what the terminal can do. The environment is given as os.Getenv.
func Detect(env func(string) string, stdinTTY, stdoutTTY bool) Terminal {
	return detect(runtime.GOOS, env, stdinTTY, stdoutTTY)
}

func detect(system string, env func(string) string, stdinTTY, stdoutTTY bool) Terminal {
	name := env("TERM")
	t := Terminal{
		Interactive: stdinTTY && stdoutTTY,
		UTF8:        utf8Locale(system, env),
		Dumb:        name == "dumb" || name == "" && system != "windows",
		SSH:         env("SSH_CONNECTION") != "" || env("SSH_TTY") != "",
		Tmux:        env("TMUX") != "",
		FPS:         framesNear,
	}
	t.Color = stdoutTTY && !t.Dumb && env("NO_COLOR") == ""
	t.Screen = !t.Tmux && env("STY") != ""
	if t.SSH {
		t.FPS = framesSSH
	}
	return t
}

// utf8Locale reports whether the locale's letters are UTF-8. The first of the three variables that is
// not empty decides (POSIX, "Environment Variables", 8.2); without any the locale is C, which is ASCII.
// macOS starts programs without a locale, and its terminals are UTF-8; on Windows the console's own
// interface is used, which is Unicode.
func utf8Locale(system string, env func(string) string) bool {
	if system == "windows" {
		return true
	}
	for _, name := range [...]string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if locale := env(name); locale != "" {
			locale = strings.ToLower(strings.ReplaceAll(locale, "-", ""))
			return strings.Contains(locale, "utf8")
		}
	}
	return system == "darwin"
}
