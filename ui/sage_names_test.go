package ui

import (
	"context"
	"testing"

	"dovetail/model"
	"dovetail/ui/job"
)

// withList starts the app on customers whose company has a customer list.
func withList(t *testing.T, width, height int) *robot {
	t.Helper()
	r := driveOn(t, width, height, func(s *job.Session) error {
		acme := model.Company{Site: "10", Name: "Acme UK"}
		b := model.Batch{AddCompanies: []model.Company{acme}, Entry: model.Entry{Kind: model.EntryLoad}, Put: []model.Customer{
			{ID: "C1", Name: "Alpha Ltd", Link: model.Link{Company: acme, SageID: "1", Account: "ALPH"}},
			{ID: "C2", Name: "Beta", Link: model.Link{Company: acme, Account: "HOLD"}},
			{ID: "C3", Name: "Gamma", Link: model.Link{Company: acme, Account: "NONE1"}},
			{ID: "C4", Name: "Delta Farms"},
		}}
		now, err := s.DB.Snapshot(context.Background(), nil)
		if err != nil {
			return err
		}
		b.Base = now.Origin()
		_, err = s.DB.Apply(context.Background(), b)
		return err
	})
	s, err := r.session.DB.Snapshot(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	s.AddSageLists(map[uint32]*model.SageList{1: model.NewSageList(1, []model.SageCustomer{
		{Account: "ALPH", ID: "1", Name: "Alpha Limited"},
		{Account: "HOLD", ID: "2", Name: "Beta", Status: "on hold"},
		{Account: "DELT", ID: "4", Name: "Delta Farm Ltd"},
		{Account: "ZULU", ID: "5", Name: "Zulu Bakery"},
	})})
	r.send(loadedMsg{snapshot: s, since: r.app.shown()})
	return r
}

func TestStatusStripCountsWhatTheListsContradict(t *testing.T) {
	withList(t, 140, 24).sees("4 customers · 0 synced · 3 linked · 1 orphan · 1 on hold")
	withList(t, 80, 24).sees("1 to create (key 4) · 4 in all · 0 synced · 3 linked · 1 orphan · 1 on hold")
	withList(t, 70, 24).sees("1 to create (key 4) · 4 in all · 0 synced · 3 linked · 2 to check")
	withList(t, 60, 24).sees("2 to check · 1 to create")
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
