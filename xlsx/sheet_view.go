package xlsx

import (
	"bytes"
	"strconv"
)

// sheetView is how a sheet is shown, with its merged areas.
type sheetView struct {
	zerosHidden bool // a zero is shown as an empty cell
	columns     []columnView
	noWidth     bool // columns outside of columns have no width
	noHeight    bool // rows without a height attribute have no height
	outline     outline
	merges      []mergedArea
}

// columnView is a range of columns, counted from 0, that are hidden or not.
type columnView struct {
	first, last int
	hidden      bool
}

// hides reports whether a column is hidden, or has no width.
func (v *sheetView) hides(column int) bool {
	for _, c := range v.columns {
		if c.first <= column && column <= c.last {
			return c.hidden
		}
	}
	return v.noWidth
}

// readView reads an element of the sheet other than its data.
func (s *sheetReader) readView(name string) error {
	switch name {
	case "sheetPr":
		return s.x.Children(func(name string) error {
			if text, ok := s.x.Attr("summaryBelow"); ok && name == "outlinePr" {
				s.view.outline.above = text == "0" || text == "false"
			}
			return nil
		})
	case "sheetViews":
		return s.x.Children(func(string) error {
			if text, ok := s.x.Attr("showZeros"); ok && (text == "0" || text == "false") {
				s.view.zerosHidden = true
			}
			return nil
		})
	case "sheetFormatPr":
		s.view.noWidth, s.view.noHeight = s.x.isZero("defaultColWidth"), s.x.isZero("defaultRowHeight")
	case "cols":
		return s.x.Children(func(string) error { return s.readColumn() })
	case "mergeCells":
		return s.x.Children(func(string) error { return s.readMerge() })
	}
	return nil
}

// readColumn reads the width of a range of columns.
func (s *sheetReader) readColumn() error {
	if len(s.view.columns) == maxColumns {
		return damaged("sheet "+s.name, "it has more than 16,384 columns")
	}
	var limits [2]int
	for i, name := range [...]string{"min", "max"} {
		text, _ := s.x.Attr(name)
		n, err := strconv.Atoi(text)
		if err != nil {
			return damaged("sheet "+s.name, "a column has the wrong number %q", text)
		}
		limits[i] = n - 1
	}
	hidden := s.x.flag("hidden") || s.x.isZero("width")
	s.view.columns = append(s.view.columns, columnView{limits[0], limits[1], hidden})
	return nil
}

// flag reports whether an attribute is present and true.
func (x *xmlPart) flag(name string) bool {
	text, _ := x.Attr(name)
	return text == "1" || text == "true"
}

// isZero reports whether an attribute is present and zero.
func (x *xmlPart) isZero(name string) bool {
	text, ok := x.Attr(name)
	return ok && isZero([]byte(text))
}

// isZero reports whether the text of a width or height is zero.
func isZero(text []byte) bool { return len(text) > 0 && len(bytes.Trim(text, "0.")) == 0 }
