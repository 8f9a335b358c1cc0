package model

import (
	"fmt"
	"maps"
	"strings"
)

// A Fault is a reason for which a row is rejected; zero is none.
type Fault uint8

// The faults, by their numbers in the rules. They are stored in sets: a new one comes last.
const (
	NoCustomerID Fault = iota + 1
	UnknownCustomer
	NoCompany
	NoSite
	NoSageCustomer
	ConflictingRows
	SageCustomerTaken
	AlreadySynced
	UnknownCompany
	DamagedValue
	BadValue
	IDsDisagree
	NameDiffers
	ChangedSince
	UnlikeOthers
	faultEnd
)

// A FaultInfo says what a fault is called and whether a person can allow it.
type FaultInfo struct {
	Fault Fault
	Code  string // in reports and --json
	Allow string // the word of --allow; "" where it cannot be allowed
	About string
}

var faults = [...]FaultInfo{
	{NoCustomerID, "no-customer-id", "", "CustomerId is empty, something else in the row is not"},
	{UnknownCustomer, "unknown-customer", "", "no Layer customer has this CustomerId"},
	{NoCompany, "no-company", "", "SageCompanyName is empty"},
	{NoSite, "no-site", "", "SageSiteId is empty, and the company is known at no site or at several; at exactly one it is filled in"},
	{NoSageCustomer, "no-sage-customer", "", "neither SageAccountNumber nor SageCustomerId is there"},
	{ConflictingRows, "conflicting-rows", "", "the CustomerId stands in several rows with different links"},
	{SageCustomerTaken, "sage-customer-taken", "shared", "another row or another customer has the same Sage customer"},
	{AlreadySynced, "already-synced", "relink", "the customer is synced, and the row is another link"},
	{UnknownCompany, "unknown-company", "company", "the pair SageSiteId and SageCompanyName is not known"},
	{DamagedValue, "damaged-value", "", "Excel changed the value: a rounded number, a date, an error"},
	{BadValue, "bad-value", "value", "an invisible character, a character that no identifier has, or more than 255 characters; letters outside A to Z can be allowed"},
	{IDsDisagree, "ids-disagree", "", "account number and customer ID belong to two different Sage customers"},
	{NameDiffers, "name-differs", "name", "CustomerName is not the name that Layer has"},
	{ChangedSince, "changed-since", "stale", "the link was changed after the workbook was exported"},
	{UnlikeOthers, "unlike-others", "unlike", "an identifier looks wrong beside the known ones of its company: misspelled, a placeholder, another shape, swapped columns"},
}

// FaultTable is the table of all faults, in the order of their numbers; the caller may change its copy.
func FaultTable() []FaultInfo { return append([]FaultInfo(nil), faults[:]...) }

// Info is what the fault is called.
func (f Fault) Info() FaultInfo {
	if f == 0 || f >= faultEnd {
		return FaultInfo{}
	}
	return faults[f-1]
}

// String is the fault's code; "" for none.
func (f Fault) String() string { return f.Info().Code }

// Faults is a set of faults.
type Faults uint16

// Has reports whether the fault is in the set.
func (s Faults) Has(f Fault) bool { return s&(1<<f) != 0 }

// With is the set with the fault in it.
func (s Faults) With(f Fault) Faults { return s | 1<<f }

// AllowNames are the words of --allow for the faults in the set.
func (s Faults) AllowNames() []string {
	var words []string
	for _, f := range faults {
		if s.Has(f.Fault) && f.Allow != "" {
			words = append(words, f.Allow)
		}
	}
	return words
}

// An Allowance says which faults somebody allowed: for every row, or for the rows of one customer.
// The zero Allowance allows nothing.
type Allowance struct {
	All  Faults
	Rows map[string]Faults // by CustomerId
}

// Allows reports whether the fault is allowed for a customer.
func (a Allowance) Allows(id string, f Fault) bool { return a.All.Has(f) || a.Rows[id].Has(f) }

// With is the allowance with one fault more: for the customer given, or for all rows where id is "".
func (a Allowance) With(id string, f Fault) Allowance {
	if id == "" {
		a.All = a.All.With(f)
		return a
	}
	rows := make(map[string]Faults, len(a.Rows)+1)
	for k, v := range a.Rows {
		rows[k] = v
	}
	rows[id] = rows[id].With(f)
	a.Rows = rows
	return a
}

// Without returns the allowance without what was allowed for one customer alone.
func (a Allowance) Without(id string) Allowance {
	a.Rows = maps.Clone(a.Rows)
	delete(a.Rows, id)
	return a
}

// AllowNames are the words that an allowance knows, for help and errors.
func AllowNames() []string { return (^Faults(0)).AllowNames() }

// ParseAllowance reads what --allow was given: each text is CODE[,CODE…] for every row, or
// CODE[,CODE…]:CUSTOMERID for one customer. Codes are the words of AllowWords, or the faults' own codes.
func ParseAllowance(texts []string) (Allowance, error) {
	var a Allowance
	for _, text := range texts {
		words, id, one := strings.Cut(text, ":")
		if one && id == "" {
			return a, fmt.Errorf("--allow %q: no CustomerId after the colon", text)
		}
		for word := range strings.SplitSeq(words, ",") {
			f, err := faultAllowed(strings.TrimSpace(word))
			if err != nil {
				return a, fmt.Errorf("--allow %q: %w", text, err)
			}
			a = a.With(id, f)
		}
	}
	return a, nil
}

func faultAllowed(word string) (Fault, error) {
	for _, f := range faults {
		if word == f.Allow && word != "" || word == f.Code && f.Allow != "" {
			return f.Fault, nil
		}
		if word == f.Code {
			return 0, fmt.Errorf("%s cannot be allowed; only %s can", word, strings.Join(AllowNames(), ", "))
		}
	}
	return 0, fmt.Errorf("%q is not one of %s", word, strings.Join(AllowNames(), ", "))
}
