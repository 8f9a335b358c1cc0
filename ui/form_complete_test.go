package ui

import (
	"testing"

	"dovetail/model"
)

func TestTabCompletesTheCompanyAndGoesOn(t *testing.T) {
	r := drive(t, 80, 24).press("j", "E", "acme").sees("▸ Sage Company         acme   Acme Ireland, Acme UK").misses("complete")
	r.press(" u").sees("acme u   Tab Acme UK", "Tab complete").press("tab")
	r.sees("▸ Sage Site ID         "+demoSite, "Sage Company         Acme UK").misses("Tab complete", "acme u")
	r.press("shift+tab").sees("▸ Sage Company         Acme UK").press("tab", "tab").sees("▸ Sage Account Number")
}

func TestRightArrowCompletesTheCompanyAndStays(t *testing.T) {
	for _, key := range []string{"right", "end"} {
		drive(t, 80, 24).press("j", "E", "acme u", key).sees("▸ Sage Company         Acme UK").misses("complete", "acme u ").press("tab").sees("▸ Sage Site ID", demoSite)
	}
	drive(t, 80, 24).press("j", "E", "acme u", "home", "end").sees("acme u   Tab Acme UK").press("end").sees("▸ Sage Company         Acme UK")
}

func TestRightArrowMovesInsideTheText(t *testing.T) {
	drive(t, 80, 24).press("j", "E", "acme u", "left", "left", "right").sees("acme u   Tab Acme UK").press("right", "right").sees("▸ Sage Company         Acme UK").misses("complete")
}

func TestTabMovesOnFromAnUnknownCompany(t *testing.T) {
	drive(t, 80, 24).press("j", "E", "new", "tab", "10").sees("▸ Sage Site ID         10").press("up", "x", "tab", "down").sees("▸ Sage Account Number")
}

func TestCaseOfTheCompanyDoesNotMatter(t *testing.T) {
	r := drive(t, 140, 30).press("j", "E").sees("Case does not matter in the company; its site may stay empty where it has only one.")
	r.press("acme UK", "down").sees("Sage Company         Acme UK").press("backspace", "down", "GLAS9009", "ctrl+s").sees("yes, write it").press("y").sees("the link was written", "GLAS9009")
}

func TestProblemsOfALinkStayInTheForm(t *testing.T) {
	r := drive(t, 80, 24).press("j", "E", "down", "down", "GLAS9009", "ctrl+s")
	r.sees("─ Link ─", "Sage Company is empty", "▸ Sage Company").misses("SageCompanyName", "Confirm")
	r.press("Acme UK", "down", "down").clear().press("ctrl+s").sees("─ Link ─", "▸ Sage Account Number").misses("SageAccountNumber")
}

func TestProblemThatCanBeAllowedMovesTheFocus(t *testing.T) {
	r := drive(t, 80, 24).press("j", "E", "Acme UKK", "down", "10", "down", "GLAS9009", "ctrl+s").sees("Confirm", "allow anyway").misses("SageCompanyName")
	r.press("esc").sees("─ Link ─", "▸ Sage Company         Acme UKK")
}

func TestProblemsHaveTheTitlesOfTheScreen(t *testing.T) {
	for in, want := range map[string]string{
		"SageCompanyName is empty":                              "Sage Company is empty",
		"neither SageAccountNumber nor SageCustomerId is there": "neither Sage Account Number nor Sage Customer ID is there",
		"": "",
	} {
		if got := inTitles(in); got != want {
			t.Errorf("%q: %q", in, got)
		}
	}
	for _, f := range []model.Fault{model.NoCompany, model.UnknownCompany, model.NoSite, model.NoSageCustomer} {
		if faultyLabel(f) == "" {
			t.Errorf("%s has no field", f)
		}
	}
}
