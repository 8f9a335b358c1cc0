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

// writeJSON writes a value as indented JSON that is safe to show on a terminal.
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

// jsonText returns s as a JSON string that is safe to show on a terminal, with < > & as they are. Most values
// of a list need no escape: those skip the encoder.
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

// showableJSON returns the JSON text b with every hidden character as an escape such as \u200b, which a program
// decodes to the same value. Hidden characters occur only in strings: outside of them JSON is ASCII.
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

// escaped reports whether r may need an escape.
func escaped(r rune) bool { return r < ' ' || r > '~' || r == '"' || r == '\\' }

// hidden reports whether r is outside ASCII and a terminal would not show it as it is. It is tried after a
// letter: a combining accent is shown there.
func hidden(r rune) bool {
	on := "a" + string(r)
	return r >= utf8.RuneSelf && terminal.Safe(on) != on
}
