package xlsx

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dovetail/model"
)

func templateOf(t *testing.T, table Table) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := WriteTemplate(context.Background(), &b, table); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestTemplateIsAHeaderToFillIn(t *testing.T) {
	t.Parallel()
	f := openBook(t, templateOf(t, tableOf(awkwardCustomers()...)))
	if diff := cmp.Diff([][]string{exportHeaders(uploadColumns())}, sheetRows(t, f, customersSheet, model.UploadColumns)); diff != "" {
		t.Errorf("the sheet differs (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{customersSheet, readMeSheet, companiesSheet, sitesSheet}, f.GetSheetList()); diff != "" {
		t.Errorf("the sheets differ (-want +got):\n%s", diff)
	}
	visible, _ := f.GetSheetVisible(readMeSheet)
	if rules, err := f.GetDataValidations(customersSheet); err != nil || len(rules) != 2 || !visible {
		t.Errorf("%d rules (%v), Read me visible: %v; want lists of companies and sites, and a visible sheet", len(rules), err, visible)
	}
}

func TestTemplateExplainsEveryColumn(t *testing.T) {
	t.Parallel()
	rows := sheetRows(t, openBook(t, templateOf(t, tableOf())), readMeSheet, 3)
	for i := range model.UploadColumns {
		info := model.Column(i).Info()
		t.Run(info.Header, func(t *testing.T) {
			got := rows[len(rows)-model.UploadColumns+i]
			if diff := cmp.Diff([]string{info.Header, info.Sample, info.About}, got); diff != "" {
				t.Errorf("the explanation differs (-want +got):\n%s", diff)
			}
		})
	}
}

func TestTemplateIsAnUploadWithoutRows(t *testing.T) {
	t.Parallel()
	_, in := readUpload(t, templateOf(t, tableOf()))
	if in.Sheet != customersSheet || len(in.Rows) != 0 || in.HeaderRow != 1 {
		t.Errorf("sheet %q, header in row %d, %d rows; want Customers, 1, none", in.Sheet, in.HeaderRow, len(in.Rows))
	}
}

func TestTemplateStopsWhenCancelled(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := WriteTemplate(ctx, &bytes.Buffer{}, tableOf()); !errors.Is(err, context.Canceled) {
		t.Errorf("error is %v, want %v", err, context.Canceled)
	}
}

func TestLongListsOfCompaniesAreComplete(t *testing.T) {
	t.Parallel()
	table := tableOf()
	table.Companies = nil
	for i := range 300 {
		table.Companies = append(table.Companies, model.Company{Site: "10", Name: strings.Repeat("é", 250) + cellName(i+1, 1)})
	}
	table.Companies = append(table.Companies, model.Company{Site: "11", Name: strings.ToUpper(table.Companies[0].Name)})
	f := openBook(t, templateOf(t, table))
	columns, err := f.GetCols(companiesSheet)
	if err != nil {
		t.Fatal(err)
	}
	if len(columns[0]) != 300 || columns[0][299] != table.Companies[299].Name || columns[2][0] != "11" {
		t.Errorf("%d names are listed, want 300, with both sites of the first", len(columns[0]))
	}
	if rules, err := f.GetDataValidations(customersSheet); err != nil || rules[0].Formula1 != "Companies!$A$1:$A$300" {
		t.Errorf("the rule is %+v (%v), want one for 300 names", rules, err)
	}
}

func TestEachKnownSiteIsOfferedOnce(t *testing.T) {
	t.Parallel()
	table := tableOf()
	table.Companies = []model.Company{{Site: "LON-1", Name: "Acme"}, {Site: "lon-1", Name: "Acme Ireland"}, {Site: "20", Name: "Acme"}}
	f := openBook(t, templateOf(t, table))
	if diff := cmp.Diff([][]string{{"LON-1"}, {"20"}}, sheetRows(t, f, sitesSheet, 1)); diff != "" {
		t.Errorf("the sites differ (-want +got):\n%s", diff)
	}
	rules, err := f.GetDataValidations(customersSheet)
	if err != nil || len(rules) != 2 || rules[1].Sqref != "E2:E1048576" || rules[1].Formula1 != "Sites!$A$1:$A$2" {
		t.Errorf("the rules are %+v (%v), want a list of the two sites on SageSiteId", rules, err)
	}
}

func TestCompanyThatNoCellHoldsIsNamed(t *testing.T) {
	t.Parallel()
	table := tableOf()
	table.Companies = []model.Company{{Site: "1\x07", Name: "Acme"}}
	err := WriteTemplate(context.Background(), &bytes.Buffer{}, table)
	if err == nil || !strings.HasPrefix(err.Error(), `company "Acme": site "1\a": holds the control character U+0007`) {
		t.Errorf("error is %v, want one that names company and site", err)
	}
}
