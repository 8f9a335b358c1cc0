package ui

import (
	"context"
	"testing"

	"dovetail/model"
	"dovetail/ui/job"
)

// openCompanies starts the app and opens the Companies screen.
func openCompanies(t *testing.T, width, height int) *robot {
	t.Helper()
	return drive(t, width, height).press("tab", "j", "j", "j", "enter")
}

func TestAddCompany(t *testing.T) {
	r := openCompanies(t, 140, 30).press("a").sees("Add a company", "Name and site exactly as Sage has them.")
	r.press("Acme Wales", "enter", "20", "enter").sees("Acme Wales at site 20 was added", "3 known companies", "▌ Acme Wales")
	r.press("z").sees("removes 1 company", "Acme Wales at site 20", "removed").press("y").sees("The undo removed 1 company", "2 known companies")
	r.press("esc", "esc", "Z").sees("added again").press("y", "enter").press("tab", "j", "j", "j", "enter").sees("3 known companies")
}

func TestInvalidCompanyIsReportedInForm(t *testing.T) {
	for _, c := range []struct {
		name string
		keys []string
		sees []string
	}{
		{"no name", []string{"a", "enter", "20", "enter"}, []string{"Add a company", "20", "Sage Company is empty"}},
		{"no site", []string{"a", "Acme Wales", "ctrl+s"}, []string{"Add a company", "Acme Wales", "Sage Site ID is empty"}},
		{"already known", []string{"a", "acme uk", "tab", demoSite, "enter"}, []string{"Add a company", "acme uk", "Acme UK at site " + demoSite + " is known already"}},
		{"renamed while customers are linked to it", []string{"j", "enter", "ctrl+u", "Acme Wales", "ctrl+s"}, []string{"Rename Acme UK", "Acme Wales", "can only be spelled differently: 116 customers are linked to it"}},
		{"renamed to a known one", []string{"j", "enter", "ctrl+u", "Acme Ireland", "ctrl+s"}, []string{"Rename Acme UK", "is known already"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := openCompanies(t, 140, 30).press(c.keys...).sees(c.sees...)
			r.press("esc").sees("2 known companies")
		})
	}
}

func TestRenameCompany(t *testing.T) {
	r := openCompanies(t, 140, 30).press("j", "enter", "ctrl+u", "ACME UK", "ctrl+s").sees("was renamed to ACME UK at site", "▌ ACME UK", "116")
	if c := r.customer("C000501"); c.Link.Company.Name != "ACME UK" {
		t.Errorf("the link is to %s", c.Link)
	}
}

func TestRemoveCompanyOnlyWithoutLinks(t *testing.T) {
	r := openCompanies(t, 140, 30).press("d").sees("59 customers are linked to it; only a company without links can be removed")
	r.press("a", "Acme Wales", "tab", "20", "enter", "d").sees("Remove Acme Wales at site 20? No customer is linked to it.").press("y")
	r.sees("Acme Wales at site 20 was removed", "2 known companies")
}

func TestRemoveCompanyLinkedMeanwhile(t *testing.T) {
	r := openCompanies(t, 140, 30).press("a", "Acme Wales", "tab", "20", "enter", "d")
	x := r.customer("C000502")
	x.Link = model.Link{Company: model.Company{Site: "20", Name: "Acme Wales"}, Account: "W1"}
	r.put(x)
	r.press("y").sees("cannot be removed: 1 customer is linked to it", "3 known companies")
}

func TestCursorFollowsCompany(t *testing.T) {
	r := openCompanies(t, 140, 30).press("j").sees("▌ Acme UK")
	if err := r.session.AddCompany(context.Background(), model.Company{Site: "1", Name: "Aardvark"}); err != nil {
		t.Fatal(err)
	}
	r.press("r").sees("3 known companies", "▌ Acme UK")
}

func TestHelpRunsActionOnCurrentData(t *testing.T) {
	r := driveOn(t, 80, 24, func(s *job.Session) error {
		return s.AddCompany(context.Background(), model.Company{Site: "1", Name: "Acme"})
	})
	r.press("tab", "j", "j", "j", "enter").sees("▌ Acme").press("?", "rename")
	if err := r.session.RemoveCompany(context.Background(), model.Company{Site: "1", Name: "Acme"}); err != nil {
		t.Fatal(err)
	}
	r.run(r.app.reload(r.app.shown()))
	r.press("enter").sees("there is no company yet; a adds one")
}
