package terminal

import (
	"net/netip"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParseServer(t *testing.T) {
	equal := cmp.Comparer(func(a, b netip.Addr) bool { return a == b })
	for _, test := range []struct {
		name, connection, user string
		want                   Server
	}{
		{"IPv4", "10.0.4.9 50022 10.0.4.7 22", "ann", Server{netip.MustParseAddr("10.0.4.7"), 22, "ann"}},
		{"IPv6", "2001:db8::9 50022 2001:db8::7 2222", "ann", Server{netip.MustParseAddr("2001:db8::7"), 2222, "ann"}},
		{"IPv4 in IPv6", "::1 50022 ::ffff:10.0.4.7 22", "", Server{netip.MustParseAddr("10.0.4.7"), 22, ""}},
		{"a user of a domain", "::1 1 ::1 22", `CORP\ann`, Server{netip.MustParseAddr("::1"), 22, `CORP\ann`}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := ParseServer(test.connection, test.user)
			if diff := cmp.Diff(test.want, got, equal); err != nil || diff != "" {
				t.Errorf("%v, -want +got\n%s", err, diff)
			}
		})
	}
}

func TestParseServerRefuses(t *testing.T) {
	for _, test := range []struct{ name, connection, user string }{
		{"nothing", "", "ann"},
		{"three words", "10.0.4.9 50022 10.0.4.7", "ann"},
		{"five words", "10.0.4.9 50022 10.0.4.7 22 x", "ann"},
		{"two spaces", "10.0.4.9  50022 10.0.4.7 22", "ann"},
		{"a name", "10.0.4.9 50022 evil.example 22", "ann"},
		{"a command", "10.0.4.9 50022 $(reboot) 22", "ann"},
		{"a zone, which only this computer knows", "10.0.4.9 50022 fe80::1%eth0 22", "ann"},
		{"a bad client", "x 50022 10.0.4.7 22", "ann"},
		{"port 0", "10.0.4.9 50022 10.0.4.7 0", "ann"},
		{"port 65536", "10.0.4.9 50022 10.0.4.7 65536", "ann"},
		{"a port with a sign", "10.0.4.9 50022 10.0.4.7 +22", "ann"},
		{"a line end", "10.0.4.9 50022 10.0.4.7 22\n", "ann"},
		{"a user that is an option", "10.0.4.9 50022 10.0.4.7 22", "-oProxyCommand=reboot"},
		{"a user with a colon", "10.0.4.9 50022 10.0.4.7 22", "a:b"},
		{"a user with an escape", "10.0.4.9 50022 10.0.4.7 22", "a\x1b[2J"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got, err := ParseServer(test.connection, test.user); err == nil {
				t.Errorf("read %+v", got)
			}
		})
	}
}

func TestCommandLines(t *testing.T) {
	four := Server{netip.MustParseAddr("10.0.4.7"), 22, "ann"}
	six := Server{netip.MustParseAddr("2001:db8::7"), 2222, `CORP\ann`}
	export := func(filter string) []string { return []string{"dovetail", "export", "--filter", filter, "-"} }
	line := func(line string, err error) string {
		if err != nil {
			return "error: " + err.Error()
		}
		return line
	}
	for _, test := range []struct{ name, got, want string }{
		{"a file is downloaded", line(four.Download("exports/customers.xlsx")), `scp -P 22 ann@10.0.4.7:exports/customers.xlsx .`},
		{"over IPv6", line(six.Download("x.xlsx")), `scp -P 2222 'CORP\ann@[2001:db8::7]:x.xlsx' .`},
		{"the user is left to ssh", line(Server{four.Address, 22, ""}.Download("x.xlsx")), `scp -P 22 10.0.4.7:x.xlsx .`},
		{"spaces and quotes are quoted", line(four.Download("/srv/Ann's files/x.xlsx")), `scp -P 22 'ann@10.0.4.7:/srv/Ann'\''s files/x.xlsx' .`},
		{"brackets are not a pattern", line(four.Download("x [1].xlsx")), `scp -P 22 'ann@10.0.4.7:x \[1].xlsx' .`},
		{"a tilde is not expanded", line(four.Download("~x.xlsx")), `scp -P 22 'ann@10.0.4.7:./~x.xlsx' .`},
		{"a file is uploaded", line(four.Upload("links.xlsx", "/srv/in/")), `scp -P 22 links.xlsx ann@10.0.4.7:/srv/in/`},
		{"a file is not read as a computer", line(four.Upload("a:b.xlsx", ".")), `scp -P 22 ./a:b.xlsx ann@10.0.4.7:.`},
		{"a file is not read as an option", line(four.Upload("-r", ".")), `scp -P 22 ./-r ann@10.0.4.7:.`},
		{"a name with a line end is refused", line(four.Download("a\nb")), `error: file "a\nb": its name has a character that cannot be copied from a screen; rename it`},
		{"an empty name is refused", line(four.Upload("", ".")), `error: a file without a name cannot be copied`},
		{
			"output is saved", line(four.SaveOutput(export("is:link"), "customers.xlsx")),
			`ssh -p 22 ann@10.0.4.7 dovetail export --filter is:link - > customers.xlsx`,
		},
		{
			"a filter is one word for the remote shell", line(four.SaveOutput(export("company:x synced:no"), "customers.xlsx")),
			`ssh -p 22 ann@10.0.4.7 "dovetail export --filter 'company:x synced:no' -" > customers.xlsx`,
		},
		{
			"neither shell expands a filter", line(six.SaveOutput(export(`name:"$HOME"`), "my file")),
			`ssh -p 2222 'CORP\ann@2001:db8::7' 'dovetail export --filter '\''name:"$HOME"'\'' -' > 'my file'`,
		},
		{
			"a file is sent as input", line(four.SendInput([]string{"dovetail", "upload", "--dry-run", "-"}, "links.xlsx")),
			`ssh -p 22 ann@10.0.4.7 dovetail upload --dry-run - < links.xlsx`,
		},
		{
			"a filter with an escape is refused", line(four.SaveOutput(export("\x1b"), "x")),
			`error: "\x1b": a command line cannot contain a control character; change the filter or the name`,
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			if test.got != test.want {
				t.Errorf("\n got %s\nwant %s", test.got, test.want)
			}
		})
	}
}

