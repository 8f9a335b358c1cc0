package terminal

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// silence, as a packet, stands for the time after which a stream is flushed.
const silence = "\x00silence"

// play feeds a stream packet by packet, and returns what came out of each.
func play(s *Stream, packets ...string) []string {
	var out []string
	for _, p := range packets {
		if p == silence {
			out = append(out, string(s.Flush(nil)))
		} else {
			out = append(out, string(s.Feed(nil, []byte(p))))
		}
	}
	return out
}

func TestStream(t *testing.T) {
	big := strings.Repeat("x", PasteLimit)
	for _, test := range []struct {
		name     string
		in, want []string
	}{
		{"keys pass", []string{"j", "/acme", "\x1b[A\x1b[B"}, []string{"j", "/acme", "\x1b[A\x1b[B"}},
		{"an arrow key is joined", []string{"\x1b", "[", "B"}, []string{"", "", "\x1b[B"}},
		{"a key before a split one passes", []string{"j\x1b[1;", "5B"}, []string{"j", "\x1b[1;5B"}},
		{"a function key of the console is joined", []string{"\x1b[[", "A"}, []string{"", "\x1b[[A"}},
		{"an SS3 key is joined", []string{"\x1bO", "P"}, []string{"", "\x1bOP"}},
		{"an Alt key is joined", []string{"\x1b\x1b[", "A"}, []string{"", "\x1b\x1b[A"}},
		{"a letter is joined", []string{"\xe2\x82", "\xac"}, []string{"", "€"}},
		{"a letter with Alt is joined", []string{"\x1b\xc3", "\xbc"}, []string{"", "\x1bü"}},
		{"escape passes after silence", []string{"\x1b", silence}, []string{"", "\x1b"}},
		{"half a letter is thrown away after silence", []string{"\xc3", silence, "a"}, []string{"", "", "a"}},
		{"an invalid byte passes at once", []string{"a\xff", "\x80"}, []string{"a\xff", "\x80"}},
		{"what is too long for a sequence is thrown away until silence", []string{"\x1b[" + strings.Repeat("1", 200), "jk", silence, "j"}, []string{"", "", "", "j"}},

		{"a paste passes", []string{"a\x1b[200~C1\tX\x1b[201~b"}, []string{"a\x1b[200~C1\tX\x1b[201~b"}},
		{"a paste in pieces passes", []string{"\x1b[20", "0~C1\x1b[2", "01~"}, []string{"", "\x1b[200~C1", "\x1b[201~"}},
		{"an escape in a paste passes", []string{"\x1b[200~\x1b", "[31m", "\x1b[201~"}, []string{"\x1b[200~", "\x1b[31m", "\x1b[201~"}},
		{"an answer in a paste is left out", []string{"\x1b[200~AC\x1b]11;rgb:0/0/0\x1b\\ME\x1b[?6", "2;c\tX\x1b[201~"}, []string{"\x1b[200~ACME", "\tX\x1b[201~"}},
		{
			"a paste in which an answer was broken off is cut",
			[]string{"\x1b[200~C1\x1bP>|tm\rC2\rC3\x1b[201~", "j"},
			[]string{"\x1b[200~C1\rC2\rC3" + markCut + "\x1b[201~", "j"},
		},
		{"an answer that lost its end does not take the paste's", []string{"\x1b[200~C1\x1bP>|tm\x1b[201~j"}, []string{"\x1b[200~C1" + markCut + "\x1b[201~j"}},
		{"letters of another set in a paste begin nothing", []string{"\x1b[200~\x9eC1\x9b1\x1b[201~"}, []string{"\x1b[200~\x9eC1\x9b1\x1b[201~"}},
		{"a bracket that comes late is one", []string{"\x1b[20", "0~C1\x1b[201", "~"}, []string{"", "\x1b[200~C1", "\x1b[201~"}},
		{
			"what was pasted behind a lost bracket is no keys",
			[]string{"\x1b[20", silence, "0~C1", silence, "j"},
			[]string{"", "", "\x1b[200~" + markBare + "0~C1", "\x1b[201~", "j"},
		},
		{"what the end of a paste follows was pasted", []string{"0~C1\x1b[201~j"}, []string{"\x1b[200~" + markBare + "0~C1" + markCut + "\x1b[201~j"}},
		{"a key before the end of a paste is a key", []string{"j\x1b[201~k"}, []string{"jk"}},
		{"a paste of the limit passes", []string{"\x1b[200~", big, "\x1b[201~"}, []string{"\x1b[200~", big, "\x1b[201~"}},
		{
			"what is over the limit is thrown away",
			[]string{"\x1b[200~", big + "y", "z", "\x1b[201~j"},
			[]string{"\x1b[200~", big, "", markTooBig + "\x1b[201~j"},
		},
		{"a paste without end is cut", []string{"\x1b[200~C1\x1b[2", silence, "j"}, []string{"\x1b[200~C1", markCut + "\x1b[201~", "j"}},
		{"ctrl+c cuts a paste", []string{"\x1b[200~C1", "\x03"}, []string{"\x1b[200~C1", markCut + "\x1b[201~\x03"}},
		{"ctrl+c cuts a paste within a sequence", []string{"\x1b[200~C1\x1b", "\x03"}, []string{"\x1b[200~C1", markCut + "\x1b[201~\x03"}},
		{"ctrl+c among other text is pasted", []string{"\x1b[200~C1", "a\x03"}, []string{"\x1b[200~C1", "a\x03"}},
		{
			"the rest of a cut paste is no keys",
			[]string{"\x1b[200~C1", silence, "abc", silence, "def\x1b[201~", "jk"},
			[]string{"\x1b[200~C1", markCut + "\x1b[201~", "\x1b[200~" + markBare + "abc", "\x1b[201~", "\x1b[200~" + markBare + "def" + markCut + "\x1b[201~", "jk"},
		},
		{
			"after a single key there is no rest",
			[]string{"\x1b[200~C1", silence, "ü", "jk"},
			[]string{"\x1b[200~C1", markCut + "\x1b[201~", "ü", "jk"},
		},
		{
			"after a cut paste another one passes",
			[]string{"\x1b[200~C1", silence, "\x1b[200~C2\x1b[201~", "jk"},
			[]string{"\x1b[200~C1", markCut + "\x1b[201~", "\x1b[200~C2\x1b[201~", "jk"},
		},

		{
			"two lines are a paste",
			[]string{"C001\tX\rC002\tY\r", "jkl", silence, "jkl"},
			[]string{"\x1b[200~" + markBare + "C001\tX\rC002\tY\r", "jkl", "\x1b[201~", "jkl"},
		},
		{
			"ctrl+c gets out of a paste without brackets",
			[]string{"C001\tX\rC002\tY\r", "\x03"},
			[]string{"\x1b[200~" + markBare + "C001\tX\rC002\tY\r", "\x1b[201~\x03"},
		},
		{
			"an escape cannot end the brackets given",
			[]string{"C001\tX\rC002\tY\r", "\x1b\x1b[20", "1~j"},
			[]string{"\x1b[200~" + markBare + "C001\tX\rC002\tY\r", "", "\x1b[201~j"},
		},
		{
			"an answer in a paste without brackets is left out",
			[]string{"C001\tX\x1b[?62;c\rC002\tY\r", "C0\x1b]11;", "rgb:0/0/0\a03\r", silence},
			[]string{"\x1b[200~" + markBare + "C001\tX\rC002\tY\r", "C0", "03\r", "\x1b[201~"},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, play(new(Stream), test.in...)); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

func TestLooksPasted(t *testing.T) {
	for text, want := range map[string]bool{
		"/acme":                            false,
		"/acme\r":                          false,
		"/acme\re\r":                       false,
		"\r\r\r\r":                         false,
		"\t\t\t\t":                         false,
		"jjjjjjjjjj":                       false,
		"\x1b[B\x1b[B":                     false,
		strings.Repeat("j", 200):           false,
		strings.Repeat("j", 70) + "\r":     false, // a long path and Enter
		strings.Repeat("j", 70) + "\t":     false, // a long path, to be completed
		strings.Repeat("j", 70) + "\tjjjj": true,
		strings.Repeat("j", 70) + "\rjjjj": true,
		strings.Repeat("j", 70) + "\rj\r":  true,
		strings.Repeat("\t\r", 70):         false,
		strings.Repeat("\x1b[B\r", 70):     false,
		"C000721\tAcme UK":                 false, // one row: too short to be sure
		"C000721\rC000722\r":               true,
		"C000721\r\nC000722\r\n":           true,
		"Müller & Söhne\nBrighton Roof":    false,
		"Müller & Söhne\nBrighton Roof\nx": true,
	} {
		if got := looksPasted([]byte(text)); got != want {
			t.Errorf("%q: %t, want %t", text, got, want)
		}
	}
}

func TestWait(t *testing.T) {
	for _, test := range []struct {
		name    string
		packets []string
		want    time.Duration
		owes    bool
	}{
		{"nothing is awaited after a key", []string{"j"}, 0, false},
		{"what an escape begins for 50 ms", []string{"\x1b"}, 50 * time.Millisecond, true},
		{"the rest of a sequence for 2 s", []string{"\x1b[?6"}, 2 * time.Second, false},
		{"the end of a control string for 2 s", []string{"\x1bP>|tm"}, 2 * time.Second, false},
		{"the rest of what an Esc may have begun for 2 s", []string{"\x1b", silence}, 2 * time.Second, false},
		{"what makes an answer of a letter for 2 s", []string{"\x1b", silence, "P"}, 2 * time.Second, true},
		{"the end of a flood for 200 ms", []string{"\x1bP" + strings.Repeat("x", longestString+1)}, 200 * time.Millisecond, false},
		{"the end of a paste for 2 s", []string{"\x1b[200~"}, 2 * time.Second, true},
		{"nothing is awaited after a paste", []string{"\x1b[200~x\x1b[201~"}, 0, false},
		{"more of a paste without brackets for 200 ms", []string{"line\rline\r"}, 200 * time.Millisecond, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			var s Stream
			play(&s, test.packets...)
			if got, owes := s.Wait(); got != test.want || owes != test.owes {
				t.Errorf("%v, %t, want %v, %t", got, owes, test.want, test.owes)
			}
		})
	}
}

func TestReadPaste(t *testing.T) {
	for text, want := range map[string]Paste{
		"":                           {},
		"C1\tX":                      {Text: "C1\tX"},
		markBare + "C1":              {Text: "C1", Unbracketed: true},
		"C1" + markCut:               {Text: "C1", Truncated: true},
		markBare + "C1" + markTooBig: {Text: "C1", Unbracketed: true, TooBig: true},
		"C1" + markCut + markTooBig:  {Text: "C1", Truncated: true, TooBig: true},
	} {
		if diff := cmp.Diff(want, ReadPaste([]rune(text))); diff != "" {
			t.Errorf("%q: -want +got\n%s", text, diff)
		}
	}
}

// packets cuts data into packets of the sizes in cuts, again and again.
func packets(data, cuts []byte) []string {
	var list []string
	for i := 0; len(data) > 0; i++ {
		n := len(data)
		if len(cuts) > 0 {
			n = min(n, int(cuts[i%len(cuts)])+1)
		}
		list, data = append(list, string(data[:n])), data[n:]
	}
	return list
}

// FuzzStream: whatever comes, every paste that begins ends, within the limit, and a ctrl+c gets through.
func FuzzStream(f *testing.F) {
	f.Add([]byte("a\x1b[200~C1\tX\x1b[201~b"), []byte{3}, []byte{9})
	f.Add([]byte("\x1b[200~C1\x1b[201~\x1b[200~"), []byte{0}, []byte{1})
	f.Add([]byte("C001\tX\rC002\tY\r\x1b[201~\x1b[200~x"), []byte{20, 1}, []byte{2})
	f.Fuzz(func(t *testing.T, data, cuts, silences []byte) {
		in := packets(data, cuts)
		for _, i := range silences {
			if int(i) < len(in) {
				in = slices.Insert(in, int(i), silence)
			}
		}
		came := play(new(Stream), append(in, "\x03", silence)...)
		for i := range in {
			if in[i] == silence {
				came[i] += "|" // what comes later is no part of a key that was let go
			}
		}
		out := strings.Join(came, "")
		last := strings.LastIndexByte(out, interrupt)
		if last < 0 {
			t.Fatalf("%q: no ctrl+c in %q", in, out)
		}
		for rest := out[:last]; ; {
			_, after, found := strings.Cut(rest, pasteStart)
			if !found {
				return
			}
			if _, rest, found = strings.Cut(after, pasteEnd); !found {
				t.Fatalf("%q: a paste without end in %q", in, out)
			}
		}
	})
}

func BenchmarkStreamPaste(b *testing.B) {
	chunk := bytes.Repeat([]byte("C000001\tAcme UK\r"), 12)
	b.SetBytes(int64(len(chunk)))
	s := new(Stream)
	out := s.Feed(nil, []byte(pasteStart))
	for b.Loop() {
		s.size = 0
		out = s.Feed(out[:0], chunk)
	}
}
