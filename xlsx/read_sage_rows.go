package xlsx

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"dovetail/model"
)

// sageCollector turns the rows of a sheet into a model.ParsedSageList.
type sageCollector struct {
	mapping model.SageMapping
	list    model.ParsedSageList
	ready   bool     // the header was found
	tried   int      // rows so far that are neither empty nor the header
	first   []string // the first of them

	roles     []model.SageRole // those that a column has
	places    []int            // their columns in the file, from 0
	unsampled []int            // indexes in list.Columns of those that lack samples

	grouped []int // numbers of grouped rows that are visible unless a later row hides them
	shared  map[string]string
	size    int64 // of the texts of all rows, in bytes
	values  valueNotes
}

func newSageCollector(m model.SageMapping) *sageCollector {
	return &sageCollector{mapping: m, shared: map[string]string{}}
}

func (c *sageCollector) header() (titles []string, ready bool) { return c.list.Layout.Names, c.ready }
func (c *sageCollector) len() int                              { return len(c.list.Rows) }

// lacks implements rowSink.
func (c *sageCollector) lacks(fields int) bool {
	return slices.ContainsFunc(c.places, func(at int) bool { return at >= fields })
}

// damageShort implements rowSink: all of the row can be wrong, or where only evidence or a status is missing, these.
func (c *sageCollector) damageShort(at, fields int, what string) {
	row := &c.list.Rows[at]
	for i, role := range c.roles {
		if c.places[i] >= fields && role <= model.SageName {
			c.damage(at, what)
			return
		}
	}
	for _, role := range c.roles {
		if role > model.SageName {
			row.Damage = append(row.Damage, model.SageDamage{Role: role, What: doubtful + what})
		}
	}
}

func (c *sageCollector) damage(at int, what string) {
	row := &c.list.Rows[at]
	row.Damage = append(row.Damage, model.SageDamage{Role: model.SageWholeRow, What: what})
}

// row adds the next row of the sheet.
func (c *sageCollector) row(r rawRow) error {
	if !c.ready {
		return c.findHeader(r)
	}
	c.sample(r.cells)
	row, ok := c.judge(r)
	if !ok {
		return nil
	}
	for _, text := range row.Cells {
		c.size += int64(len(text))
	}
	if c.size > maxStringText {
		return tooMuchText()
	}
	c.list.Rows = append(c.list.Rows, row)
	switch {
	case r.hidden:
		c.list.HiddenRows++
	case r.grouped:
		c.grouped = append(c.grouped, r.number)
	}
	return nil
}

// findHeader checks whether a row is the header.
func (c *sageCollector) findHeader(r rawRow) error {
	names := labels(r.cells)
	if len(names) == 0 {
		return nil
	}
	if !model.IsSageHeader(names, c.mapping) {
		if c.tried++; c.first == nil {
			c.first = names
		}
		if c.tried == headerRows {
			return errNoHeader
		}
		return nil
	}
	layout, err := model.NewSageLayout(names, c.mapping)
	if err != nil {
		return err
	}
	c.list.HeaderRow, c.list.Layout, c.ready = r.number, layout, true
	for role, at := range layout.At {
		if at >= 0 {
			c.roles, c.places = append(c.roles, model.SageRole(role)), append(c.places, at)
		}
	}
	for at, title := range names {
		c.addColumn(at, title)
	}
	return nil
}

// addColumn adds a column to those that are described.
func (c *sageCollector) addColumn(at int, title string) {
	c.unsampled = append(c.unsampled, len(c.list.Columns))
	c.list.Columns = append(c.list.Columns, model.SageFileColumn{At: at, Title: title, Role: c.list.Layout.RoleOf(at)})
}

// maxSample is the maximum length of a sample, in characters.
const maxSample = 40

