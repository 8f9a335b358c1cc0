package model

import "dovetail/model/suggest"

// Span is a part of a text, in bytes: text[Start:End].
type Span = suggest.Span

// ComparedValue is a value of a Layer customer beside that of a Sage customer.
type ComparedValue struct {
	Title       string
	Layer, Sage string // "" where it is not known
	Same        bool   // in whatever spelling; false if either is not known
	// LayerParts and SageParts are the parts of a name, in bytes, that the other does not have.
	LayerParts, SageParts []Span
}

// CompareWithSage returns the names of two customers and what else is known of either, side by side.
func CompareWithSage(c Customer, s SageCustomer) []ComparedValue {
	name := ComparedValue{Title: "Name", Layer: c.Name, Sage: s.Name}
	name.LayerParts, name.SageParts = suggest.Difference(c.Name, s.Name)
	name.Same = len(name.LayerParts)+len(name.SageParts) == 0
	postcode, telephone, email, website, vat := suggest.EqualValues(c.compared(), s.compared())
	list := []ComparedValue{name}
	for _, v := range []ComparedValue{
		{Title: ColumnPostcode.Title(), Layer: c.Postcode, Sage: s.Postcode, Same: postcode},
		{Title: ColumnTelephone.Title(), Layer: c.Telephone, Sage: s.Telephone, Same: telephone},
		{Title: ColumnEmail.Title(), Layer: c.Email, Sage: s.Email, Same: email},
		{Title: ColumnWebsite.Title(), Layer: c.Website, Sage: s.Website, Same: website},
		{Title: ColumnVATNumber.Title(), Layer: c.VATNumber, Sage: s.VATNumber, Same: vat},
	} {
		if v.Layer != "" || v.Sage != "" {
			list = append(list, v)
		}
	}
	return list
}

// Differs reports whether both values are known and are not the same.
func (v *ComparedValue) Differs() bool { return !v.Same && v.Layer != "" && v.Sage != "" }
