package model

import (
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"
)

// rolesOf returns the titles by role.
func rolesOf(l SageLayout) map[string]string {
	roles := map[string]string{}
	for role, at := range l.At {
		if at >= 0 {
			roles[SageRole(role).String()] = l.Names[at]
		}
	}
	return roles
}

func TestSageTitlesAreRecognised(t *testing.T) {
	for role, titles := range map[SageRole][]string{
		SageAccount: {
			"Account Number", "Account No", "A/C", "A/C Ref", "Account Reference", "Account Ref", "Reference", "Ref", "Code", "Customer Code", "CUSTOMERID",
			"Customer No", "account_number ", "Account  No.", "SageAccountNumber", "CUSTOMER_ID",
		},
		SageID:        {"Id", "RECORDNO", "Record number", "Record No", "Key", "SageCustomerId", "ID"},
		SageName:      {"Name", "Account Name", "Customer Name", "CUSTOMER_NAME", "Company Name", "name*"},
		SagePostcode:  {"Post Code", "Postcode", "Zip", "Postal Code"},
		SageTelephone: {"Telephone", "Phone", "Tel."},
		SageEmail:     {"E-mail", "Email", "E-Mail Address"},
		SageWebsite:   {"Website", "Web"},
		SageVATNumber: {"VAT Number", "VAT Reg No", "Tax ID", "VAT Reg. No."},
		SageStatus:    {"Status", "Account Status"},
		SageOnHold:    {"On Hold"},
		SageInactive:  {"Inactive"},
	} {
		for _, title := range titles {
			cells := []string{"Balance", title, "Name", "Account Number"}
			switch role {
			case SageAccount:
				cells = cells[:3]
			case SageName:
				cells = []string{"Balance", title, "Balance 2", "Account Number"}
			}
			l, err := NewSageLayout(cells, nil)
			if err != nil || l.At[role] != 1 {
				t.Errorf("%s: %q is not recognised: %v, %v", role, title, rolesOf(l), err)
			}
			if !IsSageHeader(cells, nil) {
				t.Errorf("%q is no header", cells)
			}
		}
	}
}

// A title by which a load recognises Sage's list must be one of its columns here.
func TestTitlesOfSageAreRolesHere(t *testing.T) {
	for _, key := range sageTitles {
		if role, _ := sageRoleOf(key, true); role != SageAccount && role != SageID {
			t.Errorf("%q is %s", key, role)
		}
	}
}

func TestSageLayout(t *testing.T) {
	for name, c := range map[string]struct {
		cells []string
		maps  []string
		want  map[string]string
	}{
		"of Sage 200": {
			[]string{"id", "reference", "name", "short_name", "on_hold", "account_status_type"},
			nil,
			map[string]string{"id": "id", "account": "reference", "name": "name", "onhold": "on_hold", "status": "account_status_type"},
		},
		"of Intacct's fields": {
			[]string{"RECORDNO", "CUSTOMERID", "NAME", "STATUS"},
			nil,
			map[string]string{"id": "RECORDNO", "account": "CUSTOMERID", "name": "NAME", "status": "STATUS"},
		},
		"of Intacct's screen": {
			[]string{"Record number", "Customer ID", "Customer name"},
			nil,
			map[string]string{"id": "Record number", "account": "Customer ID", "name": "Customer name"},
		},
		"Customer ID elsewhere is not understood": {
			[]string{"Customer ID", "Account No", "Name"}, nil, map[string]string{"account": "Account No", "name": "Name"},
		},
		"a weak title where there is no other": {
			[]string{"Account", "Customer"}, nil, map[string]string{"account": "Account", "name": "Customer"},
		},
		"a weak title beside a usual one": {
			[]string{"Account", "Customer", "A/C", "Name"}, nil, map[string]string{"account": "A/C", "name": "Name"},
		},
		"named by title, letter and none": {
			[]string{"Code", "Name", "Trading Name", "Tel", "X"},
			[]string{"name=trading name,id=E", "telephone=-"},
			map[string]string{"account": "Code", "name": "Trading Name", "id": "X"},
		},
		"a title with a comma": {
			[]string{"Code", "Name, full"}, []string{"name=Name, full"}, map[string]string{"account": "Code", "name": "Name, full"},
		},
		"a title before letters": {
			[]string{"B", "Name", "Code"}, []string{"id=B"}, map[string]string{"account": "Code", "name": "Name", "id": "B"},
		},
		"one of two that claim a role": {
			[]string{"Code", "Reference", "Name"}, []string{"account=Reference"}, map[string]string{"account": "Reference", "name": "Name"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			m, err := ParseSageMapping(c.maps)
			if err != nil {
				t.Fatal(err)
			}
			l, err := NewSageLayout(c.cells, m)
			if err != nil || !maps.Equal(rolesOf(l), c.want) || !IsSageHeader(c.cells, m) {
				t.Errorf("got %v, %v, want %v", rolesOf(l), err, c.want)
			}
		})
	}
}

func TestSageColumnByItsPlace(t *testing.T) {
	cells := []string{"B", "Name", "Code"}
	l, err := NewSageLayout(cells, SageMapping{SageID: {At: 1}, SageName: {At: 2}})
	if want := map[string]string{"id": "B", "name": "Name", "account": "Code"}; err != nil || !maps.Equal(rolesOf(l), want) {
		t.Errorf("got %v, %v", rolesOf(l), err)
	}
	if IsSageHeader(cells, SageMapping{SageID: {At: 4}}) {
		t.Error("a row without the column is a header")
	}
}

