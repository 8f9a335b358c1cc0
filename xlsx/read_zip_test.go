package xlsx

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"testing"

	"dovetail/model"
)

func TestChangedBytesAreRefused(t *testing.T) {
	stored, packed := thousandLinks().packWith(t, zip.Store), thousandLinks().pack(t)
	deflated := sheetStart(t, packed)
	for name, data := range map[string][]byte{
		"a digit in a stored part":       bytes.Replace(stored, []byte("<v>5500</v>"), []byte("<v>5501</v>"), 1),
		"a byte in a packed part":        flip(packed, deflated+2000),
		"the beginning of a packed part": flip(packed, deflated),
		"the file cut in the middle":     packed[:len(packed)/2],
		"the file cut at its end":        packed[:len(packed)-10],
		"a wrong size":                   withWrongSize(packed),
	} {
		t.Run(name, func(t *testing.T) {
			input, err := readAs(data, Want{Kind: model.ForUpload})
			wantDamaged(t, input, err)
		})
	}
}

// flip returns a copy of data with one byte changed.
func flip(data []byte, at int) []byte {
	data = bytes.Clone(data)
	data[at] ^= 0x55
	return data
}

// sheetStart returns where the packed bytes of the sheet begin.
func sheetStart(t *testing.T, data []byte) int {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range r.File {
		if f.Name == sheetPart {
			at, err := f.DataOffset()
			if err != nil {
				t.Fatal(err)
			}
			return int(at)
		}
	}
	t.Fatal("no sheet")
	return 0
}

// withBrokenPicture returns a workbook with a damaged picture.
func withBrokenPicture(t *testing.T) []byte {
	p := thousandLinks()
	p["xl/media/image1.png"] = "a picture of a cat"
	return bytes.Replace(p.packWith(t, zip.Store), []byte("of a cat"), []byte("of a dog"), 1)
}

// withWrongSize returns the archive with a size of the sheet that is too small.
func withWrongSize(data []byte) []byte {
	data = bytes.Clone(data)
	entry := bytes.LastIndex(data, []byte(sheetPart)) - 46 // in the central directory
	binary.LittleEndian.PutUint32(data[entry+24:], 1000)
	return data
}

func TestWorkbookOfMoreThanAGigabyteIsRefused(t *testing.T) {
	data := thousandLinks().pack(t)
	entry := bytes.LastIndex(data, []byte(sheetPart)) - 46
	binary.LittleEndian.PutUint32(data[entry+24:], MaxSize)
	if _, err := readAs(data, Want{}); !errors.Is(err, ErrTooLarge) {
		t.Errorf("got %v, want it to be too large", err)
	}
}

func TestDuplicatePartIsRefusedWhereItIsRead(t *testing.T) {
	for second, refused := range map[string]bool{
		`xl\worksheets\sheet1.xml`: true, "XL/workbook.xml": true, "_rels//.rels": true, "xl/STYLES.xml": true, "xl/media/A.png": false,
	} {
		p := thousandLinks()
		p["xl/styles.xml"], p["xl/media/a.png"] = `<styleSheet/>`, "a cat"
		p[second] = "a dog"
		input, err := readAs(p.pack(t), Want{})
		if refused {
			wantDamaged(t, input, err)
		} else if err != nil || len(input.Notes) != 1 {
			t.Errorf("%s: got %v", second, err)
		}
	}
}

func TestOverlappingPartsAreRefused(t *testing.T) {
	p := thousandLinks()
	p["xl/media/image1.png"] = strings.Repeat("a picture of a cat", 99)
	data := p.packWith(t, zip.Store)
	picture := bytes.LastIndex(data, []byte("xl/media/image1.png")) - 46 // in the central directory
	sheet := bytes.LastIndex(data, []byte(sheetPart)) - 46
	copy(data[picture+42:picture+46], data[sheet+42:sheet+46]) // its offset
	input, err := readAs(data, Want{})
	wantDamaged(t, input, err)
}

func TestDamageInUnusedPartsIsANote(t *testing.T) {
	for name, c := range map[string]struct {
		data []byte
		note string
	}{
		"a changed byte": {withBrokenPicture(t), "xl/media/image1.png in the file is damaged; nothing is read from it"},
		"many":           {withBrokenPictures(t, 9), "xl/media/0.png, xl/media/1.png, xl/media/2.png and 6 more in the file are damaged; nothing is read from them"},
		"two":            {withBrokenPictures(t, 2), "xl/media/0.png and xl/media/1.png in the file are damaged; nothing is read from them"},
	} {
		t.Run(name, func(t *testing.T) {
			if input := mustRead(t, c.data); len(input.Rows) != 1000 || len(input.Notes) != 1 || input.Notes[0] != c.note {
				t.Errorf("got %d rows and notes %q, want %q", len(input.Rows), input.Notes, c.note)
			}
		})
	}
}

// withBrokenPictures returns a workbook with damaged pictures.
func withBrokenPictures(t *testing.T, n int) []byte {
	p := thousandLinks()
	for i := range n {
		p[fmt.Sprintf("xl/media/%d.png", i)] = "a picture of a cat"
	}
	return bytes.ReplaceAll(p.packWith(t, zip.Store), []byte("of a cat"), []byte("of a dog"))
}
