package model

import "testing"

func TestUploadReasonOfAnEmptyMergedCell(t *testing.T) {
	for name, c := range map[string]struct {
		line   string
		merges []Merge
		want   string
	}{
		"a company":          {"A||10||A1", []Merge{{Column: ColumnCompany, From: 1, To: 4}}, "SageCompanyName is merged with row 1; unmerge the cells, and fill in each row"},
		"a customer":         {"|Acme UK|10||A1", []Merge{{Column: ColumnID, From: 1, To: 2}}, "CustomerId is merged with row 1; unmerge the cells, and fill in each row"},
		"an identifier":      {"A|Acme UK|10||", []Merge{{Column: ColumnSageID, From: 1, To: 2}}, "SageCustomerId is merged with row 1; unmerge the cells, and fill in each row"},
		"a site to the left": {"A|Acme UK|||A1", []Merge{{Column: ColumnSite, From: 2, To: 2, Beside: true}}, "SageSiteId is merged with the cell to its left; unmerge the cells, and fill in both"},
		"nothing filled in":  {"A||||", []Merge{{Column: ColumnAccount, From: 1, To: 3}}, "SageAccountNumber is merged with row 1; unmerge the cells, and fill in each row"},
		"the top-left cell":  {"A||10||A1", []Merge{{Column: ColumnCompany, From: 2, To: 4}}, "SageCompanyName is empty"},
		"another column":     {"A||10||A1", []Merge{{Column: ColumnSite, From: 1, To: 4}}, "SageCompanyName is empty"},
		"another row":        {"A||10||A1", []Merge{{Column: ColumnCompany, From: 3, To: 4}}, "SageCompanyName is empty"},
		"the second of two":  {"A||10||A1", []Merge{{Column: ColumnID, From: 1, To: 9}, {Column: ColumnCompany, From: 1, To: 2}, {Column: ColumnCompany, From: 3, To: 4}}, "SageCompanyName is merged with row 1; unmerge the cells, and fill in each row"},
	} {
		t.Run(name, func(t *testing.T) {
			in := file(t, ForUpload, links, c.line)
			in.Merges = c.merges
			if got := PlanUpload(in, exampleSnapshot(t), Allowance{}).Outcome(0).Reason; got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestLoadReasonOfAnEmptyMergedCell(t *testing.T) {
	in := file(t, ForLoad, "CustomerId|CustomerName", "|Alpha")
	in.Merges = []Merge{{Column: ColumnID, From: 1, To: 2}}
	if got := PlanLoad(in, exampleSnapshot(t), LoadOption{}).Outcome(0).Reason; got != "CustomerId is merged with row 1; unmerge the cells, and fill in each row" {
		t.Errorf("got %q", got)
	}
}

func TestHiddenColumnsAreNoted(t *testing.T) {
	in := file(t, ForUpload, links, "A|Acme UK|10||A1")
	in.HiddenColumns = []string{"SageSiteId"}
	list := PlanUpload(in, exampleSnapshot(t), Allowance{}).Notes()
	if got := list[len(list)-1]; got != "a hidden column was read too: SageSiteId" {
		t.Errorf("got %q", got)
	}
	in.HiddenColumns = append(in.HiddenColumns, "SageAccountNumber")
	list = PlanUpload(in, exampleSnapshot(t), Allowance{}).Notes()
	if got := list[len(list)-1]; got != "hidden columns were read too: SageSiteId, SageAccountNumber" {
		t.Errorf("got %q", got)
	}
}

// TestUploadOfARowWhoseWholeLinkIsMergedIsRejected: the row was not left empty on purpose.
func TestUploadOfARowWhoseWholeLinkIsMergedIsRejected(t *testing.T) {
	in := file(t, ForUpload, links, "A|Acme UK|10|1|ALPH", "C||||")
	for _, c := range []Column{ColumnCompany, ColumnSite, ColumnSageID, ColumnAccount} {
		in.Merges = append(in.Merges, Merge{Column: c, From: 2, To: 3})
	}
	wantOutcomes(t, PlanUpload(in, exampleSnapshot(t), Allowance{}), "new", "no-company")
}
