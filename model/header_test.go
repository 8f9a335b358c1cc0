package model

import (
	"errors"
	"strings"
	"testing"
)

func TestIsHeaderIgnoresMarksAndExplanations(t *testing.T) {
	for _, s := range []string{
		"CustomerId", "customer id", "CUSTOMER_ID", "Customer-Id", "CustomerId *", "*CustomerId", "CustomerId**", "* CustomerId *", "CustomerId:",
		"CustomerId (required)", "CustomerId(required)", "CustomerId [text]", "CustomerId {text, 20}", "CustomerId <key>", "(required) CustomerId",
		"[key] Customer Id", "Customer\nId", "CustomerId\n(required)", "CustomerId\r\nLayer's key of the customer", "Required\nCustomerId",
		"CustomerId *\n(as exported)", "CustomerId (*)", "CustomerId (required) *", "CustomerId* (required):", "CustomerId required",
		"CustomerId - mandatory", "CustomerId, optional", "Customer Id (Layer)", "CustomerId (do not change!)", "CustomerId (text) [max 20]",
	} {
		if !IsHeader([]string{"x", s}) {
			t.Errorf("%q is not CustomerId", s)
		}
	}
}

func TestIsHeaderKeepsOtherHeadersApart(t *testing.T) {
	for _, s := range []string{
		"", "*", "()", "Customer Id 2", "CustomerId2", "Old CustomerId", "CustomerId old", "CustomerId (old)", "CustomerId [previous value]",
		"CustomerId (2)", "CustomerId\nold", "CustomerId (Sage)", "(new) CustomerId", "CustomerId (copy) *", "My CustomerId", "CustomerId: see sheet 2",
		"SageCustomerId", "CustomerId / Name", "CustomerIdrequired?", "required", strings.Repeat("(a)", 400) + "CustomerId",
	} {
		if IsHeader([]string{s}) {
			t.Errorf("%q is taken for CustomerId", s)
		}
	}
}

func TestNewLayoutOfMarkedHeaders(t *testing.T) {
	layout, err := NewLayout(ForUpload, []string{"CustomerId *", "SageCompanyName: ", "SageSiteId (required)", "SageAccountNumber [text]", "SageAccountNumber (old)"})
	if err != nil || layout.At[ColumnAccount] != 3 || layout.At[ColumnSite] != 2 || len(layout.Ignored) != 1 {
		t.Errorf("got %v, %v", layout, err)
	}
	_, err = NewLayout(ForUpload, []string{"CustomerId", "CustomerId *", "SageCompanyName", "SageSiteId", "SageAccountNumber"})
	if header, ok := errors.AsType[*HeaderError](err); !ok || header.Twice != "CustomerId" {
		t.Errorf("got %v, want that CustomerId appears twice", err)
	}
	layout, err = NewLayout(ForLoad, []string{"CustomerId", "Name *", "Name (contact)"})
	if err != nil || layout.At[ColumnName] != 1 {
		t.Errorf("got %v, %v, want the name in the second column", layout, err)
	}
}

func FuzzHeader(f *testing.F) {
	for _, s := range []string{"CustomerId *", "(a) [b] CustomerId\n(c)", "Required\nCustomerId", "CustomerId - required:", "**", "()"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if IsHeader([]string{s}) && !strings.Contains(headerKey(s), "customerid") {
			t.Errorf("%q is taken for CustomerId", s)
		}
	})
}

func TestColumnsOfProblemsFileAreNotCalledIgnored(t *testing.T) {
	for _, c := range []struct {
		cells, ignored string
	}{
		{"CustomerId|Note|SageCompanyName|SageSiteId|SageAccountNumber|Row|Problem", "Note"},
		{"CustomerId|Row|SageCompanyName|SageSiteId|SageAccountNumber", "Row"},
		{"CustomerId|SageCompanyName|SageSiteId|SageAccountNumber|Problem|Row", "Problem|Row"},
		{"CustomerId|SageCompanyName|SageSiteId|SageAccountNumber|Sage name|Row|Problem", ""},
		{"CustomerId|SageCompanyName|SageSiteId|SageAccountNumber|Sage name", "Sage name"},
		{"Sage name|CustomerId|SageCompanyName|SageSiteId|SageAccountNumber|Row|Problem|Note", "Sage name|Note"},
		{"Row|Problem|CustomerId|SageCompanyName|SageSiteId|SageAccountNumber", ""},
	} {
		layout, err := NewLayout(ForUpload, strings.Split(c.cells, "|"))
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(layout.Ignored, "|"); got != c.ignored {
			t.Errorf("%s: ignored %s, want %s", c.cells, got, c.ignored)
		}
	}
}
