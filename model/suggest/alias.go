package suggest

// aliasMarks are the words between two names of one firm, each as its tokens. A mark of single letters needs the
// slashes: "T A Smith" is a person.
var aliasMarks = [][]string{
	{"t/", "a"},
	{"t\\", "a"},
	{"t/", "as"},
	{"trading", "as"},
	{"d/", "b/", "a"},
	{"dba"},
	{"doing", "business", "as"},
	{"formerly", "known", "as"},
	{"formerly"},
	{"previously"},
	{"fka"},
	{"f/", "k/", "a"},
	{"aka"},
	{"a/", "k/", "a"},
	{"also", "known", "as"},
	{"now", "trading", "as"},
	{"now", "known", "as"},
	{"incorporating"},
}

// maxAliases is how many names one name can consist of.
const maxAliases = 3

// splitAliases returns the names that the tokens consist of: two for "Smith Ltd t/a The Bakery".
func splitAliases(tokens []token) [][]token {
	var parts [][]token
	start := 0
	for i := 1; i < len(tokens)-1 && len(parts) < maxAliases-1; i++ {
		n := aliasMark(tokens[i:])
		if n == 0 || i == start || i+n >= len(tokens) {
			continue
		}
		parts = append(parts, tokens[start:i])
		start = i + n
		i = start
	}
	return append(parts, tokens[start:])
}

// aliasMark returns how many tokens the mark has that the tokens begin with, or 0.
func aliasMark(tokens []token) int {
	best := 0
	for _, mark := range aliasMarks {
		if len(mark) > best && len(mark) < len(tokens) && hasMark(tokens, mark) {
			best = len(mark)
		}
	}
	return best
}

func hasMark(tokens []token, mark []string) bool {
	for i, want := range mark {
		text := tokens[i].text
		if n := len(want); want[n-1] == '/' || want[n-1] == '\\' {
			text += string(rune(tokens[i].after))
		}
		if text != want {
			return false
		}
	}
	return true
}
