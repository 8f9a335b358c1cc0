package storage

import (
	"errors"
	"testing"

	bolt "go.etcd.io/bbolt"

	"dovetail/model"
)

func TestCompanies(t *testing.T) {
	s := newStore(t)
	link := model.Link{Company: acme, SageID: "1"}
	var snapshot *model.Snapshot
	for _, step := range []struct {
		name  string
		batch model.Batch
		want  []model.Company
	}{
		{"are added with their first link", model.Batch{
			AddCompanies: []model.Company{acme, other}, Put: []model.Customer{{ID: "x", Link: link}},
		}, []model.Company{acme, other}},
		{"keep their links when renamed", model.Batch{RenameCompanies: []model.Rename{{From: acme, To: emea}}}, []model.Company{emea, other}},
		{"can be respelled", model.Batch{
			RenameCompanies: []model.Rename{{From: other, To: model.Company{Site: "B7F1", Name: other.Name}}},
		}, []model.Company{emea, {Site: "B7F1", Name: other.Name}}},
		{"can swap their names", model.Batch{
			RenameCompanies: []model.Rename{{From: emea, To: other}, {From: other, To: emea}},
		}, []model.Company{emea, other}},
		{"are removed with their last link", model.Batch{RemoveCompanies: []model.Company{other}, Remove: []string{"x"}}, []model.Company{emea}},
		{"can be added again", model.Batch{AddCompanies: []model.Company{other}}, []model.Company{emea, other}},
		{"free their names when removed", model.Batch{
			RemoveCompanies: []model.Company{other}, RenameCompanies: []model.Rename{{From: emea, To: other}},
		}, []model.Company{other}},
	} {
		t.Run(step.name, func(t *testing.T) {
			mustApply(t, s, step.batch)
			snapshot = mustSnapshot(t, s, snapshot) // a session that reloads
			var got []model.Company
			for _, c := range snapshot.Companies() {
				got = append(got, c.Company)
			}
			equal(t, "companies", got, step.want)
		})
	}
}

func TestRenameChangesTheLinks(t *testing.T) {
	s := newStore(t)
	mustApply(t, s, firstLoad(3))
	before := mustSnapshot(t, s, nil)
	mustApply(t, s, model.Batch{RenameCompanies: []model.Rename{{From: acme, To: other}}})
	after := mustSnapshot(t, s, before)
	got, _ := after.Customer(customer(3).ID)
	equal(t, "company", got.Link.Company, other)
	equal(t, "changed", got.Changed, uint64(1))
	if before.Blocks()[0] != after.Blocks()[0] {
		t.Error("the block was written again")
	}
}

// TestCompaniesThatDifferedForAnOlderProgramStayReadable: companies that differ in the kind of a space are equal today.
func TestCompaniesThatDifferedForAnOlderProgramStayReadable(t *testing.T) {
	s := newStore(t)
	twin := model.Company{Site: acme.Site, Name: "Acme\u00a0UK"}
	mustApply(t, s, model.Batch{AddCompanies: []model.Company{acme}, Put: []model.Customer{linkedTo("C1", "1", "A1")}})
	err := s.transact(t.Context(), true, func(db *bolt.DB) error {
		return db.Update(func(tx *bolt.Tx) error {
			return putAll(bucket(tx, bucketCompanies), []keyValue{encodeCompany(2, company{Company: twin})})
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	before := mustSnapshot(t, s, nil)
	mustApply(t, s, model.Batch{Put: []model.Customer{{ID: "C2", Link: model.Link{Company: twin, Account: "B1"}}, linkedTo("C3", "", "B2")}})
	for _, snapshot := range []*model.Snapshot{mustSnapshot(t, s, nil), mustSnapshot(t, s, before)} {
		for id, want := range map[string]model.Company{"C1": acme, "C2": twin, "C3": acme} {
			if c, _ := snapshot.Customer(id); c.Link.Company != want {
				t.Errorf("%s is linked to %q, want %q", id, c.Link.Company, want)
			}
		}
		if known, _ := snapshot.LookupCompany(model.Company{Site: acme.Site, Name: "Acme  UK"}); known != acme {
			t.Errorf("another spelling is %q, want the first", known)
		}
	}
	if _, err := s.Apply(t.Context(), model.Batch{Base: mustSnapshot(t, s, nil).Origin(), AddCompanies: []model.Company{{Site: acme.Site, Name: acme.Name}}}); !errors.Is(err, ErrCompanyExists) {
		t.Errorf("adding it again: %v", err)
	}
}
