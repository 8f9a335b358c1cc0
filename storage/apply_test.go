package storage

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	bolt "go.etcd.io/bbolt"

	"dovetail/model"
)

func TestApplyRefuses(t *testing.T) {
	linked := func(l model.Link) []model.Customer { return []model.Customer{{ID: "x", Link: l}} }
	for name, c := range map[string]struct {
		batch model.Batch
		want  error
	}{
		"an empty CustomerId":           {model.Batch{Put: []model.Customer{{Name: "x"}}}, ErrBadCustomer},
		"a CustomerId that is too long": {model.Batch{Put: []model.Customer{{ID: strings.Repeat("ä", 256)}}}, ErrBadCustomer},
		"a name that is too long":       {model.Batch{Put: []model.Customer{{ID: "x", Name: strings.Repeat("n", 1<<16)}}}, ErrBadCustomer},
		"a customer twice":              {model.Batch{Put: []model.Customer{{ID: "x"}, {ID: "y"}, {ID: "x"}}}, ErrBadCustomer},
		"a customer put and removed":    {model.Batch{Put: []model.Customer{{ID: "x"}}, Remove: []string{"x"}}, ErrBadCustomer},
		"a link without a company":      {model.Batch{Put: linked(model.Link{SageID: "1"})}, ErrBadCustomer},
		"a link without an identifier":  {model.Batch{Put: linked(model.Link{Company: acme})}, ErrBadCustomer},
		"too many customers":            {model.Batch{Put: make([]model.Customer, model.MaxCustomers+1)}, ErrTooMany},
		"a link to an unknown company":  {model.Batch{Put: linked(model.Link{Company: other, SageID: "1"})}, ErrUnknownCompany},
		"a known company added":         {model.Batch{AddCompanies: []model.Company{{Site: " 10", Name: "ACME UK"}}}, ErrCompanyExists},
		"one company added twice":       {model.Batch{AddCompanies: []model.Company{other, other}}, ErrCompanyExists},
		"a company without a site":      {model.Batch{AddCompanies: []model.Company{{Site: " ", Name: "x"}}}, ErrBadCompany},
		"a company without a name":      {model.Batch{AddCompanies: []model.Company{{Site: "1"}}}, ErrBadCompany},
		"a company name too long":       {model.Batch{AddCompanies: []model.Company{{Site: "1", Name: strings.Repeat("n", 1<<16)}}}, ErrBadCompany},
		"a company with links removed":  {model.Batch{RemoveCompanies: []model.Company{acme}}, ErrCompanyInUse},
		"an unknown company removed":    {model.Batch{RemoveCompanies: []model.Company{other}}, ErrUnknownCompany},
		"an unknown company renamed":    {model.Batch{RenameCompanies: []model.Rename{{From: other, To: acme}}}, ErrUnknownCompany},
		"a rename into a known company": {model.Batch{RenameCompanies: []model.Rename{{From: acme, To: emea}}}, ErrCompanyExists},
		"a rename to nothing":           {model.Batch{RenameCompanies: []model.Rename{{From: acme}}}, ErrBadCompany},
		"a link to a company it removes": {model.Batch{
			RemoveCompanies: []model.Company{emea}, Put: linked(model.Link{Company: emea, SageID: "1"}),
		}, ErrUnknownCompany},
	} {
		t.Run(name, func(t *testing.T) {
			s := newStore(t)
			batch := firstLoad(3)
			batch.AddCompanies = append(batch.AddCompanies, emea)
			mustApply(t, s, batch)
			before, err := s.Changed()
			if err != nil {
				t.Fatal(err)
			}
			c.batch.Base = numbered(1)
			if _, err := s.Apply(t.Context(), c.batch); !errors.Is(err, c.want) {
				t.Errorf("%v, want %v", err, c.want)
			}
			if after, err := s.Changed(); err != nil || after != before {
				t.Errorf("the file was written: %v", err)
			}
		})
	}
}

func TestApplyWritesNothing(t *testing.T) {
	for name, batch := range map[string]model.Batch{
		"when the batch is empty":                 {Entry: model.Entry{Kind: model.EntryEdit}},
		"when everything is stored":               {Put: []model.Customer{customer(1), customer(3)}},
		"when the removed customer never existed": {Remove: []string{"none"}},
		"when a rename changes nothing":           {RenameCompanies: []model.Rename{{From: acme, To: acme}}},
		"when the company is in another spelling": {Put: []model.Customer{respelled(customer(3))}},
	} {
		t.Run(name, func(t *testing.T) {
			s := newStore(t)
			mustApply(t, s, firstLoad(10))
			before, err := s.Changed()
			if err != nil {
				t.Fatal(err)
			}
			batch.Base = numbered(1)
			revision, err := s.Apply(t.Context(), batch)
			if err != nil || revision != 1 {
				t.Errorf("revision %d, %v, want the base", revision, err)
			}
			if after, err := s.Changed(); err != nil || after != before {
				t.Errorf("the file was written: %v", err)
			}
			if entries, err := s.History(t.Context(), 0); err != nil || len(entries) != 1 {
				t.Errorf("%d entries, %v, want that of the load", len(entries), err)
			}
		})
	}
}

