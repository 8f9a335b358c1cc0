package xlsx

import "strconv"

// beginRow finds the number of the row that just started, and whether it is shown.
func (s *sheetReader) beginRow() error {
	before := s.row.number
	s.row = rawRow{number: before + 1}
	if err := s.rowAttributes(before); err != nil {
		return err
	}
	if s.row.number > maxRows {
		return s.fault("a sheet ends at row 1,048,576")
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

// rowAttributes finds the row's number, and whether it is shown.
func (s *sheetReader) rowAttributes(before int) error {
	noHeight, level, collapsed := s.view.noHeight, 0, false
	for _, a := range s.x.Attrs() {
		switch a.Name {
		case "r":
			n, err := strconv.Atoi(string(a.Value))
			if err != nil || n <= before {
				return s.fault("it calls itself row %q", a.Value)
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

// endRow gives the cells their text, all of it in one piece of memory, and hands the row out.
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
