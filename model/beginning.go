package model

import (
	"sort"
	"strings"
)

// FindBeginning returns how many customers have a CustomerId that begins with a text, which may not be empty, and the row
// of the first of them. A customer whose CustomerId is the whole text is the only one. The text counts as it is written,
// then in capitals, then in small letters.
func (s *Snapshot) FindBeginning(text string) (row, count int) {
	for _, prefix := range []string{text, strings.ToUpper(text), strings.ToLower(text)} {
		if row, found := s.Find(prefix); found {
			return row, 1
		}
		from := sort.Search(s.Len(), func(i int) bool { return s.At(i).ID >= prefix })
		count := sort.Search(s.Len()-from, func(i int) bool { return !strings.HasPrefix(s.At(from+i).ID, prefix) })
		if count > 0 {
			return from, count
		}
	}
	return 0, 0
}
