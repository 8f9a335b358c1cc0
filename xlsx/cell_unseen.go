package xlsx

import (
	"slices"
	"strings"
	"unicode"

	"dovetail/model"
)

// errorTexts are the error texts of spreadsheets that isErrorWord does not recognise: #N/A in the languages of
// Excel, and a value that is still being fetched.
var errorTexts = [...]string{
	"#N/A", "#NV", "#N/D", "#N/B", "#I/T", "#N/DISP", "#Н/Д", "#NENÍ_K_DISPOZICI", "#HIÁNYZIK", "#YOK", "#GETTING_DATA",
}

// unseen returns why the value of a cell is not what the sheet shows or the user means, or "".
func (c cell) unseen(column model.Column) string {
	switch c.kind {
	case cellText:
		if text := trim(c.text); isErrorText(text) {
			return "is the text of the error " + text + ": type the value"
		}
		return c.unseenText()
	case cellBoolean:
		if column.Info().Kind != model.KindState {
			return "is the truth value " + c.text + ", not a text: type it again as text"
		}
	case cellNumber:
		if c.zeroHidden {
			return "is a zero, which the sheet hides: type it again as text, or empty the cell"
		}
	}
	return ""
}

// unseenText returns why a text is not what its number format shows, or "".
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

// isErrorText reports whether a spreadsheet shows s for an error, or for a number that is wider than its column.
func isErrorText(s string) bool {
	if code, ok := strings.CutPrefix(s, "Err:"); ok { // LibreOffice
		rest, digits := cutDigits(code)
		return digits && rest == ""
	}
	word, ok := strings.CutPrefix(s, "#")
	if !ok || len(word) < 2 {
		return false
	}
	return strings.Trim(word, "#") == "" || slices.Contains(errorTexts[:], s) || isErrorWord(word)
}

// isErrorWord reports whether a text after a # is the name of an error in some language: REF!, DIV/0!, BEZUG!,
// ¿NOMBRE?
func isErrorWord(word string) bool {
	name := strings.TrimRight(word, "!?")
	if len(name) != len(word)-1 {
		return false
	}
	letters := 0
	for _, r := range strings.TrimLeft(name, "¡¿") {
		switch {
		case unicode.IsUpper(r):
			letters++
		case !strings.ContainsRune("/0_", r):
			return false
		}
	}
	return letters >= 2
}
