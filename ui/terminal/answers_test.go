package terminal

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"dovetail/ui/terminal/ptytest"
)

// gaps are the times between two packets.
var gaps = []time.Duration{0, 60 * time.Millisecond, 500 * time.Millisecond}

// deliver feeds packets with a gap between them, on a clock that only passes there, and a long silence behind
// the last. It returns what a program makes of what comes out.
func deliver(s *Stream, gap time.Duration, packets ...string) string {
	var got strings.Builder
	for i, p := range packets {
		got.WriteString(program(s.Feed(nil, []byte(p))))
		if i < len(packets)-1 {
			got.WriteString(quiet(s, gap))
		}
	}
	got.WriteString(quiet(s, time.Hour))
	return withdrawn(got.String())
}

// quiet lets a time pass in which nothing comes.
func quiet(s *Stream, gap time.Duration) (got string) {
	for silence, _ := s.Wait(); silence > 0 && gap >= silence; silence, _ = s.Wait() {
		got += program(s.Flush(nil))
		gap -= silence
	}
	return got
}

// program is what comes out at once, with <esc> for the key Esc and <no esc> where it is withdrawn.
func program(out []byte) string {
	if string(out) == "\x1b" {
		return "<esc>"
	}
	return strings.NewReplacer(string(message(nil, markPressed)), "<esc>", string(message(nil, markWithdrawn)), "<no esc>").Replace(string(out))
}

// withdrawn leaves out each Esc that was withdrawn before anything else came.
func withdrawn(got string) string { return strings.ReplaceAll(got, "<esc><no esc>", "") }

func TestAnswersAreNoKeys(t *testing.T) {
	for _, known := range ptytest.Known {
		t.Run(known.Terminal, func(t *testing.T) {
			for _, answer := range append(known.List, strings.Join(known.List, "")) {
				for _, gap := range gaps {
					for at := range len(answer) {
						if got := deliver(new(Stream), gap, answer[:at], answer[at:]); got != "" {
							t.Errorf("%q, %v, %q came out as %q", answer[:at], gap, answer[at:], got)
						}
					}
					if got := deliver(new(Stream), gap, strings.Split(answer, "")...); got != "" && letters(answer) {
						t.Errorf("%q byte by byte, each after %v, came out as %q", answer, gap, got)
					}
				}
			}
		})
	}
}

// letters reports whether an answer is ASCII: strings.Split takes letters apart, not bytes.
func letters(answer string) bool {
	return !strings.ContainsFunc(answer, func(r rune) bool { return r >= 0x80 })
}

func TestAnswersLeaveTheKeysAroundThem(t *testing.T) {
	for _, known := range ptytest.Known {
		for _, answer := range known.List {
			for _, gap := range gaps {
				for at := range len(answer) {
					if got := deliver(new(Stream), gap, "j", answer[:at], answer[at:]+"X", "\x1b[A", "k"); got != "jX\x1b[Ak" {
						t.Errorf("%s: %q, %v, %q: the keys came out as %q", known.Terminal, answer[:at], gap, answer[at:], got)
					}
				}
			}
		}
	}
}

// keys are keys of terminals, each as it came out before any answer was thrown away.
var keys = []string{
	"j", "X", "é", "€", "😀", "\x7f", "\x01", "\x1a", "\x00", // letters and controls
	"\x1b[A", "\x1b[B", "\x1b[H", "\x1b[F", "\x1b[Z", "\x1b[1;2A", "\x1b[1;5D", "\x1b[1;8F", "\x1b[1;3B", // xterm
	"\x1bOP", "\x1bOQ", "\x1bOR", "\x1bOS", "\x1b[15~", "\x1b[24~", "\x1b[15;2~", "\x1b[1;2P", "\x1b[1;5S", // its F1 to F12
	"\x1b[11~", "\x1b[14~", "\x1b[1~", "\x1b[4~", "\x1b[2~", "\x1b[3~", "\x1b[5~", "\x1b[6;5~", // PuTTY
	"\x1b[[A", "\x1b[[E", // the Linux console
	"\x1b[a", "\x1b[c", "\x1bOA", "\x1b[7$", "\x1b[8^", "\x1b[7@", // rxvt, PowerShell
	"\x1bj", "\x1bé", "\x1b\r", "\x1b\x7f", "\x1b\x1b[A", "\x1b\x1bOA", "\x1b\x1b[5~", // with Alt
	"\x1b[97;5u", "\x1b[27u", "\x1b[13;2:1u", "\x1b[1;1:2A", "\x1b[27;5;13~", // kitty's and xterm's, which Bubble Tea ignores
}

