package model

// nameScore returns how much two names have in common, from 0 to 1.
var nameScore = func(a, b string) float64 {
	if SameName(a, b) {
		return 1
	}
	return 0
}

// unlikeBelow is the nameScore below which two names are unlike.
const unlikeBelow = 0.3

// namesUnlike reports whether the names of a customer in Layer and in Sage have too little in common to be those of one
// customer. A missing name proves nothing.
func namesUnlike(layer, sage string) bool {
	layer, sage = CleanName(layer), CleanName(sage)
	return layer != "" && sage != "" && layer != sage && nameScore(layer, sage) < unlikeBelow
}
