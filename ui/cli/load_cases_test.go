package cli

import (
	"path/filepath"
	"strings"
	"testing"
)

// casePath returns the path of a file in testdata/cases.
func casePath(name string) string { return filepath.Join("testdata", "cases", name) }

// newExampleShell returns a shell whose database has the customers of docs/example.
func newExampleShell(t *testing.T) *shell {
	t.Helper()
	s := newShell(t)
	s.mustRun("load", filepath.Join("..", "..", "docs", "example", "layer.xlsx"))
	return s
}

// checkOutput checks the exit code of a command, and that its output contains every text.
func checkOutput(t *testing.T, got output, code int, texts ...string) {
	t.Helper()
	if got.code != code {
		t.Errorf("exit code %d, want %d: %s", got.code, code, got.err)
	}
	for _, text := range texts {
		if !strings.Contains(got.out+got.err, text) {
			t.Errorf("%q is not in\n%s%s", text, got.out, got.err)
		}
	}
}

func TestLoadRejectsHeaderTotalAndFooterRows(t *testing.T) {
	s := newExampleShell(t)
	checkOutput(t, s.run("load", casePath("repeat-header.csv")), exitRejected,
		"        2  new", "        3  rejected",
		"CustomerId looks like a repeated header, not a customer; delete the row",
		"Total looks like a total, not a customer; delete the row",
		"Printed 12/03/2026 09:15 looks like a report's footer, not a customer; delete the row")
	if got := s.mustRun("list", "--plain", "--columns", "id,name", "--filter", "id:C009"); got != "C009001\tAlpha\nC009002\tBeta\n" {
		t.Errorf("stored %q", got)
	}
}

func TestLoadCleansNames(t *testing.T) {
	s := newExampleShell(t)
	checkOutput(t, s.run("load", casePath("names.csv")), exitDone,
		"        9  new", "5 names were cleaned of characters that cannot be seen")
	got := s.mustRun("list", "--csv", "--columns", "id,name", "--filter", "id:=C1,=C2,=C3,=C4,=C5,=C6,=C7,=C8,=C9")
	for _, want := range []string{
		"C1,می\u200cخواهم", "C2,Family 👨\u200d👩\u200d👧 Dental", "C3,Levant Ltd", "C4,Line one Line two", "C5,Tab here",
		"C6,क्\u200dष Traders", "C7,Softhyphen", "C8,Heart ❤\ufe0f Cafe", "C9,Line sep",
	} {
		if !strings.Contains(got, want+"\n") && !strings.Contains(got, want+"\r\n") {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
	checkOutput(t, s.run("load", casePath("names.csv")), exitDone, "        9  unchanged", "there was nothing to write")
}

func TestLoadMatchesCompanyWithNoBreakSpace(t *testing.T) {
	s := newShell(t)
	s.mustRun("load", casePath("base.csv"))
	checkOutput(t, s.run("load", casePath("load-nbsp-company.csv")), exitRejected,
		"        1  new", "added; link left out: A1 is linked to C1 Alpha", "1 row was written. 1 faulty link was left out.")
	if got := s.mustRun("list", "--plain", "--columns", "id,company,account", "--filter", "id:=C8"); got != "C8\t\t\n" {
		t.Errorf("stored %q", got)
	}
	if got := s.mustRun("companies"); strings.Count(got, "Acme") != 1 {
		t.Errorf("two companies:\n%s", got)
	}
}
