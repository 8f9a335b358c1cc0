package filepicker

import (
	"net/url"
	"os"
	"path/filepath"
	"strings"
)

// escapes reports whether a backslash in a path escapes the next character, as in a shell; on Windows it separates
// folders.
const escapes = os.PathSeparator == '/'

// blanks are the characters that a paste can have around a path.
const blanks = " \t\r\n"

// plainPath returns a path that was typed or pasted, without what a shell or a file manager adds to it: 'quotes', "quotes", escaped\ spaces, file:// with its percent signs. A quote inside of a path that
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

// oddBackslashes reports whether the last backslash of a text is not itself escaped.
func oddBackslashes(text string) bool {
	return (len(text)-len(strings.TrimRight(text, `\`)))%2 == 1
}

// addressPath returns the path of a file:// address, as file managers copy it.
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

// shellWord returns a word without its quotes, as a POSIX shell reads it ("Shell Command Language", 2.2 Quoting),
// but is more lenient: spaces need no quotes, the last quote may be missing, and a backslash before a letter or a
// digit stays, as file managers escape only other characters.
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

// typedPath returns a path as it is written into the field, so that plainPath returns the same path from it.
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

// isWhole reports whether a pasted text is a complete path, and not a part of the one in the field.
func isWhole(text string) bool {
	text = strings.TrimLeft(text, blanks)
	if text == "" {
		return false
	}
	return strings.IndexByte(`'"~`, text[0]) >= 0 || strings.HasPrefix(text, "$HOME") || strings.HasPrefix(text, "${HOME}") || filepath.IsAbs(plainPath(text)) || isElsewhere(text)
}

// IsCells reports whether a pasted text is cells of a table and not a path: it has a tab, or several lines of which the
// first is no complete path.
func IsCells(text string) bool {
	text = strings.Trim(text, "\r\n")
	return strings.Contains(text, "\t") || strings.ContainsAny(text, "\r\n") && !isWhole(text)
}

// isElsewhere reports whether a path is one of Windows while this is another system: the person means their own
// computer.
func isElsewhere(text string) bool {
	text = strings.TrimLeft(text, blanks+`'"`)
	if !escapes || len(text) < 3 {
		return false
	}
	drive := text[0]|0x20 >= 'a' && text[0]|0x20 <= 'z' && text[1] == ':' && text[2] == '\\'
	return drive || strings.HasPrefix(text, `\\`) && text[2] != '\\'
}

// splitPath cuts a path behind its last separator and returns the folder as it was typed, and the name.
func splitPath(plain string) (folder, name string) {
	at := len(plain)
	for at > 0 && !os.IsPathSeparator(plain[at-1]) {
		at--
	}
	return plain[:at], plain[at:]
}

// isHome reports whether the first folder of a path is a name of the home folder.
func isHome(name string) bool { return name == "~" || name == "$HOME" || name == "${HOME}" }

// resolvePath returns the full path of one that was typed in a folder; ~, $HOME and ${HOME} are the home folder.
func resolvePath(folder, home, plain string) string {
	first := plain
	if at := strings.IndexFunc(plain, func(r rune) bool { return r < 0x80 && os.IsPathSeparator(byte(r)) }); at >= 0 {
		first = plain[:at]
	}
	if home != "" && isHome(first) {
		return filepath.Join(home, plain[len(first):])
	}
	if filepath.IsAbs(plain) {
		return filepath.Clean(plain)
	}
	return filepath.Join(folder, plain)
}