// The command lines are run by scp, with a local SFTP server instead of a connection.
func TestCommandLinesRunByScp(t *testing.T) {
	const sftp = "/usr/lib/openssh/sftp-server"
	if _, err := os.Stat(sftp); err != nil {
		t.Skip("there is no sftp-server: install openssh-server")
	}
	s := Server{netip.MustParseAddr("2001:db8::7"), 22, "ann"}
	for _, name := range []string{"plain.xlsx", "Ann's $HOME.xlsx", "x [1]*?.xlsx", `back\slash.xlsx`, "~tilde.xlsx", "a:b.xlsx", "-r", "Müller.xlsx"} {
		t.Run(name, func(t *testing.T) {
			there, here := t.TempDir(), t.TempDir()
			decoy := filepath.Join(there, "x 1ab.xlsx") // the pattern x [1]*?.xlsx matches it
			for _, path := range []string{filepath.Join(there, name), decoy} {
				if err := os.WriteFile(path, []byte(path), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			download, err := s.Download(filepath.Join(there, name))
			if err != nil {
				t.Fatal(err)
			}
			upload, err := s.Upload(name, there+"/back")
			if err != nil {
				t.Fatal(err)
			}
			for _, line := range []string{download, upload} {
				cmd := exec.Command("sh", "-c", strings.Replace(line, "scp -P 22", "scp -q -D "+sftp, 1))
				cmd.Dir = here
				if out, err := cmd.CombinedOutput(); err != nil {
					t.Fatalf("%s: %v: %s", line, err, out)
				}
			}
			if got, err := os.ReadFile(there + "/back"); err != nil || string(got) != filepath.Join(there, name) {
				t.Errorf("%s copied %q, %v", download, got, err)
			}
			if files, err := os.ReadDir(here); err != nil || len(files) != 1 {
				t.Errorf("%s copied %v, %v; want one file", download, files, err)
			}
		})
	}
}

// shell runs a command line and returns its output.
func shell(t testing.TB, line string) string {
	t.Helper()
	out, err := exec.Command("sh", "-c", line).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v: %s", line, err, out)
	}
	return string(out)
}

func TestQuote(t *testing.T) {
	for _, word := range []string{"plain", "", "two words", "it's", `"$HOME" $(x) \ !`, "~", "-r", "*?[a]", "a;b&c|d", "Müller", "#x", "{a,b}", "=x"} {
		if got := shell(t, "printf %s "+Quote(word)); got != word {
			t.Errorf("%s: the shell reads %q", Quote(word), got)
		}
		// ssh joins its arguments with spaces for the remote shell.
		command := quoteCommand([]string{"printf", "%s", word})
		if got := shell(t, `remote() { sh -c "$*"; }; remote `+command); got != word {
			t.Errorf("%s: the remote shell reads %q", command, got)
		}
	}
	if got := Quote("exports/customers-2026.xlsx"); got != "exports/customers-2026.xlsx" {
		t.Errorf("%s, want no quotes", got)
	}
}

// FuzzQuote parses a quoted word as POSIX specifies (Shell Command Language, 2.2), which is much faster than
// to run a shell.
func FuzzQuote(f *testing.F) {
	for _, word := range []string{"plain", "", "it's", `'\''`} {
		f.Add(word)
	}
	f.Fuzz(func(t *testing.T, word string) {
		got, inside := "", false
		for q := Quote(word); q != ""; {
			switch {
			case q[0] == '\'':
				inside, q = !inside, q[1:]
			case q[0] == '\\' && !inside:
				got, q = got+q[1:2], q[2:]
			case !inside && !strings.ContainsRune(shellSafe, rune(q[0])):
				t.Fatalf("%s: %q is not quoted", Quote(word), q[0])
			default:
				got, q = got+q[:1], q[1:]
			}
		}
		if got != word || inside {
			t.Errorf("%s: read as %q", Quote(word), got)
		}
	})
}

func FuzzParseServer(f *testing.F) {
	f.Add("10.0.4.9 50022 10.0.4.7 22", "ann", "x.xlsx")
	f.Add("::1 1 fe80::1%eth0 22", "-x", "a\nb")
	f.Fuzz(func(t *testing.T, connection, user, path string) {
		s, err := ParseServer(connection, user)
		if err != nil {
			return
		}
		if line, err := s.Download(path); err == nil && Safe(line) != line {
			t.Errorf("%q is changed by Safe", line)
		}
	})
}
