package xlsx

import (
	"strings"
	"testing"

	"dovetail/model"
)

// TestNumberFormatThatChangesTheValueIsDamage has formats whose result is unclear or depends on regional settings.
func TestNumberFormatThatChangesTheValueIsDamage(t *testing.T) {
	for code, digits := range map[string]string{
		"[<100]0000;0": "42", `[<100]"S"0;"L"0`: "123", `[>=1]"ok";"no"`: "123", ";;;": "123", ";": "5", "0;": "-5", "0;-0;;@": "0",
		"0,": "123", "#,##0,": "123", "0,,": "123", `0\.000`: "123", `0"."000`: "123", `"N/A"`: "123", `"N/A";0`: "1", "??0": "123", "0.??": "123",
		"# ?/?": "5", "00/00": "123", "#,##0": "1234", "0,000": "5", `#,##0"-X"`: "2155", "0.00": "1001", "0.": "5", "#": "0", `"C-"#`: "0",
		`"A"@`: "123", `"C-"General`: "123456789012", `General" "General`: "5", "General0": "5", `"C"* 0`: "5", "*-0": "5", `"C"_-0`: "5",
		"0;0;0;0;0": "5", "[White]0": "5", "[Color2]0": "5", "[Color 2]0": "5", "[DBNum1]0": "5", "[$-D00041E]0": "5", "[$-2000401]0": "5",
		"[NatNum1]0": "5", "0C": "5", "Q0": "5", "!x0": "5", `0"x`: "5", `0\`: "5", "[Red0": "5", "0#": "5", "0@": "5", "@;0": "5", "_-* 0_-": "-5",
	} {
		for column := range model.ColumnNext {
			text, damage := numberCell(digits, code).value(column)
			if text != digits || !strings.Contains(damage, " which the number format ") {
				t.Errorf("%s in %s: got %q, %q, want it to be damaged", digits, code, text, damage)
			}
		}
	}
}

func TestInvisibleValueIsDamage(t *testing.T) {
	for name, c := range map[string]struct {
		cell cell
		want string
	}{
		"a zero that a format hides": {numberCell("0", "0;-0;;@"), "is a zero, which the number format 0;-0;;@ hides: type it again as text"},
		"a hidden number":            {numberCell("7", ";;;"), "is the number 7, which the number format ;;; hides: type it again as text"},
		"a zero that a sheet hides":  {cell{kind: cellNumber, text: "0", zeroHidden: true}, "is a zero, which the sheet hides: type it again as text, or empty the cell"},
		"a boolean":                  {cell{kind: cellBoolean, text: "TRUE"}, "is the truth value TRUE, not a text: type it again as text"},
		"a hidden text":              {cell{kind: cellText, text: "A1", format: parseFormat(";;;")}, "is a text, which the number format ;;; hides: set the format to Text"},
		"a text with additions":      {cell{kind: cellText, text: "1", format: parseFormat(`"C-"@`)}, `is a text, which the number format "C-"@ shows differently: set the format to Text`},
		"a replaced text":            {cell{kind: cellText, text: "1", format: parseFormat(`0;0;0;"x"`)}, `is a text, which the number format 0;0;0;"x" shows differently: set the format to Text`},
		"a long code is cut":         {numberCell("7", strings.Repeat("?", 50)), "is the number 7, which the number format " + strings.Repeat("?", 40) + "… shows differently: type it again as text"},
		"an English error":           {cell{kind: cellText, text: " #N/A "}, "is the text of the error #N/A: type the value"},
		"a German error":             {cell{kind: cellText, text: "#BEZUG!"}, "is the text of the error #BEZUG!: type the value"},
		"a French error":             {cell{kind: cellText, text: "#VALEUR!"}, "is the text of the error #VALEUR!: type the value"},
		"an error of LibreOffice":    {cell{kind: cellText, text: "Err:502"}, "is the text of the error Err:502: type the value"},
		"a column too narrow":        {cell{kind: cellText, text: "#####"}, "is the text of the error #####: type the value"},
	} {
		t.Run(name, func(t *testing.T) {
			if _, got := c.cell.value(model.ColumnAccount); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestErrorTextsOfOtherLanguages(t *testing.T) {
	for _, s := range []string{
		"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#GETTING_DATA", "#NV", "#BEZUG!", "#WERT!", "#ZAHL!",
		"#ÜBERLAUF!", "#NOM?", "#VALEUR!", "#NOMBRE!", "#N/D", "#¡REF!", "#¿NOMBRE?", "#¡DIV/0!", "#RIF!", "#N/B", "#VERW!", "#DEEL/0!", "#NÚM!",
		"#ADR!", "#DZIEL/0!", "#SAKNAS!", "#VÄRDEFEL!", "#I/T", "#VÆRDI!", "#PUUTTUU!", "#DĚLENÍ_NULOU!", "#ССЫЛКА!", "#ДЕЛ/0!", "###", "########", "Err:508",
	} {
		if !isErrorText(s) {
			t.Errorf("%s is not known", s)
		}
	}
	for _, s := range []string{"", "#", "#1", "##", "#A", "#A!", "#12!", "#Ref!", "#REF", "#REF!!", "REF!", "#REF! x", "Err:", "Err:5a", "Err", "#n/a", "#0/0!"} {
		if isErrorText(s) {
			t.Errorf("%s is taken for an error", s)
		}
	}
}

func TestTextFormatKeepsText(t *testing.T) {
	for _, code := range []string{"General", "@", "0", "0;-0;;@", "0;-0", ";;", "_(* #,##0_);_(* (#,##0);_(* \"-\"_);_(@_)", "General;General;General;General", "yyyy-mm-dd"} {
		if got, damage := (cell{kind: cellText, text: "A1", format: parseFormat(code)}).value(model.ColumnAccount); got != "A1" || damage != "" {
			t.Errorf("%s: got %q, %q", code, got, damage)
		}
	}
}

func TestBooleanInSynced(t *testing.T) {
	if got, damage := (cell{kind: cellBoolean, text: "TRUE"}).value(model.ColumnSynced); got != "TRUE" || damage != "" {
		t.Errorf("got %q, %q", got, damage)
	}
}

func TestBuiltinFormats(t *testing.T) {
	for id, want := range map[int]class{
		0: classPlain, 1: classPlain, 2: classPlain, 3: classPlain, 5: classCurrency, 9: classPercent, 11: classScientific,
		12: classPlain, 14: classDate, 22: classDate, 30: classDate, 37: classPlain, 41: classPlain, 44: classCurrency,
		45: classDate, 48: classScientific, 49: classPlain, 57: classDate, 163: classPlain,
	} {
		if s, _ := builtinFormat(id).section(5); s.class != want {
			t.Errorf("format %d: got class %d, want %d", id, s.class, want)
		}
	}
}

func TestRegionalBuiltinFormatsAreDamage(t *testing.T) {
	for id, digits := range map[int]string{23: "5", 37: "-5", 38: "-5", 39: "5", 41: "-5", 43: "5", 59: "5", 62: "5", 69: "5"} {
		if text, damage := (cell{kind: cellNumber, text: digits, format: builtinFormat(id)}).value(model.ColumnAccount); damage == "" {
			t.Errorf("format %d: got %s", id, text)
		}
	}
	for _, id := range []int{0, 1, 3, 37, 38, 41, 49, 163} {
		if text, damage := (cell{kind: cellNumber, text: "5", format: builtinFormat(id)}).value(model.ColumnAccount); text != "5" || damage != "" {
			t.Errorf("format %d: got %q, %q", id, text, damage)
		}
	}
}
