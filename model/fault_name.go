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

// Names returns the short names of the faults in the set.
func (s Faults) Names() []string {
	var names []string
	for _, f := range faults {
		if s.Has(f.Fault) {
			names = append(names, f.Fault.Name())
		}
	}
	return names
}
