package ui

import (
	"os"
	"path/filepath"
	"testing"
)

func TestReadErrorIsShownInFileDialog(t *testing.T) {
	r := drive(t, 100, 24)
	path := r.file("notes.xlsx", "no workbook")
	r.press("u").paste(path).press("enter").sees("Folder", path, "no column CustomerId").misses("Problem")
	r.press("esc").sees("▌ C000501")
}

func TestFileDialogStaysUnderPreview(t *testing.T) {
	r := drive(t, 140, 30).uploadFile("links.csv", mistakes).sees("4 rejected")
	r.file("later.csv", mistakes)
	r.press("esc").sees("Folder", filepath.Join(r.folder, "links.csv"), "⏎ opens").misses("4 rejected")
	r.press("enter").sees("4 rejected").press("esc", "esc").sees("▌ C000501")
}

func TestFileWrittenMeanwhileIsListed(t *testing.T) {
	r := drive(t, 140, 30).uploadFile("links.csv", mistakes)
	r.file("links-later.csv", mistakes)
	r.press("esc").clear().press(r.folder + string(os.PathSeparator)).sees("links-later.csv")
}

func TestUploadOverSSHShowsCopyCommand(t *testing.T) {
	r := drive(t, 80, 24).overSSH()
	r.app.readFrom = r.folder
	r.press("u").sees("On your own computer", "scp -P 22 links.xlsx", "paste cells", "../")
	text := r.clipboard()
	r.press("ctrl+y")
	if want := "scp -P 22 links.xlsx ann@10.0.4.7:" + filepath.Join(r.folder, "links.xlsx"); *text != want {
		t.Errorf("copied %s\nwant   %s", *text, want)
	}
	r.resize(40, 12).sees("paste cells", "Folder", "../")
	drive(t, 80, 24).press("u").misses("scp").press("ctrl+y").sees("Folder")
}

func TestShortErrorIsNotice(t *testing.T) {
	r := drive(t, 80, 24).paste("one\ttwo\rthree\tfour\r").sees("▌ C000501", "pasted cells: no column CustomerId; the columns found are one, two").misses("Problem")
	r.press("j").misses("no column").resize(40, 12).paste("one\ttwo\rthree\tfour\r").sees("Problem", "no column CustomerId")
	r.press("esc").sees("▌ C000502")
}
