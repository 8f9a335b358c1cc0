package terminal

import "strings"

// shellSafe holds the characters that have no special meaning to a POSIX shell at any position.
const shellSafe = "%+,-./0123456789:@ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"

// Quote returns word quoted for a POSIX shell: the word itself where no character needs quoting, else in
// single quotes.
func Quote(word string) string {
	if word != "" && strings.Trim(word, shellSafe) == "" {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}

// quoteCommand returns a command line quoted as one word for the local shell, which the remote shell splits
// again. It uses double quotes where no character has a special meaning in them, because the single quotes
// inside stay readable then.
func quoteCommand(words []string) string {
	quoted := make([]string, len(words))
	for i, w := range words {
		quoted[i] = Quote(w)
	}
	line := strings.Join(quoted, " ")
	switch {
	case strings.Trim(line, shellSafe+" ") == "":
		return line
	case strings.ContainsAny(line, "\"$`\\!"):
		return Quote(line)
	default:
		return `"` + line + `"`
	}
}
