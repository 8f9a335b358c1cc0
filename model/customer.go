package model

// Customer is a customer record of Layer, with its link to Sage where there is one.
type Customer struct {
	ID     string // CustomerId: opaque, compared exactly, never empty
	Name   string // CustomerName, may be empty
	Synced bool   // has been synced with Sage at least once; no upload ever changes it
	Link   Link

	// Changed is the revision that last changed the link, 0 where it never had one.
	Changed uint64
	// Allowed is the set of faults that were allowed when the link was made.
	Allowed Faults

	// What else a load says of the customer, "" where none did. See evidence.go.
	Postcode, Telephone, Email, Website, VATNumber string
}

// Link names the Sage customer of a Layer customer: a Sage company and at least one identifier. The zero Link is no
// link.
type Link struct {
	Company Company
	SageID  string // SageCustomerId, the internal number; may be empty if Account is not
	Account string // SageAccountNumber, the one that people use; may be empty if SageID is not
}

// Company is one set of books in Sage: a site can have several, and several sites can have one of the same name.
type Company struct {
	Site string // SageSiteId, opaque text
	Name string // SageCompanyName
}

// IsZero reports whether there is no link.
func (l Link) IsZero() bool { return l == Link{} }

// ShortName returns the Sage customer's short name for people: the account number, else the customer ID.
func (l Link) ShortName() string {
	if l.Account != "" {
		return l.Account
	}
	return l.SageID
}

// Identifiers returns the link's identifiers for people: "HARB001 (ID 87)", "ID 87", or "no link".
func (l Link) Identifiers() string {
	switch {
	case l.IsZero():
		return "no link"
	case l.Account == "":
		return "ID " + l.SageID
	case l.SageID == "":
		return l.Account
	}
	return l.Account + " (ID " + l.SageID + ")"
}

// String returns the link in one line.
func (l Link) String() string {
	if l.IsZero() {
		return l.Identifiers()
	}
	return l.Identifiers() + " in " + l.Company.String()
}

// String returns the company's name with its site, as two companies can have the same name.
func (c Company) String() string { return c.Name + " at site " + c.Site }

// Next is what the next sync would do with a customer. It is derived, never stored.
type Next string

// What the next sync can do.
const (
	Update Next = "update" // synced: its Sage customer is updated
	Linked Next = "link"   // linked, not yet synced: becomes that Sage customer
	Create Next = "create" // no link: a new customer is created in Sage
)

// Next returns what the next sync would do with the customer.
func (c Customer) Next() Next { return nextSync(c.Synced, !c.Link.IsZero()) }

func nextSync(synced, linked bool) Next {
	switch {
	case synced:
		return Update
	case linked:
		return Linked
	default:
		return Create
	}
}
