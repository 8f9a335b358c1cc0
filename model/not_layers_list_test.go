package model

import (
	"fmt"
	"strings"
	"testing"
)

// newList returns n rows of customers whose CustomerIds begin with a text.
func newList(begin string, n int) []string {
	var rows []string
	for i := range n {
		rows = append(rows, fmt.Sprintf("%s%04d|%s number %d", begin, i+1, begin, i+1))
	}
	return rows
}

func TestWhyNotLayers(t *testing.T) {
	const header = "CustomerId|CustomerName"
	known := []string{"C0001|Alpha Ltd|No|10|Acme UK|2|BETA", "C0002|Beta|No||||", "C0003|Gamma|No||||", "C0004|Delta|No||||", "C0005|Eps|No||||"}
	for _, test := range []struct {
		name, header string
		rows         []string
		want         string // part of the doubt; "" for none
	}{
		{"the same list", header, []string{"C0001|Alpha Ltd", "C0002|Beta"}, ""},
		{"one that is shared", header, []string{"C0001|Alpha", "ACME1|Acme", "BETA2|Acme"}, ""},
		{"a few new ones that look alike", header, newList("K", 20), ""},
		{"many new ones that look alike", header, newList("K", 21), "none of its 21 CustomerIds"},
		{"two that look otherwise", header, []string{"ACME1|Acme", "EAST1|East"}, "none looks like those"},
		{"one that looks otherwise", header, []string{"ACME1|Acme"}, ""},
		{"one that looks otherwise and has a known name", header, []string{"ACME1|ALPHA Limited"}, "Alpha Ltd has another CustomerId"},
		{"one that looks alike and has a known name", header, []string{"K0001|Alpha Ltd"}, ""},
		{"half the names are known", header, []string{"K0001|Alpha Ltd", "K0002|Beta", "K0003|X", "K0004|Y"}, ""},
		{"most names are known", header, []string{"K0001|Alpha Ltd", "K0002|Beta", "K0003|X"}, "has another CustomerId"},
		{"an account number", header, []string{"beta|Beta"}, "beta is an account number in Sage"},
		{"an ID of Sage's", header, []string{"2|Beta"}, "2 is a customer ID in Sage"},
		{"another spelling", header, []string{"c-1|Beta"}, "c-1 is C0001 here"},
		{"a grid of another database", grid, []string{"AB-1|Acme|No||||", "AB-2|East|No||||"}, "looks like the customer list of another database"},
		{"no rows", header, nil, ""},

		{"RECORDNO", "RECORDNO|CUSTOMERID|NAME", []string{"1|K1|X"}, "it has the columns RECORDNO and CUSTOMERID"},
		{"a record number", "Record No.|Customer ID|Name", []string{"1|K1|X"}, "it has a column Record No."},
		{"fields of Intacct", "CUSTOMERID|NAME", []string{"K1|X"}, "it has a column CUSTOMERID"},
		{"the template of Intacct", "CUSTOMER_ID|CUSTOMER_NAME|NAME", []string{"K1|X|X"}, "it has a column CUSTOMER_ID"},
		{"an account reference", header + "|Account Reference", []string{"K1|X|A1"}, "it has a column Account Reference"},
		{"an A/C Ref", header + "|A/C Ref.", []string{"K1|X|A1"}, "it has a column A/C Ref."},
		{"Sage's title in a list that is known", header + "|Account Number", []string{"C0001|Alpha Ltd|A1", "K1|X|A2"}, ""},
		{"Sage's title in Layer's grid", grid + "|Account Number", []string{"C0009|X|No|||||A1"}, ""},
		{"capitals of Layer's", "CUSTOMERID|CUSTOMERNAME", []string{"C0009|X"}, ""},
		{"small letters", "customer_id|name", []string{"C0009|X"}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := WhyNotLayers(file(t, ForLoad, test.header, test.rows...), snapshotFrom(t, known...))
			if test.want == "" && got != "" || !strings.Contains(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestKnownCustomerIdsOfOtherCustomersAreDoubted(t *testing.T) {
	var known, some []string
	rows := newList("C", 10)
	for i := range 10 {
		known = append(known, fmt.Sprintf("C%04d|Customer %d|No||||", i+1, i+1))
		some = append(some, fmt.Sprintf("C%04d|Customer %d|", i+1, i/2*2+1))
	}
	s := snapshotFrom(t, known...)
	if why := WhyNotLayers(file(t, ForLoad, "CustomerId|CustomerName", rows...), s); !strings.Contains(why, "of its 10 CustomerIds that are known here 10 have another name") {
		t.Error(why)
	}
	if why := WhyNotLayers(file(t, ForLoad, "CustomerId|CustomerName", some...), s); why != "" {
		t.Error("half of the names changed: " + why)
	}
}

func TestAnyListIsTheFirst(t *testing.T) {
	in := file(t, ForLoad, "CustomerId|CustomerName", newList("K", 100)...)
	if why := WhyNotLayers(in, snapshotFrom(t)); why != "" {
		t.Error(why)
	}
}

func TestAnExportOfThisDatabaseIsNotDoubted(t *testing.T) {
	in := file(t, ForLoad, "CustomerId|CustomerName", newList("K", 100)...)
	in.Origin.Database = "db"
	if why := WhyNotLayers(in, snapshotFrom(t, "C1|Alpha|No||||")); why != "" {
		t.Error(why)
	}
}

func TestCustomerIdsOfManyShapesHaveNoUsualOne(t *testing.T) {
	s := snapshotFrom(t, "3f2a-c1|A|No||||", "aa01-9b|B|No||||", "12ab-00|C|No||||", "0c0c-0d|D|No||||", "ff00-11|E|No||||")
	if why := WhyNotLayers(file(t, ForLoad, "CustomerId|CustomerName", "9e8d-7c|X", "abcd-ef|Y"), s); why != "" {
		t.Error(why)
	}
}

func TestErrorOfAMissingCustomerIdOfASageList(t *testing.T) {
	for header, want := range map[string]bool{
		"Account Reference|Name": true, "RECORDNO|NAME": true, "Town|Name": false,
	} {
		err := NoHeader(strings.Split(header, "|"))
		if got := strings.Contains(err.Error(), "this looks like Sage's customer list, not Layer's"); got != want {
			t.Errorf("%s: %v", header, err)
		}
	}
}
