package cli

import (
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestRootLayout checks that the root of the repository holds the entries below and no others, except LICENSE,
// hidden files and what .gitignore names.
func TestRootLayout(t *testing.T) {
	want := []string{"README.md", "docs", "go.mod", "go.sum", "main.go", "model", "storage", "ui", "xlsx"}
	ignored := rootPatterns(t)
	entries, err := os.ReadDir("../..") // sorted by name
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, entry := range entries {
		name := entry.Name()
		matches := func(pattern string) bool {
			ok, err := path.Match(pattern, name)
			return ok && err == nil
		}
		if name != "LICENSE" && !strings.HasPrefix(name, ".") && !slices.ContainsFunc(ignored, matches) {
			got = append(got, name)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("entries of the root (-want +got):\n%s", diff)
	}
}

// rootPatterns returns the patterns of .gitignore as they match names in the root.
func rootPatterns(t *testing.T) []string {
	t.Helper()
	text, err := os.ReadFile("../../.gitignore")
	if err != nil {
		t.Fatal(err)
	}
	patterns := strings.Fields(string(text))
	for i, p := range patterns {
		patterns[i] = strings.Trim(p, "/")
	}
	return patterns
}
