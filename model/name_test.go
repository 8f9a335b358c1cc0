package model

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestCleanName(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"plain", "Acme Ltd", "Acme Ltd"},
		{"two plain spaces stay", "Acme  Ltd", "Acme  Ltd"},
		{"a no-break space stays", "Acme\u00a0Ltd", "Acme\u00a0Ltd"},
		{"a soft hyphen", "Soft\u00adhyphen", "Softhyphen"},
		{"a zero-width space", "Zero\u200bwidth", "Zerowidth"},
		{"a word joiner", "Word\u2060joiner", "Wordjoiner"},
		{"a byte-order mark at the beginning", "\ufeffAcme", "Acme"},
		{"a byte-order mark inside", "Ac\ufeffme", "Acme"},
		{"a joiner between Latin letters", "Acm\u200de", "Acme"},
		{"a non-joiner between Latin letters", "Auf\u200clage", "Auflage"},
		{"a directional mark", "Levant\u200e Ltd", "Levant Ltd"},
		{"a directional override", "Al\u202epha\u202c", "Alpha"},
		{"isolates", "\u2068Acme\u2069 Ltd", "Acme Ltd"},
		{"a variation selector after a letter", "A\ufe0fcme", "Acme"},
		{"a line break", "Line one\nLine two", "Line one Line two"},
		{"a line break of Windows", "Line one\r\nLine two", "Line one Line two"},
		{"a line break with space around", "Line one \n\n  Line two", "Line one Line two"},
		{"a line break and an invisible character between spaces", "A\n\u200b B", "A B"},
		{"a line break at the end", "Acme\n", "Acme"},
		{"a tab", "Tab\there", "Tab here"},
		{"a line separator", "Line\u2028sep", "Line sep"},
		{"a next line", "Line\u0085sep", "Line sep"},
		{"a control", "Bell\a Ltd", "Bell Ltd"},
		{"a C1 control", "Acme\u0090 Ltd", "Acme Ltd"},
		{"a Hangul filler is a space", "Acme\u3164Ltd", "Acme Ltd"},
		{"tags that spell an invisible text", "Acme\U000e0041\U000e0042", "Acme"},
		{"only invisible characters", "\u200b\u00ad\n", ""},

		{"Persian", "می\u200cخواهم", "می\u200cخواهم"},
		{"a non-joiner at the end of a Persian word", "می\u200c Ltd", "می Ltd"},
		{"a non-joiner after a vowel sign", "بِ\u200cه", "بِ\u200cه"},
		{"two non-joiners are one", "می\u200c\u200cخواهم", "می\u200cخواهم"},
		{"Hindi", "क्\u200dष Traders", "क्\u200dष Traders"},
		{"Malayalam", "ന്\u200d", "ന്\u200d"},
		{"Khmer words", "ខ្មែរ\u200bភាសា", "ខ្មែរ\u200bភាសា"},
		{"a joined emoji", "Family 👨\u200d👩\u200d👧 Dental", "Family 👨\u200d👩\u200d👧 Dental"},
		{"an emoji with a skin", "Dr 👩🏽\u200d⚕\ufe0f", "Dr 👩🏽\u200d⚕\ufe0f"},
		{"an emoji's style", "Heart ❤\ufe0f Cafe", "Heart ❤\ufe0f Cafe"},
		{"a keycap", "Route 6\ufe0f\u20e36", "Route 6\ufe0f\u20e36"},
		{"a digit's style without a keycap", "Route 6\ufe0f6", "Route 66"},
		{"a flag of tags", "Pub \U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f", "Pub \U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"},
		{"a joiner beside one emoji only", "Acme 👩\u200d", "Acme 👩"},
		{"a variant of a Chinese character", "葛\U000e0100城", "葛\U000e0100城"},
		{"a mark in a Hebrew name", "שלום!\u200f (Levant)", "שלום!\u200f (Levant)"},
		{"an Arabic sign of a number", "\u0601٢٠٢٦", "\u0601٢٠٢٦"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := CleanName(test.text); got != test.want {
				t.Errorf("%q becomes %q, want %q", test.text, got, test.want)
			}
		})
	}
}

// FuzzCleanName checks that CleanName is idempotent and keeps all visible characters.
func FuzzCleanName(f *testing.F) {
	for _, s := range []string{"Acme", "می\u200cخواهم", "👨\u200d👩", "6\ufe0f\u20e3", "A\n\u200b B", "\U0001f3f4\U000e0067\U000e007f", "ខ\u200b\u17b4"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			t.Skip("values of files are valid UTF-8")
		}
		once := CleanName(s)
		if twice := CleanName(once); twice != once {
			t.Errorf("%q becomes %q, and that %q", s, once, twice)
		}
		if strings.ContainsAny(once, breaks) || seenText(once) != seenText(s) {
			t.Errorf("%q becomes %q", s, once)
		}
	})
}

// seenText returns the visible characters of a text, without its spaces.
func seenText(s string) string {
	return strings.Map(func(r rune) rune {
		if unseen(r) || strings.ContainsRune(breaks, r) || strings.TrimSpace(string(r)) == "" {
			return -1
		}
		return r
	}, s)
}
