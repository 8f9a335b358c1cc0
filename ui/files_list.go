package ui

import (
	"cmp"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dovetail/model"
)

// A fileEntry is one name in a folder.
type fileEntry struct {
	name    string
	folded  string // as it is searched and sorted
	folder  bool
	plain   bool   // a plain file: no device, no socket, no link that leads nowhere
	size    int64  // of a plain file, in bytes
	changed string // when, to the minute; "" where that is not known
}

// upEntry is the way to the folder above.
const upEntry = ".."

// sortEntries puts folders first, then files, each by name without regard to case and accents.
func sortEntries(entries []fileEntry) {
	slices.SortFunc(entries, func(a, b fileEntry) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(a.folded, b.folded), cmp.Compare(a.name, b.name))
	})
}

func rank(e fileEntry) int {
	switch {
	case e.name == upEntry:
		return 0
	case e.folder:
		return 1
	}
	return 2
}

// narrowed are the entries whose names hold what was typed. Hidden ones only are among them once that
// begins with a full stop.
func narrowed(entries []fileEntry, typed string) []int {
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

// completed is a name as far as all entries that begin with it agree, and those entries' number: with
// regard to case where one begins so, else without. Where one is left and it is a folder, folder is true.
func completed(entries []fileEntry, typed string) (name string, count int, folder bool) {
	found := beginning(entries, typed, func(e *fileEntry) bool { return strings.HasPrefix(e.name, typed) })
	if len(found) == 0 {
		wanted := model.Fold(typed)
		found = beginning(entries, typed, func(e *fileEntry) bool { return strings.HasPrefix(e.folded, wanted) })
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

func beginning(entries []fileEntry, typed string, begins func(*fileEntry) bool) []*fileEntry {
	var found []*fileEntry
	hidden := strings.HasPrefix(typed, ".")
	for i := range entries {
		e := &entries[i]
		if e.name != upEntry && (hidden || !strings.HasPrefix(e.name, ".")) && begins(e) {
			found = append(found, e)
		}
	}
	return found
}

// common is what two names begin with, in whole letters.
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

// typable is the beginning of a name as far as the field can hold it: a name may have bytes that are no
// text, and control characters.
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

// readable reports whether a name is one of a file that dovetail may be able to read.
func readable(name string) bool {
	if strings.HasPrefix(name, "~$") {
		return false // Excel's mark that somebody has the workbook open
	}
	switch strings.ToLower(filepath.Ext(name)) {
	case ".xlsx", ".xlsm", ".xltx", ".xltm", ".csv", ".txt", ".tsv":
		return true
	}
	return false
}
