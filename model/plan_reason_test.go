package model

import (
	"testing"
)

func TestUploadReasons(t *testing.T) {
	s := snapshotFrom(t, "C000998|Nine|No||||", "C1|One|No|10|Acme UK|87|HARB001", "CO2|Two|No||||", "C02|Zwei|No||||", "C3|Three|No||||", "C4|Four|No||||")
	for _, test := range []struct{ name, row, want string }{
		{"the one that is meant", "c-998|Acme UK|10|1|XRAY", "no Layer customer c-998; did you mean C000998?"},
		{"O for 0 and l for 1", "COOO99B|Acme UK|10|1|XRAY", "no Layer customer COOO99B; load it from Layer first, or correct the CustomerId"},
		{"never one with another digit", "C000999|Acme UK|10|1|XRAY", "no Layer customer C000999; load it from Layer first, or correct the CustomerId"},
		{"two could be meant", "c2|Acme UK|10|1|XRAY", "no Layer customer c2; load it from Layer first, or correct the CustomerId"},
		{"who holds it", "C3|Acme UK|10||HARB001", "HARB001 is linked to C1 One"},
		{"old and new", "C1|Acme UK|10|88|HARB001", "HARB001 (ID 87) → HARB001 (ID 88) in Acme UK"},
		{"the nearest company", "C3|Acme UKK|10||XRAY", "Acme UKK at site 10 is not a known company; did you mean Acme UK at site 10? It is written here with \"K\" added"},
		{"the site of the company", "C3|Acme UK|11||XRAY", "Acme UK at site 11 is not a known company; Acme UK is known at site 10"},
		{"the only site", "C3|Acme UK|||XRAY", "→ XRAY in Acme UK; filled in: 10"},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := PlanUpload(file(t, ForUpload, links, test.row), s, Allowance{})
			if got := p.Outcome(0).Reason; got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
	t.Run("conflicting rows name each other", func(t *testing.T) {
		p := PlanUpload(file(t, ForUpload, links, "C3|Acme UK|10||XRAY", "C3|Acme UK|10||Y", "C3|Acme UK|10||Z"), s, Allowance{})
		if got, want := p.Outcome(1).Reason, "C3 has another link in rows 2 and 4; keep one of them"; got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	})
}
