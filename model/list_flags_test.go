package model

import (
	"fmt"
	"slices"
	"testing"
)

// flagged is a snapshot whose customers are named for what the list of Acme UK says about their links.
func flagged(t testing.TB) *Snapshot {
	return withLists(snapshotFrom(t,
		"AGREES|Alpha Ltd|No|10|Acme UK|1|ALPH", "BARE|Alpha Ltd|Yes|10|Acme UK||ALPH", "CLOSED|Alpha Ltd|No|10|Acme UK||GONE",
		"ELSE|Zulu Bakery|No|10|Acme UK|1|", "ELSEANDHELD|Zulu Bakery|No|10|Acme UK|6|HOLD", "FREE|Foxtrot|No||||",
		"LACKS|Lima|No|10|Acme UK||NONE1", "NOLIST|November|No|20|Acme Ireland||NONE1", "OTHERID|Alpha Ltd|No|10|Acme UK|99|ALPH",
	), "10|ALPH|1|Alpha Limited|", "10|HOLD|6|Alpha|on hold", "10|GONE|7|Alpha|closed")
}

func TestFlagsOfTheLists(t *testing.T) {
	s := flagged(t)
	for query, want := range map[string]string{
		"is:orphan":               "[LACKS OTHERID]",
		"is:unlike":               "[ELSE ELSEANDHELD]",
		"is:onhold":               "[CLOSED ELSEANDHELD]",
		"is:unlike -is:onhold":    "[ELSE]",
		"is:orphan,onhold":        "[CLOSED ELSEANDHELD LACKS OTHERID]",
		"-is:orphan -is:unlike":   "[AGREES BARE CLOSED FREE NOLIST]",
		"is:synced,unlike id:els": "[ELSE ELSEANDHELD]",
	} {
		q, err := ParseQuery(query)
		if err != nil {
			t.Fatal(err)
		}
		rows, err := q.Rows(t.Context(), s)
		if err != nil {
			t.Fatal(err)
		}
		var ids []string
		for _, row := range rows {
			ids = append(ids, s.At(int(row)).ID)
		}
		if fmt.Sprint(ids) != want {
			t.Errorf("%s finds %v, want %s", query, ids, want)
		}
		for row := range s.Len() {
			if got := q.Match(s, row); got != slices.Contains(rows, int32(row)) {
				t.Errorf("%s: Match of %s returns %t", query, s.At(row).ID, got)
			}
		}
	}
	if got := s.ListCounts(); got != (ListCounts{Orphans: 2, Unlike: 2, OnHold: 2, Links: 5}) {
		t.Errorf("counts %+v", got)
	}
}

func TestFlagsWithoutListsAreNone(t *testing.T) {
	s := snapshotFrom(t, "A|Alpha|No|10|Acme UK||ALPH")
	if !s.ListCounts().IsZero() || s.listFlags() != nil {
		t.Error("a snapshot without lists has flags")
	}
	for _, flag := range []string{"is:orphan", "is:unlike", "is:onhold"} {
		q, err := ParseQuery(flag)
		if err != nil {
			t.Fatal(err)
		}
		if rows, err := q.Rows(t.Context(), s); err != nil || len(rows) != 0 {
			t.Errorf("%s finds %d customers, %v", flag, len(rows), err)
		}
	}
}

// TestFlagsOfAnEmptyList has a list with no customers: every link into its company is an orphan.
func TestFlagsOfAnEmptyList(t *testing.T) {
	s := snapshotFrom(t, "A|Alpha|No|10|Acme UK||ALPH")
	number, _ := s.number(Company{"10", "Acme UK"})
	s.AddSageLists(map[uint32]*SageList{number: NewSageList(1, nil)})
	if got := s.ListCounts(); got != (ListCounts{Orphans: 1, Links: 1}) {
		t.Errorf("counts %+v", got)
	}
}

func BenchmarkListFlags100k(b *testing.B) {
	const n = 100_000
	plain := sample(b, n)
	lists := map[uint32][]SageCustomer{}
	for row := range n {
		c := plain.At(row)
		number, _ := plain.number(c.Link.Company)
		if number != 0 {
			lists[number] = append(lists[number], SageCustomer{Account: fmt.Sprintf("%06d", row), Name: c.Name + " Trading"})
		}
	}
	var records []Record
	for row := range n {
		c := plain.At(row)
		number, _ := plain.number(c.Link.Company)
		r := c.Record(number)
		if r.SageID = ""; number != 0 {
			r.Account = fmt.Sprintf("%06d", row)
		}
		records = append(records, r)
	}
	b.ResetTimer()
	for b.Loop() {
		b.StopTimer()
		var builder BlockBuilder
		var blocks []*Block
		for i, r := range records {
			if builder.Add(r); i%sampleBlock == sampleBlock-1 || i == n-1 {
				blocks = append(blocks, builder.Block(1))
			}
		}
		s := NewSnapshot("bench", 1, map[uint32]Company{1: {"10", "A"}, 2: {"10", "B"}, 3: {"20", "A"}, 5: {"5", "C"}, 6: {"9", "D"}}, blocks)
		listed(s, lists)
		b.StartTimer()
		if counts := s.ListCounts(); counts.Orphans > 0 {
			b.Fatal(counts)
		}
	}
}

func TestInList(t *testing.T) {
	s := flagged(t)
	for id, want := range map[string]string{
		"AGREES": "Alpha Limited", "BARE": "Alpha Limited", "CLOSED": "Alpha, closed!", "ELSE": "Alpha Limited, unlike the name in Layer!",
		"ELSEANDHELD": "Alpha, unlike the name in Layer, on hold!", "FREE": "", "LACKS": "not in Sage's list!", "NOLIST": "", "OTHERID": "not in Sage's list!",
	} {
		c, _ := s.Customer(id)
		got, wrong := s.InList(c)
		if wrong {
			got += "!"
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", id, got, want)
		}
	}
}
