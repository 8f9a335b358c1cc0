package model

// suggestWork is how many pairs of letters a search for near names compares at most, about a tenth of a
// second: a hint is not worth more, and a file can name a hundred thousand unknown companies.
const suggestWork = 30_000_000

// suggester finds the candidate that a text most likely means, text after text, until its work is used up.
type suggester struct {
	candidates [][]rune
	work       int // pairs of letters that may still be compared
}

func newSuggester(candidates []string) *suggester {
	s := &suggester{work: suggestWork}
	for _, c := range candidates {
		s.candidates = append(s.candidates, []rune(foldName(c)))
	}
	return s
}

// nearest returns the candidate that a text most likely means: the one with the fewest letters to change,
// at most a third of them. It returns -1 if none is near.
func nearest(text string, candidates []string) int { return newSuggester(candidates).nearest(text) }

func (s *suggester) nearest(text string) int {
	if s.work < 0 {
		return -1
	}
	letters := []rune(foldName(text))
	best, least := -1, len(letters)/3+1
	for i, c := range s.candidates {
		if s.work--; s.work < 0 {
			return -1
		}
		d, compared := distance(letters, c, least)
		s.work -= compared
		if d < least {
			best, least = i, d
		}
	}
	return best
}

// Distance returns the Levenshtein distance of two texts: the number of characters to add, remove or replace
// to make one of the other. It returns limit if the distance is at least that.
func Distance(a, b string, limit int) int {
	d, _ := distance([]rune(a), []rune(b), limit)
	return d
}

// distance is Distance for characters. It also returns how many pairs of them it compared.
func distance(x, y []rune, limit int) (d, compared int) {
	if len(x)-len(y) >= limit || len(y)-len(x) >= limit {
		return limit, 0
	}
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := range x {
		compared += len(y)
		if nextDistances(row, i, x[i], y) >= limit {
			return limit, compared
		}
	}
	return min(row[len(y)], limit), compared
}

// nextDistances turns the distances between x[:i] and the beginnings of y into those between x[:i+1] and the
// beginnings of y, and returns the least of them.
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
