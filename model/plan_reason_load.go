package model

import (
	"fmt"
	"strings"
)

func (p *Plan) layerSays(link Link, synced bool) string {
	if link.IsZero() && synced {
		return "synced, without a link"
	}
	return p.Snapshot.DescribeLink(link)
}

func (p *Plan) whyRepeated(i int32, group []int32) string {
	return strings.Replace(p.whyConflicting(i, group), "has another link in", "stands with other content in", 1)
}

// loadReason says what a row of a load changes.
func (p *Plan) loadReason(i int, o Outcome) string {
	var parts []string
	if o.Class == New {
		parts = append(parts, "added")
	}
	if o.Before.Name != o.After.Name && o.Class == Changed {
		parts = append(parts, fmt.Sprintf("renamed: %s → %s", o.Before.Name, o.After.Name))
	}
	if o.Before.Link != o.After.Link {
		parts = append(parts, "link: "+p.Snapshot.DescribeRelink(o.Before.Link, o.After.Link))
	}
	if o.Before.Synced != o.After.Synced {
		parts = append(parts, "synced")
	}
	if o.Fault != 0 {
		parts = append(parts, p.whatIsLeft(i, o)+" left out: "+p.rows[i].why)
	}
	if len(parts) == 0 {
		return "is so already"
	}
	return strings.Join(parts, "; ")
}

// whatIsLeft names what a load does not take of a row whose link has a fault.
func (p *Plan) whatIsLeft(i int, o Outcome) string {
	_, synced, link := p.rowValues(i)
	_, readable := parseYesNo(o.Row.Cells[ColumnSynced])
	switch {
	case readable && !o.Row.damaged(ColumnSynced) && (!synced || o.After.Synced):
		return "link"
	case link.IsZero():
		return "Synced"
	}
	return "link and Synced"
}
