package xlsx

import (
	"bytes"
	"context"
	"encoding/csv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dovetail/model"
)

func csvOf(t testing.TB, table Table) string {
	t.Helper()
	var b bytes.Buffer
	if err := WriteCSV(context.Background(), &b, table); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestWriteCSVBytes(t *testing.T) {
	t.Parallel()
	got := csvOf(t, tableOf(
		model.Customer{ID: "007", Name: `Smith, "Jo" & Co`, Synced: true},
		model.Customer{ID: "'=1", Name: "a;b", Link: model.Link{Company: model.Company{Site: "-5", Name: "@Acme"}, SageID: " 7", Account: "'A"}},
	))
	want := "\uFEFFCustomerId,CustomerName,Synced,SageCompanyName,SageSiteId,SageCustomerId,SageAccountNumber\r\n" +
		"007,\"Smith, \"\"Jo\"\" & Co\",Yes,,,,\r\n" +
		"''=1,\"a;b\",No,'@Acme,'-5,\" 7\",''A\r\n"
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the text differs (-want +got):\n%s", diff)
	}
}

func TestCSVRoundTripsThroughEncodingCSV(t *testing.T) {
	t.Parallel()
	text := csvOf(t, tableOf(awkwardCustomers()...))
	records, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\uFEFF"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, record := range records {
		for i := range record {
			record[i] = model.Column(i).PlainText(record[i])
		}
	}
	if diff := cmp.Diff(exported(awkwardCustomers()), records); diff != "" {
		t.Errorf("the records differ (-want +got):\n%s", diff)
	}
}

// trimmedCells returns the rows that our reader must return: space around a value is ignored.
func trimmedCells(customers []model.Customer) [][model.FileColumns]string {
	var rows [][model.FileColumns]string
	for _, row := range exported(customers)[1:] {
		var cells [model.FileColumns]string
		for i, text := range row {
			cells[i] = strings.TrimSpace(text)
		}
		rows = append(rows, cells)
	}
	return rows
}

// readLoad returns the rows of a load and their damage.
func readLoad(t testing.TB, data []byte) (rows [][model.FileColumns]string, damage []model.Damage) {
	t.Helper()
	f, err := Open(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	in, err := f.Read(context.Background(), Want{Kind: model.ForLoad})
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range in.Rows {
		rows = append(rows, row.Cells)
		damage = append(damage, row.Damage...)
	}
	return rows, damage
}

func TestExportRoundTrips(t *testing.T) {
	t.Parallel()
	customers := append(awkwardCustomers(), model.Customer{ID: "last", Name: "_x0041_x0042_x0043_"})
	for format, data := range map[string][]byte{
		"workbook": exportOf(t, tableOf(customers...)),
		"csv":      []byte(csvOf(t, tableOf(customers...))),
	} {
		t.Run(format, func(t *testing.T) {
			t.Parallel()
			got, damage := readLoad(t, data)
			if diff := cmp.Diff(trimmedCells(customers), got); diff != "" {
				t.Errorf("the rows differ (-want +got):\n%s", diff)
			}
			if len(damage) != 1 || damage[0].Column != model.ColumnID { // the text #N/A is damage
				t.Errorf("the reader sees damage: %v", damage)
			}
		})
	}
}

func FuzzCSVRoundTripsThroughEncodingCSV(f *testing.F) {
	for _, c := range awkwardCustomers() {
		f.Add(c.ID, c.Name)
	}
	f.Add("''=1", "+\r\n\"")
	f.Fuzz(func(t *testing.T, id, name string) {
		if fits(id) != nil || fits(name) != nil || strings.Contains(id+name, "\r") {
			t.Skip("no file holds it, or encoding/csv turns its line ends into others")
		}
		text := csvOf(t, tableOf(model.Customer{ID: id, Name: name}))
		r := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\uFEFF")))
		records, err := r.ReadAll()
		if err != nil || len(records) != 2 {
			t.Fatalf("%q reads as %q: %v", text, records, err)
		}
		if got := [2]string{model.ColumnID.PlainText(records[1][0]), model.ColumnName.PlainText(records[1][1])}; got != [2]string{id, name} {
			t.Errorf("%q and %q read back as %q", id, name, got)
		}
	})
}

func FuzzExportRoundTrips(f *testing.F) {
	for _, c := range awkwardCustomers() {
		f.Add(c.ID, c.Name)
	}
	f.Add("''=1", "'\r")
	f.Fuzz(func(t *testing.T, id, name string) {
		trimmed := func(s string) bool { return strings.Trim(s, " \u00a0") == s }
		if fits(id) != nil || fits(name) != nil || id == "" || !trimmed(id) || !trimmed(name) {
			t.Skip("no file holds it, or a reader means something else by it")
		}
		customer := model.Customer{ID: id, Name: name}
		want := [model.FileColumns]string{id, name, "No"}
		for format, data := range map[string][]byte{"workbook": exportOf(t, tableOf(customer)), "csv": []byte(csvOf(t, tableOf(customer)))} {
			if rows, _ := readLoad(t, data); len(rows) != 1 || rows[0] != want {
				t.Errorf("%s: %q reads back as %q", format, want, rows)
			}
		}
	})
}

// TestWrappedIdentifiersRoundTrip checks values that an older database can hold, from before wrapped values were
// read.
func TestWrappedIdentifiersRoundTrip(t *testing.T) {
	t.Parallel()
	link := model.Link{Company: model.Company{Site: "'10", Name: "'s-Gravenhage"}, SageID: `="7"`, Account: "''A1"}
	customers := []model.Customer{{ID: "'00123", Name: `="Zoë"`, Link: link}, {ID: `="00124"`, Name: "'=1"}}
	for format, data := range map[string][]byte{"workbook": exportOf(t, tableOf(customers...)), "csv": []byte(csvOf(t, tableOf(customers...)))} {
		if got, damage := readLoad(t, data); len(damage) > 0 || !cmp.Equal(trimmedCells(customers), got) {
			t.Errorf("%s: damage %v, rows (-want +got):\n%s", format, damage, cmp.Diff(trimmedCells(customers), got))
		}
	}
}
