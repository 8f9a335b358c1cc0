package xlsx

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"dovetail/model"
)

// lastRow is the last row of an Excel sheet.
const lastRow = model.MaxCustomers + 1

// addLists adds drop-down lists: the known companies on SageCompanyName, from a hidden sheet with one name a row
// and its sites beside it, and the known sites on SageSiteId. An inline list is limited to 255 characters. Other
// values can be typed, as an upload can allow them, but Excel asks.
func (b *book) addLists(companies []model.Company) error {
	if len(companies) == 0 {
		return nil
	}
	if err := b.addList(companies, companiesSheet, model.ColumnCompany, b.listCompanies, "Unknown company",
		"No user has added this Sage company to dovetail yet. An upload rejects it unless it is allowed there."); err != nil {
		return err
	}
	return b.addList(companies, sitesSheet, model.ColumnSite, b.listSites, "Unknown site",
		"No Sage company that dovetail knows is at this site. An upload rejects it unless it is allowed there.")
}

// addList adds a drop-down list to a column of the customers: the first column of a hidden sheet, which list fills
// and whose length it returns.
func (b *book) addList(companies []model.Company, sheet string, column model.Column, list func([]model.Company) (int, error), title, warning string) error {
	if _, err := b.file.NewSheet(sheet); err != nil {
		return err
	}
	length, err := list(companies)
	if err != nil {
		return err
	}
	if err := b.file.SetSheetVisible(sheet, false); err != nil {
		return err
	}
	letter := columnName(int(column) + 1)
	rule := excelize.NewDataValidation(true)
	rule.SetSqref(fmt.Sprintf("%s2:%s%d", letter, letter, lastRow))
	rule.SetSqrefDropList(fmt.Sprintf("%s!$A$1:$A$%d", sheet, length))
	rule.SetError(excelize.DataValidationErrorStyleWarning, title, warning)
	return b.file.AddDataValidation(customersSheet, rule)
}

// listSites writes each site once and returns their number.
func (b *book) listSites(companies []model.Company) (int, error) {
	seen := map[string]bool{}
	for _, c := range companies {
		if key := model.CanonicalKey(c.Site); !seen[key] {
			seen[key] = true
			if err := b.set(sitesSheet, 1, len(seen), c.Site); err != nil {
				return 0, fmt.Errorf("company %q: site %q: %w", c.Name, c.Site, err)
			}
		}
	}
	return len(seen), nil
}

// listCompanies writes each name once, with its sites to the right of it, and returns the number of names.
func (b *book) listCompanies(companies []model.Company) (names int, err error) {
	type line struct{ row, sites int }
	lines := map[string]line{}
	for _, c := range companies {
		key := model.CanonicalKey(c.Name)
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
		return b.file.SetCellRichText(sheet, cell, splitEscapes(text))
	}
	return b.file.SetCellStr(sheet, cell, text)
}
