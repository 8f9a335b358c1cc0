package cli

import (
	"errors"
	"strings"
	"syscall"
	"testing"
)

func TestChangeWhoseReportCannotBeWritten(t *testing.T) {
	for _, test := range []struct {
		name string
		args []string // FILE is a file of links, LIST one of Sage's customers
		want string
	}{
		{"upload", []string{"upload", "FILE"}, "1 row was written (entry 4 of the history)"},
		{"upload as JSON", []string{"upload", "--json", "FILE"}, "1 row was written (entry 4 of the history)"},
		{"upload of no change", []string{"upload", "--dry-run", "FILE"}, ""},
		{"load", []string{"load", "CUSTOMERS"}, "2 rows were written (entry 4 of the history)"},
		{"sage load", []string{"sage", "load", "--company", "Acme UK", "LIST"}, "the customer list was loaded (entry 4 of the history)"},
		{"sage remove", []string{"sage", "remove", "--company", "Bolt"}, "the customer list was removed"},
		{"link", []string{"link", "C4", "--company", "Acme UK", "--account", "RAVE001", "--allow", "unlike"}, "the link was written (entry 4 of the history)"},
		{"rejected link", []string{"link", "C9", "--company", "Acme UK", "--account", "RAVE001"}, ""},
		{"unlink", []string{"unlink", "C2"}, "the link was removed"},
		{"undo", []string{"undo"}, "entry 3 was undone"},
		{"undo in a dry run", []string{"undo", "--dry-run"}, ""},
		{"companies", []string{"companies", "add", "Cobalt", "30"}, "the company was changed"},
		{"access", []string{"access", "grant", "bob"}, "the access list was changed"},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := newFilledShell(t)
			list := s.writeFile("list.csv", "Account,Name\nEMBE001,Ember Foods\n")
			s.mustRun("sage", "load", "--company", "Bolt", "--site", "20", list)
			s.mustRun("companies", "add", "Dart", "40")
			files := map[string]string{
				"FILE": s.writeFile("links.csv", uploadHeader+"C3,Acme UK,10,EMBE001\n"), "LIST": list,
				"CUSTOMERS": s.writeFile("customers.csv", "CustomerId,CustomerName\nC8,Amber Ltd\nC9,Blue Ltd\n"),
			}
			for i, arg := range test.args {
				if file := files[arg]; file != "" {
					test.args[i] = file
				}
			}
			s.full = true
			want := "dovetail: no space left on device\n"
			if test.want != "" {
				want = "dovetail: " + test.want + "; only its report could not be written: no space left on device\n"
			}
			if got := s.run(test.args...); got.code != exitFailed || !strings.HasSuffix(got.err, want) {
				t.Errorf("exit code %d, %q, want %q", got.code, got.err, want)
			}
		})
	}
}

func TestChangeIsNamedThoughTheReaderOfItsReportIsGone(t *testing.T) {
	var out strings.Builder
	p := &program{environment: environment{err: &out}}
	err := reported("the link was written", 7, syscall.EPIPE)
	p.explain(t.Context(), nil, err)
	if code := exitCode(t.Context(), err); code != exitClosedPipe || !strings.Contains(out.String(), "the link was written (entry 7 of the history)") {
		t.Errorf("exit code %d, %q", code, out.String())
	}
}

func TestFailedFirstLoadLeavesNoDatabase(t *testing.T) {
	wrong := errors.New("no")
	for _, test := range []struct {
		name      string
		meanwhile func(*shell)
		left      string // customers
	}{
		{"where nothing was written", func(*shell) {}, ""},
		{"but what another session loaded meanwhile", func(s *shell) { s.load("CustomerId,CustomerName", "C7,Other Ltd") }, "C7\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := newShell(t)
			var out strings.Builder
			p := &program{environment: environment{getenv: func(name string) string { return s.env[name] }, now: s.now, err: &out}}
			opened, err := p.openForLoad(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			err = p.inDatabase(t.Context(), opened, false, func() error {
				test.meanwhile(s)
				return wrong
			})
			if !errors.Is(err, wrong) || err.Error() != "no" || out.Len() > 0 {
				t.Errorf("got %v, %q", err, out.String())
			}
			got := s.run("list", "--plain", "--columns", "id")
			if missing := strings.Contains(got.err, "there is no database"); missing != (test.left == "") || got.out != test.left {
				t.Errorf("it lists %q, %q", got.out, got.err)
			}
		})
	}
}
