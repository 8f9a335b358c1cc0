package model

import (
	"context"
	"errors"
	"slices"
	"testing"
)

// entries is a history of tests: the customers that each entry changed.
type entries []struct {
	Entry
	ids []string
}

func (h entries) Entries(context.Context, int) ([]Entry, error) {
	var list []Entry
	for _, e := range h {
		e.Customers = len(e.ids)
		list = append(list, e.Entry)
	}
	return list, nil
}

func (h entries) ChangedBy(_ context.Context, e Entry) ([]string, error) {
	for _, x := range h {
		if x.Number == e.Number {
			return x.ids, nil
		}
	}
	return nil, errors.New("no such entry")
}

// fewEntries is a history of few, newest first. Entry 13 added a company only.
var fewEntries = entries{
	{Entry{Number: 13, Kind: EntryEdit, Who: "bob", Added: []Company{{"10", "Acme UK"}}}, nil},
	{Entry{Number: 12, Kind: EntryUpload, Who: "bob", File: "links.xlsx"}, []string{"99", "C10"}},
	{Entry{Number: 2, Kind: EntryEdit, Who: "ann", Subject: "C10"}, []string{"C10", "gone"}},
	{Entry{Number: 1, Kind: EntryLoad, Who: "ann", File: "layer.xlsx"}, []string{"100", "99", "C10", "C2", "C9"}},
}

func TestChangedFindsTheCustomersOfAnEntry(t *testing.T) {
	s := few(t)
	for _, c := range []struct{ name, query, want string }{
		{"last is the newest entry that changed customers", "changed:last", "99 C10"},
		{"an entry by its number, also if it was changed later", "changed:2", "C10"},
		{"a load", "changed:1", "100 99 C10 C2 C9"},
		{"any of several", "changed:2,12", "99 C10"},
		{"everything else", "-changed:last", "100 C2 C9"},
		{"with another term", "changed:1 site:20", "C2 C9"},
		{"an entry without customers", "changed:13", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			q, err := mustQuery(t, c.query).Resolve(t.Context(), fewEntries)
			if err != nil {
				t.Fatal(err)
			}
			rows, err := q.Rows(t.Context(), s)
			if err != nil || idsOf(s, rows) != c.want {
				t.Errorf("got %s, %v, want %s", idsOf(s, rows), err, c.want)
			}
			for row := range s.Len() {
				if found := slices.Contains(rows, int32(row)); found != q.Match(s, row) {
					t.Errorf("Rows finds row %d: %v, Match does not agree", row, found)
				}
			}
		})
	}
}

func TestChangedOfAnUnknownEntryFindsNothingAndSaysSo(t *testing.T) {
	q, err := mustQuery(t, "changed:99,2").Resolve(t.Context(), fewEntries)
	var unknown *UnknownEntryError
	if !errors.As(err, &unknown) || unknown.Number != 99 {
		t.Fatalf("got %v", err)
	}
	s := few(t)
	if rows, err := q.Rows(t.Context(), s); err != nil || idsOf(s, rows) != "C10" {
		t.Errorf("got %s, %v, want C10", idsOf(s, rows), err)
	}
	q, err = mustQuery(t, "changed:last").Resolve(t.Context(), entries{})
	if rows, failed := q.Rows(t.Context(), s); err != nil || failed != nil || len(rows) != 0 {
		t.Errorf("without a history: %d rows, %v, %v", len(rows), err, failed)
	}
}

func TestChangedBy(t *testing.T) {
	if got := (Query{}).With(ChangedBy(12), ChangedBy(12)).String(); got != "changed:12" {
		t.Errorf("got %s", got)
	}
}

func TestChangedRejectsWhatIsNoEntry(t *testing.T) {
	for text, incomplete := range map[string]bool{"changed:": true, "changed:12,": true, "changed:0": false, "changed:x": false, "changed:-1": false} {
		_, err := ParseQuery(text)
		var e *QueryError
		if !errors.As(err, &e) || e.Incomplete != incomplete {
			t.Errorf("%s: %v", text, err)
		}
	}
}

func TestCompleteOffersEntries(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"changed:", "last|12|2|1"},
		{"changed:1", "12|1"},
		{"-changed:2,l", "last"},
		{"changed:x", ""},
		{"ch", "changed:"},
		{"changed:2 name:", "ACME"},
	} {
		list := Complete(t.Context(), few(t), fewEntries, c.text, len(c.text))
		if c.want == "ACME" {
			if len(list) != 1 || list[0].Label != "ACME Roofing Ltd." {
				t.Errorf("%s: got %v", c.text, list)
			}
			continue
		}
		if got := joinedInserts(list); got != c.want {
			t.Errorf("%s: got %s, want %s", c.text, got, c.want)
		}
	}
	list := Complete(t.Context(), few(t), fewEntries, "changed:", 8)
	if len(list) < 2 || list[0].Note != "the newest: entry 12" || list[1].Note != "upload of links.xlsx by bob, 2 customers" {
		t.Errorf("got %+v", list)
	}
}
