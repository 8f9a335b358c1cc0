package ui

import (
	"testing"

	"dovetail/model"
)

func TestBriefCompany(t *testing.T) {
	for _, test := range []struct {
		names []string
		want  string // of the first name
	}{
		{[]string{"Harbour Ireland", "Harbour UK"}, "…Ireland"},
		{[]string{"Harbour Foods UK", "Harbour Foods Ireland", "Harbour Freight"}, "…Foods UK"},
		{[]string{"Harbour", "Harbour UK"}, "Harbour"},
		{[]string{"Harbour UK", "Harbour"}, "Harbour UK"},
		{[]string{"Harbour UK"}, "Harbour UK"},
		{[]string{"Acme UK", "Harbour UK"}, "Acme UK"},
		{nil, ""},
	} {
		var lists []*model.CompanySageList
		for _, name := range test.names {
			lists = append(lists, &model.CompanySageList{Company: model.Company{Name: name}})
		}
		s, first := &suggestions{beginning: sharedBeginning(lists)}, ""
		if len(test.names) > 0 {
			first = test.names[0]
		}
		if got := s.briefCompany(first); got != test.want {
			t.Errorf("%q: got %q, want %q", test.names, got, test.want)
		}
	}
}
