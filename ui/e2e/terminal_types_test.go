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

// A tour goes through the app's screens, so that what they write can be looked at.
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
	{"u", []string{"paste the cells"}},
	{"\x1b", []string{"18 of 250"}},
	{"e", []string{"Which rows?"}},
	{"\r", []string{"Folder"}},
	{"\x15tour.csv\r", []string{"Exported"}},
	{"\x1b", []string{"18 of 250"}},
	{"X", []string{"does nothing here"}},
	{"\t", []string{"open"}},
	{"j\r", []string{"Acme Ireland"}},
	{"\t", []string{"open"}},
	{"j\r", []string{"newest first"}},
}

// walk takes the tour and quits; it returns all that was written.
func walk(d *env, flags ...string) []byte {
	d.t.Helper()
	s := d.demo(flags...)
	take(s, tour)
	s.Type("q")
	d.ends(s, 0)
	d.tidy("tour.csv")
	return s.Output()
}

// rendition is how a terminal is told colours and attributes (ECMA-48, SGR).
var rendition = regexp.MustCompile(`\x1b\[([0-9;:]*)m`)

// renditions are the codes in what was written, each once.
func renditions(output []byte) []string {
	var codes []string
	for _, match := range rendition.FindAllSubmatch(output, -1) {
		codes = append(codes, strings.Split(string(match[1]), ";")...)
	}
	slices.Sort(codes)
	return slices.Compact(codes)
}

// What may be used on a dark and a light background alike: the named colours but black and white, bold,
// faint, underline and reverse. A code that is left out is 0.
var legible = []string{"", "0", "1", "2", "4", "7", "31", "32", "33", "34", "35", "36"}

func TestTerminals(t *testing.T) {
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
		{name: "no locale at all", env: []string{"LANG="}, ascii: true, colour: true},
		{name: "--ascii", flags: []string{"--ascii"}, ascii: true, colour: true},
		{name: "--ascii and NO_COLOR", env: []string{"NO_COLOR=1"}, flags: []string{"--ascii"}, ascii: true, plain: true},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			output := walk(newEnv(t).with(test.env...), test.flags...)
			codes := renditions(output)
			for _, code := range codes {
				if !slices.Contains(legible, code) || test.plain && strings.Trim(code, "0") != "" {
					t.Errorf("the code %q is written: %q", code, codes)
				}
			}
			if test.colour != slices.Contains(codes, "33") {
				t.Errorf("colour is %t, want %t: %q", !test.colour, test.colour, codes)
			}
			if at := slices.IndexFunc(output, func(c byte) bool { return c >= 0x80 }); test.ascii && at >= 0 {
				t.Errorf("not ASCII: %q", output[max(at-60, 0):min(at+20, len(output))])
			}
		})
	}
}

func TestTypingLettersThatTheTerminalLacks(t *testing.T) {
	for _, env := range []string{"LANG=C", "LANG=C.UTF-8"} {
		for _, colour := range []string{"NO_COLOR=", "NO_COLOR=1"} {
			t.Run(env+" "+colour, func(t *testing.T) {
				t.Parallel()
				s := newEnv(t).with(env, colour).demo()
				s.Type("/zürich\x1b[D\x1b[D\x1b[D\x1b[D\x1b[D")
				s.Sees("1 of 250")
				s.Type("\r")
				s.Sees("1 of 250")
				if at := slices.IndexFunc(s.Output(), func(c byte) bool { return c >= 0x80 }); env == "LANG=C" && at >= 0 {
					t.Errorf("not ASCII: %q", s.Output()[max(at-60, 0):min(at+20, len(s.Output()))])
				}
			})
		}
	}
}

func TestDumbTerminalIsRefused(t *testing.T) {
	for _, name := range []string{"dumb", ""} {
		t.Run(fmt.Sprintf("TERM=%q", name), func(t *testing.T) {
			d := newEnv(t).with("TERM=" + name)
			s := d.open("--demo")
			d.ends(s, 1)
			s.Sees("the app needs a terminal that can move the cursor")
			if said := string(s.Output()); strings.Contains(said, "\x1b") || strings.Count(said, "\n") != 1 {
				t.Errorf("more than a sentence: %q", said)
			}
			if !s.Await(func([]byte) bool { return s.Restored() }) {
				t.Error("the terminal's modes are not what they were")
			}
			d.tidy()
		})
	}
}

// A resize is drawn whole, and a window that says it has no size is taken for one of 80 by 24.
func TestSizes(t *testing.T) {
	s := newEnv(t).demo()
	s.Resize(140, 45)
	s.Sees("C000530")
	s.Resize(40, 12)
	s.Type("G")
	s.Sees("C000750")
	none := newEnv(t).size(0, 0).demo()
	none.Type("G")
	none.Sees("C000750")
	for _, open := range []*ptytest.Session{s, none} {
		open.Type("q")
		if err := open.Wait(); err != nil {
			t.Error(err)
		}
	}
}
