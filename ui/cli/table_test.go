package cli

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"

	"dovetail/model"
)

func TestNarrow(t *testing.T) {
	columns := []textColumn{
		{rank: 3, preferred: 16, least: 9, fit: cutMiddle},
		{rank: 2, preferred: 20, least: 14},
		{},
		{rank: 1, preferred: 12, least: 10},
	}
	for name, c := range map[string]struct {
		width int
		want  []int
	}{
		"a table that fits keeps its widths":          {86, []int{20, 40, 5, 15}},
		"the lowest rank first":                       {84, []int{20, 40, 5, 13}},
		"then the next, down to what it prefers":      {66, []int{20, 23, 5, 12}},
		"all as they prefer":                          {59, []int{16, 20, 5, 12}},
		"then the lowest rank, down to its least":     {57, []int{16, 20, 5, 10}},
		"all at their least":                          {44, []int{9, 14, 5, 10}},
		"then down to a sign with a letter each side": {30, []int{9, 7, 5, 3}},
		"no narrower than that":                       {5, []int{3, 3, 5, 3}},
	} {
		t.Run(name, func(t *testing.T) {
			got := narrow([]int{20, 40, 5, 15}, columns, c.width)
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("widths for %d cells (-want +got):\n%s", c.width, diff)
			}
			if least := 20; c.width >= least && tableWidth(got) > c.width {
				t.Errorf("the table has %d cells, want at most %d", tableWidth(got), c.width)
			}
		})
	}
}

// TestCutValuesFit cuts texts of narrow and wide characters to all widths.
func TestCutValuesFit(t *testing.T) {
	for _, value := range []string{"2f1c77a0-5d13", "株式会社山田製作所", "aa株式b会c社", "株a式b会c社d"} {
		for width := 1; width < ansi.StringWidth(value); width++ {
			for _, fit := range []fitting{cutEnd, cutMiddle} {
				if got := fit.fit(value, width, "…"); len(got) != 1 || ansi.StringWidth(got[0]) > width {
					t.Errorf("%q in %d cells is %q", value, width, got)
				}
			}
		}
	}
}

func TestFitting(t *testing.T) {
	for _, c := range []struct {
		fit   fitting
		value string
		width int
		want  []string
	}{
		{cutEnd, "Brighton Juniper", 9, []string{"Brighton…"}},
		{cutMiddle, "2f1c77a0-5d13-4f0e-9a2b-0f3d7c10", 9, []string{"2f1c…7c10"}},
		{cutMiddle, "2f1c77a0", 3, []string{"2…0"}},
		{cutMiddle, "2f1c77a0", 2, []string{"2…"}},
		{cutMiddle, "株式会社山田", 8, []string{"株式…田"}},
		{wrapped, "upload of links.xlsx (undone)", 14, []string{"upload of", "links.xlsx", "(undone)"}},
		{wrapped, "a_file_name_without_spaces.xlsx by ann", 12, []string{"a_file_name_", "without_spac", "es.xlsx by", "ann"}},
		{wrapped, "", 12, []string{""}},
		{wrapped, "株式", 1, []string{"株式"}},
	} {
		if diff := cmp.Diff(c.want, c.fit.fit(c.value, c.width, "…")); diff != "" {
			t.Errorf("%q in %d cells (-want +got):\n%s", c.value, c.width, diff)
		}
	}
}

// newTerminalShell returns a shell with long values whose output is a terminal of this width.
func newTerminalShell(t *testing.T, width int) *shell {
	s := newShell(t)
	s.load("CustomerId,CustomerName,Synced,SageCompanyName,SageSiteId,SageCustomerId,SageAccountNumber",
		"2f1c77a0-5d13-4f0e-9a2b-0f3d7c10aaaa,Brighton Juniper Holdings and Partners Limited,Yes,Harbour Ireland Trading,6b0e77a0-5d13-4f0e-9a2b-0f3d7c10bbbb,721,BRIG0721",
		"C2,株式会社山田製作所,No,Harbour Ireland Trading,6b0e77a0-5d13-4f0e-9a2b-0f3d7c10bbbb,,HARB001",
		"C3,Ember Foods,No,,,,")
	s.outTTY, s.width = true, width
	return s
}

func TestListFitsTheTerminal(t *testing.T) {
	for _, width := range []int{60, 80, 100, 120, 200} {
		for _, columns := range []string{"", "id,name,synced,company,site,sageid,account,next", "name"} {
			s := newTerminalShell(t, width)
			for line := range strings.Lines(s.mustRun("list", "--columns", columns)) {
				if got := ansi.StringWidth(strings.TrimSuffix(line, "\n")); got > width {
					t.Errorf("--columns %q on %d cells: a line has %d: %s", columns, width, got, line)
				}
			}
		}
	}
}

