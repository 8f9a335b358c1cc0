package model

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestProblemsAreCounted(t *testing.T) {
	rows := []string{
		"A|Acme UK|10||BETA", // taken
		"E|Acme UK|10||BETA", // taken
		"D|Acme France|30|1|ALPH",
		"B|Acme UK|10|2|BETA", // unchanged
		"Z|Acme UK|10||FREE",
	}
	for _, test := range []struct {
		allow string
		want  string
	}{
		{"", "taken 2+0, unknown company 1+0, unknown customer 1+0"},
		{"shared", "taken 0+2, unknown company 1+0, unknown customer 1+0"},
		{"shared:A", "taken 1+1, unknown company 1+0, unknown customer 1+0"},
		{"company", "taken 2+0, unknown company 0+1, unknown customer 1+0"},
	} {
		t.Run(test.allow, func(t *testing.T) {
			var allowed Allowance
			if test.allow != "" {
				allowed = allow(t, test.allow)
			}
			p := PlanUpload(file(t, ForUpload, links, rows...), exampleSnapshot(t), allowed)
			var got []string
			for _, c := range p.Problems() {
				got = append(got, fmt.Sprintf("%s %d+%d", c.Fault.Name(), c.Faulty, c.Allowed))
			}
			if s := strings.Join(got, ", "); s != test.want {
				t.Errorf("got %s, want %s", s, test.want)
			}
		})
	}
}

func TestFaultsHaveShortNames(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range FaultTable() {
		name := f.Fault.Name()
		if n := utf8.RuneCountInString(name); n == 0 || n > 16 || seen[name] || strings.Contains(name, "-") {
			t.Errorf("%s: %q", f.Code, name)
		}
		seen[name] = true
	}
	if name := Fault(0).Name(); name != "" {
		t.Errorf("no fault is called %q", name)
	}
}

// Each fault that can be allowed says in words what that allows, and no other does.
func TestAllowedNames(t *testing.T) {
	for _, f := range FaultTable() {
		if (f.Allow != "") != (f.Fault.AllowedName() != "") {
			t.Errorf("%s is called %q when it is allowed", f.Code, f.Fault.AllowedName())
		}
	}
	e := Entry{Allowed: []string{"shared", "name", "of-a-newer-program"}}
	if got := strings.Join(e.AllowedNames(), ", "); got != "shared account, another name, of-a-newer-program" {
		t.Errorf("got %q", got)
	}
}
