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

// deliver feeds packets with a gap between them and a long silence after the last, on a clock that stands still
// otherwise. It returns what a program reads.
func deliver(f *InputFilter, gap time.Duration, packets ...string) string {
	var got strings.Builder
	for i, p := range packets {
		got.WriteString(program(f.Feed(nil, []byte(p))))
		if i < len(packets)-1 {
			got.WriteString(pause(f, gap))
		}
	}
	got.WriteString(pause(f, time.Hour))
	return withdrawn(got.String())
}

// pause returns what a program reads while no input arrives for a time.
func pause(f *InputFilter, gap time.Duration) (got string) {
	for timeout, _ := f.Wait(); timeout > 0 && gap >= timeout; timeout, _ = f.Wait() {
		got += program(f.Flush(nil))
		gap -= timeout
	}
	return got
}

// program returns what a program reads in out, with <esc> for the key Esc and <no esc> where it is withdrawn.
func program(out []byte) string {
	if string(out) == "\x1b" {
		return "<esc>"
	}
	return strings.NewReplacer(string(appendMark(nil, markEscPressed)), "<esc>", string(appendMark(nil, markEscWithdrawn)), "<no esc>").Replace(string(out))
}

// withdrawn returns got without each Esc that was withdrawn before other output.
func withdrawn(got string) string { return strings.ReplaceAll(got, "<esc><no esc>", "") }

func TestAnswersAreDiscarded(t *testing.T) {
	for _, known := range ptytest.Known {
		t.Run(known.Terminal, func(t *testing.T) {
			for _, answer := range append(known.List, strings.Join(known.List, "")) {
				for _, gap := range gaps {
					for at := range len(answer) {
						if got := deliver(new(InputFilter), gap, answer[:at], answer[at:]); got != "" {
							t.Errorf("%q, %v, %q passed as %q", answer[:at], gap, answer[at:], got)
						}
					}
					if got := deliver(new(InputFilter), gap, strings.Split(answer, "")...); got != "" && isASCII(answer) {
						t.Errorf("%q byte by byte, each after %v, passed as %q", answer, gap, got)
					}
				}
			}
		})
	}
}

// isASCII reports whether an answer is ASCII, of which strings.Split returns the bytes.
func isASCII(answer string) bool {
	return !strings.ContainsFunc(answer, func(r rune) bool { return r >= 0x80 })
}

func TestKeysAroundAnswersPass(t *testing.T) {
	for _, known := range ptytest.Known {
		for _, answer := range known.List {
			for _, gap := range gaps {
				for at := range len(answer) {
					if got := deliver(new(InputFilter), gap, "j", answer[:at], answer[at:]+"X", "\x1b[A", "k"); got != "jX\x1b[Ak" {
						t.Errorf("%s: %q, %v, %q: the keys passed as %q", known.Terminal, answer[:at], gap, answer[at:], got)
					}
				}
			}
		}
	}
}

// keys lists the sequences of keys, which an InputFilter passes unchanged.
var keys = []string{
	"j", "X", "é", "€", "😀", "\x7f", "\x01", "\x1a", "\x00", // characters and controls
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
			if got := deliver(new(InputFilter), 0, key[:at], key[at:]); got != key {
				t.Errorf("%q, %q passed as %q", key[:at], key[at:], got)
			}
		}
		if got := deliver(new(InputFilter), time.Hour, "\x1b", key); got != "<esc>"+key {
			t.Errorf("%q long after Esc passed as %q", key, got)
		}
	}
}

