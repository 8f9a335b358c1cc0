package model

// restoreCompanies adds the companies that the entry removed, and reverts its renames.
func (u *undoer) restoreCompanies() {
	for _, c := range u.Entry.Removed {
		if u.companies[c.canonical()] {
			continue
		}
		if twin, how, found := u.now.Twin(c); found {
			u.leave("", c.String()+" cannot be told from the known company "+twin.String()+"; it is written "+how)
			continue
		}
		u.Batch.AddCompanies = append(u.Batch.AddCompanies, c)
		u.companies[c.canonical()] = true
	}
	for _, r := range u.Entry.Renamed {
		known, ok := u.now.LookupCompany(r.To)
		if !ok || known != r.To {
			u.leave("", r.To.String()+" was renamed or removed since")
			continue
		}
		if other, taken := u.now.LookupCompany(r.From); taken && other != r.To {
			u.leave("", other.String()+" is a known company since")
			continue
		}
		u.Batch.RenameCompanies = append(u.Batch.RenameCompanies, Rename{r.To, r.From})
		delete(u.companies, r.To.canonical())
		u.companies[r.From.canonical()] = true
	}
}

// removeCompanies removes the companies that the entry added, where no customer is linked to them after the undo.
func (u *undoer) removeCompanies() {
	if len(u.Entry.Added) == 0 {
		return
	}
	linked := map[Company]int{}
	for _, c := range u.now.Companies() {
		linked[c.Company.canonical()] = c.Customers
	}
	for _, c := range u.Back {
		linked[c.Before.Link.Company.canonical()]--
		linked[c.After.Link.Company.canonical()]++
	}
	for _, c := range u.Entry.Added {
		known, ok := u.now.LookupCompany(c)
		switch {
		case !ok:
		case linked[c.canonical()] > 0:
			u.leave("", known.String()+" stays: customers are linked to it")
		case u.hasOtherList(known):
			u.leave("", known.String()+" stays: it has a customer list since")
		default:
			u.Batch.RemoveCompanies = append(u.Batch.RemoveCompanies, known)
		}
	}
}

// DescribeCompanies returns a sentence for each company that an undo adds, removes or renames, and for each customer list
// that it restores or removes.
func (u *Undo) DescribeCompanies() []string {
	var list []string
	for _, c := range u.Batch.AddCompanies {
		list = append(list, c.String()+" will be added again")
	}
	for _, c := range u.Batch.RemoveCompanies {
		list = append(list, c.String()+" will be removed again")
	}
	for _, r := range u.Batch.RenameCompanies {
		list = append(list, r.From.String()+" will be "+r.To.String()+" again")
	}
	for _, l := range u.Batch.Lists {
		if l.Version == 0 {
			list = append(list, "the customer list of "+l.Company.String()+" will be removed")
		} else {
			list = append(list, "the earlier customer list of "+l.Company.String()+" will be restored")
		}
	}
	return list
}
