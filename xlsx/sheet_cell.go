package xlsx

import (
	"bytes"
	"math"
	"strconv"
)

// rawCell is the cell that is being read, as in the file.
type rawCell struct {
	column  int    // of the cell, or of the one before it
	kind    string // its attribute t
	format  *format
	formula bool   // <f> is there
	valued  bool   // <v> is there
	inlined bool   // <is> is there
	value   []byte // inside <v>
	inline  []byte // inside <is>
}

// readPart reads a part of a cell that just started: its formula, value or text.
func (s *sheetReader) readPart(name string) (err error) {
	switch name {
	case "f":
		s.raw.formula = true
	case "v":
		if s.raw.valued {
			return s.fault("a cell has two values")
		}
		s.raw.valued = true
		s.raw.value, err = s.x.content(s.raw.value)
	case "is":
		if s.raw.inlined {
			return s.fault("a cell has two values")
		}
		s.raw.inlined = true
		s.raw.inline, err = s.x.richText(s.raw.inline)
	}
	return err
}

// decode appends the cell's text to the row's and returns the kind of the cell.
func (s *sheetReader) decode() (cellKind, error) {
	r := &s.raw
	if r.inlined && r.valued && !r.agrees() {
		return 0, s.fault("a cell has two values")
	}
	if r.inlined && r.kind != "inlineStr" && len(r.inline) > 0 {
		return 0, s.fault("a cell of type %q has an inline text", r.kind)
	}
	switch r.kind {
	case "str":
		// Excel writes <v></v> for a formula whose result is empty text.
		if r.formula && !r.valued {
			return cellUncalculated, nil
		}
		return s.append(unescape(r.value, 0))
	case "inlineStr":
		if r.inlined {
			return s.append(r.inline)
		}
		return s.append(unescape(r.value, 0))
	}
	value := bytes.Trim(r.value, " \t\r\n")
	if len(value) == 0 {
		if r.formula {
			return cellUncalculated, nil
		}
		return cellEmpty, nil
	}
	return s.decodeValue(value)
}

// agrees reports whether a value beside an inline text is the same. Some programs write numbers this way.
func (r *rawCell) agrees() bool {
	value, text := bytes.TrimSpace(r.value), bytes.TrimSpace(r.inline)
	if len(value) == 0 || bytes.Equal(value, text) {
		return true
	}
	x, err := strconv.ParseFloat(string(value), 64)
	y, other := strconv.ParseFloat(string(text), 64)
	return err == nil && other == nil && x == y
}

// decodeValue returns what decode does, for a value that is not text itself.
func (s *sheetReader) decodeValue(value []byte) (cellKind, error) {
	switch s.raw.kind {
	case "s":
		i, err := strconv.Atoi(string(value))
		text, ok := s.strings.at(i)
		if err != nil || !ok {
			return 0, s.fault("a cell has shared text %q, which does not exist", value)
		}
		return s.append(text)
	case "n":
		return s.number(value)
	case "b":
		return s.boolean(string(value))
	case "e":
		s.text = append(s.text, value...)
		return cellError, nil
	case "d":
		s.text = append(s.text, value...)
		return cellDate, nil
	default:
		return 0, s.fault("a cell has the unknown type %q", s.raw.kind)
	}
}

// append adds a text to the row's and returns the kind of the cell.
func (s *sheetReader) append(text []byte) (cellKind, error) {
	if len(text) == 0 {
		return cellEmpty, nil
	}
	s.text = append(s.text, text...)
	return cellText, nil
}

func (s *sheetReader) boolean(value string) (cellKind, error) {
	switch value {
	case "1", "true":
		s.text = append(s.text, "TRUE"...)
	case "0", "false":
		s.text = append(s.text, "FALSE"...)
	default:
		return 0, s.fault("%q is neither true nor false", value)
	}
	return cellBoolean, nil
}

// number adds a number as the file writes it and returns the kind of the cell. A program that leaves its formulas
// to be calculated writes 0 as their values, which is not their result.
func (s *sheetReader) number(value []byte) (cellKind, error) {
	if s.raw.formula && s.book.recalculated && string(value) == "0" {
		return cellUncalculated, nil
	}
	x, err := strconv.ParseFloat(string(value), 64)
	if err != nil || math.IsInf(x, 0) || bytes.ContainsAny(value, "xXpPnN_") {
		return 0, s.fault("%q is not a number", value)
	}
	s.text = append(s.text, value...)
	return cellNumber, nil
}

// isZero reports whether the number at the end of the row's text is zero.
func (s *sheetReader) isZero(start int) bool {
	x, err := strconv.ParseFloat(string(s.text[start:]), 64)
	return err == nil && x == 0
}

// parseRef returns the column, from 0, and the row, from 1, of a cell's reference.
func parseRef(ref []byte) (column, row int, ok bool) {
	i := 0
	for ; i < len(ref) && i < 3; i++ {
		letter := ref[i] &^ 0x20 // to upper case
		if letter < 'A' || letter > 'Z' {
			break
		}
		column = column*26 + int(letter-'A') + 1
	}
	for j := i; j < len(ref); j++ {
		if ref[j] < '0' || ref[j] > '9' || row > maxRows {
			return 0, 0, false
		}
		row = row*10 + int(ref[j]-'0')
	}
	return column - 1, row, i > 0 && row > 0
}
