package cli

import (
	"archive/zip"
	"encoding/csv"
	"io"
	"os"
	"strings"
	"testing"

	"dovetail/ui/terminal"
)

func TestExportToPipeWritesOnlyTheFile(t *testing.T) {
	s := newFilledShell(t)
	out := s.mustRun("export", "-")
	book, err := zip.NewReader(strings.NewReader(out), int64(len(out)))
	if err != nil {
		t.Fatalf("not a workbook: %v", err)
	}
	for _, part := range book.File {
		r, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(io.Discard, r); err != nil { // verifies the checksum
			t.Errorf("%s: %v", part.Name, err)
		}
	}
	if !strings.HasPrefix(out, "PK\x03\x04") {
		t.Errorf("begins with %q", out[:4])
	}
}

func TestExportToPipeAsCSV(t *testing.T) {
	s := newFilledShell(t)
	text, hasMark := strings.CutPrefix(s.mustRun("export", "--format", "csv", "--filter", "id:=C2", "-"), "\ufeff")
	lines, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil || len(lines) != 2 || !hasMark {
		t.Errorf("BOM %v, %d lines: %v", hasMark, len(lines), err)
	}
}

func TestDataStreamsAreRefusedOnTerminals(t *testing.T) {
	for name, c := range map[string]struct {
		args []string
		want string
	}{
		"export refuses to write a workbook to one":  {[]string{"export", "-"}, "dovetail: - writes the file to standard output, which is a terminal here; name a file or use a pipe; see dovetail help export\n"},
		"upload refuses to read a workbook from one": {[]string{"upload", "-"}, "dovetail: - reads standard input, which is a terminal here; name a file or use a pipe; see dovetail help upload\n"},
		"load refuses to read a workbook from one":   {[]string{"load", "-"}, "dovetail: - reads standard input, which is a terminal here; name a file or use a pipe; see dovetail help load\n"},
	} {
		t.Run(name, func(t *testing.T) {
			s := newFilledShell(t)
			s.inTTY, s.outTTY = true, true
			if got := s.run(c.args...); got != (output{"", c.want, exitUsage}) {
				t.Errorf("got %+v", got)
			}
		})
	}
}

func TestAppNeedsTerminal(t *testing.T) {
	for name, change := range map[string]func(*shell){
		"in a pipe":                          func(*shell) {},
		"with its output in a file":          func(s *shell) { s.inTTY = true },
		"with its input from a file":         func(s *shell) { s.outTTY = true },
		"on one that cannot move the cursor": func(s *shell) { s.inTTY, s.outTTY, s.env["TERM"] = true, true, "dumb" },
		"on one without a name":              func(s *shell) { s.inTTY, s.outTTY, s.env["TERM"] = true, true, "" },
	} {
		t.Run(name, func(t *testing.T) {
			s := newShell(t)
			change(s)
			got := s.run()
			if got.code != exitFailed || got.out != "" || strings.Count(got.err, "\n") != 1 {
				t.Errorf("got %+v", got)
			}
			for _, word := range []string{"terminal", "load", "upload", "export", "list", "companies", "--help"} {
				if !strings.Contains(got.err, word) {
					t.Errorf("%q does not name %s", got.err, word)
				}
			}
			if _, err := os.Stat(s.path("site.db")); err == nil {
				t.Error("a database was created")
			}
		})
	}
}

func TestTerminalWithoutUTF8GetsASCII(t *testing.T) {
	s := newShell(t)
	s.load("CustomerId,CustomerName", "C1,Café Łódź")
	s.mustRun("companies", "add", "Acme", "10")
	links := s.writeFile("links.csv", "CustomerId,SageCompanyName,SageSiteId,SageAccountNumber\nC1,Acme,10,CAFE1\n")
	s.env["LANG"], s.outTTY = "C", true
	out := s.mustRun("list") + s.mustRun("upload", "--dry-run", links)
	for _, r := range out {
		if r >= 0x80 {
			t.Fatalf("%q in %s", r, out)
		}
	}
	if !strings.Contains(out, "Cafe Lodz ") || !strings.Contains(out, "-> CAFE1") {
		t.Errorf("got %s", out)
	}
	s.outTTY = false
	if out := s.mustRun("list"); !strings.Contains(out, "Café Łódź") {
		t.Errorf("to a pipe it writes %s", out)
	}
}

