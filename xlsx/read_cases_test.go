package xlsx

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dovetail/model"
)

// readCase returns one of the small files with known answers, as an upload reads it.
func readCase(t *testing.T, name string) *model.ParsedFile {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "ui", "cli", "testdata", "cases", name))
	if err != nil {
		t.Fatal(err)
	}
	return mustRead(t, data)
}

func TestNumberFormatCasesAreReadAsShownOrDamaged(t *testing.T) {
	damaged := "X007 X008 X013 X016 X017 X018 X020 X022 X024"
	shown := map[string]string{
		"X000": "C-123", "X001": "C-123", "X002": "C-123", "X003": "123 UK", "X004": "ACC123", "X005": "0123-A", "X006": "01-23", "X009": "X123",
		"X010": "123 Ltd", "X011": "-123", "X012": "C-123", "X014": "123", "X015": "A123", "X019": "00123", "X021": "123", "X023": "123",
	}
	for _, row := range readCase(t, "formats.xlsx").Rows {
		id := row.Cells[model.ColumnID]
		if bad := strings.Contains(damaged, id); bad != (len(row.Damage) > 0) || !bad && row.Cells[model.ColumnAccount] != shown[id] {
			t.Errorf("%s: got %q, %v, want %q", id, row.Cells[model.ColumnAccount], row.Damage, shown[id])
		}
	}
}

func TestPlaceholderCaseIsReadUnchanged(t *testing.T) {
	var got []string
	for _, row := range readCase(t, "placeholders.xlsx").Rows {
		got = append(got, row.Cells[model.ColumnAccount])
		if row.Damage != nil || row.Numeric != 0 {
			t.Errorf("row %d: got %v, %b", row.Number, row.Damage, row.Numeric)
		}
	}
	if want := "N/A TBC - 0"; strings.Join(got, " ") != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
