package e2e

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The table of promises in README.md has the rows that .ci/proof prints.
func TestReadmeHasThePromises(t *testing.T) {
	script, err := os.ReadFile(filepath.Join(root, ".ci", "proof"))
	if err != nil {
		t.Fatal(err)
	}
	named := func(text, pattern string) (names []string) {
		for _, m := range regexp.MustCompile(pattern).FindAllStringSubmatch(text, -1) {
			names = append(names, m[1])
		}
		return slices.Sorted(slices.Values(names))
	}
	rows := named(string(script), `(?m)^\trow (\w+) '`)
	if diff := cmp.Diff(rows, named(strings.Join(readme(t), "\n"), "(?m)`\\.ci/proof (\\w+)` \\|$")); diff != "" || len(rows) == 0 {
		t.Errorf("other rows (-script +README):\n%s", diff)
	}
}
