package e2e

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// pages are the pages whose links and paths are checked, from the root.
var pages = []string{"README.md"}

// link matches the target of a link of Markdown.
var link = regexp.MustCompile(`\]\(([^)]+)\)`)

// sourcePath matches code that names a file or a folder of this module from the root, also with a pattern.
var sourcePath = regexp.MustCompile(`^(\./)?((docs|model|storage|ui|xlsx|\.ci)(/[\w.*/-]*)?|main\.go|go\.mod|\.(editorconfig|git\w+|golangci\.yaml))$`)

// TestPagesNameFilesThatExist checks the links of each page, which are relative to it, and the paths in its
// code, which are relative to the root.
func TestPagesNameFilesThatExist(t *testing.T) {
	for _, page := range pages {
		text, err := os.ReadFile(filepath.Join(root, page))
		if err != nil {
			t.Fatal(err)
		}
		number := 0
		for line := range strings.Lines(string(text)) {
			number++
			for _, pattern := range namedFiles(filepath.Dir(page), line) {
				if matches, err := filepath.Glob(filepath.Join(root, pattern)); err != nil || len(matches) == 0 {
					t.Errorf("%s:%d: there is no %s: %v", page, number, pattern, err)
				}
			}
		}
	}
}

// namedFiles returns the patterns of the files that a line of a page in a folder names.
func namedFiles(folder, line string) (patterns []string) {
	for _, match := range link.FindAllStringSubmatch(line, -1) {
		target, _, _ := strings.Cut(match[1], "#")
		if target != "" && !strings.Contains(target, "://") {
			patterns = append(patterns, filepath.Join(folder, target))
		}
	}
	for _, match := range codeSpan.FindAllStringSubmatch(line, -1) {
		for word := range strings.FieldsSeq(match[1]) {
			if sourcePath.MatchString(word) && !strings.HasSuffix(word, "/...") {
				patterns = append(patterns, word)
			}
		}
	}
	return patterns
}

// TestNamedFilesAreFound checks that namedFiles finds what a page may name.
func TestNamedFilesAreFound(t *testing.T) {
	const line = "See [the map](../model/doc.go#map), `ui/theme.go`, `go test ./ui -run Golden`, `.ci/run`, `model/plan_*.go`," +
		" `ui.App`, `go test ./...` and [Go](https://go.dev)."
	want := []string{"model/doc.go", "ui/theme.go", "./ui", ".ci/run", "model/plan_*.go"}
	if got := namedFiles("docs", line); strings.Join(got, " ") != strings.Join(want, " ") {
		t.Errorf("named are %q, want %q", got, want)
	}
}

// TestRootHasOnlyMain checks that the only Go file of the root is main.go.
func TestRootHasOnlyMain(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(root, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	if len(files) != 1 || filepath.Base(files[0]) != "main.go" {
		t.Errorf("the root has the Go files %q, want only main.go", files)
	}
}
