package ui

import (
	"net/url"
	"os"
	"path/filepath"
	"strings"
)

// escapes tells that a backslash in a path takes a character's meaning away, as in a shell; on Windows it
// separates folders.
const escapes = os.PathSeparator == '/'

// blanks are what a paste drags along around a path.
const blanks = " \t\r\n"

// plainPath is a path as a person typed or pasted it, without what a shell or a file manager put around
// it: 'quotes', "quotes", escaped\ spaces, file:// with its percent signs. A quote inside of a path that
// does not begin with one is a letter of its name: Ann's customers.xlsx.
func plainPath(text string) string {
	text = strings.TrimLeft(text, blanks)
	if path, ok := addressPath(strings.TrimRight(text, blanks)); ok {
		return path
	}
	quoted := strings.HasPrefix(text, "'") || strings.HasPrefix(text, `"`)
	trimmed := strings.TrimRight(text, blanks)
	if !quoted && escapes && oddBackslashes(trimmed) && len(trimmed) < len(text) {
		trimmed = text[:len(trimmed)+1] // the last space is escaped: it belongs to the name
	}
	return shellWord(trimmed, quoted)
}

// oddBackslashes reports whether the last backslash of a text has nothing yet to escape.
func oddBackslashes(text string) bool {
	return (len(text)-len(strings.TrimRight(text, `\`)))%2 == 1
}

// addressPath is the path of a file:// address, as file managers copy it.
func addressPath(text string) (path string, ok bool) {
	if len(text) < len("file://") || !strings.EqualFold(text[:len("file://")], "file://") {
		return "", false
	}
	rest := text[len("file://"):]
	start := strings.IndexByte(rest, '/')
	if start < 0 {
		return "", false
	}
	path, err := url.PathUnescape(rest[start:])
	if err != nil {
		return "", false
	}
	if !escapes && len(path) > 2 && path[2] == ':' {
		path = path[1:] // file:///C:/customers.xlsx
	}
	return filepath.FromSlash(path), true
}

// shellWord takes a word apart as a POSIX shell does ("Shell Command Language", 2.2 Quoting), but bears
// with what a person left out: spaces need no quotes, a last quote may be missing, and a backslash before
// a letter or a digit stays, as only other characters are ever escaped.
func shellWord(text string, quoted bool) string {
	var b strings.Builder
	var quote byte
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case quote != 0 && c == quote:
			quote = 0
		case quote == 0 && quoted && (c == '\'' || c == '"'):
			quote = c
		case c == '\\' && escapes && i+1 < len(text) && escapable(text[i+1], quote):
			i++
			b.WriteByte(text[i])
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// escapable reports whether a backslash before a character means that character, inside of a quote or
// outside of any.
func escapable(c, quote byte) bool {
	switch quote {
	case '\'':
		return false
	case '"':
		return strings.IndexByte("\"\\$`", c) >= 0
	}
	letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
	return c >= ' ' && c < 0x7f && !letter
}

// typedPath is a path as it stands in the field, so that plainPath reads the same path from it.
func typedPath(plain string) string {
	s := plain
	if escapes {
		s = strings.ReplaceAll(s, `\`, `\\`)
		if strings.HasSuffix(s, " ") {
			s = s[:len(s)-1] + `\ `
		}
	}
	_, address := addressPath(s)
	if address || s != "" && strings.IndexByte(`'" `, s[0]) >= 0 {
		s = "." + string(os.PathSeparator) + s
	}
	return s
}

// isWhole reports whether a pasted text is a path of its own, and no part of one that stands there.
func isWhole(text string) bool {
	text = strings.TrimLeft(text, blanks)
	if text == "" {
		return false
	}
	return strings.IndexByte(`'"~`, text[0]) >= 0 || filepath.IsAbs(plainPath(text)) || isElsewhere(text)
}

// isElsewhere reports whether a path is one of Windows where this is another system: the person means
// the computer at which they sit.
func isElsewhere(text string) bool {
	text = strings.TrimLeft(text, blanks+`'"`)
	if !escapes || len(text) < 3 {
		return false
	}
	drive := text[0]|0x20 >= 'a' && text[0]|0x20 <= 'z' && text[1] == ':' && text[2] == '\\'
	return drive || strings.HasPrefix(text, `\\`) && text[2] != '\\'
}

// splitPath cuts a path behind its last separator: the folder as it was typed, and the name.
func splitPath(plain string) (folder, name string) {
	at := len(plain)
	for at > 0 && !os.IsPathSeparator(plain[at-1]) {
		at--
	}
	return plain[:at], plain[at:]
}

// resolvePath is where a path leads that was typed in a folder: ~ is the home folder.
func resolvePath(folder, home, plain string) string {
	if home != "" && (plain == "~" || len(plain) > 1 && plain[0] == '~' && os.IsPathSeparator(plain[1])) {
		return filepath.Join(home, plain[1:])
	}
	if filepath.IsAbs(plain) {
		return filepath.Clean(plain)
	}
	return filepath.Join(folder, plain)
}