func TestSageLayoutIsRefused(t *testing.T) {
	for name, c := range map[string]struct {
		cells []string
		maps  []string
		want  string
	}{
		"two columns for one role": {
			[]string{"Code", "Reference", "Name"},
			nil,
			"the columns Code (A) and Reference (B) can each be the Account Number; say which is: --map account=A",
		},
		"one column for two roles": {
			[]string{"Code", "Name"}, []string{"id=A,account=A"}, "the column Code (A) cannot be both account and id; name another with --map",
		},
		"Layer's grid": {
			[]string{"CustomerId", "CustomerName", "SageCompanyName", "SageSiteId", "SageCustomerId", "SageAccountNumber"},
			nil,
			"this is Layer's grid of customers, not Sage's customer list",
		},
	} {
		t.Run(name, func(t *testing.T) {
			m, err := ParseSageMapping(c.maps)
			if err != nil {
				t.Fatal(err)
			}
			_, err = NewSageLayout(c.cells, m)
			if header, ok := errors.AsType[*SageHeaderError](err); !ok || !strings.HasPrefix(header.Reason, c.want) {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}

func TestNoSageHeader(t *testing.T) {
	for name, c := range map[string]struct {
		cells []string
		maps  []string
		want  string
	}{
		"nothing":        {nil, nil, "no column of a customer list; the file is empty"},
		"no identifier":  {[]string{"Name", "Town"}, nil, "no column for the account number or the customer ID; the columns found are Name, Town; name them with --map"},
		"no name":        {[]string{"Code", "Town"}, nil, "no column for the name; the columns found are Code, Town; name them"},
		"Customer ID":    {[]string{"Customer ID", "Name"}, nil, "; if Customer ID is the account number: --map account=A"},
		"a mapped title": {[]string{"Code", "Name"}, []string{"id=Number"}, "no column Number; the columns found are Code, Name"},
	} {
		t.Run(name, func(t *testing.T) {
			m, err := ParseSageMapping(c.maps)
			if err != nil {
				t.Fatal(err)
			}
			if IsSageHeader(c.cells, m) {
				t.Error("it is a header")
			}
			if got := NoSageHeader(c.cells, m).Reason; !strings.Contains(got, c.want) {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func TestMappingThatCannotBeParsed(t *testing.T) {
	for text, want := range map[string]string{
		"account":             "it is ROLE=COLUMN",
		"balance=B":           `"balance" is not one of account, id, name`,
		"account=A,account=B": "account is there twice",
		"account=":            "no column after account=",
	} {
		if _, err := ParseSageMapping([]string{text}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}

func TestColumnLetters(t *testing.T) {
	for at, want := range map[int]string{0: "A", 25: "Z", 26: "AA", 51: "AZ", 52: "BA", 701: "ZZ", 702: "AAA", 16383: "XFD"} {
		if got := ColumnLetters(at); got != want {
			t.Errorf("%d is %s, want %s", at, got, want)
		}
		if back, ok := parseLetters(strings.ToLower(want)); !ok || back != at {
			t.Errorf("%s is %d, want %d", want, back, at)
		}
	}
	for _, text := range []string{"", "XFE", "A1", "ÄB", "ABCD"} {
		if at, ok := parseLetters(text); ok {
			t.Errorf("%q is %d", text, at)
		}
	}
}

func TestStatusWords(t *testing.T) {
	for word, want := range map[string]string{
		"": "", "Active": "", "AccountStatusActive": "", "open": "", "On Hold": StatusOnHold, "AccountStatusOnHold": StatusOnHold, "STOPPED": StatusOnHold,
		"inactive": StatusInactive, "Hidden": StatusInactive, "Closed": StatusClosed, "gesperrt": StatusOnHold,
	} {
		if got, understood := parseStatus(word); got != want || !understood {
			t.Errorf("%q is %q, %v, want %q", word, got, understood, want)
		}
	}
	if got, understood := parseStatus(" Terms Agreed "); got != "Terms Agreed" || understood {
		t.Errorf("a word of the list's own is %q, %v", got, understood)
	}
	for text, want := range map[string]string{"Yes": StatusOnHold, "1": StatusOnHold, "TRUE": StatusOnHold, "x": StatusOnHold, "no": "", "0": "", "": "", "-": "", "Closed": StatusClosed} {
		if got, understood := parseStatusFlag(text, StatusOnHold); got != want || !understood {
			t.Errorf("on hold: %q is %q, %v, want %q", text, got, understood, want)
		}
	}
	order := []string{"", "Terms Agreed", StatusOnHold, StatusInactive, StatusClosed}
	for i, a := range order {
		for j, b := range order {
			if got := worstStatus(a, b); got != order[max(i, j)] {
				t.Errorf("the worst of %q and %q is %q", a, b, got)
			}
		}
	}
	open := slices.Collect(func(yield func(string) bool) {
		for _, s := range order {
			if (SageCustomer{Status: s}).IsOpen() && !yield(s) {
				return
			}
		}
	})
	if !slices.Equal(open, []string{"", "Terms Agreed"}) {
		t.Errorf("open are %q", open)
	}
}
