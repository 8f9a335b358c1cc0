package suggest

import "testing"

func TestValues(t *testing.T) {
	for _, c := range []struct {
		kind  int
		equal []string // spellings of one value
		other []string // other values, or none
	}{
		{postcodeValue, []string{"LS1 1AA", "ls11aa", " LS1-1AA "}, []string{"LS1 1AB", "", "N/A", "00000"}},
		{
			phoneValue,
			[]string{"0113 496 0000", "+44 113 496 0000", "+44 (0)113 496 0000", "0044 113 4960000", "01134960000 x12", "44 113 4960000", "0113-496-0000 ext. 3"},
			[]string{"0113 496 0001", "", "none", "0000000000", "123"},
		},
		{phoneValue, []string{"+353 1 234 5678", "00353 1 2345678", "01 234 5678", "+353 (0)1 234 5678"}, []string{"+353 1 234 5679"}},
		{phoneValue, []string{"+1 (212) 555-0123", "212 555 0123"}, []string{"+1 212 555 0124"}},
		{emailValue, []string{"info@abbey.co.uk", "INFO@Abbey.co.uk", "mailto:info@abbey.co.uk", "info@abbey.co.uk; other@abbey.co.uk"}, []string{"sales@abbey.co.uk", "info", "@abbey.co.uk"}},
		{mailHostValue, []string{"info@abbey.co.uk", "sales@abbey.co.uk"}, []string{"info@gmail.com", "info@yahoo.fr", "info@btinternet.com"}},
		{siteValue, []string{"www.abbey.co.uk", "https://abbey.co.uk/contact", "HTTP://WWW.ABBEY.CO.UK:80", "abbey.co.uk"}, []string{"abbey.com", "facebook.com", "n/a"}},
		{siteValue, []string{"facebook.com/abbey", "https://www.facebook.com/abbey/"}, []string{"facebook.com/other"}},
		{vatValue, []string{"GB 123 4567 89", "123456789", "gb123456789", "VAT: GB123456789", "GB123456789001", "XI123456789"}, []string{"123456780", "none", "000000000", "GB"}},
		{vatValue, []string{"DE123456789", "DE 123 456 789"}, []string{"DE123456780"}},
		{vatValue, []string{"IE1234567FA", "IE 1234567 FA"}, []string{"IE1234567FB"}},
	} {
		want := valueOf(c.kind, c.equal[0])
		if want == "" {
			t.Errorf("%q is no value", c.equal[0])
		}
		for _, s := range c.equal {
			if got := valueOf(c.kind, s); got != want {
				t.Errorf("%q: %q, want %q", s, got, want)
			}
		}
		for _, s := range c.other {
			if got := valueOf(c.kind, s); got == want {
				t.Errorf("%q: %q, as %q", s, got, c.equal[0])
			}
		}
	}
}

// valueOf returns the value of that kind of a record that has the text in all fields.
func valueOf(kind int, s string) string {
	return normalize(&Record{Postcode: s, Telephone: s, Email: s, Website: s, VAT: s})[kind]
}
