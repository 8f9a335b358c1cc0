package xlsx

import (
	"context"
	"encoding/csv"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dovetail/model"
)

// FuzzCSV reads any text as a file and as pasted cells.
func FuzzCSV(f *testing.F) {
	f.Add("CustomerId,b\r\n\"a\"\"\n\",c\n", false)
	f.Add("a\t\"b\" c\n\"\n", true)
	f.Add("\ufeffsep=;\na;b\n", false)
	f.Add(toUTF16("\ufeffa,b\n", true), false)
	f.Fuzz(func(t *testing.T, text string, pasted bool) {
		open := func() (*File, error) { return Open(strings.NewReader(text), int64(len(text))) }
		if pasted {
			open = func() (*File, error) { return OpenText(text) }
		}
		file, err := open()
		if err != nil {
			return
		}
		_, err = file.Read(context.Background(), Want{})
		var fileErr *FileError
		var header *model.HeaderError
		if err != nil && !errors.As(err, &fileErr) && !errors.As(err, &header) || err != nil && strings.Contains(err.Error(), "makes the reader fail") {
			t.Errorf("the error %v has no kind", err)
		}
	})
}

// FuzzCSVRows compares with encoding/csv, where that accepts a text. Empty rows, which it skips, are ignored, and
// so is \r\n within quotes, which it reads as \n.
func FuzzCSVRows(f *testing.F) {
	f.Add("a,b\n\"c\"\"\n\",d\n\n,\n")
	f.Add("\"\"\na")
	f.Fuzz(func(t *testing.T, text string) {
		if strings.ContainsAny(text, "\r\x00") || strings.HasPrefix(text, "\ufeff") {
			return
		}
		reader := csv.NewReader(strings.NewReader(text))
		reader.FieldsPerRecord = -1
		want, err := reader.ReadAll()
		if err != nil {
			return
		}
		c := csvReader{source: decodeText(strings.NewReader(text), encodingUTF8), comma: ','}
		var got [][]string
		for err = c.next(); err == nil; err = c.next() {
			got = append(got, c.fields())
		}
		if diff := cmp.Diff(withoutEmpty(want), withoutEmpty(got)); diff != "" {
			t.Errorf("error %v, rows (-encoding/csv +got):\n%s", err, diff)
		}
	})
}

// withoutEmpty returns the rows without those of one empty field.
func withoutEmpty(rows [][]string) [][]string {
	var kept [][]string
	for _, row := range rows {
		if len(row) > 1 || row[0] != "" {
			kept = append(kept, row)
		}
	}
	return kept
}

// FuzzEncoding guesses the encoding of any text, lists the others, and reads it in one.
func FuzzEncoding(f *testing.F) {
	f.Add("C1,M\xfcller\r\nC2,Caf\x8e\r", uint8(0))
	f.Add("\xef\xbb\xbfC1,\x81\x8d,Müller\n\x1a", uint8(9))
	f.Fuzz(func(t *testing.T, text string, which uint8) {
		text = "CustomerId,CustomerName\n" + text
		file, err := Open(strings.NewReader(text), int64(len(text)))
		if err != nil {
			return
		}
		if list, err := file.Encodings(t.Context()); err != nil || file.HasEncodings() != (len(list) > 0) {
			t.Errorf("%d encodings, %v", len(list), err)
		}
		names := Encodings()
		in, err := file.Read(t.Context(), Want{Kind: model.ForLoad, Encoding: names[int(which)%len(names)]})
		if err != nil && strings.Contains(err.Error(), "makes the reader fail") {
			t.Error(err)
		}
		if err == nil && in.Encoding != names[int(which)%len(names)] {
			t.Errorf("read in %s", in.Encoding)
		}
	})
}
