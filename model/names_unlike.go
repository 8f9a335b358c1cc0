package model

import (
	"strings"
	"sync/atomic"

	"dovetail/model/suggest"
)

// namesUnlike reports whether the names of a customer in Layer and in Sage have too little in common to be those of one
// customer. A missing name proves nothing.
func namesUnlike(layer, sage string) bool {
	if layer == "" || sage == "" || layer == sage {
		return false
	}
	layer, sage = CleanName(layer), CleanName(sage)
	return layer != "" && sage != "" && suggest.NameScore(layer, sage) < suggest.UnlikeBelow
}

// comparedName is a name in Layer that was compared with that of a Sage customer.
type comparedName struct {
	layer  string
	unlike bool
}

// nameUnlike reports whether a name in Layer and that of customer i of the list are unlike; see namesUnlike. As comparing
// takes some microseconds, each customer keeps the last name that it was compared with: later snapshots and plans, which
// share the list, ask for the same one.
func (l *SageList) nameUnlike(i int, layer string) bool {
	sage := l.customers[i].Name
	if layer == "" || sage == "" || layer == sage {
		return false
	}
	l.comparedOnce.Do(func() { l.compared = make([]atomic.Pointer[comparedName], len(l.customers)) })
	if last := l.compared[i].Load(); last != nil && last.layer == layer {
		return last.unlike
	}
	unlike := namesUnlike(layer, sage)
	l.compared[i].Store(&comparedName{strings.Clone(layer), unlike}) // a part of a block would keep all of it in memory
	return unlike
}
