package model

import (
	"fmt"
	"strings"
	"testing"
)

func TestFindBeginning(t *testing.T) {
	var b BlockBuilder
	for _, id := range []string{"A", "C1", "C10", "C100", "C2", "a", "d7", "É1"} {
		b.Add(Record{ID: id})
	}
	s := NewSnapshot("", 0, nil, []*Block{b.Block(0)})
	for text, want := range map[string]string{
		"C": "C1 4", "C1": "C1 1", "C10": "C10 1", "C100": "C100 1", "c2": "C2 1", "c": "C1 4", "D": "d7 1", "d7": "d7 1",
		"a": "a 1", "É": "É1 1", "é": "É1 1", "Z": "A 0", "C1000": "A 0", "C3": "A 0",
	} {
		row, count := s.FindBeginning(text)
		if got := fmt.Sprint(s.At(row).ID, " ", count); got != want {
			t.Errorf("%s: got %s, want %s", text, got, want)
		}
	}
	if _, count := NewSnapshot("", 0, nil, nil).FindBeginning("C"); count != 0 {
		t.Errorf("an empty database has %d customers", count)
	}
}

// TestFindBeginningAmongMany compares the result with a scan, over several blocks.
func TestFindBeginningAmongMany(t *testing.T) {
	s := sample(t, 20_000)
	for row := 0; row < s.Len(); row += 3989 {
		id := s.At(row).ID
		for size := 1; size <= len(id); size++ {
			first, want := -1, 0
			for i, c := range s.All() {
				if strings.HasPrefix(c.ID, id[:size]) {
					if want++; first < 0 {
						first = i
					}
				}
			}
			if s.At(first).ID == id[:size] {
				want = 1
			}
			if got, count := s.FindBeginning(id[:size]); got != first || count != want {
				t.Fatalf("%s: got %d from row %d, want %d from row %d", id[:size], count, got, want, first)
			}
		}
	}
}
