package suggest

// UnlikeBelow is the NameScore below which two names share too little to be one firm's.
const UnlikeBelow = 0.3

// NameScore returns how like two names are, from 0 to 1: which share of their words agrees, by what the words tell. The
// legal form does not count. Names without letters and digits are only like equal ones.
func NameScore(a, b string) float64 {
	if a == b {
		return 1
	}
	var al aligner
	c := al.compareNames(parseName(a), parseName(b))
	return float64(c.score)
}
