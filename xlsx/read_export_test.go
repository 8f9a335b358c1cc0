package xlsx

import (
	"bytes"
	"context"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dovetail/model"
)

// TestExportIsAValidUpload checks that an unchanged export is a valid upload with its origin.
func TestExportIsAValidUpload(t *testing.T) {
	acme := model.Company{Site: "10", Name: "Acme & Söhne"}
	customers := []model.Customer{
		{ID: "0012", Name: `Pipe 5" Ltd`, Synced: true, Link: model.Link{Company: acme, SageID: "=7", Account: "''+A"}},
		{ID: "1.23E-", Name: "_x000D_ 樂", Link: model.Link{Company: acme, Account: "@B"}},
		{ID: "-3", Name: "'tis"},
		{ID: "D", Name: "Delta", Postcode: "0123", Telephone: "+44 113 496 0000", Email: "'=d@delta.example", Website: "https://delta.example/?a=1,2", VATNumber: "'007"},
	}
	table := Table{
		Rows: slices.Values(customers), Count: len(customers), Companies: []model.Company{acme},
		Evidence: []model.Column{model.ColumnPostcode, model.ColumnTelephone, model.ColumnEmail, model.ColumnWebsite, model.ColumnVATNumber},
		Origin:   model.Origin{Database: "db-1", Revision: 7, Token: "3f <&"}, Created: time.Unix(0, 0).UTC(),
	}
	var want []model.Row
	for i, c := range customers {
		row := model.Row{Number: i + 2}
		for column := range model.ColumnNext {
			row.Cells[column] = column.Text(c)
		}
		want = append(want, row)
	}
	var book, text bytes.Buffer
	if err := WriteWorkbook(context.Background(), &book, table); err != nil {
		t.Fatal(err)
	}
	if err := WriteCSV(context.Background(), &text, table); err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{"xlsx": book.Bytes(), "csv": text.Bytes()} {
		input, err := readAs(data, Want{Kind: model.ForLoad})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, input.Rows); diff != "" {
			t.Errorf("%s: rows (-written +read):\n%s", name, diff)
		}
		if upload, err := readAs(data, Want{Kind: model.ForUpload}); err != nil || len(upload.Layout.Ignored) > 0 || upload.Rows[3].Cells[model.ColumnTelephone] != "" {
			t.Errorf("%s: the upload has the columns %q, reads %+v, %v", name, upload.Layout.Ignored, upload.Rows, err)
		}
		if name == "xlsx" && (input.Origin != table.Origin || input.Sheet != "Customers") {
			t.Errorf("got sheet %q and origin %v", input.Sheet, input.Origin)
		}
	}
}
