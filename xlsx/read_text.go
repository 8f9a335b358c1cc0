package xlsx

import (
	"bytes"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"

	"dovetail/xlsx/xmlscan"
)

// maxText is how long the text of a cell may be, in bytes; Excel's own limit is 32,767 characters.
const maxText = 1 << 20

// richText appends the text of the element that just started to b: of <t> and of <t> in every run <r>.
// Phonetic runs, which say how to read it aloud, are left out.
func (x *xmlPart) richText(b []byte) ([]byte, error) {
	err := x.Children(func(name string) (err error) {
		switch name {
		case "t":
			b, err = x.plainText(b)
		case "r":
			b, err = x.run(b)
		}
		return err
	})
	return b, err
}

// run appends the text of the run that just started to b. The space at its ends stands between words.
func (x *xmlPart) run(b []byte) ([]byte, error) {
	err := x.Children(func(name string) (err error) {
		if name == "t" {
			start := len(b)
			b, err = x.content(b)
			b = unescape(b, start)
		}
		return err
	})
	return b, err
}

// plainText appends the text inside the element that just started to b, to its end. Space around it
// counts only where the element says so, as in Excel.
func (x *xmlPart) plainText(b []byte) ([]byte, error) {
	preserve := false
	for _, a := range x.Attrs() {
		preserve = preserve || a.Local == "space" && string(a.Value) == "preserve"
	}
	start := len(b)
	b, err := x.content(b)
	if err != nil {
		return b, err
	}
	if !preserve {
		b = append(b[:start], bytes.Trim(b[start:], " \t\r\n")...)
	}
	return unescape(b, start), nil
}

// content appends what stands inside the element that just started to b, to its end.
func (x *xmlPart) content(b []byte) ([]byte, error) {
	depth := x.Depth()
	for {
		kind, err := x.Next()
		if err != nil {
			return b, err
		}
		switch {
		case kind == xmlscan.Text && x.Depth() == depth:
			if b = append(b, x.Text()...); len(b) > maxText {
				return b, x.fault("a text of more than 1 MB")
			}
		case kind == xmlscan.End && x.Depth() < depth:
			return b, nil
		}
	}
}

// unescape decodes in place what workbooks write for characters that XML cannot hold: _x000D_ after
// b[:start]. Two halves of a character stand one after the other.
func unescape(b []byte, start int) []byte {
	if !bytes.Contains(b[start:], []byte("_x")) {
		return b
	}
	out := b[:start]
	for rest := b[start:]; len(rest) > 0; {
		unit, ok := escaped(rest)
		if !ok {
			out = append(out, rest[0])
			rest = rest[1:]
			continue
		}
		rest = rest[escapeLength:]
		if utf16.IsSurrogate(unit) {
			if low, ok := escaped(rest); ok && utf16.DecodeRune(unit, low) != utf8.RuneError {
				unit, rest = utf16.DecodeRune(unit, low), rest[escapeLength:]
			}
		}
		out = utf8.AppendRune(out, unit)
	}
	return out
}

const escapeLength = len("_x000D_")

// escaped is the character that an escape at the beginning of b stands for.
func escaped(b []byte) (rune, bool) {
	if len(b) < escapeLength || b[0] != '_' || b[1] != 'x' || b[6] != '_' {
		return 0, false
	}
	unit, err := strconv.ParseUint(string(b[2:6]), 16, 16)
	return rune(unit), err == nil
}
