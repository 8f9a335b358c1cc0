package terminal

import (
	"runtime"
	"strings"
)

// The most frames that are drawn in a second. Over SSH there are fewer, because a slow connection should
// carry keys and results, not frames that are replaced before they are seen.
const (
	framesLocal = 30
	framesSSH   = 20
)

// Terminal describes the terminal as far as it is known without asking it.
type Terminal struct {
	Interactive bool // standard input and standard output are both a terminal
	UTF8        bool // it shows UTF-8; otherwise all output must be ASCII, also data
	Color       bool // colours may be used; bold, faint and reverse may be used without it, unless Dumb
	Dumb        bool // TERM is dumb or empty: it cannot move the cursor
	SSH         bool // the connection may be slow, and the user's files are on another computer
	Tmux        bool // inside tmux, which has its own clipboard
	Screen      bool // inside GNU screen, which passes sequences through only on request
	FPS         int  // frames a second, at most
}

// Detect returns what the environment tells of the terminal. Env is os.Getenv, or a replacement in tests.
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
		FPS:         framesLocal,
	}
	t.Color = stdoutTTY && !t.Dumb && env("NO_COLOR") == ""
	t.Screen = !t.Tmux && env("STY") != ""
	if t.SSH {
		t.FPS = framesSSH
	}
	return t
}

// utf8Locale reports whether the locale's character set is UTF-8. The first of the three variables that is
// not empty decides (POSIX, "Environment Variables", 8.2); if all are empty the locale is C, which is ASCII.
// macOS starts programs without a locale, and its terminals use UTF-8; on Windows the interface of the
// console is used, which is Unicode.
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
