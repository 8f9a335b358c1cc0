package ui

import (
	"context"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dovetail/model"
	"dovetail/ui/job"
	"dovetail/ui/terminal"
	"dovetail/ui/widget"
)

func TestReadmeHasTheKeys(t *testing.T) {
	got := keyTables(t)
	want := map[string][]string{"of the grid": gridKeys(t), "of the filter": filterKeys(t), "of the preview": previewKeys(t), "of the suggestions": suggestionKeys(t)}
	for i, name := range []string{"of the grid", "of the filter", "of the preview", "of the suggestions"} {
		t.Run(name, func(t *testing.T) {
			if i >= len(got) {
				t.Fatal("README.md has no such table")
			}
			if d := cmp.Diff(want[name], got[i]); d != "" {
				t.Errorf("README.md (-want +got):\n%s", d)
			}
		})
	}
}

// keyTables returns the rows of README's tables of keys, table by table.
func keyTables(t *testing.T) (tables [][]string) {
	t.Helper()
	text, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	var rows []string
	inside := false
	for line := range strings.Lines(string(text) + "\n") {
		line = strings.TrimSpace(line)
		switch {
		case line == "| key | also | does |":
			inside = true
		case !inside || strings.HasPrefix(line, "|---"):
		case strings.HasPrefix(line, "|"):
			rows = append(rows, line)
		default:
			tables, rows, inside = append(tables, rows), nil, false
		}
	}
	return tables
}

// keyRows returns the rows of a table of keys: a key, the other keys that do the same, and what it does.
func keyRows(actions []widget.Action) (rows []string) {
	for _, act := range actions {
		row := "|"
		keys := act.ShownKeys()
		for _, cell := range []string{code(keys[:1]), code(keys[1:]), act.Words()} {
			if cell != "" {
				row += " " + cell
			}
			row += " |"
		}
		rows = append(rows, row)
	}
	return rows
}

// code returns words as Markdown code, each by itself.
func code(words []string) string {
	if len(words) == 0 {
		return ""
	}
	return "`" + strings.Join(words, "` `") + "`"
}

// gridKeys returns the keys of the Customers grid, including those of every screen, in the order of the help.
func gridKeys(t *testing.T) []string { return keyRows(keyTableApp(t).actions()) }

// filterKeys returns the keys while the user types a filter.
func filterKeys(t *testing.T) []string {
	c := newCustomers(keyTableApp(t))
	c.filter.open()
	return keyRows(c.Actions())
}

// previewKeys returns the keys of an upload's preview that the grid does not have. The preview has two links, one of
// them rejected.
func previewKeys(t *testing.T) []string {
	source, err := job.OpenPaste("CustomerId\tSageCompanyName\tSageSiteId\tSageAccountNumber\nC1\tAcme\t1\tACME0001\nC2\tAcme\t1\tACME0002\n")
	if err != nil {
		t.Fatal(err)
	}
	a := keyTableApp(t)
	p, err := a.backend.Preview(t.Context(), job.Request{Kind: model.ForUpload, Source: source}, nil)
	if err != nil {
		t.Fatal(err)
	}
	inGrid := gridKeys(t)
	return slices.DeleteFunc(keyRows(newPreview(a, p).Actions()), func(row string) bool { return slices.Contains(inGrid, row) })
}

// suggestionKeys returns the keys of the screen Suggestions that the grid does not have.
func suggestionKeys(t *testing.T) []string {
	inGrid := gridKeys(t)
	return slices.DeleteFunc(keyRows(keyTableApp(t).suggestions.Actions()), func(row string) bool { return slices.Contains(inGrid, row) })
}

// keyTableApp returns an app on a fixedDatabase.
func keyTableApp(t *testing.T) *App {
	backend := &Backend{Session: &job.Session{DB: fixedDatabase{}}}
	a := NewApp(t.Context(), Options{Backend: backend, Terminal: terminal.Terminal{UTF8: true}})
	a.Update(loadedMsg{snapshot: model.NewSnapshot("", 0, nil, nil)})
	return a
}

// fixedDatabase is a read-only database with the customer C1 and the company Acme.
type fixedDatabase struct{ job.Database }

// Snapshot returns the same data each time.
func (fixedDatabase) Snapshot(context.Context, *model.Snapshot) (*model.Snapshot, error) {
	var b model.BlockBuilder
	b.Add(model.Record{ID: "C1"})
	return model.NewSnapshot("", 0, map[uint32]model.Company{1: {Site: "1", Name: "Acme"}}, []*model.Block{b.Block(0)}), nil
}
