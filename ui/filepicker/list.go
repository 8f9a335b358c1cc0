package filepicker

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dovetail/model"
)

// entry is one name in a folder.
type entry struct {
	name    string
	folded  string // as it is searched and sorted
	folder  bool
	plain   bool   // a plain file: no device, no socket, no link that leads nowhere
	size    int64  // of a plain file, in bytes
	changed string // when, to the minute; "" where that is not known
}

// upEntry is the name of the parent folder.
const upEntry = ".."

// sortEntries puts folders first, then files, each by name without regard to case and accents.
func sortEntries(entries []entry) {
	slices.SortFunc(entries, func(a, b entry) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(a.folded, b.folded), cmp.Compare(a.name, b.name))
	})
}

// rank returns the place of an entry among the kinds of entries.
func rank(e entry) int {
	switch {
	case e.name == upEntry:
		return 0
	case e.folder:
		return 1
	}
	return 2
}

// narrowed returns the indices of the entries whose names contain what was typed, without regard to case and accents.
// Hidden files are included only if that begins with a full stop.
func narrowed(entries []entry, typed string) []int {
	wanted, hidden := model.Fold(typed), strings.HasPrefix(typed, ".")
	found := make([]int, 0, len(entries))
	for i := range entries {
		e := &entries[i]
		switch {
		case e.name == upEntry:
			if typed != "" && typed != upEntry {
				continue
			}
		case !hidden && strings.HasPrefix(e.name, "."):
			continue
		case !strings.Contains(e.folded, wanted):
			continue
		}
		found = append(found, i)
	}
	return found
}

// completed returns the longest text with which all names begin that begin with typed, and the number of those
// names. Case counts if a name begins exactly so. folder reports whether there is one such name, of a folder.
func completed(entries []entry, typed string) (name string, count int, folder bool) {
	found := beginning(entries, typed, func(e *entry) bool { return strings.HasPrefix(e.name, typed) })
	if len(found) == 0 {
		wanted := model.Fold(typed)
		found = beginning(entries, typed, func(e *entry) bool { return strings.HasPrefix(e.folded, wanted) })
	}
	if len(found) == 0 {
		return typed, 0, false
	}
	name = found[0].name
	for _, e := range found[1:] {
		name = common(name, e.name)
	}
	whole := name
	name = typable(name)
	if len(found) > 1 && len(name) < len(typed) {
		name = typed
	}
	return name, len(found), len(found) == 1 && found[0].folder && name == whole
}

// beginning returns the entries for which begins is true; hidden ones only if typed begins with a full stop.
func beginning(entries []entry, typed string, begins func(*entry) bool) []*entry {
	var found []*entry
	hidden := strings.HasPrefix(typed, ".")
	for i := range entries {
		e := &entries[i]
		if e.name != upEntry && (hidden || !strings.HasPrefix(e.name, ".")) && begins(e) {
			found = append(found, e)
		}
	}
	return found
}

// common returns what two names begin with, in whole letters.
func common(a, b string) string {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	for i > 0 && i < len(a) && !utf8.RuneStart(a[i]) {
		i--
	}
	return a[:i]
}

// typable returns the beginning of a name as far as the field can hold it: a name may have bytes that are not UTF-8,
// and control characters.
func typable(name string) string {
	for i := 0; i < len(name); {
		r, n := utf8.DecodeRuneInString(name[i:])
		if r == utf8.RuneError || unicode.IsControl(r) {
			return name[:i]
		}
		i += n
	}
	return name
}