// TestListIsOnlyCutOnTerminals checks that a pipe, every format for programs and --wide have all values in full.
func TestListIsOnlyCutOnTerminals(t *testing.T) {
	full := []string{"2f1c77a0-5d13-4f0e-9a2b-0f3d7c10aaaa", "Brighton Juniper Holdings and Partners Limited", "Harbour Ireland Trading", "BRIG0721"}
	s := newTerminalShell(t, 60)
	lists := map[string]string{}
	for _, flag := range []string{"--wide", "--json", "--csv", "--plain"} {
		lists["on a terminal with "+flag] = s.mustRun("list", flag)
	}
	s.outTTY = false
	lists["in a pipe"] = s.mustRun("list")
	s.outTTY, s.width = true, 0
	lists["on a terminal of unknown width"] = s.mustRun("list")
	for name, list := range lists {
		for _, value := range full {
			if !strings.Contains(list, value) {
				t.Errorf("%s: %q is not in\n%s", name, value, list)
			}
		}
	}
}

func TestListInASCII(t *testing.T) {
	s := newTerminalShell(t, 60)
	got := s.mustRun("list", "--ascii", "--filter", "id:2f1c")
	if !strings.Contains(got, "~") || strings.Contains(got, "…") {
		t.Errorf("got\n%s", got)
	}
}

func TestHistoryKeepsItsColumns(t *testing.T) {
	s := newTerminalShell(t, 80)
	s.outTTY = false
	note := "Mr Hart of accounts said on the telephone that this is right"
	s.mustRun("link", "C3", "--company", "Harbour Ireland Trading", "--account", "EMBE001", "--note", note)
	s.mustRun("upload", s.writeFile("customers of Harbour filled in by Jane 2026-11-24 final.csv",
		"CustomerId,SageCompanyName,SageSiteId,SageAccountNumber\nC3,Harbour Ireland Trading,,EMBE002\n"))
	piped := s.mustRun("history")
	at := map[string]int{}
	for line := range strings.Lines(piped) {
		for _, word := range []string{"Customers", "Note", note} {
			if i := strings.Index(line, word); i >= 0 {
				at[word] = i
			}
		}
	}
	if at["Note"] != at[note] || at["Note"] == 0 {
		t.Errorf("the note is at %d, its title at %d:\n%s", at[note], at["Note"], piped)
	}
	s.outTTY = true
	shown := s.mustRun("history")
	for line := range strings.Lines(shown) {
		if got := ansi.StringWidth(line); got > s.width {
			t.Errorf("a line has %d cells: %s", got, line)
		}
	}
	for _, word := range strings.Fields(note) {
		if !strings.Contains(shown, word) {
			t.Errorf("%q is not in\n%s", word, shown)
		}
	}
}

func TestReportIsWrappedOnTerminals(t *testing.T) {
	s := newTerminalShell(t, 80)
	links := s.writeFile("links.csv", "CustomerId,SageCompanyName,SageSiteId,SageAccountNumber\nC3,Harbour Irland Trading,6b0e77a0-5d13-4f0e-9a2b-0f3d7c10bbbb,A1\n")
	got := s.run("upload", links)
	for line := range strings.Lines(got.out) {
		if w := ansi.StringWidth(line); w > s.width {
			t.Errorf("a line has %d cells: %s", w, line)
		}
	}
	if words := strings.Join(strings.Fields(got.out), " "); !strings.Contains(words, "did you mean Harbour Ireland Trading at site") {
		t.Errorf("got\n%s", got.out)
	}
}

func BenchmarkListOnTerminal(b *testing.B) {
	var cells [][]string
	for i := range 100_000 {
		cells = append(cells, []string{fmt.Sprintf("C%06d", i), "Brighton Juniper Holdings and Partners Limited", "Yes", "Harbour Ireland Trading", "6b0e77a0-5d13"})
	}
	columns := []textColumn{listColumn(model.ColumnID), listColumn(model.ColumnName), listColumn(model.ColumnSynced), listColumn(model.ColumnCompany), listColumn(model.ColumnSite)}
	p := &program{environment: environment{getenv: func(string) string { return "C.UTF-8" }, outTTY: true, width: func() int { return 80 }}}
	for b.Loop() {
		if err := p.writeTable(io.Discard, textTable{cells: cells, columns: columns}); err != nil {
			b.Fatal(err)
		}
	}
}

func TestTableOfRowsThatAreMadeInEachPass(t *testing.T) {
	rows := [][]string{{"1", "Brighton Junction Roofing"}, {"22", "é\x1b"}}
	again := func(yield func([]string) bool) {
		for _, row := range rows {
			if !yield(slices.Clone(row)) {
				return
			}
		}
	}
	titles := func() []string { return []string{"Row", "Name"} }
	getenv := func(string) string { return "" }
	for name, p := range map[string]*program{
		"in a file":     {environment: environment{getenv: getenv}},
		"on a terminal": {environment: environment{getenv: getenv, outTTY: true, width: func() int { return 20 }}},
	} {
		t.Run(name, func(t *testing.T) {
			columns := []textColumn{{}, {rank: 1, preferred: 10, least: 5, fit: wrapped}}
			var kept, made strings.Builder
			cells := append([][]string{titles()}, slices.Collect(again)...)
			err := errors.Join(
				p.writeTable(&kept, textTable{cells: cells, columns: columns}),
				p.writeTable(&made, textTable{cells: [][]string{titles()}, more: again, columns: columns}),
			)
			if err != nil || made.String() != kept.String() || strings.Contains(made.String(), "\x1b") {
				t.Errorf("%v\n%q\n%q", err, made.String(), kept.String())
			}
		})
	}
}
