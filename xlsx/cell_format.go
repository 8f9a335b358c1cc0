package xlsx

// A class is what a number format makes of a number.
type class uint8

// The classes. All but the first make something else of what was typed.
const (
	classPlain class = iota
	classScientific
	classDate
	classPercent
	classCurrency
)

// A format is a number format, as far as it changes what a number means.
type format struct {
	code        string // as Excel writes it: 000000, dd/mm/yyyy
	sections    []section
	conditional bool // sections are chosen by conditions such as [>100]
}

// A section of a number format says how some numbers are shown: those above, below or at zero.
type section struct {
	class    class
	general  bool   // Excel chooses the number of decimals
	decimals int    // digits after the point
	zeros    int    // the least number of digits; 0 where nothing is padded
	pattern  []rune // the digits' places and the text around them; nil where there is no such text
}

// digitPlace stands in a pattern for one digit; it is no character of a number format's literal text.
const digitPlace = '\uffff'

// general is how a number without a format is shown: up to six digits before it becomes scientific.
func general() section { return section{general: true, decimals: 5} }

// section is the part of the format that shows the number x; a nil format is General.
func (f *format) section(x float64) section {
	if f == nil || len(f.sections) == 0 {
		return general()
	}
	if f.conditional {
		return f.worst()
	}
	switch n := len(f.sections); {
	case x < 0 && n > 1:
		negative := f.sections[1]
		negative.zeros = 0 // it writes its minus, or brackets, as text
		return negative
	case x == 0 && n > 2:
		return f.sections[2]
	default:
		return f.sections[0]
	}
}

// worst is the section that damages a number, where there is one: conditions are not weighed, and
// nothing is padded by them.
func (f *format) worst() section {
	for _, s := range f.sections {
		if s.class != classPlain {
			return s
		}
	}
	return section{general: f.sections[0].general, decimals: f.sections[0].decimals}
}

// builtinFormat is the code of a number format that workbooks name by number only (ECMA-376, 18.8.30);
// 27 to 36, 50 to 58 and 71 to 81 are dates of East Asia and Thailand.
func builtinFormat(id int) string {
	switch {
	case id >= 14 && id <= 22, id >= 27 && id <= 36, id >= 45 && id <= 47, id >= 50 && id <= 58, id >= 71 && id <= 81:
		return "yyyy-mm-dd"
	case id >= 5 && id <= 8, id == 42, id == 44:
		return "$#,##0"
	case id == 9, id == 10, id == 67, id == 68:
		return "0%"
	}
	switch id {
	case 1, 59:
		return "0"
	case 2, 60:
		return "0.00"
	case 3, 4, 37, 38, 39, 40, 41, 43, 61, 62:
		return "#,##0"
	case 11:
		return "0.00E+00"
	case 12, 13, 69, 70:
		return "# ?/?"
	case 48:
		return "##0.0E+0"
	case 49:
		return "@"
	default:
		return "General"
	}
}