// The sequence of Shift with an arrow key on some terminals begins with the report of a lost focus: it is the
// key where both parts arrive together.
func TestLostFocusOrKey(t *testing.T) {
	for want, packets := range map[string][]string{
		"\x1b[OB":   {"\x1b[OB"},
		"B":         {"\x1b[O", "B"},
		"j":         {"\x1b[Oj"},
		"\x1b[OBjk": {"\x1b[OBj", "\x1b[I", "k"},
	} {
		if got := deliver(new(InputFilter), 0, packets...); got != want {
			t.Errorf("%q passed as %q, want %q", packets, got, want)
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
		{"Esc alone is the key", soon, []string{"\x1b"}, "<esc>"},
		{"Esc twice is the key twice", soon, []string{"\x1b", "\x1b"}, "<esc><esc>"},
		{"X after Esc is a key", soon, []string{"\x1b", "X"}, "<esc>X"},
		{"letters after Esc are keys", soon, []string{"\x1b", "P", "roblems"}, "<esc>Problems"},
		{"an account number after Esc is keys", soon, []string{"\x1b", "P", "1", "0", "0", "\r"}, "<esc>P100\r"},
		{"a bracket after Esc is a key", soon, []string{"\x1b", "[", "draft"}, "<esc>[draft"},
		{"an underscore after Esc is a key", soon, []string{"\x1b", "_", "x"}, "<esc>_x"},
		{"a single letter after Esc passes after the timeout", soon, []string{"\x1b", "P"}, "<esc>P"},
		{"a bracket long after Esc is a key", later, []string{"\x1b", "[?6c"}, "<esc>[?6c"},
		{"an arrow key whose rest is late is that key", soon, []string{"\x1b", "[A"}, "\x1b[A"},
		{"an answer after Esc is discarded", 0, []string{"\x1b", "\x1b[?6c"}, "<esc>"},
		{"an answer between Esc and a key does not make it Alt", 0, []string{"\x1b\x1b[?6cj"}, "<esc>j"},
		{"a control string after Esc is discarded", 0, []string{"\x1b\x1bP>|tmux 3.4\x1b\\j"}, "<esc>j"},
		{"a paste after Esc passes", 0, []string{"\x1b\x1b[200~x\x1b[201~"}, "<esc>\x1b[200~x\x1b[201~"},
		{"Esc twice in one packet is Alt with the next key", soon, []string{"\x1b\x1b", "j"}, "\x1b\x1bj"},
		{"Esc in a control string is discarded", soon, []string{"\x1bP>|tm", "\x1b", "\\j"}, "j"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := deliver(new(InputFilter), test.gap, test.packets...); got != test.want {
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
		{"ST ends a string", []string{"\x1b^x\x1b\\j", "\x1bXx\x1b\\k"}, "jk"},
		{"BEL ends a string", []string{"\x1b]0;x\aj", "\x1b_x\ak", "\x1bPx\al"}, "jkl"},
		{"the 8-bit ST ends a string", []string{"\x1b]0;x\x9cj", "\x9fx\xc2\x9ck", "\x98x\x1b\\l"}, "jkl"},
		{"a character that contains the byte of ST does not", []string{"\x1b]l“apply” „x\xe2\x80", "\x9cy\x1b\\j"}, "j"},
		{"line ends belong to the string", []string{"\x1bPx\ra\r\ny\x1b\\j"}, "j"},
		{"another sequence ends a string", []string{"\x1bPxy\x1b[Aj"}, "\x1b[Aj"},
		{"the timeout ends a string", []string{"\x1bPxy", silence, "j"}, "j"},
		{"ctrl+c ends a string", []string{"\x1bPxy", "\x03", "j"}, "\x03j"},
		{"ST without a string is discarded", []string{"\x1b\\", "j\x9ck"}, "jk"},
		{"the text before it is discarded too", []string{"\x1bP>|tm", silence, "ux 3.4\x1b\\j"}, "j"},
		{"a string of 64 kB is discarded", []string{"\x1bP" + long[:longestString-8], "\x1b\\j"}, "j"},
		{"all after a longer string is discarded until a pause", []string{"\x1bP" + long, "xx", "y\x1b\\yy", silence, "j"}, "j"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := strings.Join(play(new(InputFilter), test.packets...), ""); got != test.want {
				t.Errorf("%q, want %q", got, test.want)
			}
		})
	}
}

// FuzzAnswers checks that answers between keys change no key, however the input is split.
func FuzzAnswers(f *testing.F) {
	var answers []string
	for _, known := range ptytest.Known {
		answers = append(answers, known.List...)
	}
	f.Add([]byte{0, 200, 1, 130, 255, 12}, []byte{3, 0, 7})
	f.Add([]byte{254, 140, 0, 254, 150, 254}, []byte{0})
	f.Fuzz(func(t *testing.T, picks, cuts []byte) {
		var alone, among InputFilter
		want, got := "", ""
		for part := range bytes.SplitSeq(picks, []byte{255}) { // keys between two pauses
			without, with := "", ""
			for _, pick := range part {
				if pick >= 128 {
					with += answers[(int(pick)-128)*len(answers)/128]
					continue
				}
				without += keys[int(pick)%len(keys)]
				with += keys[int(pick)%len(keys)]
			}
			// Followed by an Esc, as a user presses it.
			want += deliver(&alone, 0, append(packets([]byte(without), cuts), "\x1b")...)
			got += deliver(&among, 0, append(packets([]byte(with), cuts), "\x1b")...)
		}
		if got != want {
			t.Errorf("%v, %v: %q, want %q", picks, cuts, got, want)
		}
	})
}

// FuzzBytes checks that any input at any time leaves the memory bounded, and that a ctrl+c after a pause passes.
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
		s := new(InputFilter)
		for i, p := range append(in, silence, silence) {
			play(s, p)
			if len(s.held) > longestSequence+256 {
				t.Fatalf("%q: %d bytes are held back", in[:i], len(s.held))
			}
		}
		if got := fmt.Sprint(play(s, "\x03")); !strings.Contains(got, "\x03") {
			t.Errorf("%q: ctrl+c passed as %q", in, got)
		}
	})
}
