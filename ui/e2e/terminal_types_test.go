//go:build linux

package e2e

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"dovetail/ui/terminal/ptytest"
)

// tour visits the screens of the app, so that what they write can be checked.
var tour = []step{
	{"/dental", []string{"18 of 250"}},
	{"\r", []string{"18 of 250"}},
	{"jjj a", []string{"marked"}},
	{"l", []string{"Sage"}},
	{"s", []string{"Sage"}},
	{"?", []string{"type to search"}},
	{"\x1b", []string{"18 of 250"}},
	{"\r", []string{"The next sync"}},
	{"\x1b", []string{"18 of 250"}},
	{"u", []string{"paste cells"}},
	{"\x1b", []string{"18 of 250"}},
	{"e", []string{"Format"}},
	{"\x15tour.csv\r", []string{"Exported", "copy the path"}},
	{"\x1b", []string{"change company"}}, // the grid was in view above: its lines are not drawn again
	{"Q", []string{"does nothing here"}},
	{"\t", []string{"to the list"}},
	{"jjj\r", []string{"Acme Ireland"}},
	{"\t", []string{"to the list"}},
	{"j\r", []string{"newest first"}},
}

// takeTour performs the tour, quits, and returns all that was written.
func (e *env) takeTour(flags ...string) []byte {
	e.t.Helper()
	s := e.demo(flags...)
	perform(s, tour)
	s.Type("q")
	e.checkExit(s, 0)
	e.checkFiles("tour.csv")
	return s.Output()
}

// sgr matches the sequence that sets colours and attributes (ECMA-48, select graphic rendition).
var sgr = regexp.MustCompile(`\x1b\[([0-9;:]*)m`)

// sgrCodes returns the codes of colours and attributes in output, sorted, each once.
func sgrCodes(output []byte) []string {
	var codes []string
	for _, match := range sgr.FindAllSubmatch(output, -1) {
		codes = append(codes, strings.Split(string(match[1]), ";")...)
	}
	slices.Sort(codes)
	return slices.Compact(codes)
}

// legibleCodes are the codes that can be read on a dark and on a light background: bold, faint, underline and reverse,
// bright red and bright magenta. An omitted code means 0.
var legibleCodes = []string{"", "0", "1", "2", "4", "7", "91", "95"}

func TestTerminals(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name   string
		env    []string
		flags  []string
		plain  bool // neither colours nor attributes
		ascii  bool
		colour bool // some colour must be there
	}{
		{name: "xterm", env: []string{"TERM=xterm"}, colour: true},
		{name: "xterm-256color", env: []string{"TERM=xterm-256color"}, colour: true},
		{name: "linux", env: []string{"TERM=linux"}, colour: true},
		{name: "screen", env: []string{"TERM=screen"}, colour: true},
		{name: "tmux-256color", env: []string{"TERM=tmux-256color"}, colour: true},
		{name: "a terminal that claims all colours", env: []string{"COLORTERM=truecolor", "CLICOLOR_FORCE=1"}, colour: true},
		{name: "a terminal that says its background is white", env: []string{"COLORFGBG=0;15"}, colour: true},
		{name: "NO_COLOR", env: []string{"NO_COLOR=1"}, plain: true},
		{name: "a locale that is not UTF-8", env: []string{"LANG=C"}, ascii: true, colour: true},
		{name: "no locale", env: []string{"LANG="}, ascii: true, colour: true},
		{name: "--ascii", flags: []string{"--ascii"}, ascii: true, colour: true},
		{name: "--ascii and NO_COLOR", env: []string{"NO_COLOR=1"}, flags: []string{"--ascii"}, ascii: true, plain: true},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			output := newEnv(t).with(test.env...).takeTour(test.flags...)
			codes := sgrCodes(output)
			for _, code := range codes {
				if !slices.Contains(legibleCodes, code) || test.plain && strings.Trim(code, "0") != "" {
					t.Errorf("the code %q is written, of %q", code, codes)
				}
			}
			if test.colour != slices.Contains(codes, "95") {
				t.Errorf("colour is %t, want %t: %q", !test.colour, test.colour, codes)
			}
			if test.ascii {
				checkASCII(t, output)
			}
		})
	}
}

// checkASCII checks that output has no byte outside ASCII.
func checkASCII(t *testing.T, output []byte) {
	t.Helper()
	if at := slices.IndexFunc(output, func(c byte) bool { return c >= 0x80 }); at >= 0 {
		t.Errorf("not ASCII: %q", output[max(at-60, 0):min(at+20, len(output))])
	}
}

func TestTypingLettersOutsideASCII(t *testing.T) {
	t.Parallel()
	for _, env := range []string{"LANG=C", "LANG=C.UTF-8"} {
		for _, colour := range []string{"NO_COLOR=", "NO_COLOR=1"} {
			t.Run(env+" "+colour, func(t *testing.T) {
				t.Parallel()
				s := newEnv(t).with(env, colour).demo()
				s.Type("/zürich\x1b[D\x1b[D\x1b[D\x1b[D\x1b[D")
				s.Sees("1 of 250")
				s.Type("\r")
				s.Sees("1 of 250")
				if env == "LANG=C" {
					checkASCII(t, s.Output())
				}
			})
		}
	}
}

func TestDumbTerminalIsRefused(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"dumb", ""} {
		t.Run(fmt.Sprintf("TERM=%q", name), func(t *testing.T) {
			t.Parallel()
			e := newEnv(t).with("TERM=" + name)
			s := e.open("--demo")
			e.checkExit(s, 1)
			s.Sees("the app needs a terminal that can move the cursor")
			if output := string(s.Output()); strings.Contains(output, "\x1b") || strings.Count(output, "\n") != 1 {
				t.Errorf("more than a sentence: %q", output)
			}
			if !s.Await(func([]byte) bool { return s.Restored() }) {
				t.Error("the terminal's modes are not what they were")
			}
			e.checkFiles()
		})
	}
}

// TestWindowSizes checks that a resize draws the whole window, and that a window of no size counts as one of
// 80 by 24.
func TestWindowSizes(t *testing.T) {
	t.Parallel()
	s := newEnv(t).demo()
	s.Resize(140, 45)
	s.Sees("C000530")
	s.Resize(40, 12)
	s.Type("G")
	s.Sees("C000750")
	unsized := newEnv(t).size(0, 0).demo()
	unsized.Type("G")
	unsized.Sees("C000750")
	for _, open := range []*ptytest.Session{s, unsized} {
		open.Type("q")
		if err := open.Wait(); err != nil {
			t.Error(err)
		}
	}
}
