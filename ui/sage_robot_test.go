package ui

import (
	"context"
	"strings"

	"dovetail/model"
)

// sageList is a customer list of a company whose list is that of withLists: one row is renamed, one appears, one has no
// identifier, and the others vanish.
const sageList = "Account No,Customer Name,Post Code,Account Status,Terms\n" +
	"FREE0001,Free Trading 2 Ltd,LS1 1AA,On Hold,30 days\n" +
	"NEW0001,New & Sons,LS2 2BB,Active,30 days\n" +
	",Without Account,LS3 3CC,Active,60 days\n"

// hostileSageList is a customer list with control characters and wide letters, and one of its values is long.
var hostileSageList = "Account No,Name,Telephone," + strings.Repeat("日本", 100) + "\n" +
	"ｗW1,\x1b[2J\u202e株式会社👩‍👩‍👧," + strings.Repeat("é", 100_000) + ",x\n" +
	"A1," + strings.Repeat("W", 300) + ",1,y\n,,2,z\n"

// withLists gives every company a customer list, and reads the data again. The list has the Sage customers of the first
// linked customers, one that two customers are linked to, and some without a link. One name has control characters.
func (r *robot) withLists() *robot {
	r.t.Helper()
	hostile := r.customer("C000501").Link.IsZero()
	linked := r.customer("C000501")
	if hostile {
		linked = r.customer("C000500")
	}
	for _, id := range []string{"C000502", "C000505"} {
		x := r.customer(id)
		x.Link = model.Link{Company: linked.Link.Company, Account: "SHARED1"}
		r.put(x)
	}
	list := []model.SageCustomer{
		{Account: "SHARED1", Name: "Shared & Sons"},
		{Account: "FREE0001", ID: "90001", Name: "Free Trading Ltd", Postcode: "LS1 1AA", Status: model.StatusOnHold},
		{Account: "FREE0002", ID: "90002", Name: "\x1b[2J\u202e株式会社👩‍👩‍👧" + strings.Repeat("é", 300), Email: strings.Repeat("x", 300) + "@example.com"},
		{ID: "90003", VATNumber: "GB123"},
	}
	s, err := r.session.DB.Snapshot(context.Background(), nil)
	if err != nil {
		r.t.Fatal(err)
	}
	for _, x := range s.All() {
		if x.Link.SageID != "" && x.Link.Account != "" && len(list) < 30 && !hostile {
			list = append(list, model.SageCustomer{Account: x.Link.Account, ID: x.Link.SageID, Name: x.Name})
		}
	}
	batch := model.Batch{Base: s.Origin(), Entry: model.Entry{Kind: model.EntrySage, Who: "ann", When: noon(), File: "sage.csv"}}
	for _, c := range s.Companies() {
		batch.Lists = append(batch.Lists, model.ListEdit{Company: c.Company, Customers: list})
	}
	if _, err := r.session.DB.Apply(context.Background(), batch); err != nil {
		r.t.Fatal(err)
	}
	return r.press("r")
}

// readSageFile reads a file as the customer list of the first company with links.
func (r *robot) readSageFile(name, content string) *robot {
	r.t.Helper()
	r.press("tab", "j", "j", "j", "enter", "u").clear()
	return r.press(r.file(name, content), "enter")
}
