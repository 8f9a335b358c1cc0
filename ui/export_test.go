package ui

import (
	"net/netip"
	"path/filepath"
	"testing"

	"dovetail/model"
	"dovetail/ui/terminal"
)

// exportTo presses the keys that write the first choice of an export to a file in the robot's folder.
func (r *robot) exportTo(name string) *robot {
	r.t.Helper()
	return r.press("e", "enter").clear().press(filepath.Join(r.folder, name), "enter")
}

func TestUnsupportedExtensionIsReportedInFileDialog(t *testing.T) {
	r := drive(t, 140, 30).exportTo("customers-2026.11")
	r.sees("dovetail writes .xlsx and .csv, not .11", "Folder", "customers-2026.11").press(".csv", "enter").sees("Exported 250 of 250 customers", "customers-2026.11.csv")
}

func TestProblemsAreSavedAsWorkbookOnly(t *testing.T) {
	r := drive(t, 140, 30).uploadFile("links.csv", mistakes)
	r.press("p").clear().press(filepath.Join(r.folder, "p.csv"), "enter")
	r.sees("problems are saved as an Excel workbook; choose a name that ends in .xlsx", "p.csv")
	r.clear().press(filepath.Join(r.folder, "p"), "enter").sees("4 rejected rows are in", "p.xlsx")
}

// overSSH makes the app run on an SSH server.
func (r *robot) overSSH() *robot {
	r.app.backend.Server = &terminal.Server{User: "ann", Address: netip.MustParseAddr("10.0.4.7"), Port: 22}
	r.app.backend.Command = []string{"dovetail"}
	return r
}

func TestOtherWaysKeepFormat(t *testing.T) {
	drive(t, 140, 30).overSSH().exportTo("all.csv").sees("scp -P 22").press("o").sees("dovetail export --format csv - > all.csv")
	drive(t, 140, 30).overSSH().press("/", "leeds", "enter").exportTo("leeds.xlsx").press("o").sees("dovetail export --filter leeds - > leeds.xlsx")
}

func TestMarkedRowsHaveNoCommand(t *testing.T) {
	r := drive(t, 140, 30).overSSH().press("space", "space").exportTo("two.xlsx").sees("Exported 2 of 250 customers")
	r.press("o").sees("no command can ask for the marked rows", "scp -P 22")
}

func TestExportShowsNoCountWhileFiltering(t *testing.T) {
	r := drive(t, 140, 30)
	late, err := model.ParseQuery("leeds")
	if err != nil {
		t.Fatal(err)
	}
	r.app.customers.setQuery(late) // its rows are never found
	r.press("e").sees("the customers that the filter shows: leeds").misses("the 250")
	r.press("enter").clear().press(filepath.Join(r.folder, "leeds.csv"), "enter").sees("Exported 9 of 250 customers")
}
