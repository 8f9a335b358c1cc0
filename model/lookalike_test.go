package model

import "testing"

func TestLookAlikeCompanies(t *testing.T) {
	s := snapshotFrom(t, "10|Acme UK", "LON-1|Harbour Ireland", "2f1c7a52-6c0e-4a58-9d5e-0b6f1d9e7c10|Books", "10|Shop 1", "10|DE", "10|Smith & Sons Ltd")
	for _, test := range []struct {
		name       string
		site, text string
		want       string // the difference; "" if it looks like no known company
	}{
		{"a Cyrillic letter", "10", "\u0410cme UK", "with the Cyrillic letter А (U+0410)"},
		{"a Greek letter", "10", "Acme UΚ", "with the Greek letter Κ (U+039A)"},
		{"a full-width letter", "10", "\uff21cme UK", "with \"Ａ\" for \"A\""},
		{"no space", "10", "AcmeUK", "without a space (U+0020)"},
		{"a full stop", "10", "Acme UK.", "with \".\" added"},
		{"a hyphen in place of a space", "10", "Acme-UK", "with \"-\" for a space (U+0020)"},
		{"one letter more", "10", "Acme UKK", "with \"K\" added"},
		{"one letter less", "10", "Ame UK", "without \"c\""},
		{"another letter", "10", "Acne UK", "with \"n\" for \"m\""},
		{"a no-break hyphen in the site", "LON\u20111", "Harbour Ireland", "its site with a no-break hyphen (U+2011)"},
		{"another digit in a GUID", "2f1c7a52-6c0e-4a58-9d5e-0b6f1d9e7c11", "Books", "its site with \"1\" for \"0\""},
		{"0 for O", "LON-1", "Harb0ur Ireland", "with \"0\" for \"o\""},
		{"O for 0 in the site", "L0N-1", "Harbour Ireland", "its site with \"0\" for \"O\""},
		{"a zero in front of the site", "010", "Acme UK", "its site with \"0\" added"},
		{"a zero in front of a number of the site", "LON-01", "Harbour Ireland", "its site with \"0\" added"},
		{"Limited for Ltd", "10", "Smith and Sons Limited", "with \"and Sons Limite\" for \"& Sons Lt\""},
		{"another number", "10", "Shop 2", ""},
		{"another short name", "10", "FE", ""},
		{"another short site", "11", "Acme UK", ""},
		{"two letters", "10", "Acnn UK", ""},
		{"a known name at another site", "LON-1", "Acme UK", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := Company{test.site, test.text}
			known, found := s.lookAlike(c)
			if !found {
				if test.want != "" {
					t.Errorf("looks like no known company, want %s", test.want)
				}
				return
			}
			if got := howCompanyDiffers(c, known); got != test.want {
				t.Errorf("looks like %v %s, want %q", known, got, test.want)
			}
		})
	}
}

func TestLookupCompanyIgnoresKindOfSpace(t *testing.T) {
	s := snapshotFrom(t, "A|Alpha|No|10|Acme UK|1|A1", "B||No||||")
	for _, name := range []string{"Acme\u00a0UK", "Acme  UK", "Acme\u202fUK", "Acme\u3000 UK", " acme uk "} {
		if known, ok := s.LookupCompany(Company{"10", name}); !ok || known.Name != "Acme UK" {
			t.Errorf("%q is not Acme UK", name)
		}
		wantOutcomes(t, PlanUpload(file(t, ForUpload, links, "B|"+name+"|10|1|"), s, Allowance{}), "sage-customer-taken")
	}
}

func TestUploadRejectsLookAlikeCompanies(t *testing.T) {
	for _, test := range []struct {
		name  string
		names []string // of the companies of the rows
		want  []string
	}{
		{"a known one in another script", []string{"\u0410cme UK"}, []string{"unknown-company"}},
		{"a known one with other punctuation", []string{"Acme-UK."}, []string{"unknown-company"}},
		{"one letter apart can be allowed", []string{"Acme UKK"}, []string{"new"}},
		{"an unknown one that more rows spell differently", []string{"Z\u0435ta", "Zeta", "Zeta"}, []string{"unknown-company", "new", "new"}},
		{"an unknown one that as many rows spell differently", []string{"Zeta", "Z\u0435ta"}, []string{"new", "unknown-company"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := snapshotFrom(t, "A|Alpha|No|10|Acme UK|1|A1", "M||No||||", "N||No||||", "O||No||||")
			var rows []string
			for i, name := range test.names {
				rows = append(rows, string(rune('M'+i))+"|"+name+"|10|"+Number(2+i)+"|")
			}
			p := PlanUpload(file(t, ForUpload, links, rows...), s, allow(t, "company"))
			wantOutcomes(t, p, test.want...)
			for i := range p.Len() {
				if p.Fault(i) == UnknownCompany && p.Outcome(i).Allow != "" {
					t.Errorf("row %d can be allowed", i)
				}
			}
		})
	}
}
