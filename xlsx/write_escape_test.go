package xlsx

import (
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"dovetail/model"
)

// sheetTexts returns the texts of the sheet Customers as the standard requires: each <t> is decoded by itself, and
// the runs of a cell are joined.
func sheetTexts(t *testing.T, data []byte) []string {
	t.Helper()
	part, err := zipFile(t, data).Open("xl/worksheets/sheet1.xml")
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	within := ""
	for d := xml.NewDecoder(part); ; {
		switch token, err := d.Token(); token := token.(type) {
		case xml.StartElement:
			if within = token.Name.Local; within == "c" {
				texts = append(texts, "")
			}
		case xml.EndElement:
			within = ""
		case xml.CharData:
			if within == "t" {
				texts[len(texts)-1] += decoded(string(token))
			}
		case nil:
			if !errors.Is(err, io.EOF) {
				t.Fatal(err)
			}
			return texts
		}
	}
}

// decoded returns a text with Excel's escapes decoded from left to right.
func decoded(text string) string {
	var units []uint16
	for {
		at := escape.FindStringIndex(text)
		if at == nil {
			return string(utf16.Decode(append(units, utf16.Encode([]rune(text))...)))
		}
		unit, _ := strconv.ParseUint(text[at[0]+2:at[1]-1], 16, 16)
		units = append(append(units, utf16.Encode([]rune(text[:at[0]]))...), uint16(unit))
		text = text[at[1]:]
	}
}

var escapes = map[string]string{
	"one escape":           "a_x0041_b",
	"an escaped escape":    "_x005F_x0041_",
	"the escape of itself": "_x005F_",
	"overlapping":          "_x0041_x0042_x0043_",
	"adjacent":             "_x0041__x0042_",
	"a surrogate":          "_xD83D_ _xdE00_",
	"lower case":           "_xabcd_",
	"a control character":  "_x0007_",
	"almost an escape":     "_x041_ _xGGGG_ _X0041_ x0041_ _x00411_",
	"at the end":           "name _x000D_x000A_",
}

func TestEscapesStayText(t *testing.T) {
	t.Parallel()
	for name, text := range escapes {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := sheetTexts(t, exportOf(t, tableOf(model.Customer{ID: "C1", Name: text})))[model.UploadColumns+1]; got != text {
				t.Errorf("the name %q reads back as %q", text, got)
			}
		})
	}
}

func TestEscapesInACompanyStayText(t *testing.T) {
	t.Parallel()
	table := tableOf()
	table.Companies = []model.Company{{Site: "_x0041_", Name: "Acme _x0042_"}}
	text := partText(t, exportOf(t, table), "xl/sharedStrings.xml")
	if escape.MatchString(text) {
		t.Errorf("a reader would decode an escape in %s", text)
	}
	for _, want := range []string{"x0041_", "x0042_"} {
		if !strings.Contains(text, want) {
			t.Errorf("%s lacks %q", text, want)
		}
	}
}

func FuzzWorkbookKeepsTexts(f *testing.F) {
	for _, text := range escapes {
		f.Add(text)
	}
	f.Add("'0")
	f.Fuzz(func(t *testing.T, text string) {
		if text == "" || fits(text) != nil {
			t.Skip("no file holds it")
		}
		want := model.ColumnID.StoredText(text) // with one more apostrophe where a leading one marks text in Excel
		if got := sheetTexts(t, exportOf(t, tableOf(model.Customer{ID: text})))[model.UploadColumns]; got != want {
			t.Errorf("%q reads back as %q, want %q", text, got, want)
		}
	})
}
