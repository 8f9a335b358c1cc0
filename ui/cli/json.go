package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"dovetail/ui/terminal"
)

// writeJSON prints a value as JSON that can be read and shown.
func writeJSON(out io.Writer, value any) error {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(value); err != nil {
		return err
	}
	_, err := out.Write(showableJSON(b.Bytes()))
	return err
}

// jsonText is a text as JSON, with < > & as they are. Most texts of a list need no escape.
func jsonText(s string) (string, error) {
	if !strings.ContainsFunc(s, escaped) {
		return `"` + s + `"`, nil
	}
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(s)
	return string(showableJSON(bytes.TrimSuffix(b.Bytes(), []byte("\n")))), err
}

// showableJSON writes what cannot be shown as \u200b, which means the same to a program. Outside its
// texts JSON is ASCII.
func showableJSON(b []byte) []byte {
	if !bytes.ContainsFunc(b, hidden) {
		return b
	}
	var out bytes.Buffer
	for _, r := range string(b) {
		switch {
		case !hidden(r):
			out.WriteRune(r)
		case r > 0xffff:
			high, low := utf16.EncodeRune(r)
			fmt.Fprintf(&out, `\u%04x\u%04x`, high, low)
		default:
			fmt.Fprintf(&out, `\u%04x`, r)
		}
	}
	return out.Bytes()
}

// escaped reports whether a character may need an escape.
func escaped(r rune) bool { return r < ' ' || r > '~' || r == '"' || r == '\\' }

// hidden reports whether a character outside ASCII is not seen as it is. An accent is, on its letter.
func hidden(r rune) bool {
	on := "a" + string(r)
	return r >= utf8.RuneSelf && terminal.Safe(on) != on
}
