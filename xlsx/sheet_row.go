package xlsx

import "strconv"

// beginRow reads the attributes of the row that just started.
func (s *sheetReader) beginRow() error {
	before := s.row.number
	s.row = rawRow{number: before + 1}
	if err := s.rowAttributes(before); err != nil {
		return err
	}
	if s.row.number > maxRows {
		return s.fault("it is after row 1,048,576, the last of a sheet")
	}
	if s.count%reportEvery == 0 {
		s.progress(s.x.Offset())
		if err := s.ctx.Err(); err != nil {
			return err
		}
	}
	s.count++
	s.raw.column = -1
	return nil
}

// rowAttributes sets the row's number, and whether it is hidden.
func (s *sheetReader) rowAttributes(before int) error {
	noHeight, level, collapsed := s.view.noHeight, 0, false
	for _, a := range s.x.Attrs() {
		switch a.Name {
		case "r":
			n, err := strconv.Atoi(string(a.Value))
			if err != nil || n <= before {
				return s.fault("its row number %q is wrong", a.Value)
			}
			s.row.number = n
		case "hidden":
			s.row.hidden = isTrue(a.Value)
		case "ht":
			noHeight = isZero(a.Value)
		case "outlineLevel":
			level, _ = strconv.Atoi(string(a.Value))
		case "collapsed":
			collapsed = isTrue(a.Value)
		}
	}
	folded := s.view.outline.add(s.row.number, level, collapsed)
	s.row.grouped = level > 0
	s.row.hidden = s.row.hidden || noHeight || folded
	return nil
}

// isTrue reports whether the text of an attribute is true.
func isTrue(text []byte) bool { return string(text) == "1" || string(text) == "true" }

// endRow sets the texts of the cells, in one allocation, and passes the row to fn.
func (s *sheetReader) endRow() error {
	if len(s.spans) == 0 {
		return nil
	}
	text, last := string(s.text), 0
	for _, at := range s.spans {
		s.cells[at.column].text = text[at.start:at.end]
		last = max(last, at.column)
	}
	s.row.cells = s.cells[:last+1]
	err := s.fn(s.row)
	for _, at := range s.spans {
		s.cells[at.column] = cell{}
	}
	s.spans, s.text = s.spans[:0], s.text[:0]
	return err
}