// respelled returns a customer whose company is in another spelling.
func respelled(c model.Customer) model.Customer {
	c.Link.Company = model.Company{Site: c.Link.Company.Site + " ", Name: strings.ToUpper(c.Link.Company.Name)}
	return c
}

func TestStaleBatchChangesNothing(t *testing.T) {
	s := newStore(t)
	mustApply(t, s, firstLoad(10))
	for name, base := range map[string]model.Origin{
		"older": numbered(0), "newer": numbered(7), "of another state with its number": {Revision: 1, Token: "other"},
		"of its number without a token": {Revision: 1},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := s.Apply(t.Context(), model.Batch{Base: base, Put: []model.Customer{{ID: "x"}}})
			if !errors.Is(err, model.ErrStale) {
				t.Errorf("%v, want ErrStale", err)
			}
			if n := mustSnapshot(t, s, nil).Len(); n != 10 {
				t.Errorf("%d customers, want 10", n)
			}
		})
	}
}

func TestFullDatabaseRefusesAnotherCustomer(t *testing.T) {
	s := newStore(t)
	mustApply(t, s, firstLoad(10))
	err := s.update(t.Context(), func(tx *bolt.Tx) error {
		h, err := readMetadata(tx)
		h.customers = model.MaxCustomers
		return errors.Join(err, writeMetadata(tx, h))
	})
	if err != nil {
		t.Fatal(err)
	}
	one := model.Batch{Base: numbered(1), Put: []model.Customer{{ID: "one more"}}}
	if _, err := s.Apply(t.Context(), one); !errors.Is(err, ErrTooMany) {
		t.Errorf("one more: %v, want ErrTooMany", err)
	}
	one.Remove = []string{customer(1).ID}
	if _, err := s.Apply(t.Context(), one); err != nil {
		t.Errorf("one that replaces another: %v", err)
	}
}

func TestChangedIsTheRevisionOfTheLink(t *testing.T) {
	s := newStore(t)
	link := model.Link{Company: acme, SageID: "1"}
	mustApply(t, s, model.Batch{AddCompanies: []model.Company{acme, emea}})
	for _, step := range []struct {
		name string
		put  model.Customer
		want uint64
	}{
		{"a new customer without a link has none", model.Customer{ID: "x"}, 0},
		{"a name is not a link", model.Customer{ID: "x", Name: "n"}, 0},
		{"a first link", model.Customer{ID: "x", Name: "n", Link: link}, 4},
		{"a name does not change it", model.Customer{ID: "x", Name: "m", Link: link}, 4},
		{"Changed of the batch is ignored", model.Customer{ID: "x", Name: "o", Link: link, Changed: 77}, 4},
		{"Synced does not change it", model.Customer{ID: "x", Synced: true, Link: link}, 4},
		{"an allowance does not change it", model.Customer{ID: "x", Synced: true, Link: link, Allowed: 2}, 4},
		{"another spelling of an identifier", model.Customer{ID: "x", Link: model.Link{Company: acme, SageID: "1 "}}, 9},
		{"another identifier", model.Customer{ID: "x", Link: model.Link{Company: acme, SageID: "1 ", Account: "A"}}, 10},
		{"another company", model.Customer{ID: "x", Link: model.Link{Company: emea, SageID: "1 ", Account: "A"}}, 11},
		{"a removed link", model.Customer{ID: "x"}, 12},
		{"a new customer with a link", model.Customer{ID: "y", Link: link}, 13},
	} {
		t.Run(step.name, func(t *testing.T) {
			mustApply(t, s, model.Batch{Put: []model.Customer{step.put}})
			got, _ := mustSnapshot(t, s, nil).Customer(step.put.ID)
			step.put.Changed = step.want
			equal(t, "customer", got, step.put)
		})
	}
}

func TestApplyDoesNotChangeTheBatch(t *testing.T) {
	s := newStore(t)
	batch := firstLoad(300)
	slices.Reverse(batch.Put)
	put := slices.Clone(batch.Put)
	mustApply(t, s, batch)
	if !slices.Equal(put, batch.Put) {
		t.Error("the batch's customers were changed or put in another order")
	}
}

func TestApplyStopsWithItsContext(t *testing.T) {
	s := newStore(t)
	ctx := &dyingContext{Context: t.Context(), checks: 5}
	if _, err := s.Apply(ctx, firstLoad(5000)); !errors.Is(err, context.Canceled) {
		t.Errorf("%v, want context.Canceled", err)
	}
	if n := mustSnapshot(t, s, nil).Len(); n != 0 {
		t.Errorf("%d customers were written", n)
	}
}

// dyingContext ends after a number of calls of Err.
type dyingContext struct {
	context.Context
	checks int
}

func (c *dyingContext) Err() error {
	if c.checks--; c.checks < 0 {
		return context.Canceled
	}
	return nil
}
