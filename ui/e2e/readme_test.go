package e2e

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"dovetail/model"
)

// runProgram runs the program in a folder and returns what it prints to both of its outputs, and its exit
// code.
func runProgram(t *testing.T, folder string, args ...string) (output string, code int) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, args...)
	cmd.Dir = folder
	cmd.Env = append(os.Environ(), asProgram+"=1", "DOVETAIL_DB=harbour.db", "HOME="+folder, "LC_ALL=C.UTF-8")
	out, err := cmd.CombinedOutput()
	if exit := (*exec.ExitError)(nil); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return string(out), cmd.ProcessState.ExitCode()
}

// readme returns the lines of README.md.
func readme(t *testing.T) []string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(root, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(string(text), "\n")
}

// tableRow is a row of a table of README.md with its line, from 1.
type tableRow struct {
	line int
	text string
}

// table returns the rows of the n-th table, from 0, with this heading, without the heading and its rule.
func table(t *testing.T, heading string, n int) []tableRow {
	t.Helper()
	var rows []tableRow
	lines := readme(t)
	for i, line := range lines {
		if line != heading {
			continue
		}
		if n--; n >= 0 {
			continue
		}
		for at := i + 2; strings.HasPrefix(lines[at], "|"); at++ {
			rows = append(rows, tableRow{at + 1, lines[at]})
		}
		return rows
	}
	t.Fatalf("README.md has no such table: %s", heading)
	return nil
}

// row returns a row of a table.
func row(cells ...string) string {
	text := "|"
	for _, c := range cells {
		if c != "" {
			text += " " + c
		}
		text += " |"
	}
	return text
}

// code returns words as code, each by itself.
func code(words string) string {
	var list []string
	for _, w := range strings.Fields(words) {
		list = append(list, "`"+w+"`")
	}
	return strings.Join(list, " ")
}

// compareTable reports the rows of a table that differ from want.
func compareTable(t *testing.T, got []tableRow, want []string) {
	t.Helper()
	if len(got) == 0 {
		t.Fatal("README.md: the table has no rows")
	}
	end := got[len(got)-1].line + 1
	for len(got) > 0 || len(want) > 0 {
		switch {
		case len(want) == 0, len(got) > 0 && !slices.Contains(want, got[0].text) && has(got, want[0]):
			t.Errorf("README.md:%d: the row should not be there:\n%s", got[0].line, got[0].text)
			got = got[1:]
		case len(got) == 0:
			t.Errorf("README.md:%d: a row is missing:\n%s", end, want[0])
			want = want[1:]
		case got[0].text == want[0]:
			got, want = got[1:], want[1:]
		case slices.Contains(want, got[0].text):
			t.Errorf("README.md:%d: a row is missing here:\n%s", got[0].line, want[0])
			want = want[1:]
		default:
			t.Errorf("README.md:%d: the row is\n%s\nand should be\n%s", got[0].line, got[0].text, want[0])
			got, want = got[1:], want[1:]
		}
	}
}

func has(rows []tableRow, text string) bool {
	return slices.ContainsFunc(rows, func(r tableRow) bool { return r.text == text })
}

func TestReadmeHasTheColumns(t *testing.T) {
	var want []string
	for _, c := range model.Columns() {
		want = append(want, row(code(c.Key), c.Title, code(c.Header), c.About))
	}
	compareTable(t, table(t, "| key | in the grid | in Excel | what it is |", 0), want)
}

func TestReadmeHasTheFaults(t *testing.T) {
	var want []string
	for _, f := range model.FaultTable() {
		want = append(want, row(fmt.Sprint(int(f.Fault)), code(f.Code), f.About, code(f.Allow)))
	}
	compareTable(t, table(t, "| # | code | rejected when | can be allowed |", 0), want)
}

func TestReadmeHasTheClasses(t *testing.T) {
	got := table(t, "| class | when |", 0)
	var want []string
	for i, c := range model.Classes(model.ForUpload) {
		want = append(want, code(c.String()))
		if i < len(got) {
			got[i].text = strings.TrimSpace(strings.Split(got[i].text, "|")[1])
		}
	}
	compareTable(t, got, want)
}

func TestReadmeHasTheExitCodes(t *testing.T) {
	help, _ := runProgram(t, t.TempDir(), "--help")
	_, codes, _ := strings.Cut(help, "Exit codes:\n")
	codes, _, _ = strings.Cut(codes, "\n\n")
	codes = regexp.MustCompile(`\n {7,}`).ReplaceAllString(codes, " ")
	var want []string
	for line := range strings.Lines(codes) {
		number, meaning, _ := strings.Cut(strings.TrimSpace(line), " ")
		want = append(want, row(number, strings.TrimSpace(meaning)))
	}
	compareTable(t, table(t, "| code | means |", 0), want)
}

// codeSpan matches code within a line of Markdown.
var codeSpan = regexp.MustCompile("`([^`]+)`")

func TestReadmeHasTheFilters(t *testing.T) {
	var want []string
	for _, r := range model.LayerTable.FilterSyntax() {
		want = append(want, "| `"+r.Text+"` | "+r.About+" |")
	}
	compareTable(t, table(t, "| filter | finds |", 0), want)
}

func TestReadmeFiltersAreValid(t *testing.T) {
	for _, r := range table(t, "| filter | finds |", 0) {
		for _, query := range codeSpan.FindAllStringSubmatch(r.text, -1) {
			if _, err := model.ParseQuery(query[1]); err != nil {
				t.Errorf("README.md:%d: %v", r.line, err)
			}
		}
	}
}

func TestReadmePictureIsWellFormed(t *testing.T) {
	picture, err := os.ReadFile(filepath.Join(root, "docs", "grid.svg"))
	if err != nil {
		t.Fatal(err)
	}
	texts := 0
	for d := xml.NewDecoder(bytes.NewReader(picture)); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("docs/grid.svg: %v; draw it again with docs/picture", err)
		}
		if start, ok := token.(xml.StartElement); ok && start.Name.Local == "text" {
			texts++
		}
	}
	if texts < 100 {
		t.Errorf("docs/grid.svg shows %d words; draw it again with docs/picture", texts)
	}
}
