package model

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// History is what changed: asks of the history.
type History interface {
	// Entries returns the entries, newest first; a limit of 0 returns all.
	Entries(ctx context.Context, limit int) ([]Entry, error)
	// ChangedBy returns the CustomerIds of the customers that an entry changed, sorted.
	ChangedBy(ctx context.Context, e Entry) ([]string, error)
}

// lastEntry is the word of changed: for the newest entry that changed customers, whose number is never 0.
const lastEntry = "last"

// UnknownEntryError says that a filter names an entry that the history does not have.
type UnknownEntryError struct{ Number uint64 }

func (e *UnknownEntryError) Error() string {
	return fmt.Sprintf("changed:%d finds nothing: there is no entry %d in the history", e.Number, e.Number)
}

// ChangedBy returns the term for the customers that an entry of the history changed.
func ChangedBy(entry uint64) Term { return Term{kind: inEntries, entries: []uint64{entry}} }

// Resolve returns the query with the customers that its terms with changed: find. Without it these terms find none; the
// other terms are not affected. With an *UnknownEntryError the query is valid, and finds no customer for that entry.
func (q Query) Resolve(ctx context.Context, h History) (Query, error) {
	is := func(t Term) bool { return t.kind == inEntries }
	if !slices.ContainsFunc(q.terms, is) {
		return q, nil
	}
	entries, err := h.Entries(ctx, 0)
	if err != nil {
		return q, err
	}
	resolved := Query{slices.Clone(q.terms)}
	var unknown error
	for i := range resolved.terms {
		t := &resolved.terms[i]
		t.changed = nil
		for _, number := range t.entries {
			e, found := entryNamed(entries, number)
			if !found {
				if number != 0 && unknown == nil {
					unknown = &UnknownEntryError{number}
				}
				continue
			}
			ids, err := h.ChangedBy(ctx, e)
			if err != nil {
				return q, err
			}
			t.changed = append(t.changed, ids)
		}
	}
	return resolved, unknown
}

// entryNamed returns the entry with a number, for 0 the newest one that changed customers.
func entryNamed(entries []Entry, number uint64) (Entry, bool) {
	for _, e := range entries {
		if e.Number == number || number == 0 && e.Customers > 0 {
			return e, true
		}
	}
	return Entry{}, false
}

// changedHas reports whether one of the term's entries changed the customer with an ID.
func (t *Term) changedHas(id string) bool {
	for _, ids := range t.changed {
		if _, found := slices.BinarySearch(ids, id); found {
			return true
		}
	}
	return false
}

// entriesAfter parses the entries after changed:, and returns the term with them.
func (p *parser) entriesAfter() (Term, error) {
	t := Term{kind: inEntries}
	for more := true; more; more = p.accept(",") {
		start := p.pos
		word := p.until(endsValue)
		number, err := strconv.ParseUint(word, 10, 64)
		switch {
		case word == "":
			return t, p.missing(start, "an entry is missing after changed:")
		case hasPrefixFold(lastEntry, word):
			number = 0
		case err != nil || number == 0:
			return t, p.wrong(start, "changed:%s is not known; changed: takes last, or an entry's number in the history", word)
		}
		t.entries = append(t.entries, number)
	}
	return t, nil
}

// entryWord returns an entry as it is written after changed:.
func entryWord(number uint64) string {
	if number == 0 {
		return lastEntry
	}
	return strconv.FormatUint(number, 10)
}

// maxEntries is the maximum number of entries suggested after changed:.
const maxEntries = 20

// entryCompletions returns last and the newest entries that changed customers, of which the word has a prefix.
func entryCompletions(ctx context.Context, h History, typed string) []Completion {
	if h == nil {
		return nil
	}
	entries, err := h.Entries(ctx, 0)
	if err != nil {
		return nil
	}
	var list []Completion
	offer := func(number uint64, e Entry, note string) {
		if word := entryWord(number); e.Customers > 0 && hasPrefixFold(word, typed) && len(list) <= maxEntries {
			list = append(list, Completion{Insert: word, Label: word, Note: note})
		}
	}
	for i, e := range entries {
		note := e.Summary() + " by " + e.Who + ", " + Counted(e.Customers, "customer", "customers")
		if newest, found := entryNamed(entries, 0); i == 0 && found {
			offer(0, newest, "the newest: entry "+entryWord(newest.Number))
		}
		offer(e.Number, e, strings.TrimSpace(note))
	}
	return list
}
