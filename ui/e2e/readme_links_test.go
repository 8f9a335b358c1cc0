package e2e

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// pages are the pages whose links, paths and names of tests are checked, from the root.
var pages = []string{"README.md", "docs/contributing.md"}

// link matches a link of Markdown, with its target.
var link = regexp.MustCompile(`\]\(([^)]+)\)`)

// sourcePath matches code that names a file or a folder of this module from the root, also with a pattern.
var sourcePath = regexp.MustCompile(`^(\./)?((docs|model|storage|ui|xlsx|\.ci)(/[\w.*/-]*)?|main\.go|go\.mod|\.(editorconfig|git\w+|golangci\.yaml))$`)

// testName matches the name of a test or of a fuzz target, and the prefix of several where no $ ends it.
var testName = regexp.MustCompile(`\b(Test|Fuzz)[A-Z]\w+\$?`)

// page is a page, taken apart.
type page struct {
	targets []string // of its links, from the root and without those to other sites
	words   []string // of its code, also of fenced blocks
}

// readPage reads a page, whose path is from the root.
func readPage(t *testing.T, path string) (p page) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(root, path))
	if err != nil {
		t.Fatal(err)
	}
	fenced := false
	for line := range strings.Lines(string(text)) {
		switch {
		case strings.HasPrefix(line, "```"):
			fenced = !fenced
		case fenced:
			p.words = append(p.words, strings.Fields(line)...)
		default:
			p.addLine(filepath.Dir(path), line)
		}
	}
	return p
}

// addLine adds the links and the code of a line that is not fenced, on a page in a folder.
func (p *page) addLine(folder, line string) {
	for _, match := range link.FindAllStringSubmatch(line, -1) {
		target, _, _ := strings.Cut(match[1], "#")
		if target != "" && !strings.Contains(target, "://") {
			p.targets = append(p.targets, filepath.Join(folder, target))
		}
	}
	for _, match := range codeSpan.FindAllStringSubmatch(line, -1) {
		p.words = append(p.words, strings.Fields(match[1])...)
	}
}

// paths returns the words that name files or folders.
func (p *page) paths() (list []string) {
	for _, word := range p.words {
		if sourcePath.MatchString(word) {
			list = append(list, word)
		}
	}
	return list
}

// tests returns the matches of testName in the words.
func (p *page) tests() (list []string) {
	for _, word := range p.words {
		list = append(list, testName.FindAllString(word, -1)...)
	}
	return list
}

func TestPagesNameFilesThatExist(t *testing.T) {
	for _, path := range pages {
		p := readPage(t, path)
		for _, pattern := range slices.Concat(p.targets, p.paths()) {
			if matches, err := filepath.Glob(filepath.Join(root, pattern)); err != nil || len(matches) == 0 {
				t.Errorf("%s names %s, which does not exist", path, pattern)
			}
		}
	}
}

func TestPagesNameTestsThatExist(t *testing.T) {
	functions := testFunctions(t)
	for _, path := range pages {
		p := readPage(t, path)
		for _, name := range p.tests() {
			if !slices.ContainsFunc(functions, func(f string) bool { return strings.HasPrefix(f+"$", name) }) {
				t.Errorf("%s names the test %s, which does not exist", path, name)
			}
		}
	}
}

// testFunctions returns the names of all tests and fuzz targets of the module.
func testFunctions(t *testing.T) (names []string) {
	t.Helper()
	declaration := regexp.MustCompile(`(?m)^func ((?:Test|Fuzz)\w+)\(`)
	err := fs.WalkDir(os.DirFS(root), ".", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, "_test.go") {
			return err
		}
		text, err := os.ReadFile(filepath.Join(root, path))
		for _, match := range declaration.FindAllSubmatch(text, -1) {
			names = append(names, string(match[1]))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// TestPageNames checks that what a line names is found.
func TestPageNames(t *testing.T) {
	var p page
	p.addLine("docs", "See [the map](../model/doc.go#map), `ui/theme.go`, `go test ./ui -run 'TestGolden$'`, `.ci/run x`,"+
		" `model/plan_*.go`, `ui.App`, `go test ./...` and [Go](https://go.dev).")
	for _, list := range []struct{ got, want []string }{
		{p.targets, []string{"model/doc.go"}},
		{p.paths(), []string{"ui/theme.go", "./ui", ".ci/run", "model/plan_*.go"}},
		{p.tests(), []string{"TestGolden$"}},
	} {
		if !slices.Equal(list.got, list.want) {
			t.Errorf("named are %q, want %q", list.got, list.want)
		}
	}
}
