package ui

import (
	"context"
	"testing"

	"dovetail/model"
	"dovetail/ui/job"
)

// withList starts the app on four customers of a company that has a customer list.
func withList(t *testing.T, width, height int) *robot {
	t.Helper()
	return driveOn(t, width, height, func(s *job.Session) error {
		ctx := context.Background()
		customers, err := job.OpenPaste("CustomerId\tCustomerName\tSynced\tSageCompanyName\tSageSiteId\tSageCustomerId\tSageAccountNumber\n" +
			"C1\tAlpha Ltd\tNo\tAcme UK\t10\t1\tALPH\nC2\tBeta\tNo\tAcme UK\t10\t\tHOLD\nC3\tGamma\tNo\tAcme UK\t10\t\tNONE1\nC4\tDelta Farms\tNo\t\t\t\t\n")
		if err != nil {
			return err
		}
		load, err := s.Preview(ctx, job.Request{Kind: model.ForLoad, Source: customers, NewCustomers: true}, nil)
		if err != nil {
			return err
		}
		if _, err := s.Apply(ctx, load, nil, nil); err != nil {
			return err
		}
		list, err := job.OpenPaste("Account\tRECORDNO\tName\tOn Hold\nALPH\t1\tAlpha Limited\tNo\nHOLD\t2\tBeta\tYes\nDELT\t4\tDelta Farm Ltd\tNo\nZULU\t5\tZulu Bakery\tNo\n")
		if err != nil {
			return err
		}
		p, err := s.PreviewSage(ctx, job.SageRequest{Source: list, Company: model.Company{Site: "10", Name: "Acme UK"}}, nil)
		if err != nil {
			return err
		}
		_, err = s.ApplySage(ctx, p, nil, nil)
		return err
	})
}

func TestStatusStripCountsWhatTheListsContradict(t *testing.T) {
	withList(t, 140, 24).sees("4 customers · 0 synced · 3 linked · 1 orphan · 1 on hold")
	withList(t, 80, 24).sees("1 to create (key 4) · 4 in all · 0 synced · 3 linked · 1 orphan · 1 on hold")
	withList(t, 60, 24).sees("2 to check (key 5) · 1 to create (key 4)")
	withList(t, 140, 24).press("5").sees("2 of 4", "C2", "C3").misses("C1 ")
	drive(t, 140, 24).misses("orphan", "to check")
}

func TestCardShowsTheNameInSage(t *testing.T) {
	withList(t, 80, 24).press("enter").sees("Name in Sage         Alpha Limited")
	withList(t, 80, 24).press("j", "enter").sees("Name in Sage         Beta, on hold")
	withList(t, 80, 24).press("j", "j", "enter").sees("Name in Sage         not in Sage's list")
	withList(t, 80, 24).press("j", "j", "j", "enter").misses("Name in Sage")
}

func TestLinkFormShowsTheNameInSageAsOneTypes(t *testing.T) {
	r := withList(t, 80, 24).press("j", "j", "j", "E", "Acme UK", "tab", "tab", "DEL").misses("Farm Ltd", "not in Sage")
	r.press("T").sees("Delta Farm Ltd").press("tab", "5").sees("Delta Farm Ltd", "Zulu Bakery, unlike the name in Layer")
	r.press("5").misses("Zulu").press("tab").sees("not in Sage's list")
}

func TestQuestionAboutALinkShowsBothNames(t *testing.T) {
	r := withList(t, 80, 24).press("j", "j", "j", "E", "Acme UK", "tab", "tab", "DELT", "ctrl+s").sees("Link C4 Delta Farms?", "→ DELT (ID 4) in Acme UK; ID 4 from Sage's list")
	r.sees("In Layer: Delta Farms, in Sage: Delta Farm Ltd").press("y").sees("the link was written")
	r = withList(t, 80, 24).press("j", "j", "j", "E", "Acme UK", "tab", "tab", "ZULU", "ctrl+s")
	r.sees("C4 is Delta Farms in Layer, but ZULU is Zulu Bakery in Sage; are they one").misses("In Layer: Delta")
	r.press("x").sees("In Layer: Delta Farms, in Sage: Zulu Bakery", "Allowed: another name in Sage").press("y").sees("the link was written")
}

func TestFootOfThePreviewShowsBothNames(t *testing.T) {
	r := withList(t, 80, 24)
	path := r.file("links.csv", "CustomerId,SageCompanyName,SageSiteId,SageAccountNumber\nC1,Acme UK,10,ALPH\nC4,Acme UK,10,DELT\nC2,Acme UK,10,ZULU\n")
	r.press("u").clear().press(path, "enter").sees("C2 is Beta in Layer, but ZULU is Zulu Bakery in Sage; are they one customer?")
	r.press("f", "esc", "j").sees("In Layer: Delta Farms, in Sage: Delta Farm Ltd")
}
