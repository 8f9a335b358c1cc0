package ui

// A readOrder numbers the reads of a screen, which end in any order. Its zero value is ready.
type readOrder struct{ asked, taken int }

// next returns the number of a read that begins.
func (o *readOrder) next() int {
	o.asked++
	return o.asked
}

// late reports whether a read ended after one that began later. It cannot be told which of the two read
// newer data, and a restored backup can have less than there was: what is late is dropped and read again.
func (o *readOrder) late(number int) bool {
	if number < o.taken {
		return true
	}
	o.taken = number
	return false
}