func TestKeysPass(t *testing.T) {
	for _, key := range keys {
		for at := range len(key) {
			if got := deliver(new(Stream), 0, key[:at], key[at:]); got != key {
				t.Errorf("%q, %q came out as %q", key[:at], key[at:], got)
			}
		}
		if got := deliver(new(Stream), time.Hour, "\x1b", key); got != "<esc>"+key {
			t.Errorf("%q long after Esc came out as %q", key, got)
		}
	}
}

// Shift with an arrow key, as Bubble Tea knows it from some terminals, begins like the report that the focus
// is lost: it is that key where both came together.
func TestFocusIsLostOrAKey(t *testing.T) {
	for want, packets := range map[string][]string{
		"\x1b[OB":   {"\x1b[OB"},
		"B":         {"\x1b[O", "B"},
		"j":         {"\x1b[Oj"},
		"\x1b[OBjk": {"\x1b[OBj", "\x1b[I", "k"},
	} {
		if got := deliver(new(Stream), 0, packets...); got != want {
			t.Errorf("%q came out as %q, want %q", packets, got, want)
		}
	}
}

func TestEscape(t *testing.T) {
	const soon, later = 60 * time.Millisecond, 3 * time.Second
	for _, test := range []struct {
		name    string
		gap     time.Duration
		packets []string
		want    string
	}{
		{"Esc alone is Esc", soon, []string{"\x1b"}, "<esc>"},
		{"twice it is Esc twice", soon, []string{"\x1b", "\x1b"}, "<esc><esc>"},
		{"X behind it is a key", soon, []string{"\x1b", "X"}, "<esc>X"},
		{"letters behind it are keys", soon, []string{"\x1b", "P", "roblems"}, "<esc>Problems"},
		{"an account number behind it is keys", soon, []string{"\x1b", "P", "1", "0", "0", "\r"}, "<esc>P100\r"},
		{"a bracket behind it is a key", soon, []string{"\x1b", "[", "draft"}, "<esc>[draft"},
		{"an underscore behind it is a key", soon, []string{"\x1b", "_", "x"}, "<esc>_x"},
		{"a single letter behind it comes out after silence", soon, []string{"\x1b", "P"}, "<esc>P"},
		{"a bracket long after it is a key", later, []string{"\x1b", "[?6c"}, "<esc>[?6c"},
		{"an arrow key whose rest was late is that key", soon, []string{"\x1b", "[A"}, "\x1b[A"},
		{"an answer behind it leaves it", 0, []string{"\x1b", "\x1b[?6c"}, "<esc>"},
		{"an answer and a key behind it do not make Alt of it", 0, []string{"\x1b\x1b[?6cj"}, "<esc>j"},
		{"a string behind it leaves it", 0, []string{"\x1b\x1bP>|tmux 3.4\x1b\\j"}, "<esc>j"},
		{"a paste behind it is one", 0, []string{"\x1b\x1b[200~x\x1b[201~"}, "<esc>\x1b[200~x\x1b[201~"},
		{"with Alt it is that", soon, []string{"\x1b\x1b", "j"}, "\x1b\x1bj"},
		{"in a string it is no key", soon, []string{"\x1bP>|tm", "\x1b", "\\j"}, "j"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := deliver(new(Stream), test.gap, test.packets...); got != test.want {
				t.Errorf("%q, want %q", got, test.want)
			}
		})
	}
}

