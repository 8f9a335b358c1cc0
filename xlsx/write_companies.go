package xlsx

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"dovetail/model"
)

// lastRow is the last row of an Excel sheet.
const lastRow = model.MaxCustomers + 1

// offer lists the known companies on SageCompanyName: one name a row in a hidden sheet, its sites beside
// it. A list that stands in the cell's own rule would end at 255 characters. Another name can still be
// typed, as an upload can allow it, but Excel asks.
func (b *book) offer(companies []model.Company) error {
	if len(companies) == 0 {
		return nil
	}
	if _, err := b.file.NewSheet(companiesSheet); err != nil {
		return err
	}
	names, err := b.listCompanies(companies)
	if err != nil {
		return err
	}
	if err := b.file.SetSheetVisible(companiesSheet, false); err != nil {
		return err
	}
	column := columnName(int(model.ColumnCompany) + 1)
	rule := excelize.NewDataValidation(true)
	rule.SetSqref(fmt.Sprintf("%s2:%s%d", column, column, lastRow))
	rule.SetSqrefDropList(fmt.Sprintf("%s!$A$1:$A$%d", companiesSheet, names))
	rule.SetError(excelize.DataValidationErrorStyleWarning, "Unknown company",
		"Nobody has added this Sage company to dovetail yet. An upload rejects it unless it is allowed there.")
	return b.file.AddDataValidation(customersSheet, rule)
}

// listCompanies writes each name once, with its sites to the right of it, and says how many names there are.
func (b *book) listCompanies(companies []model.Company) (names int, err error) {
	type line struct{ row, sites int }
	lines := map[string]line{}
	for _, c := range companies {
		key := model.SameKey(c.Name)
		at, known := lines[key]
		if !known {
			names++
			at = line{row: names}
			if err := b.set(companiesSheet, 1, at.row, c.Name); err != nil {
				return 0, fmt.Errorf("company %q: %w", c.Name, err)
			}
		}
		at.sites++
		lines[key] = at
		if err := b.set(companiesSheet, 1+at.sites, at.row, c.Site); err != nil {
			return 0, fmt.Errorf("company %q: site %q: %w", c.Name, c.Site, err)
		}
	}
	return names, nil
}

// set writes one text cell of a small sheet. excelize escapes rich text only, and is slow with much of it.
func (b *book) set(sheet string, column, row int, text string) error {
	if err := fits(text); err != nil {
		return err
	}
	cell := cellName(column, row)
	if err := b.file.SetCellStyle(sheet, cell, cell, b.text); err != nil {
		return err
	}
	if escape.MatchString(text) {
		return b.file.SetCellRichText(sheet, cell, unescapable(text))
	}
	return b.file.SetCellStr(sheet, cell, text)
}
