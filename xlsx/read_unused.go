package xlsx

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// contentTypes is the part that lists the types of the others.
const contentTypes = "[Content_Types].xml"

// maxNamed is the maximum number of parts or sheets that a note names, and maxName the maximum length of a name.
const (
	maxNamed = 3
	maxName  = 60
)

// checkTypes returns an error if the list of content types is damaged. Some programs write none.
func (p parts) checkTypes() error {
	_, err := p.xml(contentTypes, "Types", func(*xmlPart) error { return nil })
	return err
}

// unused reads all parts that are not needed, such as pictures and printer settings, to their ends, and returns a
// note about those that are damaged, or "". The parts read were needed and checked.
func (p parts) unused(ctx context.Context, read []string) (note string, err error) {
	done := make(map[string]bool, len(read))
	for _, name := range read {
		done[partKey(name)] = true
	}
	buffer := make([]byte, 64<<10)
	var broken []string
	for _, key := range slices.Sorted(maps.Keys(p)) {
		if done[key] {
			continue
		}
		r, err := p.open(key)
		if err == nil {
			err = drain(ctx, r, buffer)
			_ = r.Close() // it was only read
		}
		if ctx.Err() != nil {
			return "", ctx.Err()
		}
		if err != nil {
			broken = append(broken, shortName(p[key].Name))
		}
	}
	return brokenNote(broken), nil
}

// brokenNote returns the note about damaged parts, or "".
func brokenNote(names []string) string {
	switch len(names) {
	case 0:
		return ""
	case 1:
		return names[0] + " in the file is damaged; nothing is read from it"
	default:
		return listed(names) + " in the file are damaged; nothing is read from them"
	}
}

// listed returns two or more names joined: a, b and 3 more.
func listed(names []string) string {
	if n := len(names); n > maxNamed+1 {
		names = append(slices.Clone(names[:maxNamed]), fmt.Sprintf("%d more", n-maxNamed))
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " and " + names[last]
}

// shortName returns a name, shortened for a sentence.
func shortName(name string) string {
	if r := []rune(name); len(r) > maxName {
		return string(r[:maxName]) + "…"
	}
	return name
}
