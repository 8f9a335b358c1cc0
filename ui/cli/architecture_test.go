package cli

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path"
	"slices"
	"strings"
	"testing"
)

// The modules and packages that only some packages may import.
const (
	bbolt     = "go.etcd.io/bbolt"
	excelize  = "github.com/xuri/excelize/v2"
	bubbletea = "github.com/charmbracelet/bubbletea"
	bubbles   = "github.com/charmbracelet/bubbles"
	lipgloss  = "github.com/charmbracelet/lipgloss"
	termenv   = "github.com/muesli/termenv"
	ansiText  = "github.com/charmbracelet/x/ansi"
	cobraDoc  = "github.com/spf13/cobra/doc" // links a Markdown and a YAML parser, 0.9 MB
)

// goPackage describes a package of the module, by the fields of go list.
type goPackage struct {
	ImportPath   string
	GoFiles      []string // without tests
	Imports      []string
	TestImports  []string
	XTestImports []string
}

// listPackages returns all packages of the module, with their imports.
func listPackages(t *testing.T) []goPackage {
	t.Helper()
	cmd := exec.Command("go", "list", "-json=ImportPath,GoFiles,Imports,TestImports,XTestImports", "./...")
	cmd.Dir = "../.."
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var list []goPackage
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p goPackage
		if err := d.Decode(&p); err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		list = append(list, p)
	}
	if len(list) < 8 {
		t.Fatalf("go list returns only %d packages", len(list))
	}
	return list
}

// within reports whether an import path is root or below it.
func within(path, root string) bool { return path == root || strings.HasPrefix(path, root+"/") }

// mayImport reports whether the package from may import the package to. The standard library and most modules
// are open to all; a package of this module, or one of the restricted modules, must be allowed.
func mayImport(from, to string) bool {
	pure := slices.Contains(purePackages, from)
	switch {
	case within(to, bbolt):
		return within(from, "dovetail/storage")
	case within(to, excelize):
		return from == "dovetail/xlsx"
	case within(to, bubbles), within(to, lipgloss), within(to, termenv), within(to, ansiText):
		return slices.Contains(escapePackages[to], from)
	case within(to, bubbletea):
		return slices.Contains(drawingPackages, from) || from == "dovetail/ui/terminal/testdata/keys"
	case within(to, cobraDoc):
		return from == "dovetail/ui/cli/man"
	case from == "dovetail/xlsx/xmlscan":
		return isStandard(to)
	case from == "dovetail/model" && to == "dovetail/model/suggest", pure && to == "dovetail/model/parallel":
		return true
	case pure:
		return isStandard(to) && !slices.Contains(impureImports, to) || within(to, "golang.org/x/text")
	case !within(to, "dovetail"):
		return true
	}
	return slices.Contains(allowedImports[from], to)
}

// allowedImports lists the packages of this module that each of them may import. Package filepicker imports model
// for its text functions only; it knows no customers.
var allowedImports = map[string][]string{
	"dovetail":                  {"dovetail/ui/cli"},
	"dovetail/storage":          {"dovetail/model", "dovetail/storage/folder", "dovetail/storage/pagefile"},
	"dovetail/storage/folder":   {},
	"dovetail/storage/pagefile": {},
	"dovetail/xlsx":             {"dovetail/model", "dovetail/xlsx/xmlscan"},
	"dovetail/xlsx/xmlscan":     {},
	"dovetail/ui/job":           {"dovetail/model", "dovetail/storage/folder", "dovetail/xlsx"},
	"dovetail/ui":               {"dovetail/model", "dovetail/ui/job", "dovetail/ui/terminal", "dovetail/ui/widget", "dovetail/ui/filepicker"},
	"dovetail/ui/cli":           {"dovetail/model", "dovetail/storage", "dovetail/ui", "dovetail/ui/job", "dovetail/ui/terminal"},
	"dovetail/ui/terminal":      {},
	"dovetail/ui/widget":        {"dovetail/ui/terminal"},
	"dovetail/ui/filepicker":    {"dovetail/model", "dovetail/ui/terminal", "dovetail/ui/widget"},
	"dovetail/ui/e2e":           {},
	"dovetail/ui/cli/man":       {"dovetail/ui/cli"},
}

// escapePackages lists who may import what writes escape sequences or cuts text with some. The screens have widget.Text.
var escapePackages = map[string][]string{
	bubbles + "/cursor":    {"dovetail/ui/widget"},
	bubbles + "/textinput": {"dovetail/ui/widget"},
	lipgloss:               {"dovetail/ui/widget", "dovetail/ui/terminal"},
	termenv:                {"dovetail/ui/widget"},
	ansiText:               {"dovetail/ui/widget", "dovetail/ui/terminal", "dovetail/ui/cli"},
}

// drawingPackages lists the packages that may import Bubble Tea.
var drawingPackages = []string{"dovetail/ui", "dovetail/ui/widget", "dovetail/ui/filepicker"}

// purePackages lists the packages of rules, which do no I/O and keep no state.
var purePackages = []string{"dovetail/model", "dovetail/model/suggest", "dovetail/model/parallel"}

// impureImports lists packages of the standard library that model must not import: no I/O, no JSON. Package
// context is allowed, as a search can be cancelled.
var impureImports = []string{"os", "io", "io/fs", "net", "net/http", "os/exec", "encoding/json", "database/sql", "log", "path/filepath"}

