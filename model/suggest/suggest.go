package suggest

import (
	"fmt"
	"strings"
)

// Record is what is compared of a customer of either side. Empty fields are unknown.
type Record struct{ Name, Postcode, Telephone, Email, Website, VAT string }

// Target is a customer that can be suggested: a Sage customer.
type Target struct {
	Record
	Company int // number of its Sage company, any numbering

	// Offered is false if it is linked already or not open. It is then scored and returned, as it tells which account
	// is the likely one, but it is no suggestion to accept, and no twins are named for it.
	Offered bool
}

// Tier is how sure a suggestion is.
type Tier uint8

// The tiers, ordered: a higher one is surer.
const (
	None    Tier = iota // no suggestion
	Review              // something in common, to look at
	Likely              // probable, but another record is as near or something speaks against it
	Strong              // the names agree, or other values do
	Certain             // the names and something else agree, or a whole name is unique on both sides
)

var tierNames = [...]string{"none", "review", "likely", "strong", "certain"}

// String returns the tier's name in lower case.
func (t Tier) String() string {
	if int(t) >= len(tierNames) {
		return fmt.Sprintf("tier %d", uint8(t))
	}
	return tierNames[t]
}

// ParseTier returns the tier with that name, in any case.
func ParseTier(s string) (Tier, error) {
	for t := Review; t <= Certain; t++ {
		if strings.EqualFold(strings.TrimSpace(s), tierNames[t]) {
			return t, nil
		}
	}
	return None, fmt.Errorf("tier %q: must be certain, strong, likely or review", s)
}

// Suggestion is a target that may be the same firm as a customer.
type Suggestion struct {
	Target  int      // its index
	Tier    Tier     // None if it is not offered, however like it is
	NotFree bool     // it is not offered, likely, and nearer than all that are offered
	Score   float64  // 0 to 1; comparable between customers
	For     []string // reasons in words: "same VAT number", "same postcode"
	Against []string // what speaks against it: "another legal form: LLP"
	Near    int      // the target that AnotherNearer or AnotherAsNear means; -1 if there is none
	Twins   []int    // other customers, at most eight, whose best target this is too, unless it fits them much less
}

// maxTwins is how many twins a suggestion names: a name that 100,000 customers have must not name them all for each.
const maxTwins = 8

// maxSuggestions is how many suggestions a customer has at most.
const maxSuggestions = 5
