package model

// SageCustomer is a customer record of Sage, as the customer list of its company has it. At least one of Account and
// ID is there.
type SageCustomer struct {
	Account string // SageAccountNumber
	ID      string // SageCustomerId
	Name    string

	Postcode, Telephone, Email, Website, VATNumber string // "" where the list does not say

	// Status is why the customer is not open, StatusOnHold, StatusInactive or StatusClosed, or a word of the list that
	// the program does not understand. It is "" for a customer that is open.
	Status string
}

// IsOpen reports whether invoices can be posted to the customer, as far as the list says. A status that is not understood
// counts as open: a list with other words, such as terms or a group, mostly has one for every customer, and a row may only be
// rejected for what is known.
func (c SageCustomer) IsOpen() bool {
	return c.Status != StatusOnHold && c.Status != StatusInactive && c.Status != StatusClosed
}

// StatusWord returns the customer's status as it is shown: "open" for one without.
func (c SageCustomer) StatusWord() string {
	if c.Status == "" {
		return "open"
	}
	return c.Status
}

// Link returns the link to the customer in a company, with both identifiers.
func (c SageCustomer) Link(company Company) Link {
	return Link{Company: company, SageID: c.ID, Account: c.Account}
}
