package model

// putCompaniesBack makes the companies known again that the entry removed, and takes back its renames.
func (u *undoer) putCompaniesBack() {
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

// forgetCompanies takes the companies away that the entry added, where nothing is linked to them then.
func (u *undoer) forgetCompanies() {
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
			u.leave("", known.String()+" stays known: customers are linked to it")
		default:
			u.Batch.RemoveCompanies = append(u.Batch.RemoveCompanies, known)
		}
	}
}

// DescribeCompanies say what an undo does to the known companies, a sentence each.
func (u *Undo) DescribeCompanies() []string {
	var list []string
	for _, c := range u.Batch.AddCompanies {
		list = append(list, c.String()+" becomes known again")
	}
	for _, c := range u.Batch.RemoveCompanies {
		list = append(list, c.String()+" is forgotten again")
	}
	for _, r := range u.Batch.RenameCompanies {
		list = append(list, r.From.String()+" is "+r.To.String()+" again")
	}
	return list
}
