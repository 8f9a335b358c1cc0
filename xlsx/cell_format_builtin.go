package xlsx

// builtinFormat returns the number format that workbooks refer to by number only (ECMA-376, 18.8.30); nil is
// General. Excel shows some of them by the regional settings of the computer: amounts below zero (37 to 44), and
// what only East Asia and Thailand have (23 to 36, 50 to 81), such as Thai numerals.
func builtinFormat(id int) *format {
	f := parseFormat(builtinCode(id))
	switch {
	case id >= 23 && id <= 26, id >= 59 && id <= 70:
		if f == nil {
			f = &format{code: "?0", numbers: []section{general()}} // a code that is unclear too
		}
		f.unclear = true
	case id >= 37 && id <= 44:
		f.numbers[1].unclear = true
	}
	return f
}

// builtinCode returns the code of a built-in number format, for the United States.
func builtinCode(id int) string {
	switch {
	case id >= 14 && id <= 22, id >= 27 && id <= 36, id >= 45 && id <= 47, id >= 50 && id <= 58, id >= 71 && id <= 81:
		return "yyyy-mm-dd"
	case id >= 5 && id <= 8:
		return `$#,##0_);($#,##0)`
	case id == 9, id == 10, id == 67, id == 68:
		return "0%"
	}
	switch id {
	case 1:
		return "0"
	case 2:
		return "0.00"
	case 3:
		return "#,##0"
	case 4:
		return "#,##0.00"
	case 11:
		return "0.00E+00"
	case 12, 13:
		return "# ?/?"
	case 37, 38:
		return `#,##0_);(#,##0)`
	case 39, 40:
		return `#,##0.00_);(#,##0.00)`
	case 41:
		return `_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)`
	case 42, 44:
		return `_($* #,##0_);_($* (#,##0);_($* "-"_);_(@_)`
	case 43:
		return `_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)`
	case 48:
		return "##0.0E+0"
	case 49:
		return "@"
	default:
		return "General"
	}
}
