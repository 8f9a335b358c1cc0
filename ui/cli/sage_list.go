package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"dovetail/model"
	"dovetail/ui/job"
)

// sageListFlags are the flags of sage list.
type sageListFlags struct {
	companyFlags
	filter, sort           string
	json, csv, plain, wide bool
}

// sageListCommand returns the command sage list.
func (p *program) sageListCommand() *cobra.Command {
	var l sageListFlags
	cmd := &cobra.Command{
		Use:   "list",
		Short: "Print the customers of Sage's lists, with the Layer customers linked to them",
		Long: `Prints the customers of all companies that have a customer list, or of one, each with the
Layer customers that are linked to it. On a terminal values that are too long are cut;
--wide shows them in full. In a pipe nothing is ever cut.

--filter takes the language that dovetail help filter describes, with other columns and
words: ` + sageFilterWords() + `.`,
		Example: `  dovetail sage list
  dovetail sage list --company "Acme UK" --csv
  dovetail sage list --filter "is:unlinked -is:onhold" --sort company,name`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := oneOf(cmd, "json", "csv", "plain", "wide"); err != nil {
				return err
			}
			return p.within(cmd.Context(), func(s *session) error { return p.sageList(cmd.Context(), s, l) })
		},
	}
	cmd.Flags().StringVar(&l.company, "company", "", "only the customers of the Sage company with this `NAME`")
	cmd.Flags().StringVar(&l.site, "site", "", "only those of the company at this `SITE`")
	cmd.Flags().StringVar(&l.filter, "filter", "", "only the customers that match this `FILTER`, such as is:unlinked")
	completeFilter(cmd, noCustomers().SageCustomers())
	cmd.Flags().StringVar(&l.sort, "sort", "", "the order: `COLUMN[,COLUMN...]`, downwards after a -")
	cmd.Flags().BoolVar(&l.json, "json", false, "print one JSON array, all values as strings but LinkedCustomers, an array of them")
	cmd.Flags().BoolVar(&l.csv, "csv", false, "print CSV")
	cmd.Flags().BoolVar(&l.plain, "plain", false, "print one line per customer, values separated by tabs, no header")
	cmd.Flags().BoolVar(&l.wide, "wide", false, "on a terminal, show all values in full, even if lines get wider than it")
	return cmd
}

// sageTable is the customers that sage list prints.
type sageTable struct {
	ctx  context.Context
	all  *model.SageCustomers
	rows []int32
}

// sageHeaders are the headers of --csv and the names of --json, in the order of sageTable.each.
var sageHeaders = []string{
	"SageAccountNumber", "SageCustomerId", "Name", "Postcode", "Telephone", "Email", "Website", "VATNumber", "Status",
	"SageCompanyName", "SageSiteId", "LinkedCustomers",
}

// sageList prints the customers of the lists.
func (p *program) sageList(ctx context.Context, s *session, l sageListFlags) error {
	query, order, err := l.parse()
	if err != nil {
		return usageError{err}
	}
	now, err := s.DB.Snapshot(ctx, nil)
	if err != nil {
		return err
	}
	t := sageTable{ctx: ctx, all: now.SageCustomers()}
	if t.rows, err = query.Rows(ctx, t.all); err != nil {
		return err
	}
	if l.company != "" || l.site != "" {
		lists, err := l.only(now)
		if err != nil {
			return err
		}
		t.only(lists)
	}
	if t.rows, err = t.all.Sort(ctx, t.rows, order); err != nil {
		return err
	}
	out := bufio.NewWriter(p.out)
	switch {
	case l.json:
		err = t.writeJSON(out)
	case l.csv:
		err = writeCSVRows(out, sageHeaders, t.values)
	case l.plain:
		err = writePlainRows(out, t.values)
	default:
		err = t.writeText(p, out, l.wide)
	}
	return errors.Join(err, out.Flush())
}

// sageFilterWords returns the columns and the words of is: that a filter can have, in lines of a help text.
func sageFilterWords() string {
	var words []string
	for _, c := range model.SageTable.Columns() {
		words = append(words, c.Key)
	}
	words = append(words, model.SageTable.Flags()...)
	return strings.ReplaceAll(strings.Join(words, ", "), "linked, postcode", "linked,\npostcode")
}

// parse returns the query and the order that the flags name.
func (l sageListFlags) parse() (q model.Query, order []model.Order, err error) {
	if q, err = model.SageTable.ParseQuery(l.filter); err == nil {
		order, err = model.SageTable.ParseOrder(l.sort)
	}
	return q, order, err
}

