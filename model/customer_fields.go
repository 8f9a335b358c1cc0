package model

// undoRule says when an undo restores a field of a customer.
type undoRule int

const (
	undoNever    undoRule = iota // the field identifies the customer, or the storage sets it
	undoAlone                    // where the field was not changed again since
	undoWithLink                 // with the link: where the link was not changed again, nor synced since
	undoLinkLast                 // where it was not changed again since, and the link is restored or was not changed
)

// customerField is a field of Customer, with what undo and the history need of it.
type customerField struct {
	name  string // in Customer
	label string // in sentences: "its name was changed again since"
	undo  undoRule

	// equal reports whether the field is the same in two customers; set copies it.
	equal func(a, b *Customer) bool
	set   func(to, from *Customer)

	// describe returns the description of a change of the field; nil where the history does not show it. A change of a
	// minor field is shown only where no other field changed.
	describe func(s *Snapshot, before, after *Customer) string
	minor    bool
}

// customerFields is the table of all fields of Customer, in the order in which their changes are described.
// TestCustomerFieldsAreComplete fails for a field that is missing.
var customerFields = [...]customerField{
	fieldOf("ID", "CustomerId", undoNever, func(c *Customer) *string { return &c.ID }),
	fieldOf("Name", "name", undoAlone, func(c *Customer) *string { return &c.Name }).
		describedBy(func(_ *Snapshot, before, after *Customer) string {
			return "name: " + textOrNone(before.Name) + " → " + textOrNone(after.Name)
		}),
	fieldOf("Link", "link", undoWithLink, func(c *Customer) *Link { return &c.Link }).
		describedBy(func(s *Snapshot, before, after *Customer) string {
			return linkPrefix + s.DescribeRelink(before.Link, after.Link)
		}),
	fieldOf("Allowed", "allowance", undoWithLink, func(c *Customer) *Faults { return &c.Allowed }).
		describedBy(func(*Snapshot, *Customer, *Customer) string { return "what was allowed" }).asMinor(),
	fieldOf("Synced", "Synced", undoLinkLast, func(c *Customer) *bool { return &c.Synced }).
		describedBy(func(_ *Snapshot, before, after *Customer) string {
			return "Synced: " + YesNo(before.Synced) + " → " + YesNo(after.Synced)
		}),
	fieldOf("Changed", "revision", undoNever, func(c *Customer) *uint64 { return &c.Changed }),
	evidenceField("Postcode", "postcode", func(c *Customer) *string { return &c.Postcode }),
	evidenceField("Telephone", "telephone", func(c *Customer) *string { return &c.Telephone }),
	evidenceField("Email", "e-mail", func(c *Customer) *string { return &c.Email }),
	evidenceField("Website", "website", func(c *Customer) *string { return &c.Website }),
	evidenceField("VATNumber", "VAT number", func(c *Customer) *string { return &c.VATNumber }),
}

// linkPrefix begins the description of a changed link where other fields changed too.
const linkPrefix = "link: "

// fieldOf returns the line of the table for a field; at returns a pointer to it.
func fieldOf[T comparable](name, label string, undo undoRule, at func(*Customer) *T) customerField {
	return customerField{
		name: name, label: label, undo: undo,
		equal: func(a, b *Customer) bool { return *at(a) == *at(b) },
		set:   func(to, from *Customer) { *at(to) = *at(from) },
	}
}

// evidenceField returns the line of the table for a text that only loads change.
func evidenceField(name, label string, at func(*Customer) *string) customerField {
	return fieldOf(name, label, undoAlone, at).describedBy(func(_ *Snapshot, before, after *Customer) string {
		return label + ": " + textOrNone(*at(before)) + " → " + textOrNone(*at(after))
	})
}

// describedBy returns the line with describe set.
func (f customerField) describedBy(describe func(s *Snapshot, before, after *Customer) string) customerField {
	f.describe = describe
	return f
}

// asMinor returns the line of a minor field.
func (f customerField) asMinor() customerField {
	f.minor = true
	return f
}

func textOrNone(s string) string {
	if s == "" {
		return "none"
	}
	return s
}

// changed reports whether the field differs before and after a change.
func (f *customerField) changed(c *Change) bool { return !f.equal(&c.Before, &c.After) }

// fieldChanged reports whether any field with the rule differs before and after the change.
func (c *Change) fieldChanged(rule undoRule) bool {
	for i := range customerFields {
		if f := &customerFields[i]; f.undo == rule && f.changed(c) {
			return true
		}
	}
	return false
}

// setFields copies the fields with the rule.
func setFields(rule undoRule, to, from *Customer) {
	for i := range customerFields {
		if f := &customerFields[i]; f.undo == rule {
			f.set(to, from)
		}
	}
}
