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
	return r.press("e").clear().press(filepath.Join(r.folder, name), "enter")
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
	r.press("e").sees("The customers that the filter shows: leeds").misses("the 250")
	r.clear().press(filepath.Join(r.folder, "leeds.csv"), "enter").sees("Exported 9 of 250 customers")
}

func TestExportIsOnePage(t *testing.T) {
	r := drive(t, 80, 24)
	r.app.writeTo = r.folder
	r.press("/", "leeds", "enter", "space", "e").sees("▸ marked 1", "shown 9", "all 250", "template", "▸ Excel .xlsx", "CSV .csv", "Folder",
		"customers-marked-2026-11-22.xlsx", "The 1 marked customer.", "⏎ writes customers-marked-2026-11-22.xlsx")
	r.press("tab", "right").sees("▸ shown 9", "customers-filtered-2026-11-22.xlsx", "The 9 customers that the filter shows: leeds.")
	r.press("right").sees("▸ all 250", "customers-2026-11-22.xlsx", "All 250 customers. To fill in and upload, or for Layer (CRM).")
	r.press("tab", "space").sees("▸ CSV .csv", "customers-2026-11-22.csv")
	r.press("up", "right").sees("▸ template", "customers-template-2026-11-22.csv", "The empty template.")
	r.press("left").sees("▸ all 250")
	r.press("tall").sees("tall.csv", "▸ all 250").clear().press("all").sees("all.csv", "⏎ writes all.csv", "▸ all 250").press("enter").sees("Exported 250 of 250 customers", "all.csv")
}

func TestExtensionAndFormatFollowEachOther(t *testing.T) {
	r := drive(t, 80, 24).press("e", "mine").sees("mine.xlsx", "▸ Excel")
	r.press("up", "space").sees("mine.csv", "▸ CSV", "⏎ writes mine.csv").press("space").sees("mine.xlsx", "▸ Excel")
	r.press("down", ".c").sees("the name must end in .xlsx or .csv").misses("not .c").press("sv").sees("▸ CSV", "⏎ writes mine.csv")
	r.press("up", "space").sees("mine.xlsx", "▸ Excel", "⏎ writes mine.xlsx")
	r.press("down").clear().press("old.pdf").sees("old.pdf: dovetail writes .xlsx and .csv, not .pdf")
	r.press("up", "space").sees("old.csv", "▸ CSV", "⏎ writes old.csv").press("down").clear().press("2026.11", "up", "space").sees("2026.11.xlsx", "▸ Excel")
	r.press("down").clear().press("without").sees("⏎ writes without.xlsx")
}

func TestFileOfTheListGivesNameAndFormat(t *testing.T) {
	r := drive(t, 80, 24)
	r.app.writeTo = folderOfFiles(t, "a.csv", "b.xlsx")
	r.press("e", "down", "enter").sees("a.csv exists already").press("n").sees("Name    a.csv", "▸ CSV", "b.xlsx")
	r.press("enter", "y").sees("Exported 250 of 250 customers", "a.csv")
}

func TestFailedExportReturnsToItsPage(t *testing.T) {
	r := drive(t, 80, 24)
	r.put(model.Customer{ID: "C000777", Name: "Bad \xff name"})
	r.press("r")
	r.app.writeTo = r.folder
	r.press("e", "mine", "enter").sees("▸ all 251", "mine.xlsx", "C000777").misses("Problem")
	r.press("up", "c", "enter").sees("C000777")
	r.press("esc").sees("▌ C000501")
}

func TestExportPageFitsLowWindow(t *testing.T) {
	r := drive(t, 40, 12).press("/", "leeds", "enter", "space", "e")
	r.sees("Rows    ▸ marked 1  (1 of 4)", "▸ Excel .xlsx    CSV .csv", "Folder", "marked-2026-11-22.xlsx", "../")
}

func TestExportedPageSaysWhatComesNext(t *testing.T) {
	r := drive(t, 80, 24).exportTo("all.xlsx").sees("Exported 250 of 250", "⏎ close ─", "c copy the path", "u upload: the file with",
		"75 rows have no link: fill in the Sage columns, then upload the file here.", "175 rows have their link: import the file in Layer (the CRM).").misses("show in the grid")
	r.press("u").sees("Upload").press("esc").sees("all 250").misses("Exported")
	r = drive(t, 80, 24).press("/", "leeds", "enter").exportTo("leeds.xlsx").press("enter").sees("/ leeds")
	r.exportTo("again.xlsx").press("f").sees("/ leeds", "9 of 250").misses("Exported")
	drive(t, 80, 24).press("3").exportTo("links.xlsx").sees("25 rows have their link: import the file in Layer").misses("fill in the Sage columns,")
	drive(t, 80, 24).press("4", "space").exportTo("one.xlsx").sees("1 row has no link").misses("in Layer")
	drive(t, 40, 12).overSSH().exportTo("all.xlsx").sees("scp -P 22", "c copy that line")
}

func TestHelpFindsTheExportForLayer(t *testing.T) {
	for _, word := range []string{"CRM", "Layer"} {
		drive(t, 80, 24).press("?", word).sees("export: Excel or CSV, to fill in or for Layer (CRM)")
	}
}
