package model

// SageCustomer is a customer record of Sage, as the customer list of its company has it. At least one of Account and
// ID is there.
type SageCustomer struct {
	Account string // SageAccountNumber
	ID      string // SageCustomerId
	Name    string

	Postcode, Telephone, Email, Website, VATNumber string // "" where the list does not say

	// Status is why the customer is not open: "on hold", "inactive", "closed", or another word of the list. It is ""
	// for a customer that is open.
	Status string
}

// IsOpen reports whether invoices can be posted to the customer, as far as the list says.
func (c SageCustomer) IsOpen() bool { return c.Status == "" }

// Link returns the link to the customer in a company, with both identifiers.
func (c SageCustomer) Link(company Company) Link {
	return Link{Company: company, SageID: c.ID, Account: c.Account}
}
