package ui

import "dovetail/model"

// namedCompanies is the number of unknown companies that the question whether to allow them names.
const namedCompanies = 20

// namedCustomers is the number of customers that the question whether to apply names for each fault that was allowed.
const namedCustomers = 3

// allowConsequences holds the consequence of allowing each fault.
var allowConsequences = map[model.Fault]string{
	model.SageCustomerTaken: "Several Layer customers then share one Sage customer: the sync writes all of them into one account.",
	model.AlreadySynced:     "Synced customers get another Sage customer; the one that they were synced with is orphaned.",
	model.UnknownCompany:    "These companies will be added, exactly as they are spelled here:",
	model.NameDiffers:       "The rows are accepted although their names differ from the customers' names.",
	model.ChangedSince:      "Corrections made after the workbook was exported are overwritten.",
	model.UnlikeOthers:      "The identifiers are accepted as typed, although they look wrong beside the known ones.",
	model.UnknownAccount:    "The identifiers are accepted as typed, although Sage's list does not have them.",
	model.NotOpen:           "Customers are linked to accounts that are on hold, inactive or closed in Sage.",
	model.NamesUnlike:       "Customers are linked to accounts with another name: the sync overwrites the name, address and VAT number in Sage.",
	model.BadValue:          "Identifiers with letters other than A to Z are accepted; other characters are still rejected.",
}

// rowConsequences holds the consequence of allowing each fault for one customer.
var rowConsequences = map[model.Fault]string{
	model.SageCustomerTaken: "It then shares one Sage customer with another: the sync writes both into one account.",
	model.AlreadySynced:     "It gets another Sage customer; the one that it was synced with is orphaned.",
	model.UnknownCompany:    "The company will be added, exactly as it is spelled here.",
	model.NameDiffers:       "The row is accepted although its name differs from the customer's name.",
	model.ChangedSince:      "The correction made after the workbook was exported is overwritten.",
	model.UnlikeOthers:      "The identifiers are accepted as typed, although they look wrong beside the known ones.",
	model.UnknownAccount:    "The identifiers are accepted as typed, although Sage's list does not have them.",
	model.NotOpen:           "It is linked to an account that is on hold, inactive or closed in Sage.",
	model.NamesUnlike:       "It is linked to an account with another name: the sync overwrites the name, address and VAT number in Sage.",
	model.BadValue:          "Identifiers with letters other than A to Z are accepted; other characters are still rejected.",
}

// allowClauses holds what allowing each fault does to one row, as a clause for its key.
var allowClauses = map[model.Fault]string{
	model.SageCustomerTaken: "both would share the account",
	model.AlreadySynced:     "replace the synced link",
	model.UnknownCompany:    "add the company",
	model.NameDiffers:       "accept the other name",
	model.ChangedSince:      "overwrite the later change",
	model.UnlikeOthers:      "accept as typed",
	model.UnknownAccount:    "accept what Sage's list lacks",
	model.NotOpen:           "accept the account that is not open",
	model.NamesUnlike:       "accept the other name in Sage",
	model.BadValue:          "accept its letters",
}
