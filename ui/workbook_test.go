package ui

import (
	"errors"
	"fmt"
	"path/filepath"
	"testing"

	"github.com/xuri/excelize/v2"
)

// workbook writes a workbook with the given sheets into the robot's folder, and returns its path.
func (r *robot) workbook(name string, sheets ...string) string {
	r.t.Helper()
	f := excelize.NewFile()
	var errs []error
	for i, s := range sheets {
		if i == 0 {
			errs = append(errs, f.SetSheetName("Sheet1", s))
		} else {
			_, err := f.NewSheet(s)
			errs = append(errs, err)
		}
		errs = append(errs, f.SetSheetRow(s, "A1", &[]any{"CustomerId", "SageCompanyName", "SageSiteId", "SageAccountNumber"}),
			f.SetSheetRow(s, "A2", &[]any{"C000502", "Acme UK", demoSite, fmt.Sprintf("SHEE%04d", i+1)}))
	}
	path := filepath.Join(r.folder, name)
	if err := errors.Join(append(errs, f.SaveAs(path), f.Close())...); err != nil {
		r.t.Fatal(err)
	}
	return path
}

func TestChooseSheet(t *testing.T) {
	r := drive(t, 140, 40)
	path := r.workbook("links.xlsx", "One", "Two\u202e", "S3", "S4", "S5", "S6", "S7", "S8", "S9", "S10")
	r.press("u").clear().press(path, "enter").sees("sheet One", "SHEE0001").press("S").sees("1 One", `2 Two\u{202e}`, "S10")
	r.press("a").sees("sheet S10", "SHEE0010").press("S", "2").sees("SHEE0002").press("S", "esc").sees("SHEE0002")
	r.press("a", "y").sees("1 link was made")
	if x := r.customer("C000502"); x.Link.Account != "SHEE0002" {
		t.Errorf("stored %s", x.Link)
	}
}

func TestWorkbookOfAnotherDatabaseIsConfirmed(t *testing.T) {
	other := drive(t, 140, 30).exportTo("éclair.xlsx").sees("Exported 250")
	path := filepath.Join(other.folder, "éclair.xlsx")
	r := drive(t, 140, 30).press("u").clear().press(path, "enter").sees("éclair.xlsx was exported from another database", "Read it anyway?")
	r.press("esc").sees("Choose a file", path).press("enter", "y").sees("Upload éclair.xlsx", "0 new")
}
