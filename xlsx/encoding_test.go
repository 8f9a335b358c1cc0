package xlsx

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dovetail/model"
)

// load returns a text read as a load.
func load(text, encoding string) (*model.ParsedFile, error) {
	return readAs([]byte("CustomerId,CustomerName\n"+text), Want{Kind: model.ForLoad, Encoding: encoding})
}

func TestEncodingNoteHasValues(t *testing.T) {
	for name, c := range map[string]struct{ text, encoding, choose, note string }{
		"ASCII":                             {"C1,Muller\n", "utf-8", "", ""},
		"UTF-8":                             {"C1,Müller\n", "utf-8", "", ""},
		"Windows-1252":                      {"C1,M\xfcller GmbH\nC2,Caf\xe9 Nord\n", "windows-1252", "", "encoding windows-1252 (guessed): Müller GmbH, Café Nord"},
		"at most three values":              {"C1,M\xfcller\nC2,M\xfcller\nC3,K\xf6nig\nC4,Sch\xe4fer\nC5,B\xf6hm\n", "windows-1252", "", "encoding windows-1252 (guessed): Müller, König, Schäfer"},
		"undefined in Windows-1252":         {"C1,Caf\x8e Nord\nC2,Cr\x8fche\n", "macintosh", "", "encoding macintosh (guessed): Café Nord, Crèche"},
		"DOS":                               {"C1,M\x81ller\nC2,Sch\x84fer\nC3,K\x94nig\n", "cp850", "", "encoding cp850 (guessed): Müller, Schäfer, König"},
		"Polish":                            {"C1,\xa3\xf3d\x9f Wi\x9cniewski\nC2,D\xb9browska\n", "windows-1250", "", "encoding windows-1250 (guessed): Łódź Wiśniewski, Dąbrowska"},
		"Russian":                           {"C1,\xc8\xe2\xe0\xed\xee\xe2\nC2,\xcc\xee\xf1\xea\xe2\xe0\n", "windows-1251", "", "encoding windows-1251 (guessed): Иванов, Москва"},
		"chosen":                            {"C1,M\xfcller\n", "iso-8859-2", "iso-8859-2", "encoding iso-8859-2 (chosen): Müller"},
		"only in columns that are not read": {"C1,Muller,\xfc\n", "windows-1252", "", ""},
		"a typographic apostrophe":          {"C1,O\x92Brien \x96 D\x92Angelo\n", "windows-1252", "", "encoding windows-1252 (guessed): O’Brien – D’Angelo"},
		"a pound and an euro":               {"C1,Pound \xa3 Shop\nC2,5 \x80 Shop\n", "windows-1252", "", "encoding windows-1252 (guessed): Pound £ Shop, 5 € Shop"},
	} {
		t.Run(name, func(t *testing.T) {
			in, err := load(c.text, c.choose)
			if err != nil {
				t.Fatal(err)
			}
			note := ""
			if len(in.Notes) > 0 {
				note = strings.Replace(in.Notes[0], "guessed, and not certain", "guessed", 1)
			}
			if in.Encoding != c.encoding || note != c.note {
				t.Errorf("read as %s, noted %q; want %s, %q", in.Encoding, note, c.encoding, c.note)
			}
		})
	}
}

func TestUnknownEncodingMustBeChosen(t *testing.T) {
	for name, text := range map[string]string{
		"Japanese (Shift JIS)":    "C1,\x83e\x83X\x83g\x8a\x94\x8e\xae\x89\xef\x8e\xd0\nC2,\x93\xfa\x96{\x93d\x8bC\nC3,\x8eR\x93c\x8f\xa4\x93X\n",
		"Chinese (GBK)":           "C1,\xb1\xb1\xbe\xa9\xca\xd0\xc9\xcc\xd2\xb5\nC2,\xc9\xcf\xba\xa3\xbb\xfa\xd0\xb5\n",
		"UTF-8 mixed with others": "C1,Müller\nC2,Caf\xe9\n",
		"UTF-8 cut in the mid":    "C1,Müller\nC2,Schäfer\nC3,K\xc3",
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := load(text, ""); !errors.Is(err, ErrEncoding) {
				t.Errorf("got %v, want %v", err, ErrEncoding)
			}
			if in, err := load(text, "utf-8"); err != nil || len(in.Rows) == 0 {
				t.Errorf("with a chosen encoding: %v, %v", in, err)
			}
		})
	}
}

func TestInvalidBytesOfAChosenEncodingAreDamage(t *testing.T) {
	in, err := load("C1,Müller\nC2,Caf\xe9 Nord\n", "utf-8")
	if err != nil || len(in.Rows[0].Damage) > 0 || len(in.Rows[1].Damage) != 1 {
		t.Errorf("got %v, %v", in, err)
	}
	in, err = load("C1,M\x81ller\n", "windows-1252")
	if err != nil || len(in.Rows[0].Damage) != 1 {
		t.Errorf("got %v, %v", in, err)
	}
}

