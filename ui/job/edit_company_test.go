package job

import (
	"testing"

	"dovetail/model"
)

// A customer whose link was removed after it was marked does not get it again in another company.
func TestPlanCompanyAfterUnlink(t *testing.T) {
	s := newSession(t, "ann")
	mustLink(t, s, "C1", "X1")
	mustLink(t, s, "C2", "X2")
	seen, err := s.DB.Snapshot(t.Context(), nil)
	mustDo(t, err)
	other := model.Company{Site: "20", Name: "Acme Ireland"}
	_, err = s.DB.Apply(t.Context(), model.Batch{Base: seen.Origin(), AddCompanies: []model.Company{other}, Entry: model.Entry{Kind: model.EntryEdit, When: s.Now(), Who: s.User}})
	mustDo(t, err)
	mustDo(t, s.Unlink(t.Context(), "C1", false, ""))
	p, err := s.PlanCompany(t.Context(), seen, []string{"C1", "C2"}, other, "", nil)
	mustDo(t, err)
	if first, second := p.Plan.Outcome(0), p.Plan.Outcome(1); first.Fault != model.ChangedSince || second.Class != model.Changed {
		t.Errorf("C1 is %s %s, C2 is %s", first.Class, first.Fault, second.Class)
	}
	_, err = s.Apply(t.Context(), p, nil, nil)
	mustDo(t, err)
	wantLinks(t, s, "C2=X2")
}

// The values of a customer are read as they are, and not as those of another one.
func TestPlanCompanyReadsValuesAsTheyAre(t *testing.T) {
	s := newSession(t, "ann")
	ids := []string{"'-5", "-5", "'=1+1", "=1+1", "''=a", "'", "@x", "00123", "'00123", `a"b`, `"`, "x;y", "x,y", "1/2/2026", "CustomerId", "Total"}
	now, err := s.DB.Snapshot(t.Context(), nil)
	mustDo(t, err)
	batch := model.Batch{Base: now.Origin(), Entry: model.Entry{Kind: model.EntryLoad, When: s.Now(), Who: s.User}}
	for i, id := range ids {
		link := model.Link{Company: site10, Account: "A" + string(rune('A'+i)), SageID: id}
		batch.Put = append(batch.Put, model.Customer{ID: id, Name: "One", Link: link})
	}
	_, err = s.DB.Apply(t.Context(), batch)
	mustDo(t, err)
	seen, err := s.DB.Snapshot(t.Context(), nil)
	mustDo(t, err)
	for _, list := range [][]string{ids, {"'-5"}, {`"`}, {"x;y"}} {
		p, err := s.PlanCompany(t.Context(), seen, list, site10, "", nil)
		mustDo(t, err)
		for i, id := range list {
			row := p.Plan.Outcome(i).Row
			if row.Cells[model.ColumnID] != id || row.Cells[model.ColumnSageID] != id {
				t.Errorf("%q is read as %q and %q", id, row.Cells[model.ColumnID], row.Cells[model.ColumnSageID])
			}
		}
	}
}

// The customers are chosen and not typed, and their identifiers are stored: none is taken for a value that Excel changed.
func TestPlanCompanyTakesNoValueForDamaged(t *testing.T) {
	s := newSession(t, "ann")
	now, err := s.DB.Snapshot(t.Context(), nil)
	mustDo(t, err)
	other := model.Company{Site: "20", Name: "Acme Ireland"}
	batch := model.Batch{Base: now.Origin(), AddCompanies: []model.Company{other}, Entry: model.Entry{Kind: model.EntryLoad, When: s.Now(), Who: s.User}}
	ids := []string{"1.2E+15", "2E+15", "#REF!", "########"}
	for i, id := range ids {
		link := model.Link{Company: site10, Account: "A" + string(rune('A'+i)), SageID: "3E+1" + string(rune('1'+i))}
		batch.Put = append(batch.Put, model.Customer{ID: id, Name: "One", Link: link})
	}
	_, err = s.DB.Apply(t.Context(), batch)
	mustDo(t, err)
	seen, err := s.DB.Snapshot(t.Context(), nil)
	mustDo(t, err)
	p, err := s.PlanCompany(t.Context(), seen, ids, other, "", nil)
	mustDo(t, err)
	for i, id := range ids {
		if o := p.Plan.Outcome(i); o.Fault == model.DamagedValue || o.Row.Cells[model.ColumnID] != id {
			t.Errorf("%s is %s as %q: %s", id, o.Class, o.Row.Cells[model.ColumnID], o.Reason)
		}
	}
}