// sample adds the values of a row to the samples of the columns that lack some.
func (c *sageCollector) sample(cells []cell) {
	for at := len(c.list.Columns); at < len(cells); at++ {
		c.addColumn(at, "")
	}
	c.unsampled = slices.DeleteFunc(c.unsampled, func(i int) bool {
		column := &c.list.Columns[i]
		if column.At >= len(cells) {
			return false
		}
		if text := cells[column.At].label(); text != "" {
			if text = shortenTo(text, maxSample); !slices.Contains(column.Samples, text) {
				column.Samples = append(column.Samples, text)
			}
		}
		return len(column.Samples) == model.SageSamples
	})
}

// judge returns the values of a row. It reports false if all are empty.
func (c *sageCollector) judge(r rawRow) (row model.SageRow, ok bool) {
	row.Number = r.number
	for i, role := range c.roles {
		at := c.places[i]
		if at >= len(r.cells) {
			continue
		}
		cell := &r.cells[at]
		if cell.formula {
			c.list.Formulas++
		}
		text, damage := cell.value(role.Info().Like)
		if damage != "" {
			row.Damage = append(row.Damage, model.SageDamage{Role: role, What: damage})
		}
		row.Cells[role] = c.copy(role, text)
		c.values.add(r.number, text)
		ok = ok || text != "" || damage != ""
	}
	return row, ok
}

// copy returns a copy of a text that is not part of the read buffer. The words of statuses are shared.
func (c *sageCollector) copy(role model.SageRole, text string) string {
	if role < model.SageStatus {
		return strings.Clone(text)
	}
	known, ok := c.shared[text]
	if !ok {
		known = strings.Clone(text)
		if len(c.shared) < maxShared {
			c.shared[known] = known
		}
	}
	return known
}

// finish returns what was collected from a sheet, after its last row or the error that ended it. A text has no view.
func (c *sageCollector) finish(sheet string, view *sheetView, err error) (*model.ParsedSageList, error) {
	if err == nil && c.ready && view != nil {
		err = c.addView(view)
	}
	if header, ok := errors.AsType[*model.SageHeaderError](err); ok && sheet != "" {
		return nil, fmt.Errorf("sheet %s: %w", sheet, header)
	}
	if err == nil && !c.ready {
		err = errNoHeader
	}
	if err != nil {
		return nil, err
	}
	c.list.Sheet = sheet
	c.list.Columns = slices.DeleteFunc(c.list.Columns, func(column model.SageFileColumn) bool {
		return column.Title == "" && len(column.Samples) == 0
	})
	c.list.Notes = append(c.list.Notes, c.values.notes()...)
	return &c.list, nil
}

// addView adds what the sheet hides and merges. A value under merged cells is not visible: it is damaged, and in the
// header it is an error.
func (c *sageCollector) addView(view *sheetView) error {
	view.outline.hidden.covered(len(c.grouped), func(i int) int { return c.grouped[i] }, func(int) { c.list.HiddenRows++ })
	for i, role := range c.roles {
		at := c.places[i]
		if view.hides(at) {
			c.list.HiddenColumns = append(c.list.HiddenColumns, c.list.Layout.Names[at])
		}
		hidden := rowSpans{}
		for _, area := range view.merges {
			under := area.under(at)
			if header := c.list.HeaderRow; under.first <= header && header <= under.last {
				reason := "the header " + c.list.Layout.Names[at] + " is hidden under merged cells; unmerge the header row"
				return &model.SageHeaderError{Reason: reason, Found: c.list.Layout.Names}
			}
			hidden = append(hidden, under)
		}
		c.damageHidden(role, hidden)
	}
	return nil
}

// damageHidden marks the values of a role that merged areas hide.
func (c *sageCollector) damageHidden(role model.SageRole, hidden rowSpans) {
	rows := c.list.Rows
	hidden.covered(len(rows), func(i int) int { return rows[i].Number }, func(i int) {
		if rows[i].Cells[role] != "" {
			rows[i].Damage = append(rows[i].Damage, model.SageDamage{Role: role, What: hiddenUnderMerge})
		}
	})
}
