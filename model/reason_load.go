package model

import (
	"fmt"
	"strings"
)

func layerSays(link Link, synced bool) string {
	if link.None() && synced {
		return "synced, without a link"
	}
	return link.String()
}

func (p *Plan) whyRepeated(i int32, group []int32) string {
	return strings.Replace(p.whyConflicting(i, group), "has another link in", "stands with other content in", 1)
}

// loadReason says what a row of a load changes.
func loadReason(o Outcome) string {
	var parts []string
	if o.Class == New {
		parts = append(parts, "added")
	}
	if o.Before.Name != o.After.Name && o.Class == Changed {
		parts = append(parts, fmt.Sprintf("renamed: %s → %s", o.Before.Name, o.After.Name))
	}
	if o.Before.Link != o.After.Link {
		parts = append(parts, "link: "+o.Before.Link.String()+" → "+o.After.Link.String())
	}
	if o.Before.Synced != o.After.Synced {
		parts = append(parts, "synced")
	}
	if len(parts) == 0 {
		return "is so already"
	}
	return strings.Join(parts, "; ")
}
