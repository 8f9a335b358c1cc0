package xlsx

import "strconv"

// maxCode is the maximum length of a number format in bytes; Excel's limit is 255 characters.
const maxCode = 1024

// styles are the number formats of a workbook's cell styles, by the index in the cells; nil is General.
type styles struct {
	formats []*format
	parsed  map[string]*format // the workbook's own, by their codes
	builtin map[int]*format    // by their numbers
	missing bool               // there is no such part: every cell is General
}

// numberFormats returns the workbook's number formats, read once for all sheets until they are released.
func (w *workbook) numberFormats() (*styles, error) {
	if w.formats != nil {
		return w.formats, nil
	}
	s, err := w.readStyles()
	if err == nil {
		w.formats = &s
	}
	return &s, err
}

// readStyles returns the number formats of the cell styles.
func (w *workbook) readStyles() (s styles, err error) {
	codes := make(map[int]string)
	s.parsed, s.builtin = make(map[string]*format), make(map[int]*format)
	found, err := w.parts.xml(w.styles, "styleSheet", func(x *xmlPart) error {
		return x.Children(func(name string) error {
			switch name {
			case "numFmts":
				return x.Children(func(string) error { return readCode(x, codes) })
			case "cellXfs":
				return x.Children(func(string) error { return s.add(x, codes) })
			}
			return nil
		})
	})
	s.missing = !found
	return s, err
}

// readCode reads one number format of the workbook.
func readCode(x *xmlPart, codes map[int]string) error {
	text, _ := x.Attr("numFmtId")
	id, err := strconv.Atoi(text)
	code, _ := x.Attr("formatCode")
	if err != nil || len(code) > maxCode {
		return x.fault("number format %q cannot be read", text)
	}
	codes[id] = code
	return nil
}

// add reads one cell style.
func (s *styles) add(x *xmlPart, codes map[int]string) error {
	text, ok := x.Attr("numFmtId")
	if !ok {
		text = "0"
	}
	id, err := strconv.Atoi(text)
	if err != nil {
		return x.fault("number format %q cannot be read", text)
	}
	s.formats = append(s.formats, s.format(id, codes))
	return nil
}

// format returns the number format with this number, parsed once.
func (s *styles) format(id int, codes map[int]string) *format {
	code, own := codes[id]
	f, seen := s.builtin[id]
	if own {
		f, seen = s.parsed[code]
	}
	switch {
	case seen:
	case own:
		f = parseFormat(code)
		s.parsed[code] = f
	default:
		f = builtinFormat(id)
		s.builtin[id] = f
	}
	return f
}

// of returns the number format of a style, and whether there is such a style.
func (s *styles) of(style int) (*format, bool) {
	if s.missing || style == 0 && len(s.formats) == 0 {
		return nil, true
	}
	if style < 0 || style >= len(s.formats) {
		return nil, false
	}
	return s.formats[style], true
}
