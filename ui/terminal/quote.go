package terminal

import "strings"

// plain are the characters that mean nothing to a POSIX shell wherever they stand.
const plain = "%+,-./0123456789:@ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"

// Quote is a word quoted for a POSIX shell: the word itself where nothing in it needs quoting, else in
// single quotes.
func Quote(word string) string {
	if word != "" && strings.Trim(word, plain) == "" {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}

// quoteCommand is a command line quoted as one word for the shell at hand, to be taken apart again by the
// shell on the other side. Double quotes around it, where nothing in it means something inside of them,
// leave the single quotes within readable.
func quoteCommand(words []string) string {
	quoted := make([]string, len(words))
	for i, w := range words {
		quoted[i] = Quote(w)
	}
	line := strings.Join(quoted, " ")
	switch {
	case strings.Trim(line, plain+" ") == "":
		return line
	case strings.ContainsAny(line, "\"$`\\!"):
		return Quote(line)
	default:
		return `"` + line + `"`
	}
}
