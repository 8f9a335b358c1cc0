package terminal

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// silence, as a packet, stands for the time after which a filter is flushed.
const silence = "\x00silence"

// play feeds packets to a filter and returns the output after each.
func play(f *InputFilter, packets ...string) []string {
	var out []string
	for _, p := range packets {
		if p == silence {
			out = append(out, string(f.Flush(nil)))
		} else {
			out = append(out, string(f.Feed(nil, []byte(p))))
		}
	}
	return out
}

func TestInputFilter(t *testing.T) {
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
		{"a character is joined", []string{"\xe2\x82", "\xac"}, []string{"", "€"}},
		{"a character with Alt is joined", []string{"\x1b\xc3", "\xbc"}, []string{"", "\x1bü"}},
		{"Esc passes after the timeout", []string{"\x1b", silence}, []string{"", "\x1b"}},
		{"an incomplete character is discarded after the timeout", []string{"\xc3", silence, "a"}, []string{"", "", "a"}},
		{"an invalid byte passes at once", []string{"a\xff", "\x80"}, []string{"a\xff", "\x80"}},
		{"all after an overlong sequence is discarded until a pause", []string{"\x1b[" + strings.Repeat("1", 200), "jk", silence, "j"}, []string{"", "", "", "j"}},

		{"a paste passes", []string{"a\x1b[200~C1\tX\x1b[201~b"}, []string{"a\x1b[200~C1\tX\x1b[201~b"}},
		{"a paste in pieces passes", []string{"\x1b[20", "0~C1\x1b[2", "01~"}, []string{"", "\x1b[200~C1", "\x1b[201~"}},
		{"an escape in a paste passes", []string{"\x1b[200~\x1b", "[31m", "\x1b[201~"}, []string{"\x1b[200~", "\x1b[31m", "\x1b[201~"}},
		{"an answer in a paste is left out", []string{"\x1b[200~AC\x1b]11;rgb:0/0/0\x1b\\ME\x1b[?6", "2;c\tX\x1b[201~"}, []string{"\x1b[200~ACME", "\tX\x1b[201~"}},
		{
			"a paste with an answer that was broken off is truncated",
			[]string{"\x1b[200~C1\x1bP>|tm\rC2\rC3\x1b[201~", "j"},
			[]string{"\x1b[200~C1\rC2\rC3" + markTruncated + "\x1b[201~", "j"},
		},
		{"an answer without an end does not consume the end of the paste", []string{"\x1b[200~C1\x1bP>|tm\x1b[201~j"}, []string{"\x1b[200~C1" + markTruncated + "\x1b[201~j"}},
		{"8-bit characters in a paste are not controls", []string{"\x1b[200~\x9eC1\x9b1\x1b[201~"}, []string{"\x1b[200~\x9eC1\x9b1\x1b[201~"}},
		{"a split bracket is joined", []string{"\x1b[20", "0~C1\x1b[201", "~"}, []string{"", "\x1b[200~C1", "\x1b[201~"}},
		{
			"text after an incomplete bracket is a paste",
			[]string{"\x1b[20", silence, "0~C1", silence, "j"},
			[]string{"", "", "\x1b[200~" + markUnbracketed + "0~C1", "\x1b[201~", "j"},
		},
		{"text before the end of a paste is a paste", []string{"0~C1\x1b[201~j"}, []string{"\x1b[200~" + markUnbracketed + "0~C1" + markTruncated + "\x1b[201~j"}},
		{"a single key before the end of a paste is a key", []string{"j\x1b[201~k"}, []string{"jk"}},
		{"a paste of the limit passes", []string{"\x1b[200~", big, "\x1b[201~"}, []string{"\x1b[200~", big, "\x1b[201~"}},
		{
			"text over the limit is discarded",
			[]string{"\x1b[200~", big + "y", "z", "\x1b[201~j"},
			[]string{"\x1b[200~", big, "", markTooBig + "\x1b[201~j"},
		},
		{"a paste without an end is truncated", []string{"\x1b[200~C1\x1b[2", silence, "j"}, []string{"\x1b[200~C1", markTruncated + "\x1b[201~", "j"}},
		{"ctrl+c ends a paste", []string{"\x1b[200~C1", "\x03"}, []string{"\x1b[200~C1", markTruncated + "\x1b[201~\x03"}},
		{"ctrl+c ends a paste within a sequence", []string{"\x1b[200~C1\x1b", "\x03"}, []string{"\x1b[200~C1", markTruncated + "\x1b[201~\x03"}},
		{"ctrl+c in the text of a paste is pasted", []string{"\x1b[200~C1", "a\x03"}, []string{"\x1b[200~C1", "a\x03"}},
		{
			"the rest of a truncated paste is a paste",
			[]string{"\x1b[200~C1", silence, "abc", silence, "def\x1b[201~", "jk"},
			[]string{"\x1b[200~C1", markTruncated + "\x1b[201~", "\x1b[200~" + markUnbracketed + "abc", "\x1b[201~", "\x1b[200~" + markUnbracketed + "def" + markTruncated + "\x1b[201~", "jk"},
		},
		{
			"a single key ends the wait for the rest",
			[]string{"\x1b[200~C1", silence, "ü", "jk"},
			[]string{"\x1b[200~C1", markTruncated + "\x1b[201~", "ü", "jk"},
		},
		{
			"a paste after a truncated one passes",
			[]string{"\x1b[200~C1", silence, "\x1b[200~C2\x1b[201~", "jk"},
			[]string{"\x1b[200~C1", markTruncated + "\x1b[201~", "\x1b[200~C2\x1b[201~", "jk"},
		},

		{
			"two lines are a paste",
			[]string{"C001\tX\rC002\tY\r", "jkl", silence, "jkl"},
			[]string{"\x1b[200~" + markUnbracketed + "C001\tX\rC002\tY\r", "jkl", "\x1b[201~", "jkl"},
		},
		{
			"ctrl+c ends an unbracketed paste",
			[]string{"C001\tX\rC002\tY\r", "\x03"},
			[]string{"\x1b[200~" + markUnbracketed + "C001\tX\rC002\tY\r", "\x1b[201~\x03"},
		},
		{
			"an escape cannot end an unbracketed paste",
			[]string{"C001\tX\rC002\tY\r", "\x1b\x1b[20", "1~j"},
			[]string{"\x1b[200~" + markUnbracketed + "C001\tX\rC002\tY\r", "", "\x1b[201~j"},
		},
		{
			"an answer in an unbracketed paste is left out",
			[]string{"C001\tX\x1b[?62;c\rC002\tY\r", "C0\x1b]11;", "rgb:0/0/0\a03\r", silence},
			[]string{"\x1b[200~" + markUnbracketed + "C001\tX\rC002\tY\r", "C0", "03\r", "\x1b[201~"},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, play(new(InputFilter), test.in...)); diff != "" {
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
		"C000721\tAcme UK":                 false, // one row is too short to decide
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
		output  bool
	}{
		{"after a key: nothing", []string{"j"}, 0, false},
		{"after an escape: 50 ms", []string{"\x1b"}, 50 * time.Millisecond, true},
		{"in a sequence: 2 s", []string{"\x1b[?6"}, 2 * time.Second, false},
		{"in a control string: 2 s", []string{"\x1bP>|tm"}, 2 * time.Second, false},
		{"after the key Esc: 2 s", []string{"\x1b", silence}, 2 * time.Second, false},
		{"after a letter that may continue Esc: 2 s", []string{"\x1b", silence, "P"}, 2 * time.Second, true},
		{"after an overlong string: 200 ms", []string{"\x1bP" + strings.Repeat("x", longestString+1)}, 200 * time.Millisecond, false},
		{"in a paste: 2 s", []string{"\x1b[200~"}, 2 * time.Second, true},
		{"after a paste: nothing", []string{"\x1b[200~x\x1b[201~"}, 0, false},
		{"in an unbracketed paste: 200 ms", []string{"line\rline\r"}, 200 * time.Millisecond, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			var f InputFilter
			play(&f, test.packets...)
			if got, output := f.Wait(); got != test.want || output != test.output {
				t.Errorf("%v, %t, want %v, %t", got, output, test.want, test.output)
			}
		})
	}
}

