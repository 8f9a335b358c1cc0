package model

import "dovetail/model/suggest"

// namesUnlike reports whether the names of a customer in Layer and in Sage have too little in common to be those of one
// customer. A missing name proves nothing.
func namesUnlike(layer, sage string) bool {
	if layer == "" || sage == "" || layer == sage {
		return false
	}
	layer, sage = CleanName(layer), CleanName(sage)
	return layer != "" && sage != "" && suggest.NameScore(layer, sage) < suggest.UnlikeBelow
}
