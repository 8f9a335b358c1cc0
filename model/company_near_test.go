package model

import "testing"

func TestNearNameAtAnotherSiteIsMeantOnlyIfItIsVeryNear(t *testing.T) {
	known := Company{Site: "LON-1", Name: "Harbour UK Limited"}
	s := snapshotOf(t, Customer{ID: "C1", Link: Link{Company: known, Account: "A1"}})
	for text, test := range map[string]struct {
		company Company
		want    Company
	}{
		"another name at another site":    {Company{Site: "CDF-1", Name: "Harbour Wales"}, Company{}},
		"a misspelling at another site":   {Company{Site: "CDF-1", Name: "Harbor UK Limited"}, known},
		"another name at the known site":  {Company{Site: "LON-1", Name: "Harbour Wales"}, known},
		"a misspelling at the known site": {Company{Site: "LON-1", Name: "Harbour UK Limted"}, known},
	} {
		if got := s.LikelyCompany(test.company); got != test.want {
			t.Errorf("%s: %v, want %v", text, got, test.want)
		}
	}
}
