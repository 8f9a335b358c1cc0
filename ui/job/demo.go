package job

import (
	"context"
	"fmt"
	"strings"

	"dovetail/model"
)

// demoCustomers is the number of customers of the demo.
const demoCustomers = 250

// The words of the demo's names: each is a place, a thing and a trade, so that names are similar, as real ones are.
var (
	demoPlaces = strings.Fields("Aberdeen Bath Brighton Bristol Cardiff Chester Derby Dundee Durham Ely Exeter Glasgow Hull Inverness Kendal Leeds Lincoln Norwich Oxford Perth Ripon Salisbury Truro Wells York")
	demoThings = strings.Fields("Amber Beacon Cobalt Ember Falcon Harbour Ivory Juniper Kestrel Lantern Maple Nimbus Orchard Raven Saffron Thistle Union")
	demoTrades = strings.Fields("Roofing Dental Foods Joinery Motors Textiles Logistics Bakery Plumbing Interiors Electrical Printing Gardens")
	demoForms  = []string{" Ltd", " Limited", " plc", " & Sons", "", " LLP", " Holdings Ltd"}

	// demoOdd are names that test the layout of tables: accents, wide characters, length, similar names.
	demoOdd = []string{
		"Café Zürich Ltd", "Señor Jalapeño Catering", "Łódź & Kraków Imports", "Ångström Optics ApS", "Siân Ó Briain Solicitors",
		"株式会社山田製作所", "서울 무역 유한회社", "🍕 Pizza Pronto", "O'Brien & O’Neill", "\"The Quoted Company\" Ltd",
		"The Royal and Ancient Worshipful Company of Makers of Very Long Names in the County of Northumberland (1897) Holdings Limited",
		"A", "ACME", "Acme", "=1+1 Consulting", "-10% Discount Store", "@Home Furnishings", "00123 Numbers Ltd", "Smith - Jones", "A/B: North",
	}
)

// The demo's two Sage companies.
var (
	demoUK      = model.Company{Site: "2f1c7a52-6c0e-4a58-9d5e-0b6f1d9e7c10", Name: "Acme UK"}
	demoIreland = model.Company{Site: "2f1c7a52-6c0e-4a58-9d5e-0b6f1d9e7c10", Name: "Acme Ireland"}
)

// FillDemo adds the sample to an empty database: 250 customers, synced, linked and unlinked, of two Sage companies,
// the same every time.
func (s *Session) FillDemo(ctx context.Context) error {
	now, err := s.DB.Snapshot(ctx, nil)
	if err != nil {
		return err
	}
	batch := model.Batch{
		Base:         now.Origin(),
		AddCompanies: []model.Company{demoUK, demoIreland},
		Entry:        model.Entry{Kind: model.EntryLoad, When: s.Now(), Who: s.User, File: "the built-in sample"},
	}
	for i := range demoCustomers {
		batch.Put = append(batch.Put, demoCustomer(i))
	}
	_, err = s.DB.Apply(ctx, batch)
	return err
}

// demoCustomer returns customer i: of ten, six are synced, one is linked and three are not.
func demoCustomer(i int) model.Customer {
	c := model.Customer{ID: fmt.Sprintf("C%06d", 501+i), Name: demoName(i)}
	kind := i * 7 % 10
	if kind >= 7 {
		return c
	}
	c.Synced = kind < 6
	c.Link = model.Link{Company: demoUK, SageID: fmt.Sprint(1000 + i*3), Account: demoAccount(c.Name, i)}
	if i%3 == 2 {
		c.Link.Company = demoIreland
	}
	if kind == 6 && i%4 == 0 {
		c.Link.SageID = ""
	}
	return c
}

func demoName(i int) string {
	if i%12 == 5 && i/12 < len(demoOdd) {
		return demoOdd[i/12]
	}
	return demoPlaces[i*11%len(demoPlaces)] + " " + demoThings[i*5%len(demoThings)] + " " +
		demoTrades[i*3%len(demoTrades)] + demoForms[i%len(demoForms)]
}

// demoAccount returns an account number like those of Sage 200: up to eight letters and digits.
func demoAccount(name string, i int) string {
	letters := strings.Map(func(r rune) rune {
		if r >= 'A' && r <= 'Z' {
			return r
		}
		return -1
	}, strings.ToUpper(model.Fold(name))+"XXXX")
	return fmt.Sprintf("%s%04d", letters[:4], i+1)
}
