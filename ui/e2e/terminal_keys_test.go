//go:build linux

package e2e

import (
	"fmt"
	"strings"
	"testing"

	"dovetail/ui/terminal/ptytest"
)

// What a terminal sends before and after a paste.
const (
	pasteStart = "\x1b[200~"
	pasteEnd   = "\x1b[201~"
)

func TestKeysInOnePacket(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name string
		keys string
		sees []string
	}{
		{"a filter is typed letter by letter", "/acme", []string{"/ acme", "176 of 250"}},
		{"three letters are three keys", "jjj\r", []string{"Customers › C000504"}},
		{"a filter and Enter both arrive", "/dental\r", []string{"18 of 250"}},
		{"all arrow keys arrive", "\x1b[B\x1b[B\x1b[B\x1b[B\r", []string{"Customers › C000505"}},
		{"letters and an arrow key arrive", "jj\x1b[Aj\r", []string{"Customers › C000503"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			s := newEnv(t).demo()
			s.Type(test.keys)
			for _, text := range test.sees {
				s.Sees(text)
			}
		})
	}
}

// TestSplitSequenceIsOneKey sends a key in two packets. On a busy machine more than 50 ms can pass between
// them: then the test tries again. It is not parallel for the same reason.
func TestSplitSequenceIsOneKey(t *testing.T) {
	for _, test := range []struct {
		name    string
		packets []string
		sees    string
	}{
		{"an arrow key", []string{"G", "\x1b", "[A"}, "C000749"},
		{"a letter in UTF-8", []string{"/x\x15", "Z\xc3", "\xbcrich"}, "1 of 250"},
	} {
		t.Run(test.name, func(t *testing.T) {
			e := newEnv(t)
			for try := range 5 {
				s := e.demo()
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

func TestUnbracketedPasteIsNotKeys(t *testing.T) {
	t.Parallel()
	e := newEnv(t)
	s := e.demo()
	s.Type("quit these lines\rjump to the last one: G\rmark this one a\rq\rqqqq and more\r")
	s.Sees("that looked like a paste, and was not taken as keys")
	s.Type("j\r") // had the lines been keys, the app would have ended, or show another customer
	s.Sees("Customers › C000502")
	s.Type("\x1b")
	s.Sees("all 250")
	s.Type("q")
	e.checkExit(s, 0)
	e.checkFiles()
}

// pastedLinks returns links of the first customers of the demo, as copied in Excel with their header.
func pastedLinks(rows int) string {
	var b strings.Builder
	b.WriteString("CustomerId\tSageCompanyName\tSageSiteId\tSageAccountNumber\r\n")
	for i := range rows {
		fmt.Fprintf(&b, "C%06d\tAcme UK\t2f1c7a52-6c0e-4a58-9d5e-0b6f1d9e7c10\tPASTE%03d\r\n", 501+i, i)
	}
	return b.String()
}

func TestPastedCellsAreAnUpload(t *testing.T) {
	t.Parallel()
	s := newEnv(t).demo()
	s.Type(pasteStart + pastedLinks(300) + pasteEnd)
	s.Sees("Upload pasted cells")
	s.Sees("header in row 1, 300 rows")
	s.Type("G")
	s.Sees("C000800")
	s.Type("\x1b")
	s.Sees("all 250")
}

func TestTooLongPasteIsRefused(t *testing.T) {
	t.Parallel()
	s := newEnv(t).demo()
	s.Type(pasteStart + pastedLinks(6000) + pasteEnd)
	s.Sees("more than 256 kB were pasted; upload a file instead")
	s.Type("j\r")
	s.Sees("Customers › C000502")
}

func TestLongPathAndEnterInOnePacket(t *testing.T) {
	t.Parallel()
	e := newEnv(t).size(140, 45)
	s := e.demo()
	s.Type("e")
	s.Sees("Format")
	name := strings.Repeat("a-long-name-", 6) + ".csv" // more than 64 bytes
	s.Type("\x15" + name + "\r")
	s.Sees("Exported 250 of 250 customers")
	s.Type("\x1b")
	s.Sees("all 250")
	s.Type("q")
	e.checkExit(s, 0)
	e.checkFiles(name)
}