func TestUnusualEnvironment(t *testing.T) {
	odd := map[string]string{
		"HOME": "", "USER": "root\x1b[2J", "LOGNAME": "", "LANG": "xx_YY.not-a-charset", "LC_ALL": "", "TZ": "Mars/Olympus",
		"COLUMNS": "-1", "LINES": "many", "TERM": "\x1b", "XDG_DATA_HOME": "../data", "SSH_CONNECTION": "garbage", "TMUX": ",,",
	}
	s := newFilledShell(t)
	for name, value := range odd {
		s.env[name] = value
	}
	if out := s.mustRun("list", "--plain", "--columns", "id"); out != "C1\nC2\nC3\nC4\n" {
		t.Errorf("list prints %q", out)
	}
	s.mustRun("export", s.path("all.xlsx"))
	s.mustRun("upload", s.path("all.xlsx"))
	s.env["DOVETAIL_DB"] = ""
	got := s.run("list")
	if want := "dovetail: no data folder is known for this user; name the database with --db FILE\n"; got != (output{"", want, exitFailed}) {
		t.Errorf("without a database's name: %+v", got)
	}
}

func TestDemo(t *testing.T) {
	s := newShell(t)
	t.Setenv("TMPDIR", s.folder)
	if lines := strings.Count(s.mustRun("list", "--demo", "--plain"), "\n"); lines != 250 {
		t.Errorf("the demo has %d customers, want 250", lines)
	}
	s.mustRun("load", "--demo", s.writeFile("one.csv", "CustomerId,CustomerName\nC1,One\n"))
	s.mustRun("export", "--demo", "--filter", "is:create", s.path("demo.xlsx"))
	entries, err := os.ReadDir(s.folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.Name() != "one.csv" && e.Name() != "demo.xlsx" {
			t.Errorf("the temporary file %s was left", e.Name())
		}
	}
}

func TestAnswersEndWithNewline(t *testing.T) {
	s := newFilledShell(t)
	links := s.writeFile("links.csv", "CustomerId,SageCompanyName,SageSiteId,SageAccountNumber\nC3,Acme UK,10,E1\n")
	for _, args := range [][]string{
		{"list"},
		{"list", "--json"},
		{"list", "--csv"},
		{"list", "--plain"},
		{"companies"},
		{"companies", "--json"},
		{"version"},
		{"version", "--json"},
		{"upload", "--dry-run", links},
		{"upload", "--dry-run", "--json", links},
		{"history"},
		{"history", "--json"},
		{"access"},
	} {
		out := s.mustRun(args...)
		if !strings.HasSuffix(out, "\n") || strings.HasSuffix(out, "\n\n") || terminal.Safe(strings.ReplaceAll(out, "\n", "")) != strings.NewReplacer("\n", "", "\t", " ").Replace(out) {
			t.Errorf("dovetail %s prints %q", strings.Join(args, " "), out)
		}
	}
}

func TestFullDiskIsAnError(t *testing.T) {
	s := newFilledShell(t)
	s.full = true
	for _, args := range [][]string{
		{"list"},
		{"list", "--json"},
		{"list", "--csv"},
		{"list", "--plain"},
		{"version"},
		{"version", "--json"},
		{"companies"},
		{"companies", "--json"},
		{"export", "-"},
		{"history"},
		{"history", "--json"},
		{"access"},
		{"completion", "bash"},
	} {
		if got := s.run(args...); got.code != exitFailed || !strings.Contains(got.err, errFull.Error()) {
			t.Errorf("dovetail %s: exit code %d, %q", strings.Join(args, " "), got.code, got.err)
		}
	}
}
