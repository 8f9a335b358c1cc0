package job

import (
	"context"
	"fmt"
	"strings"

	"dovetail/model"
)

// AddCompany adds a company. It refuses one that looks like a known one.
func (s *Session) AddCompany(ctx context.Context, c model.Company) error {
	if err := model.CheckCompany(c); err != nil {
		return err
	}
	return s.edit(ctx, func(now *model.Snapshot) (model.Batch, error) {
		if known, ok := now.LookupCompany(c); ok {
			return model.Batch{}, fmt.Errorf("%s is known already", known)
		}
		if err := refuseTwin(now, c); err != nil {
			return model.Batch{}, err
		}
		return model.Batch{AddCompanies: []model.Company{c}}, nil
	})
}

// refuseTwin refuses a company that looks like a known one: customers would be linked to one or the other by
// chance.
func refuseTwin(now *model.Snapshot, c model.Company) error {
	if known, how, found := now.Twin(c); found {
		return fmt.Errorf("%s cannot be told from the known company %s; it is written here %s", c, known, how)
	}
	return nil
}

// RemoveCompany removes a company that no customer is linked to.
func (s *Session) RemoveCompany(ctx context.Context, c model.Company) error {
	return s.edit(ctx, func(now *model.Snapshot) (model.Batch, error) {
		count, err := counted(now, c)
		if err == nil && count.Customers > 0 {
			err = fmt.Errorf("%s cannot be removed: %s", count.Company, linkedCount(count.Customers))
		}
		return model.Batch{RemoveCompanies: []model.Company{count.Company}}, err
	})
}

// RenameCompany gives a company another name or site. Where customers are linked to it only its spelling can change:
// another name would change all their links.
func (s *Session) RenameCompany(ctx context.Context, from, to model.Company) error {
	if err := model.CheckCompany(to); err != nil {
		return err
	}
	return s.edit(ctx, func(now *model.Snapshot) (model.Batch, error) {
		count, err := counted(now, from)
		switch other, taken := now.LookupCompany(to); {
		case err != nil:
		case taken && other != count.Company:
			err = fmt.Errorf("%s is known already", other)
		case count.Customers > 0 && !from.Equal(to):
			err = fmt.Errorf("%s can only be spelled differently: %s", count.Company, linkedCount(count.Customers))
		case !taken && !count.Company.Equal(to):
			if known, _, found := now.Twin(to); found && known != count.Company {
				err = refuseTwin(now, to)
			}
		case count.Company == to:
			return model.Batch{}, nil
		}
		return model.Batch{RenameCompanies: []model.Rename{{From: count.Company, To: to}}}, err
	})
}

func counted(s *model.Snapshot, c model.Company) (model.CompanyCount, error) {
	for _, count := range s.Companies() {
		if count.Company.Equal(c) {
			return count, nil
		}
	}
	return model.CompanyCount{}, fmt.Errorf("%s is not a known company%s", c, s.SuggestCompany(c))
}

func linkedCount(customers int) string {
	if customers == 1 {
		return "1 customer is linked to it"
	}
	return fmt.Sprintf("%d customers are linked to it", customers)
}

// FindCompany returns the known company with a name and, where several sites have the name, a site.
func FindCompany(s *model.Snapshot, name, site string) (model.Company, error) {
	var found []model.Company
	var sites []string
	for _, c := range s.Companies() {
		if model.EqualText(c.Company.Name, name) && (site == "" || model.EqualText(c.Company.Site, site)) {
			found = append(found, c.Company)
			sites = append(sites, c.Company.Site)
		}
	}
	switch len(found) {
	case 0:
		return model.Company{}, fmt.Errorf("%s is not a known company%s", strings.TrimSpace(name+" "+site), s.SuggestCompany(model.Company{Site: site, Name: name}))
	case 1:
		return found[0], nil
	}
	return model.Company{}, fmt.Errorf("%s is known at the sites %s; say which", name, strings.Join(sites, ", "))
}

// edit applies change to the latest snapshot, and again where another session changes the data meanwhile.
func (s *Session) edit(ctx context.Context, change func(*model.Snapshot) (model.Batch, error)) error {
	_, err := s.commitPlanned(ctx, nil, func(now *model.Snapshot) (model.Batch, error) {
		batch, err := change(now)
		batch.Base = now.Origin()
		batch.Entry.When, batch.Entry.Who = s.Now(), s.User
		if batch.Entry.Kind == "" {
			batch.Entry.Kind = model.EntryEdit
		}
		return batch, err
	})
	return err
}
