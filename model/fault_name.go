package model

import "strings"

// shortNames are the names of the faults for which the words of the code are too long for a list, or no English.
var shortNames = map[Fault]string{
	NoCustomerID:      "no Customer ID",
	NoSageCustomer:    "no identifier",
	SageCustomerTaken: "taken",
	IDsDisagree:       "IDs disagree",
}

// Name returns a short name of the fault that can follow a number of rows: 4 taken, 3 no site. It returns "" for no
// fault.
func (f Fault) Name() string {
	if name, ok := shortNames[f]; ok {
		return name
	}
	return strings.ReplaceAll(f.String(), "-", " ")
}

// allowedNames are what is allowed with each fault, for people: behind "allowed: ".
var allowedNames = map[Fault]string{
	SageCustomerTaken: "shared account",
	AlreadySynced:     "already synced",
	UnknownCompany:    "new company",
	NameDiffers:       "another name",
	ChangedSince:      "later change",
	UnlikeOthers:      "unusual identifier",
	UnknownAccount:    "account not in Sage's list",
	NotOpen:           "account not open",
	NamesUnlike:       "another name in Sage",
	BadValue:          "unusual letters",
}

// AllowedName returns what is allowed with the fault, for people: "another name"; "" for a fault that cannot be allowed.
func (f Fault) AllowedName() string { return allowedNames[f] }

// AllowedNames returns the AllowedName of each fault in the set that can be allowed.
func (s Faults) AllowedNames() []string {
	var names []string
	for _, f := range faults {
		if s.Has(f.Fault) && f.Allow != "" {
			names = append(names, f.Fault.AllowedName())
		}
	}
	return names
}

// AllowedNames returns what was allowed in an entry, for people. A word that this program does not know stays as it is.
func (e Entry) AllowedNames() []string {
	var names []string
	for _, word := range e.Allowed {
		if f, err := faultAllowed(word); err == nil {
			word = f.AllowedName()
		}
		names = append(names, word)
	}
	return names
}
