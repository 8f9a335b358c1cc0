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

// The modules that only some packages may know.
const (
	bbolt     = "go.etcd.io/bbolt"
	excelize  = "github.com/xuri/excelize/v2"
	bubbletea = "github.com/charmbracelet/bubbletea"
	bubbles   = "github.com/charmbracelet/bubbles"
	lipgloss  = "github.com/charmbracelet/lipgloss"
	termenv   = "github.com/muesli/termenv"
	ansiText  = "github.com/charmbracelet/x/ansi"
)

// A goPackage is what go list says of a package of ours.
type goPackage struct {
	ImportPath   string
	Imports      []string
	TestImports  []string
	XTestImports []string
}

// ours are all packages of the module, with what they import.
func ours(t *testing.T) []goPackage {
	t.Helper()
	cmd := exec.Command("go", "list", "-json=ImportPath,Imports,TestImports,XTestImports", "./...")
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
		t.Fatalf("go list names only %d packages", len(list))
	}
	return list
}

// within reports whether an import path is a module or package, or lies below it.
func within(path, root string) bool { return path == root || strings.HasPrefix(path, root+"/") }

// mayImport says whether a package may import another one. The standard library is open to all; what is
// of ours or restricted must be allowed.
func mayImport(from, to string) bool {
	switch {
	case within(to, bbolt):
		return within(from, "dovetail/storage")
	case within(to, excelize):
		return within(from, "dovetail/xlsx")
	case within(to, bubbles), within(to, lipgloss), within(to, termenv), within(to, ansiText):
		return slices.Contains(escaping[to], from)
	case within(to, bubbletea):
		return slices.Contains(drawing, from) || from == "dovetail/ui/terminal/testdata/keys"
	case from == "dovetail/model":
		return standard(to) && !slices.Contains(impure, to) || within(to, "golang.org/x/text")
	case !within(to, "dovetail"):
		return true
	}
	return slices.Contains(known[from], to)
}

// known is who of us may know whom.
var known = map[string][]string{
	"dovetail":               {"dovetail/ui/cli"},
	"dovetail/storage":       {"dovetail/model"},
	"dovetail/xlsx":          {"dovetail/model"},
	"dovetail/ui/job":        {"dovetail/model", "dovetail/xlsx"},
	"dovetail/ui":            {"dovetail/model", "dovetail/ui/job", "dovetail/ui/terminal", "dovetail/ui/widget", "dovetail/ui/filepicker"},
	"dovetail/ui/cli":        {"dovetail/model", "dovetail/storage", "dovetail/ui", "dovetail/ui/job", "dovetail/ui/terminal"},
	"dovetail/ui/terminal":   {},
	"dovetail/ui/widget":     {"dovetail/ui/terminal"},
	"dovetail/ui/filepicker": {"dovetail/model", "dovetail/ui/widget"},
}

// escaping is who may import what writes escape sequences, or cuts text that has some. The screens have widget.Text.
var escaping = map[string][]string{
	bubbles + "/cursor":    {"dovetail/ui/widget"},
	bubbles + "/textinput": {"dovetail/ui/widget"},
	lipgloss:               {"dovetail/ui/widget", "dovetail/ui/terminal"},
	termenv:                {"dovetail/ui/widget"},
	ansiText:               {"dovetail/ui/widget", "dovetail/ui/terminal", "dovetail/ui/cli"},
}

// drawing are the packages that may import Bubble Tea.
var drawing = []string{"dovetail/ui", "dovetail/ui/widget", "dovetail/ui/filepicker"}

// impure are packages of the standard library that model does without: no I/O, no
// JSON. context is allowed, as a search can be cancelled.
var impure = []string{"os", "io", "io/fs", "net", "net/http", "os/exec", "encoding/json", "database/sql", "log", "path/filepath"}

func standard(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	return !strings.Contains(first, ".") && first != "dovetail"
}

// TestWhoKnowsWhom keeps the rules about which package may import which.
func TestWhoKnowsWhom(t *testing.T) {
	for _, p := range ours(t) {
		ofTests := strings.Contains(p.ImportPath, "/testdata/") || strings.HasSuffix(p.ImportPath, "test")
		for _, to := range p.Imports {
			if ofTests && within(to, "dovetail") {
				continue
			}
			if !mayImport(p.ImportPath, to) {
				t.Errorf("%s imports %s", p.ImportPath, to)
			}
		}
	}
}

// TestModelIsPure holds of its tests too that they need nothing but values.
func TestModelIsPure(t *testing.T) {
	for _, p := range ours(t) {
		if p.ImportPath != "dovetail/model" {
			continue
		}
		for _, to := range slices.Concat(p.TestImports, p.XTestImports) {
			if to == "os" || within(to, bbolt) || within(to, excelize) || within(to, "dovetail") && to != p.ImportPath {
				t.Errorf("the tests of model import %s", to)
			}
		}
	}
}

// TestRulesCanBeBroken makes sure that the rules refuse what they should.
func TestRulesCanBeBroken(t *testing.T) {
	for _, c := range [][2]string{
		{"dovetail/model", "os"},
		{"dovetail/model", "dovetail/xlsx"},
		{"dovetail/model", "github.com/spf13/cobra"},
		{"dovetail/xlsx", "dovetail/storage"},
		{"dovetail/storage", "dovetail/ui"},
		{"dovetail/ui/job", "dovetail/storage"},
		{"dovetail/ui/job", "go.etcd.io/bbolt/errors"},
		{"dovetail/ui/cli", bubbletea},
		{"dovetail/ui", excelize},
		{"dovetail/ui/terminal", bubbles + "/textinput"},
		{"dovetail/ui", lipgloss},
		{"dovetail/ui", ansiText},
		{"dovetail/ui/filepicker", lipgloss},
		{"dovetail/ui", "dovetail/storage"},
		{"dovetail", "dovetail/model"},
	} {
		if mayImport(c[0], c[1]) {
			t.Errorf("%s may import %s", c[0], c[1])
		}
	}
}

// TestPackagesAreNamedByWhatTheyAre refuses names that say nothing.
func TestPackagesAreNamedByWhatTheyAre(t *testing.T) {
	for _, p := range ours(t) {
		if slices.Contains([]string{"utils", "util", "common", "helpers", "types", "internal", "pkg"}, path.Base(p.ImportPath)) ||
			strings.Contains(p.ImportPath, "/internal/") || strings.Contains(p.ImportPath, "/pkg/") {
			t.Errorf("%s: a package is named by what it is", p.ImportPath)
		}
	}
}

// TestMainOnlyStarts holds main.go to handing over.
func TestMainOnlyStarts(t *testing.T) {
	text, err := os.ReadFile("../../main.go")
	if err != nil {
		t.Fatal(err)
	}
	if lines := bytes.Count(text, []byte("\n")); lines > 40 {
		t.Errorf("main.go has %d lines", lines)
	}
}