func TestEncodingsAreListedLikeliestFirst(t *testing.T) {
	text := "CustomerId,CustomerName\rC1,M\x9fller GmbH\rC2,Caf\x8e Nord\r"
	f, err := Open(strings.NewReader(text), int64(len(text)))
	if err != nil {
		t.Fatal(err)
	}
	list, err := f.Encodings(context.Background())
	if err != nil || len(list) != len(charsets)+1 || !f.HasEncodings() {
		t.Fatalf("%d encodings, %v", len(list), err)
	}
	if diff := cmp.Diff(Encoding{"macintosh", true, []string{"Müller GmbH", "Café Nord"}}, list[0]); diff != "" {
		t.Errorf("the first differs (-want +got):\n%s", diff)
	}
	for _, text := range []string{"CustomerId,CustomerName\nC1,Muller\n", "CustomerId,CustomerName\nC1,Müller\n", toUTF16("\ufeffCustomerId,Ü\n", false)} {
		f, err := Open(strings.NewReader(text), int64(len(text)))
		if err != nil || f.HasEncodings() {
			t.Errorf("%q has encodings, %v", text, err)
		}
	}
}

func TestWorkbookHasNoEncodingToChoose(t *testing.T) {
	_, err := readAs(sheetOf(uploadHeader()).pack(t), Want{Encoding: "utf-8"})
	if !errors.Is(err, ErrNotText) {
		t.Errorf("got %v", err)
	}
}

func TestProblemsAreWrittenInTheEncodingThatWasRead(t *testing.T) {
	text := "CustomerId,SageCompanyName,SageSiteId,SageAccountNumber\nC1,M\x9fller,10,A1\n"
	f, err := Open(strings.NewReader(text), int64(len(text)))
	if err != nil {
		t.Fatal(err)
	}
	in, err := f.Read(context.Background(), Want{Encoding: "macintosh"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Read(context.Background(), Want{Encoding: "cp850"}); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.WriteProblems(context.Background(), &b, in, allRejected(in), exportedAt); err != nil {
		t.Fatal(err)
	}
	if got := sheetRows(t, openBook(t, b.Bytes()), customersSheet, 4)[1][1]; got != "Müller" {
		t.Errorf("the problems file has %q", got)
	}
}

func TestFindEncoding(t *testing.T) {
	for name, want := range map[string]string{
		"UTF-8": "utf-8", "utf8": "utf-8", "utf_16": "utf-16le", "Latin1": "windows-1252", "1250": "windows-1250",
		"CP850": "cp850", "MacRoman": "macintosh", "ISO-8859-15": "iso-8859-15",
	} {
		if got, ok := FindEncoding(name); !ok || got != want {
			t.Errorf("%s is %s, %v; want %s", name, got, ok, want)
		}
	}
	if _, ok := FindEncoding("klingon"); ok {
		t.Error("klingon is an encoding")
	}
	for _, name := range Encodings() {
		if got, ok := FindEncoding(name); !ok || got != name {
			t.Errorf("%s is %s, %v", name, got, ok)
		}
	}
}

func TestAlphabetsAreValid(t *testing.T) {
	list, known := languages()
	for i, a := range list {
		if len(a.letter) != len(strings.Fields(alphabets[i].letters)) {
			t.Errorf("a letter occurs twice in %s", alphabets[i].letters)
		}
		for r, p := range a.letter {
			if !known[r] || p > 0 || p < -12 || !isLetter(r) {
				t.Errorf("%c has likelihood %v in %s", r, p, alphabets[i].letters)
			}
		}
	}
}

func TestDoublyEncodedValuesAreNoted(t *testing.T) {
	for text, want := range map[string]string{
		"MÃ¼ller": "Müller", "MÃ¼ller & SÃ¸n": "Müller & Søn", "CafÃ©": "Café", "Oâ€™Brien": "O’Brien", "Å\u0081Ã³dÅº": "Łódź",
		"ÐœÐ¾ÑÐºÐ²Ð°": "ÐœÐ¾ÑÐºÐ²Ð°", "Ð˜Ð²Ð°Ð½": "Иван", "ZoÃ« Ltd": "Zoë Ltd", "50 â‚¬": "50 €",
		"Müller": "Müller", "São João": "São João", "CAFÉ”": "CAFÉ”", "Ä–B": "Ä–B", "Ångström": "Ångström", "Ñandú": "Ñandú", "日本": "日本",
	} {
		if got := repairEncoding(text); got != want {
			t.Errorf("%q should be %q, got %q", text, want, got)
		}
	}
	in, err := load("C1,MÃ¼ller GmbH\nC2,SÃ¸n\nC3,Müller\n", "")
	want := "2 values were written as UTF-8, read as Windows-1252 and saved again: MÃ¼ller GmbH in row 2, which should be Müller GmbH"
	if err != nil || !slices.Equal(in.Notes, []string{want}) {
		t.Errorf("noted %q, %v", in.Notes, err)
	}
}

func TestLostLettersAreNoted(t *testing.T) {
	for text, want := range map[string]bool{"S?rensen": true, "?kesson": true, "M??ller": true, "Who? Me": false, "Really?": false, "?": false, "": false} {
		if got := lostLetter(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
	in, err := load("C1,Plain\nC2,S?rensen\n", "")
	want := "1 value has a question mark in a word, where a program may have lost a letter: S?rensen in row 3"
	if err != nil || !slices.Equal(in.Notes, []string{want}) {
		t.Errorf("noted %q, %v", in.Notes, err)
	}
}