func TestControlStrings(t *testing.T) {
	long := strings.Repeat("xa", longestString/2)
	for _, test := range []struct {
		name    string
		packets []string
		want    string
	}{
		{"ST ends one", []string{"\x1b^x\x1b\\j", "\x1bXx\x1b\\k"}, "jk"},
		{"BEL ends one", []string{"\x1b]0;x\aj", "\x1b_x\ak", "\x1bPx\al"}, "jkl"},
		{"ST in 8 bits ends one", []string{"\x1b]0;x\x9cj", "\x9fx\xc2\x9ck", "\x98x\x1b\\l"}, "jkl"},
		{"a letter with the byte of ST does not", []string{"\x1b]l“apply” „x\xe2\x80", "\x9cy\x1b\\j"}, "j"},
		{"lines in one belong to it", []string{"\x1bPx\ra\r\ny\x1b\\j"}, "j"},
		{"another sequence ends one", []string{"\x1bPxy\x1b[Aj"}, "\x1b[Aj"},
		{"silence ends one", []string{"\x1bPxy", silence, "j"}, "j"},
		{"ctrl+c ends one", []string{"\x1bPxy", "\x03", "j"}, "\x03j"},
		{"an end without one is no key", []string{"\x1b\\", "j\x9ck"}, "jk"},
		{"nor is what came with it", []string{"\x1bP>|tm", silence, "ux 3.4\x1b\\j"}, "j"},
		{"one of 64 kB passes", []string{"\x1bP" + long[:longestString-8], "\x1b\\j"}, "j"},
		{"a longer one is thrown away until silence", []string{"\x1bP" + long, "xx", "y\x1b\\yy", silence, "j"}, "j"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := strings.Join(play(new(Stream), test.packets...), ""); got != test.want {
				t.Errorf("%q, want %q", got, test.want)
			}
		})
	}
}

// FuzzAnswers: answers between keys change no key, however all was cut.
func FuzzAnswers(f *testing.F) {
	var answers []string
	for _, known := range ptytest.Known {
		answers = append(answers, known.List...)
	}
	f.Add([]byte{0, 200, 1, 130, 255, 12}, []byte{3, 0, 7})
	f.Add([]byte{254, 140, 0, 254, 150, 254}, []byte{0})
	f.Fuzz(func(t *testing.T, picks, cuts []byte) {
		var alone, among Stream
		want, got := "", ""
		for part := range bytes.SplitSeq(picks, []byte{255}) { // keys between two silences
			without, with := "", ""
			for _, pick := range part {
				if pick >= 128 {
					with += answers[(int(pick)-128)*len(answers)/128]
					continue
				}
				without += keys[int(pick)%len(keys)]
				with += keys[int(pick)%len(keys)]
			}
			// With an Esc behind it, as a person presses it.
			want += deliver(&alone, 0, append(packets([]byte(without), cuts), "\x1b")...)
			got += deliver(&among, 0, append(packets([]byte(with), cuts), "\x1b")...)
		}
		if got != want {
			t.Errorf("%v, %v: %q, want %q", picks, cuts, got, want)
		}
	})
}

// FuzzBytes: whatever comes, and whenever, is bounded in memory, and a ctrl+c that is pressed after silence
// comes out.
func FuzzBytes(f *testing.F) {
	for _, known := range ptytest.Known {
		f.Add([]byte(strings.Join(known.List, "")), []byte{0, 5}, []byte{1, 9})
	}
	f.Add([]byte("\x1bO111111111111111111111\x1b[ITERM2 \x1b[M"), []byte{255}, []byte{})
	f.Fuzz(func(t *testing.T, data, cuts, silences []byte) {
		in := packets(data, cuts)
		for _, i := range silences {
			if int(i) < len(in) {
				in = slices.Insert(in, int(i), silence)
			}
		}
		s := new(Stream)
		for i, p := range append(in, silence, silence) {
			play(s, p)
			if len(s.held) > longestSequence+256 {
				t.Fatalf("%q: %d bytes are held back", in[:i], len(s.held))
			}
		}
		if got := fmt.Sprint(play(s, "\x03")); !strings.Contains(got, "\x03") {
			t.Errorf("%q: ctrl+c came out as %q", in, got)
		}
	})
}
