package model

import (
	"slices"
	"strings"

	"dovetail/model/suggest"
)

// Tier is how sure a suggestion is; a higher one is surer.
type Tier = suggest.Tier

// The tiers. A Sage customer that is not offered has NoTier, however like it is.
const (
	NoTier      = suggest.None
	TierReview  = suggest.Review
	TierLikely  = suggest.Likely
	TierStrong  = suggest.Strong
	TierCertain = suggest.Certain
)

// Tiers returns the tiers of suggestions, the surest first.
func Tiers() []Tier { return []Tier{TierCertain, TierStrong, TierLikely, TierReview} }

// ParseTiers returns the tiers in a list of names, separated by commas.
func ParseTiers(names string) (list []Tier, err error) {
	for name := range strings.SplitSeq(names, ",") {
		t, err := suggest.ParseTier(name)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(list, t) {
			list = append(list, t)
		}
	}
	return list, nil
}

// Suggestion is a Sage customer that may be the one of an unlinked Layer customer.
type Suggestion struct {
	CustomerID, Name string // of the Layer customer
	Company          Company
	Sage             SageCustomer

	Tier  Tier // NoTier if it is not offered
	Score float64
	Rank  int // among those offered to the customer, from 1; 0 if it is not offered

	Reasons, Against []string // in words
	Twins            []string // the CustomerIds of other unlinked customers whose best suggestion it is too

	// LinkedTo has the CustomerIds of the customers that are linked to the Sage customer, which is not offered then.
	LinkedTo []string
	// NotFree says that it is likely, nearer than all that are offered, and not free: the customer is probably in Sage already,
	// and a sync would create it a second time.
	NotFree bool
	// Rejected says that a user rejected the suggestion, which is not offered then.
	Rejected bool
}

// Link returns the link that the suggestion would make.
func (s *Suggestion) Link() Link { return s.Sage.Link(s.Company) }

// IsOffered reports whether the suggestion can be accepted.
func (s *Suggestion) IsOffered() bool { return s.Rank > 0 }

// SageName returns the account and the name of the Sage customer.
func (s *Suggestion) SageName() string {
	link := s.Link()
	return strings.TrimSpace(link.ShortName() + " " + s.Sage.Name)
}

// whyTaken returns why the Sage customer is not free: "is linked to C000087", "is inactive"; "" if it is.
func (s *Suggestion) whyTaken() string {
	switch {
	case len(s.LinkedTo) > 0:
		return "is linked to " + joinAnd(s.LinkedTo)
	case !s.Sage.IsOpen():
		return "is " + s.Sage.Status
	}
	return ""
}

// State returns the tier of the suggestion, or in a word why it is not offered.
func (s *Suggestion) State() string {
	switch {
	case s.IsOffered():
		return s.Tier.String()
	case s.Rejected:
		return "rejected"
	case len(s.LinkedTo) > 0:
		return "linked"
	}
	return s.Sage.Status
}

// WhyNotOffered returns why the Sage customer is not offered, as a sentence: "ABER0001 Aberdeen Fish is linked to C000087",
// "… is inactive in Sage"; "" if it is.
func (s *Suggestion) WhyNotOffered() string {
	why := s.whyTaken()
	switch {
	case s.IsOffered():
		return ""
	case why != "" && len(s.LinkedTo) == 0:
		why += " in Sage"
	case why != "":
	case s.Rejected:
		why = "was rejected"
	default:
		why = "is not offered"
	}
	return s.SageName() + " " + why
}

// rejections are rejected suggestions by CustomerId.
type rejections map[string][]RejectedSuggestion

func newRejections(list []RejectedSuggestion) rejections {
	r := rejections{}
	for _, x := range list {
		r[x.CustomerID] = append(r[x.CustomerID], x)
	}
	return r
}

// has reports whether the link of a customer was rejected.
func (r rejections) has(id string, l Link) bool {
	return slices.ContainsFunc(r[id], func(x RejectedSuggestion) bool { return x.Link.Agrees(l) })
}
