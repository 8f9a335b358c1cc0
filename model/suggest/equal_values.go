package suggest

// EqualValues returns which of the values beside the names of two records are the same, in whatever spelling. A value that
// either record does not have is not.
func EqualValues(a, b Record) (postcode, telephone, email, website, vat bool) {
	x, y := normalize(&a), normalize(&b)
	same := func(kind int) bool { return x[kind] != "" && x[kind] == y[kind] }
	return same(postcodeValue), same(phoneValue), same(emailValue), same(siteValue), same(vatValue)
}