// isStandard reports whether path is in the standard library.
func isStandard(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	return !strings.Contains(first, ".") && first != "dovetail"
}

// TestImports checks the imports of every package.
func TestImports(t *testing.T) {
	for _, p := range listPackages(t) {
		isTestProgram := strings.Contains(p.ImportPath, "/testdata/") || strings.HasSuffix(p.ImportPath, "test")
		for _, to := range p.Imports {
			if isTestProgram && within(to, "dovetail") {
				continue
			}
			if !mayImport(p.ImportPath, to) {
				t.Errorf("%s imports %s", p.ImportPath, to)
			}
		}
	}
}

// TestImportsOfTests checks that the packages which know little can be tested alone, with no more than a test
// helper below them, such as model/modeltest. The tests of model also use no files and no databases.
func TestImportsOfTests(t *testing.T) {
	alone := []string{"dovetail/model", "dovetail/ui/widget", "dovetail/ui/filepicker", "dovetail/xlsx/xmlscan"}
	for _, p := range listPackages(t) {
		if !slices.Contains(alone, p.ImportPath) {
			continue
		}
		for _, to := range slices.Concat(p.TestImports, p.XTestImports) {
			impure := to == "os" || within(to, bbolt) || within(to, excelize)
			helper := within(to, p.ImportPath) && strings.HasSuffix(to, "test")
			foreign := within(to, "dovetail") && to != p.ImportPath && !helper
			if foreign && !slices.Contains(allowedImports[p.ImportPath], to) || impure && p.ImportPath == "dovetail/model" {
				t.Errorf("the tests of %s import %s", p.ImportPath, to)
			}
		}
	}
}

// TestE2EHasOnlyTests checks that package e2e, which runs the built program, is no part of it.
func TestE2EHasOnlyTests(t *testing.T) {
	for _, p := range listPackages(t) {
		if p.ImportPath == "dovetail/ui/e2e" && len(p.GoFiles) > 0 {
			t.Errorf("%s has files that are not tests: %v", p.ImportPath, p.GoFiles)
		}
	}
}

// TestImportRulesRefuse checks that the rules refuse imports.
func TestImportRulesRefuse(t *testing.T) {
	for _, c := range [][2]string{
		{"dovetail/model", "os"},
		{"dovetail/model", "dovetail/xlsx"},
		{"dovetail/model", "github.com/spf13/cobra"},
		{"dovetail/model/suggest", "dovetail/model"},
		{"dovetail/model/suggest", "os"},
		{"dovetail/xlsx", "dovetail/storage"},
		{"dovetail/storage", "dovetail/ui"},
		{"dovetail/ui/job", "dovetail/storage"},
		{"dovetail/storage/folder", "dovetail/storage"},
		{"dovetail/ui/job", "go.etcd.io/bbolt/errors"},
		{"dovetail/ui/cli", bubbletea},
		{"dovetail/ui/cli", cobraDoc},
		{"dovetail/ui", excelize},
		{"dovetail/ui/terminal", bubbles + "/textinput"},
		{"dovetail/ui", lipgloss},
		{"dovetail/ui", ansiText},
		{"dovetail/ui/filepicker", lipgloss},
		{"dovetail/ui", "dovetail/storage"},
		{"dovetail/ui", "dovetail/ui/e2e"},
		{"dovetail/ui/widget", "dovetail/model"},
		{"dovetail/ui/widget", "dovetail/ui/job"},
		{"dovetail/ui/widget", "dovetail/ui"},
		{"dovetail/ui/filepicker", "dovetail/ui"},
		{"dovetail/ui/filepicker", "dovetail/ui/job"},
		{"dovetail/xlsx/xmlscan", "dovetail/model"},
		{"dovetail/xlsx/xmlscan", "dovetail/xlsx"},
		{"dovetail/xlsx/xmlscan", excelize},
		{"dovetail/xlsx/xmlscan", "golang.org/x/text/transform"},
		{"dovetail/ui/job", "dovetail/xlsx/xmlscan"},
		{"dovetail/ui/cli", "dovetail/xlsx/xmlscan"},
		{"dovetail", "dovetail/model"},
	} {
		if mayImport(c[0], c[1]) {
			t.Errorf("%s may import %s", c[0], c[1])
		}
	}
}

// TestPackageNames refuses names that do not say what a package is.
func TestPackageNames(t *testing.T) {
	for _, p := range listPackages(t) {
		if slices.Contains([]string{"utils", "util", "common", "helpers", "types", "internal", "pkg"}, path.Base(p.ImportPath)) ||
			strings.Contains(p.ImportPath, "/internal/") || strings.Contains(p.ImportPath, "/pkg/") {
			t.Errorf("%s: a package is named for what it provides", p.ImportPath)
		}
	}
}

// TestMainIsShort checks that main.go only calls package cli.
func TestMainIsShort(t *testing.T) {
	text, err := os.ReadFile("../../main.go")
	if err != nil {
		t.Fatal(err)
	}
	if lines := bytes.Count(text, []byte("\n")); lines > 40 {
		t.Errorf("main.go has %d lines", lines)
	}
}
