package model

// nearest is the candidate that somebody who wrote text most likely meant: the one with the fewest
// letters to change, at most a third of them. It returns -1 where none is near.
func nearest(text string, candidates []string) int {
	text = foldName(text)
	best, least := -1, len([]rune(text))/3+1
	for i, c := range candidates {
		if d := distance(text, foldName(c), least); d < least {
			best, least = i, d
		}
	}
	return best
}

// distance is the Levenshtein distance of two texts in runes, or limit where it is at least that.
func distance(a, b string, limit int) int {
	x, y := []rune(a), []rune(b)
	if len(x)-len(y) >= limit || len(y)-len(x) >= limit {
		return limit
	}
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := range x {
		diagonal := row[0]
		row[0] = i + 1
		for j := range y {
			cost := diagonal
			if x[i] != y[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return min(row[len(y)], limit)
}