func TestParsePaste(t *testing.T) {
	for text, want := range map[string]Paste{
		"":                                  {},
		"C1\tX":                             {Text: "C1\tX"},
		markUnbracketed + "C1":              {Text: "C1", Unbracketed: true},
		"C1" + markTruncated:                {Text: "C1", Truncated: true},
		markUnbracketed + "C1" + markTooBig: {Text: "C1", Unbracketed: true, TooBig: true},
		"C1" + markTruncated + markTooBig:   {Text: "C1", Truncated: true, TooBig: true},
	} {
		if diff := cmp.Diff(want, ParsePaste([]rune(text))); diff != "" {
			t.Errorf("%q: -want +got\n%s", text, diff)
		}
	}
}

// packets splits data into packets of the sizes in cuts, repeated.
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

// FuzzInputFilter checks for any input that every paste ends, and that a ctrl+c passes.
func FuzzInputFilter(f *testing.F) {
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
		outputs := play(new(InputFilter), append(in, "\x03", silence)...)
		for i := range in {
			if in[i] == silence {
				outputs[i] += "|" // later output does not continue a flushed key
			}
		}
		out := strings.Join(outputs, "")
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
				t.Fatalf("%q: a paste without an end in %q", in, out)
			}
		}
	})
}

func BenchmarkInputFilterPaste(b *testing.B) {
	chunk := bytes.Repeat([]byte("C000001\tAcme UK\r"), 12)
	b.SetBytes(int64(len(chunk)))
	s := new(InputFilter)
	out := s.Feed(nil, []byte(pasteStart))
	for b.Loop() {
		s.size = 0
		out = s.Feed(out[:0], chunk)
	}
}
