//go:build linux

package e2e

import (
	"fmt"
	"strings"
	"testing"

	"dovetail/ui/terminal/ptytest"
)

// What a terminal puts around a paste.
const (
	pasteStart = "\x1b[200~"
	pasteEnd   = "\x1b[201~"
)

func TestPacketsOfKeys(t *testing.T) {
	for _, test := range []struct {
		name string
		keys string
		sees []string
	}{
		{"a filter in one packet is typed letter by letter", "/acme", []string{"/ acme", "176 of 250"}},
		{"three letters in one packet are three keys", "jjj\r", []string{"Customers › C000504"}},
		{"a filter and Enter in one packet are both taken", "/dental\r", []string{"18 of 250"}},
		{"arrow keys in one packet are all taken", "\x1b[B\x1b[B\x1b[B\x1b[B\r", []string{"Customers › C000505"}},
		{"letters and an arrow key in one packet are all taken", "jj\x1b[Aj\r", []string{"Customers › C000503"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			d := newEnv(t)
			s := d.demo()
			s.Type(test.keys)
			for _, text := range test.sees {
				s.Sees(text)
			}
		})
	}
}

// On a busy machine more than 50 ms can pass between the two packets: then the test tries again.
func TestSplitKeysAreOneKey(t *testing.T) {
	for _, test := range []struct {
		name    string
		packets []string
		sees    string
	}{
		{"an arrow key", []string{"G", "\x1b", "[A"}, "C000749"},
		{"a letter in UTF-8", []string{"/x\x15", "Z\xc3", "\xbcrich"}, "1 of 250"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			d := newEnv(t)
			for try := range 5 {
				s := d.demo()
				s.Split(test.packets...)
				s.Type("\r")
				if s.Await(func(since []byte) bool { return strings.Contains(string(ptytest.Plain(since)), test.sees) }) {
					return
				}
				t.Logf("try %d came too late", try)
			}
			t.Error("the packets were never one key")
		})
	}
}

func TestPasteWithoutBracketsIsNoKeys(t *testing.T) {
	d := newEnv(t)
	s := d.demo()
	s.Type("quit these lines\rjump to the last one: G\rmark this one a\rq\rqqqq and more\r")
	s.Sees("that looked like a paste, and was not taken as keys")
	s.Type("j\r") // had the lines been keys, the app would be gone, or elsewhere
	s.Sees("Customers › C000502")
	d.ends(quits(s), 0)
	d.tidy()
}

// quits leaves a card and the app.
func quits(s *ptytest.Session) *ptytest.Session {
	s.Type("\x1b")
	s.Sees("all 250")
	s.Type("q")
	return s
}

// rowsToPaste are links of as many of the demo's customers, copied in Excel with their header.
func rowsToPaste(rows int) string {
	var b strings.Builder
	b.WriteString("CustomerId\tSageCompanyName\tSageSiteId\tSageAccountNumber\r\n")
	for i := range rows {
		fmt.Fprintf(&b, "C%06d\tAcme UK\t2f1c7a52-6c0e-4a58-9d5e-0b6f1d9e7c10\tPASTE%03d\r\n", 501+i, i)
	}
	return b.String()
}

func TestPasteOfCellsIsAnUpload(t *testing.T) {
	d := newEnv(t)
	s := d.demo()
	s.Type(pasteStart + rowsToPaste(300) + pasteEnd)
	s.Sees("Upload pasted cells")
	s.Sees("header in row 1, 300 rows")
	s.Type("G")
	s.Sees("301  C000800")
	s.Type("\x1b")
	s.Sees("all 250")
}

func TestPasteThatIsTooBigSaysSo(t *testing.T) {
	d := newEnv(t)
	s := d.demo()
	s.Type(pasteStart + rowsToPaste(6000) + pasteEnd)
	s.Sees("more than 256 kB were pasted; upload a file instead")
	s.Type("j\r")
	s.Sees("Customers › C000502")
}

func TestLongPathAndEnterInOnePacketAreTyped(t *testing.T) {
	d := newEnv(t).size(140, 45)
	s := d.demo()
	s.Type("e")
	s.Sees("Which rows?")
	s.Type("\r")
	s.Sees("Folder")
	name := strings.Repeat("a-long-name-", 6) + ".csv" // more than 64 bytes
	s.Type("\x15" + name + "\r")
	s.Sees("Exported 250 of 250 customers")
	s.Type("\x1b")
	s.Sees("all 250")
	s.Type("q")
	d.ends(s, 0)
	d.tidy(name)
}
