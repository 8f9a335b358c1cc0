package ui

import (
	"context"
	"strings"

	"dovetail/model"
	"dovetail/ui/job"
)

// listedDatabase is a database in which every company has one and the same customer list.
type listedDatabase struct {
	job.Database
	list   *model.SageList
	listed map[*model.Snapshot]bool // those that have it already
}

// mostCompanies is above the number of every company of the tests.
const mostCompanies = 20

// Snapshot returns the current data with the lists.
func (d *listedDatabase) Snapshot(ctx context.Context, previous *model.Snapshot) (*model.Snapshot, error) {
	s, err := d.Database.Snapshot(ctx, previous)
	if err != nil || d.listed[s] {
		return s, err
	}
	lists := map[uint32]*model.SageList{}
	for number := range uint32(mostCompanies) {
		lists[number] = d.list
	}
	s.AddSageLists(lists)
	d.listed[s] = true
	return s, nil
}

// withLists gives every company a customer list, and reads the data again. The list has the Sage customers of the first
// linked customers, one that two customers are linked to, and some without a link. One name has control characters.
func (r *robot) withLists() *robot {
	r.t.Helper()
	first := r.customer("C000501")
	for _, id := range []string{"C000502", "C000505"} {
		x := r.customer(id)
		x.Link = model.Link{Company: first.Link.Company, Account: "SHARED1"}
		if first.Link.IsZero() { // hostile customers
			x.Link = r.customer("C000500").Link
			x.Link.Account, x.Link.SageID = "SHARED1", ""
		}
		r.put(x)
	}
	list := []model.SageCustomer{
		{Account: "SHARED1", Name: "Shared & Sons"},
		{Account: "FREE0001", ID: "90001", Name: "Free Trading Ltd", Postcode: "LS1 1AA", Status: "on hold"},
		{Account: "FREE0002", ID: "90002", Name: "\x1b[2J\u202e株式会社👩‍👩‍👧" + strings.Repeat("é", 300), Email: strings.Repeat("x", 300) + "@example.com"},
		{ID: "90003", VATNumber: "GB123"},
	}
	s, err := r.session.DB.Snapshot(context.Background(), nil)
	if err != nil {
		r.t.Fatal(err)
	}
	for _, x := range s.All() {
		if x.Link.SageID != "" && len(list) < 30 && x.Link.Account != "" {
			list = append(list, model.SageCustomer{Account: strings.Repeat(x.Link.Account, 1), ID: x.Link.SageID, Name: x.Name})
		}
		if strings.HasPrefix(x.Link.Account, "ｗ") {
			break // the hostile ones have one account number
		}
	}
	r.session.DB = &listedDatabase{r.session.DB, model.NewSageList(1, list), map[*model.Snapshot]bool{}}
	return r.press("r")
}
