package ui

import (
	"strings"

	"dovetail/model"
)

// briefCompany returns the name of a company as a narrow column shows it: without the words that all begin with, which a
// cut name would show alone.
func (s *suggestions) briefCompany(name string) string {
	if rest, found := strings.CutPrefix(name, s.beginning); found && s.beginning != "" {
		return "…" + rest
	}
	return name
}

// sharedBeginning returns the words that the names of all companies with a customer list begin with, with the space behind
// them; "" if there are none, if a name has no other words, or if there is one company.
func sharedBeginning(lists []*model.CompanySageList) string {
	if len(lists) < 2 {
		return ""
	}
	shared := lists[0].Company.Name
	for _, list := range lists {
		name := list.Company.Name
		n := 0
		for n < min(len(shared), len(name)) && shared[n] == name[n] {
			n++
		}
		shared = shared[:strings.LastIndexByte(shared[:n], ' ')+1]
	}
	return shared
}
