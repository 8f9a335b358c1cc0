package model

import (
	"fmt"
	"maps"
	"strings"
)

// Fault is a reason why a row is rejected, or why a load leaves its link out; zero is none.
type Fault uint8

// The faults, by their numbers in the rules. As sets of them are stored, append new ones at the end.
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
	UnknownAccount
	NotOpen
	NamesUnlike
	faultEnd
)

// FaultInfo is the names of a fault, and whether a person can allow it.
type FaultInfo struct {
	Fault Fault
	Code  string // in reports and --json
	Allow string // the word of --allow; "" if it cannot be allowed
	About string
}

var faults = [...]FaultInfo{
	{NoCustomerID, "no-customer-id", "", "CustomerId is empty, something else in the row is not"},
	{UnknownCustomer, "unknown-customer", "", "no Layer customer has this CustomerId"},
	{NoCompany, "no-company", "", "SageCompanyName is empty"},
	{NoSite, "no-site", "", "SageSiteId is empty, and the company is known at no site or at several; at exactly one it is filled in"},
	{NoSageCustomer, "no-sage-customer", "", "neither SageAccountNumber nor SageCustomerId is there"},
	{ConflictingRows, "conflicting-rows", "", "the CustomerId is in several rows with different links"},
	{SageCustomerTaken, "sage-customer-taken", "shared", "another row or another customer has the same Sage customer"},
	{AlreadySynced, "already-synced", "relink", "the customer is synced, and the row is another link"},
	{UnknownCompany, "unknown-company", "company", "the pair SageSiteId and SageCompanyName is not known"},
	{DamagedValue, "damaged-value", "", "Excel changed the value: a rounded number, a date, an error"},
	{BadValue, "bad-value", "value", "an invisible character, a character that no identifier has, or more than 255 characters; letters outside A to Z can be allowed"},
	{IDsDisagree, "ids-disagree", "", "account number and customer ID belong to two different Sage customers"},
	{NameDiffers, "name-differs", "name", "CustomerName is not the name that Layer has"},
	{ChangedSince, "changed-since", "stale", "the link was changed after the workbook was exported"},
	{UnlikeOthers, "unlike-others", "unlike", "an identifier looks wrong beside the known ones of its company: misspelled, a placeholder, another shape, swapped columns"},
	{UnknownAccount, "unknown-account", "account", "Sage's list of the company has no such account number or customer ID"},
	{NotOpen, "not-open", "closed", "by Sage's list the account is on hold, inactive or closed"},
	{NamesUnlike, "names-unlike", "names", "the names in Layer and in Sage's list have too little in common"},
}

// FaultTable returns the table of all faults, in the order of their numbers; the caller may change its copy.
func FaultTable() []FaultInfo { return append([]FaultInfo(nil), faults[:]...) }

// Info returns the fault's row of the table, the zero FaultInfo for no fault.
func (f Fault) Info() FaultInfo {
	if f == 0 || f >= faultEnd {
		return FaultInfo{}
	}
	return faults[f-1]
}

// String returns the fault's code; "" for no fault.
func (f Fault) String() string { return f.Info().Code }

// Faults is a set of faults.
type Faults uint32

// Has reports whether the fault is in the set.
func (s Faults) Has(f Fault) bool { return s&(1<<f) != 0 }

// With returns the set with the fault added.
func (s Faults) With(f Fault) Faults { return s | 1<<f }

// AllowNames returns the words of --allow for the faults in the set.
func (s Faults) AllowNames() []string {
	var words []string
	for _, f := range faults {
		if s.Has(f.Fault) && f.Allow != "" {
			words = append(words, f.Allow)
		}
	}
	return words
}

// Allowance is the faults that are allowed for every row, or for the rows of one customer. The zero Allowance
// allows nothing.
type Allowance struct {
	All  Faults
	Rows map[string]Faults // by CustomerId

	// ReadAs holds the known companies that unknown ones of the file are read as, by canonical unknown company.
	ReadAs map[Company]Company

	// Companies holds the unknown companies that are allowed in all rows, canonical.
	Companies map[Company]bool
}

// IsZero reports whether nothing is allowed.
func (a Allowance) IsZero() bool {
	for _, faults := range a.Rows {
		if faults != 0 {
			return false
		}
	}
	return a.All == 0 && len(a.ReadAs) == 0 && len(a.Companies) == 0
}

// Allows reports whether the fault is allowed for a customer.
func (a Allowance) Allows(id string, f Fault) bool { return a.All.Has(f) || a.Rows[id].Has(f) }

// With returns the allowance with a fault added: for one customer, or for all rows if id is "".
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

// Without returns the allowance without the faults that are allowed for one customer.
func (a Allowance) Without(id string) Allowance {
	a.Rows = maps.Clone(a.Rows)
	delete(a.Rows, id)
	return a
}

// WithCompany returns the allowance with an unknown company allowed, in all rows.
func (a Allowance) WithCompany(c Company) Allowance {
	companies := maps.Clone(a.Companies)
	if companies == nil {
		companies = map[Company]bool{}
	}
	companies[c.canonical()] = true
	a.Companies = companies
	return a
}

// WithoutCompany returns the allowance without an unknown company.
func (a Allowance) WithoutCompany(c Company) Allowance {
	a.Companies = maps.Clone(a.Companies)
	delete(a.Companies, c.canonical())
	return a
}

// AllowsCompany reports whether an unknown company is allowed in all rows.
func (a Allowance) AllowsCompany(c Company) bool {
	return len(a.Companies) > 0 && a.Companies[c.canonical()]
}

// AllowNames returns all words of --allow, for help and errors.
func AllowNames() []string { return (^Faults(0)).AllowNames() }

// ParseAllowance returns the allowance that is given by the values of --allow: each is CODE[,CODE…] for every row, or CODE[,CODE…]:CUSTOMERID for
// one customer. A code is a word of AllowNames, or the fault's own code.
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

// faultAllowed returns the fault that a code of --allow names.
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
