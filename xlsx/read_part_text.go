package xlsx

import (
	"bytes"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"

	"dovetail/xlsx/xmlscan"
)

// maxText is the maximum length of a cell's text in bytes; Excel's limit is 32,767 characters.
const maxText = 1 << 20

// richText returns b with the text of the element that just started appended: of <t> and of <t> in every run <r>.
// Phonetic runs, which give the pronunciation, are left out.
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

// run returns b with the text of the run that just started appended. Space at its ends is kept: it separates words.
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

// plainText returns b with the text of the element that just started appended. Space around it is kept only where
// the element says so, as in Excel.
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

// content returns b with the text directly inside the element that just started appended, and reads to its end.
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

// unescape returns b with the escapes in b[start:] decoded in place. Workbooks use them for characters that XML
// does not allow, such as _x000D_. A surrogate pair is two escapes.
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

// escaped returns the UTF-16 unit of the escape at the beginning of b, and whether there is one.
func escaped(b []byte) (rune, bool) {
	if len(b) < escapeLength || b[0] != '_' || b[1] != 'x' || b[6] != '_' {
		return 0, false
	}
	unit, err := strconv.ParseUint(string(b[2:6]), 16, 16)
	return rune(unit), err == nil
}
