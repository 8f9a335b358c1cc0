package ui

import (
	"path/filepath"
	"strings"
	"testing"
)

func TestLongPasteIntoFieldIsRefused(t *testing.T) {
	r := drive(t, 80, 24).press("/", "leeds").paste(strings.Repeat("x", 200_000)).sees("too long for one line", "9 of 250")
	r.press("esc", "esc", "u").paste("/" + strings.Repeat("y", 200_000)).sees("too long for one line")
}

func TestFieldTakesFirstLineOfPaste(t *testing.T) {
	for _, end := range []string{"\r", "\n", "\r\n"} {
		r := drive(t, 80, 24).press("/").paste("leeds"+end+"york"+end).sees("9 of 250", "only the first of the pasted lines was taken")
		r.press("esc", "esc", "/").paste("leeds" + end).sees("9 of 250").misses("only the first")
	}
}

func TestPasteWithAnyLineEnds(t *testing.T) {
	for _, end := range []string{"\r", "\n", "\r\n"} {
		r := drive(t, 140, 30).paste("C000502\tAcme UK\t" + demoSite + "\t9001\tGLAS9001" + end + "C000505\tAcme UK\t" + demoSite + "\t9002\tPERT9002" + end)
		r.sees("mapped by position").press("y").sees("columns by position, 2 rows", "2 new")
	}
}

func TestUnusedPasteShowsNotice(t *testing.T) {
	cells := "CustomerId\tSageCompanyName\rC1\tAcme\r"
	for _, keys := range [][]string{{"enter"}, {"tab"}, {"tab", "j", "j", "j", "enter"}, {"c"}} {
		drive(t, 80, 24).press(keys...).paste(cells).sees("a paste does nothing here")
	}
}

func TestUploadDialogTakesPastedCells(t *testing.T) {
	cells := "CustomerId\tSageCompanyName\tSageSiteId\tSageAccountNumber\rC000502\tAcme UK\t" + demoSite + "\tGLAS9001\r"
	r := drive(t, 80, 24).press("u").sees("Upload", "paste cells", "Folder", "../").press("half").paste(cells).sees("Upload pasted cells", "1 new")
	r.press("esc").sees("Folder", "half")
	r.paste("C000502\tAcme UK\t" + demoSite + "\t9001\tGLAS9001\r").sees("columns are mapped by").press("y").sees("1 new")
	r.press("esc").paste("one line\rand another\r").sees("Folder", "half", "pasted cells: no column CustomerId")
	r.paste(filepath.Join(r.folder, "a.csv")+"\r"+filepath.Join(r.folder, "b.csv")+"\r").sees("a.csv", "only the first of the pasted lines was taken")
}

func TestLoadDialogTakesNoPastedCells(t *testing.T) {
	r := drive(t, 80, 24).press("tab", "L", "x").paste("CustomerId\tCustomerName\rC1\tAcme\r").sees("pasted cells are not taken here", "Folder")
	r.press("esc", "e").paste("C1\tAcme\r").sees("pasted cells are not taken here", "Format")
	r.press("esc").sees("▌ C000501")
}
