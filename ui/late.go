package ui

// readOrder numbers the reads of a screen, which end in any order. The zero value is ready to use.
type readOrder struct{ asked, taken int }

// next returns the number of a read that begins.
func (o *readOrder) next() int {
	o.asked++
	return o.asked
}

// late reports whether a read ended after one that began later. Which of the two read newer data is unknown, and after
// a backup was restored newer data can be less: a late result is dropped and read again.
func (o *readOrder) late(number int) bool {
	if number < o.taken {
		return true
	}
	o.taken = number
	return false
}
