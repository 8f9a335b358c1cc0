package xlsx

import (
	"slices"
	"strings"

	"dovetail/model"
)

// errorTexts are what spreadsheets show for a cell with an error, where it was pasted as a value: in English,
// German, French, Spanish, Italian, Dutch, Portuguese, Polish, Swedish, Danish, Norwegian, Finnish, Czech and
// Russian.
var errorTexts = [...]string{
	"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!",
	"#CONNECT!", "#UNKNOWN!", "#BUSY!", "#EXTERNAL!", "#PYTHON!", "#GETTING_DATA", "#ERROR!",
	"#NV", "#BEZUG!", "#WERT!", "#ZAHL!", "#ÜBERLAUF!", "#KALK!",
	"#NOM?", "#VALEUR!", "#NOMBRE!", "#NUL!", "#PROPAGATION!", "#EPARS!", "#CALCUL!",
	"#N/D", "#¡REF!", "#¿NOMBRE?", "#¡VALOR!", "#¡DIV/0!", "#¡NUM!", "#¡NULO!", "#¡DESBORDAMIENTO!",
	"#RIF!", "#NOME?", "#VALORE!", "#NULLO!", "#ESPANSIONE!", "#N/B", "#VERW!", "#NAAM?", "#WAARDE!", "#GETAL!", "#LEEG!", "#DEEL/0!",
	"#N/DISP", "#NOME?", "#VALOR!", "#NÚM!", "#NULO!", "#DESPEJAR!", "#N/D!", "#ADR!", "#NAZWA?", "#ARG!", "#LICZBA!", "#ZERO!", "#DZIEL/0!",
	"#SAKNAS!", "#REFERENS!", "#NAMN?", "#VÄRDEFEL!", "#OGILTIGT!", "#SKÄRNING!", "#DIVISION/0!",
	"#I/T", "#REFERENCE!", "#NAVN?", "#VÆRDI!", "#VERDI!", "#TALL!", "#PUUTTUU!", "#VIITTAUS!", "#NIMI?", "#ARVO!", "#LUKU!", "#JAKO/0!",
	"#NENÍ_K_DISPOZICI", "#ODKAZ!", "#NÁZEV?", "#HODNOTA!", "#ČÍSLO!", "#DĚLENÍ_NULOU!", "#DĚLENÍ_NULOU!",
	"#Н/Д", "#ССЫЛКА!", "#ИМЯ?", "#ЗНАЧ!", "#ЧИСЛО!", "#ДЕЛ/0!", "#ПУСТО!",
}

// unseen says why the value of a cell is not what a person sees or means by it; "" where it is.
func (c cell) unseen(column model.Column) string {
	switch c.kind {
	case cellText:
		if text := trim(c.text); isErrorText(text) {
			return "is the text of the error " + text + ": type the value"
		}
		return c.unseenText()
	case cellBoolean:
		if column != model.ColumnSynced {
			return "is the truth value " + c.text + ", not a text: type it again as text"
		}
	case cellNumber:
		if c.zeroHidden {
			return "is a zero, which the sheet hides: type it again as text, or empty the cell"
		}
	}
	return ""
}

// unseenText says what a number format with a section for texts hides or adds.
func (c cell) unseenText() string {
	if c.format == nil || c.format.text == nil || trim(c.text) == "" {
		return ""
	}
	s, does := c.format.text, "shows differently"
	if len(s.pattern) == 0 && !s.unclear {
		does = "hides"
	} else if len(s.pattern) == 1 && s.general {
		return ""
	}
	return "is a text, which the number format " + shortCode(c.format.code) + " " + does + ": set the format to Text"
}

// isErrorText reports whether a text is what a spreadsheet shows for an error, or for a number that is wider
// than its column.
func isErrorText(s string) bool {
	if code, ok := strings.CutPrefix(s, "Err:"); ok { // LibreOffice
		rest, digits := cutDigits(code)
		return digits && rest == ""
	}
	if len(s) < 3 || s[0] != '#' {
		return false
	}
	return strings.Trim(s, "#") == "" || slices.Contains(errorTexts[:], s)
}
