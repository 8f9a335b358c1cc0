package model

import (
	"slices"
	"strings"
	"testing"
)

func TestFilterSyntaxIsValid(t *testing.T) {
	for _, table := range []*Table{LayerTable, SageTable} {
		for _, r := range table.FilterSyntax() {
			also := strings.Split(r.About, "`")
			for i := 1; i < len(also); i += 2 {
				if _, err := table.ParseQuery(also[i]); err != nil {
					t.Errorf("%s: %v", r.Text, err)
				}
			}
			if q, err := table.ParseQuery(r.Text); err != nil || q.Empty() {
				t.Errorf("%s: %v", r.Text, err)
			}
		}
	}
}

// TestFilterHelpIsComplete checks that the help names every column, every flag and every operator.
func TestFilterHelpIsComplete(t *testing.T) {
	var words []string
	for _, s := range FilterHelp() {
		for _, r := range s.Rows {
			words = append(words, r.Text+" "+r.About)
			if strings.Contains(words[len(words)-1], "`") {
				t.Errorf("%s: the help has marks of Markdown", r.Text)
			}
		}
	}
	text := strings.Join(words, "\n")
	want := []string{"..", ":>", ":<", ":>=", ":<=", ":=", "/", "none", "has:", "changed:", "-", `"`, ","}
	for _, c := range Columns() {
		want = append(want, c.Key+":")
	}
	for _, s := range isFlags {
		want = append(want, "is:"+s.word)
	}
	for _, w := range want {
		if !strings.Contains(text, w) {
			t.Errorf("the help lacks %s", w)
		}
	}
	if len(slices.Compact(words)) != len(words) {
		t.Error("the help has a row twice")
	}
}
