package job

import (
	"fmt"
	"strings"
	"testing"

	"dovetail/model"
)

// wantCompanies checks the known companies, sorted by name.
func wantCompanies(t *testing.T, s *Session, want ...string) {
	t.Helper()
	now, err := s.DB.Snapshot(t.Context(), nil)
	mustDo(t, err)
	var got []string
	for _, c := range now.Companies() {
		got = append(got, c.Company.Name+" "+c.Company.Site)
	}
	if strings.Join(got, ", ") != strings.Join(want, ", ") {
		t.Errorf("the known companies are %q, want %q", got, want)
	}
}

func site(name, id string) model.Company { return model.Company{Name: name, Site: id} }

func TestCompanyRules(t *testing.T) {
	for _, test := range []struct {
		name  string
		does  func(s *Session) error
		fails string // the error; "" for none
		want  []string
	}{
		{"another is added", func(s *Session) error { return s.AddCompany(t.Context(), site("Beta", "20")) }, "", []string{"Acme UK 10", "Beta 20"}},
		{"the same name at another site", func(s *Session) error { return s.AddCompany(t.Context(), site("Acme UK", "20")) }, "", []string{"Acme UK 10", "Acme UK 20"}},
		{"the same in another spelling", func(s *Session) error { return s.AddCompany(t.Context(), site("ACME uk", " 10")) }, "Acme UK at site 10 is known already", nil},
		{
			"one that looks the same in another script", func(s *Session) error { return s.AddCompany(t.Context(), site("\u0410cme UK", "10")) },
			"cannot be told from the known company Acme UK at site 10; it is written here with the Cyrillic letter", nil,
		},
		{"one with other punctuation", func(s *Session) error { return s.AddCompany(t.Context(), site("Acme-UK.", "10")) }, "cannot be told from the known company", nil},
		{"one without a site", func(s *Session) error { return s.AddCompany(t.Context(), site("Beta", " ")) }, "Sage Site ID is empty", nil},
		{"one without a name", func(s *Session) error { return s.AddCompany(t.Context(), site("", "20")) }, "Sage Company is empty", nil},
		{"one with an invisible character", func(s *Session) error { return s.AddCompany(t.Context(), site("Be\u200bta", "20")) }, "invisible character", nil},
		{"one is removed", func(s *Session) error { return s.RemoveCompany(t.Context(), site("acme uk", "10")) }, "", []string{}},
		{"one that is linked", func(s *Session) error {
			mustLink(t, s, "C1", "X1")
			return s.RemoveCompany(t.Context(), site10)
		}, "Acme UK at site 10 cannot be removed", nil},
		{"one that is not known", func(s *Session) error { return s.RemoveCompany(t.Context(), site("Beta", "20")) }, "Beta at site 20 is not a known company", nil},
		{"one is renamed", func(s *Session) error { return s.RenameCompany(t.Context(), site10, site("Beta", "20")) }, "", []string{"Beta 20"}},
		{"to its own name", func(s *Session) error { return s.RenameCompany(t.Context(), site10, site10) }, "", nil},
		{"a linked one to another spelling", func(s *Session) error {
			mustLink(t, s, "C1", "X1")
			return s.RenameCompany(t.Context(), site10, site("ACME UK", "10"))
		}, "", []string{"ACME UK 10"}},
		{"a linked one to another name", func(s *Session) error {
			mustLink(t, s, "C1", "X1")
			return s.RenameCompany(t.Context(), site10, site("Beta", "10"))
		}, "Acme UK at site 10 can only be spelled differently", nil},
		{"to one that is known", func(s *Session) error {
			mustDo(t, s.AddCompany(t.Context(), site("Beta", "20")))
			return s.RenameCompany(t.Context(), site10, site("beta", "20"))
		}, "Beta at site 20 is known already", []string{"Acme UK 10", "Beta 20"}},
		{"one that is unknown", func(s *Session) error { return s.RenameCompany(t.Context(), site("Beta", "20"), site10) }, "Beta at site 20 is not a known company", nil},
		{"to an empty name", func(s *Session) error { return s.RenameCompany(t.Context(), site10, site("", "10")) }, "Sage Company is empty", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := newSession(t, "ann")
			err := test.does(s)
			if (err == nil) != (test.fails == "") || err != nil && !strings.Contains(err.Error(), test.fails) {
				t.Errorf("got %v, want %q", err, test.fails)
			}
			if test.want == nil {
				test.want = []string{"Acme UK 10"}
			}
			wantCompanies(t, s, test.want...)
		})
	}
}

// bob changes the companies first, and ann's change is checked against the result.
func TestConcurrentCompanyEdits(t *testing.T) {
	for _, test := range []struct {
		name  string
		bob   func(bob *Session)
		ann   func(ann *Session) error
		fails string
		want  []string
	}{
		{
			"both add one", func(bob *Session) { mustDo(t, bob.AddCompany(t.Context(), site("Beta", "20"))) },
			func(ann *Session) error { return ann.AddCompany(t.Context(), site("Gamma", "30")) }, "",
			[]string{"Acme UK 10", "Beta 20", "Gamma 30"},
		},
		{
			"both add the same", func(bob *Session) { mustDo(t, bob.AddCompany(t.Context(), site("Beta", "20"))) },
			func(ann *Session) error { return ann.AddCompany(t.Context(), site("beta", "20")) }, "Beta at site 20 is known already",
			[]string{"Acme UK 10", "Beta 20"},
		},
		{
			"one links, one removes", func(bob *Session) { mustLink(t, bob, "C1", "X1") },
			func(ann *Session) error { return ann.RemoveCompany(t.Context(), site10) }, "cannot be removed",
			[]string{"Acme UK 10"},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			ann := newSession(t, "ann")
			bob := sessionOf(t, ann, "bob")
			interrupt(ann, "apply", 1, func() { test.bob(bob) })
			err := test.ann(ann)
			if (err == nil) != (test.fails == "") || err != nil && !strings.Contains(err.Error(), test.fails) {
				t.Errorf("got %v, want %q", err, test.fails)
			}
			wantCompanies(t, bob, test.want...)
		})
	}
}

func TestFindCompany(t *testing.T) {
	s := newSession(t, "ann")
	mustDo(t, s.AddCompany(t.Context(), site("Beta", "20")))
	mustDo(t, s.AddCompany(t.Context(), site("Beta", "30")))
	now, err := s.DB.Snapshot(t.Context(), nil)
	mustDo(t, err)
	for _, test := range []struct{ name, site, want string }{
		{"acme uk", "", "Acme UK at site 10"},
		{"beta", "30", "Beta at site 30"},
		{"Beta", "", "Beta is known at the sites 20, 30; say which"},
		{"Beta", "10", "Beta 10 is not a known company; Beta is known at site 20"},
		{"Acme", "", "Acme is not a known company; did you mean Acme UK at site 10?"},
		{"Gamma", "", "Gamma is not a known company"},
	} {
		t.Run(test.name+" "+test.site, func(t *testing.T) {
			c, err := FindCompany(now, test.name, test.site)
			got := c.String()
			if err != nil {
				got = fmt.Sprint(err)
			}
			if got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}
