package model

// Reasons of what Sage's customer lists say.

// named returns the customer of a list as reasons name it: by account number, else by customer ID, and name.
func (c SageCustomer) named() string {
	number := c.Account
	if number == "" {
		number = "ID " + c.ID
	}
	if c.Name == "" {
		return number
	}
	return number + " " + c.Name
}

// whyNotOpen returns the sentence that a customer of a list is not open.
func whyNotOpen(c SageCustomer) string {
	return c.named() + " is " + c.Status + " in Sage; is it the account that is used now?"
}

// whyNamesUnlike returns the sentence that the names in Layer and in Sage have too little in common.
func whyNamesUnlike(c Customer, sage SageCustomer) string {
	return c.ID + " is " + c.Name + " in Layer, but " + sage.Link(Company{}).ShortName() + " is " + sage.Name +
		" in Sage; are they one customer?"
}

// whyListDisagrees returns how the list of its company contradicts a link of which it has an identifier; "" if it has
// none.
func (s *Snapshot) whyListDisagrees(l Link) string {
	list := s.SageList(l.Company)
	account, foundAccount := list.FindAccount(l.Account)
	id, foundID := list.FindID(l.SageID)
	switch {
	case foundAccount && foundID:
		return "account " + l.Account + " is " + list.described(account) + " in Sage, but customer ID " + l.SageID + " is " + list.described(id)
	case foundAccount:
		return "account " + l.Account + " is" + called(list.At(account)) + " with customer ID " + list.At(account).ID + " in Sage, not " + l.SageID
	case foundID:
		return "customer ID " + l.SageID + " is" + called(list.At(id)) + " with account " + list.At(id).Account + " in Sage, not " + l.Account
	}
	return ""
}

// called returns the name of a customer of a list behind a space; "" if it has none.
func called(c SageCustomer) string {
	if c.Name == "" {
		return ""
	}
	return " " + c.Name
}

// described returns customer i of the list: by name and the identifiers in brackets.
func (l *SageList) described(i int) string {
	c := l.At(i)
	identifiers := c.Link(Company{}).Identifiers()
	if c.Name == "" {
		return identifiers
	}
	return c.Name + " [" + identifiers + "]"
}

// whyUnknownAccount returns the sentence that the list of its company has no identifier of a link, with the customer that
// may be meant: one of the list whose identifier is the same but for case, spaces, punctuation, leading zeros, O and 0, or
// I, l and 1; one with that identifier in another company; or one that has it in the other column.
func (s *Snapshot) whyUnknownAccount(l Link) string {
	list := s.SageList(l.Company)
	why := "Sage's list of " + s.describeCompany(l.Company) + " has no "
	switch {
	case l.SageID == "":
		why += "account " + l.Account
	case l.Account == "":
		why += "customer ID " + l.SageID
	default:
		why += "account " + l.Account + " and no customer ID " + l.SageID
	}
	for _, column := range identifierColumns {
		text := l.identifier(column)
		if i, found := list.near(column, text); found {
			return why + "; did you mean " + list.At(i).named() + "?"
		}
	}
	return why + s.whereElse(l)
}

// whereElse returns in which other column or company an identifier of a link is known; else what to do.
func (s *Snapshot) whereElse(l Link) string {
	for _, column := range identifierColumns {
		text, other := l.identifier(column), otherIdentifier(column)
		if i, found := s.SageList(l.Company).with(other, text); found {
			return "; " + text + " is the " + columns[other].noun + " of " + s.SageList(l.Company).At(i).named()
		}
		for number, list := range s.lists.byNumber {
			if list == nil || s.company[number].Equal(l.Company) {
				continue
			}
			if i, found := list.with(column, text); found {
				return "; " + s.describeCompany(s.company[number]) + " has it: " + list.At(i).named()
			}
		}
	}
	return "; load the list again if it is new in Sage"
}
