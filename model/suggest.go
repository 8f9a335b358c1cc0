package model

// suggestWork is how many pairs of letters a search for near names compares at most, about a tenth of a
// second: a hint is not worth more, and a file can name a hundred thousand unknown companies.
const suggestWork = 30_000_000

// A suggester finds which candidate somebody meant, text after text, until its work is used up.
type suggester struct {
	candidates [][]rune
	work       int // pairs of letters that may still be compared
}

func newSuggester(candidates []string) *suggester {
	n := &suggester{work: suggestWork}
	for _, c := range candidates {
		n.candidates = append(n.candidates, []rune(foldName(c)))
	}
	return n
}

// nearest is the candidate that somebody who wrote text most likely meant: the one with the fewest
// letters to change, at most a third of them. It returns -1 where none is near.
func nearest(text string, candidates []string) int { return newSuggester(candidates).nearest(text) }

func (n *suggester) nearest(text string) int {
	if n.work < 0 {
		return -1
	}
	letters := []rune(foldName(text))
	best, least := -1, len(letters)/3+1
	for i, c := range n.candidates {
		if n.work--; n.work < 0 {
			return -1
		}
		if d := n.distance(letters, c, least); d < least {
			best, least = i, d
		}
	}
	return best
}

// distance is the Levenshtein distance of two texts in runes, or limit where it is at least that.
func (n *suggester) distance(x, y []rune, limit int) int {
	if len(x)-len(y) >= limit || len(y)-len(x) >= limit {
		return limit
	}
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := range x {
		n.work -= len(y)
		if nextDistances(row, i, x[i], y) >= limit {
			return limit
		}
	}
	return min(row[len(y)], limit)
}

// nextDistances takes the distances of y's beginnings from x[:i] on to x[:i+1], and is the least of them.
func nextDistances(row []int, i int, letter rune, y []rune) int {
	diagonal := row[0]
	row[0] = i + 1
	least := row[0]
	for j := range y {
		cost := diagonal
		if letter != y[j] {
			cost++
		}
		diagonal = row[j+1]
		row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		least = min(least, row[j+1])
	}
	return least
}
