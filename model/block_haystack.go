package model

import "strings"

// haystack is the folded text of all rows, which the filter searches: texts of every row, each followed by a zero byte,
// which no search contains.
type haystack struct {
	text   string
	starts []uint32 // of each row, and the end; none if all texts are empty
}

// haystack returns the folded texts that every row has. They are computed when the first filter needs them.
func (b *Block) haystack() *haystack {
	b.once.Do(func() { b.hay = b.foldTexts(0, rowTexts) })
	return &b.hay
}

// evidenceHaystack returns the folded evidence. It is computed when the first filter or sort by evidence needs it.
func (b *Block) evidenceHaystack() *haystack {
	b.evidenceOnce.Do(func() {
		if b.evidence != 0 {
			b.evidenceHay = b.foldTexts(rowTexts, textCount)
		}
	})
	return &b.evidenceHay
}

// foldTexts returns the folded texts from one to before another.
func (b *Block) foldTexts(from, to int) haystack {
	return newHaystack(len(b.rows), from, to, b.sizeOf(from, to), b.textOf)
}

// newHaystack returns the folded texts of rows from one to before another, which have about size bytes.
func newHaystack(rows, from, to, size int, textOf func(row, which int) string) haystack {
	var text strings.Builder
	text.Grow(size + (to-from)*rows)
	starts := make([]uint32, 0, rows+1)
	for row := range rows {
		starts = append(starts, uint32(text.Len()))
		for which := from; which < to; which++ {
			text.WriteString(Fold(textOf(row, which)))
			text.WriteByte(0)
		}
	}
	return haystack{text.String(), append(starts, uint32(text.Len()))}
}

// sizeOf returns the length of the texts from one to before another.
func (b *Block) sizeOf(from, to int) (n int) {
	for i := range b.rows {
		for which := from; which < to; which++ {
			n += len(b.textOf(i, which))
		}
	}
	return n
}

// folded returns the folded form of one of row i's texts, which shares the haystack's memory.
func (b *Block) folded(i, which int) string {
	if which < rowTexts {
		return b.haystack().textOf(i, which)
	}
	return b.evidenceHaystack().textOf(i, which-rowTexts)
}

// textOf returns one of a row's texts, counted from the first one in the haystack.
func (h *haystack) textOf(row, which int) string {
	if len(h.starts) == 0 {
		return ""
	}
	s := h.text[h.starts[row]:h.starts[row+1]]
	for range which {
		s = s[strings.IndexByte(s, 0)+1:]
	}
	return s[:strings.IndexByte(s, 0)]
}
