package model

// Record returns the customer as it is stored, for a company with this number: 0 where there is no link. Only
// it and Record.Customer convert between the two types; tests fail for a field that one of them leaves out.
func (c *Customer) Record(company uint32) Record {
	return Record{
		ID: c.ID, Name: c.Name, Synced: c.Synced,
		Company: company, SageID: c.Link.SageID, Account: c.Link.Account,
		Changed: c.Changed, Allowed: c.Allowed,
		Postcode: c.Postcode, Telephone: c.Telephone, Email: c.Email, Website: c.Website, VATNumber: c.VATNumber,
	}
}

// Customer returns the customer of a record; company is the one that has the record's number. A record without a
// number has no link.
func (r *Record) Customer(company Company) Customer {
	c := Customer{
		ID: r.ID, Name: r.Name, Synced: r.Synced, Changed: r.Changed, Allowed: r.Allowed,
		Postcode: r.Postcode, Telephone: r.Telephone, Email: r.Email, Website: r.Website, VATNumber: r.VATNumber,
	}
	if r.Company != 0 {
		c.Link = Link{Company: company, SageID: r.SageID, Account: r.Account}
	}
	return c
}

// SameLink reports whether two records have exactly the same link.
func (r *Record) SameLink(other *Record) bool {
	return r.Company == other.Company && r.Customer(Company{}).Link == other.Customer(Company{}).Link
}
