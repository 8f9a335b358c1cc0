package ui

import (
	"context"
	"testing"

	"dovetail/model"
	"dovetail/ui/job"
)

// loadSageList loads a customer list for the first company, as another screen does.
func (r *robot) loadSageList(rows string) {
	r.t.Helper()
	ctx := context.Background()
	company := r.app.shown().Companies()[0].Company
	source, err := job.OpenPaste("Account No\tName\n" + rows)
	if err != nil {
		r.t.Fatal(err)
	}
	p, err := r.session.PreviewSage(ctx, job.SageRequest{Source: source, Company: company}, nil)
	if err != nil {
		r.t.Fatal(err)
	}
	if _, err := r.session.ApplySage(ctx, p, nil, nil); err != nil {
		r.t.Fatal(err)
	}
	r.press("r")
}

func TestUndoOfACustomerListIsShownFirst(t *testing.T) {
	r := drive(t, 100, 24)
	company := r.app.shown().Companies()[0].Company
	list := func() *model.SageList { return r.app.shown().SageList(company) }
	r.loadSageList("A1\tAlpha\n")
	first := list().Version()
	r.loadSageList("A1\tAlpha\nA2\tBeta\n")
	r.press("z").sees("its earlier customer list will be restored", "changes the customer list of "+company.Name)
	r.press("y")
	if got := list(); got.Version() != first || got.Len() != 1 {
		t.Errorf("version %d with %d customers is current, want version %d", got.Version(), got.Len(), first)
	}
	r.press("esc", "z").sees("its customer list will be removed", "removes the customer list of "+company.Name)
}