// only leaves out the rows that are not of some lists.
func (t *sageTable) only(lists []*model.CompanySageList) {
	t.rows = slices.DeleteFunc(t.rows, func(row int32) bool {
		company := t.all.At(int(row)).Company
		return !slices.ContainsFunc(lists, func(l *model.CompanySageList) bool { return l.Company == company })
	})
}

// only returns the lists of the companies that the flags name. It returns an error where no company has the name, or no list.
func (c companyFlags) only(s *model.Snapshot) (lists []*model.CompanySageList, err error) {
	name, site := strings.TrimSpace(c.company), strings.TrimSpace(c.site)
	match := func(k model.Company) bool {
		return (name == "" || model.EqualText(k.Name, name)) && (site == "" || model.EqualText(k.Site, site))
	}
	for _, list := range s.SageLists() {
		if match(list.Company) {
			lists = append(lists, list)
		}
	}
	if lists != nil {
		return lists, nil
	}
	for _, k := range s.Companies() {
		if match(k.Company) {
			return nil, fmt.Errorf("%s has no customer list; dovetail sage load loads one", k.Company)
		}
	}
	if name == "" {
		return nil, fmt.Errorf("no known company is at site %s", site)
	}
	_, err = job.FindCompany(s, name, site)
	return nil, err
}

// each calls do with the values of every customer, in the order of sageHeaders, and the CustomerIds of the Layer customers
// that are linked to it, which the last value joins. It returns the context's error if the context ends first.
func (t sageTable) each(do func(values, linked []string) error) error {
	for i, row := range t.rows {
		if i%512 == 0 && t.ctx.Err() != nil {
			return t.ctx.Err()
		}
		c := t.all.At(int(row))
		linked := c.LinkedIDs()
		values := []string{
			c.Account, c.ID, c.Name, c.Postcode, c.Telephone, c.Email, c.Website, c.VATNumber, c.StatusWord(),
			c.Company.Name, c.Company.Site, strings.Join(linked, "; "),
		}
		if err := do(values, linked); err != nil {
			return err
		}
	}
	return nil
}

// writeJSON writes a JSON array with one object on each line.
func (t sageTable) writeJSON(out io.Writer) error {
	start, end := "[\n  ", "[]\n"
	err := t.each(func(values, linked []string) error {
		object := "{"
		for i, v := range values[:len(values)-1] {
			text, err := jsonText(v)
			if err != nil {
				return err
			}
			object += `"` + sageHeaders[i] + `": ` + text + ", "
		}
		var ids []string
		for _, id := range linked {
			text, err := jsonText(id)
			if err != nil {
				return err
			}
			ids = append(ids, text)
		}
		_, err := io.WriteString(out, start+object+`"LinkedCustomers": [`+strings.Join(ids, ", ")+"]}")
		start, end = ",\n  ", "\n]\n"
		return err
	})
	if err != nil {
		return err
	}
	_, err = io.WriteString(out, end)
	return err
}

// values calls do with the values of every customer, in the order of sageHeaders.
func (t sageTable) values(do func(values []string) error) error {
	return t.each(func(values, _ []string) error { return do(values) })
}

// shownSage are the columns of the text table, as places in sageHeaders, with their titles and how they get narrower.
var shownSage = []struct {
	at     int
	title  string
	column textColumn
}{
	{0, "Account", textColumn{rank: 6, preferred: 12, least: identifierWidth, fit: cutMiddle}},
	{1, "ID", textColumn{rank: 4, preferred: identifierWidth, least: identifierWidth, fit: cutMiddle}},
	{2, "Name", textColumn{rank: 5, preferred: 28, least: 14}},
	{3, "Postcode", textColumn{rank: 1, preferred: 8, least: 8}},
	{8, "Status", textColumn{rank: 3, preferred: 8, least: 7}},
	{9, "Company", textColumn{rank: 2, preferred: 16, least: 12}},
	{11, "Layer customers", textColumn{title: "Layer", rank: 7, preferred: 12, least: identifierWidth}},
}

// writeText writes an aligned table.
func (t sageTable) writeText(p *program, out io.Writer, wide bool) error {
	row := make([]string, len(shownSage))
	columns := make([]textColumn, len(shownSage))
	for i, c := range shownSage {
		row[i], columns[i] = c.title, c.column
	}
	cells := [][]string{row}
	err := t.values(func(values []string) error {
		row := make([]string, len(shownSage))
		for i, c := range shownSage {
			row[i] = values[c.at]
		}
		cells = append(cells, row)
		return nil
	})
	if err != nil {
		return err
	}
	return p.writeTable(out, textTable{cells: cells, columns: columns, wide: wide, cap: maxColumnWidth})
}
