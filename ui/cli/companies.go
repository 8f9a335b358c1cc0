package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"dovetail/model"
	"dovetail/ui/job"
)

// companiesCommand returns the command companies.
func (p *program) companiesCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "companies",
		Short: "The known Sage companies: list, add, rename, remove",
		Args:  noArguments,
		RunE:  func(cmd *cobra.Command, _ []string) error { return p.companies(cmd.Context(), asJSON) },
	}
	list := &cobra.Command{
		Use: "list", Short: "List the known companies with their customers", Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error { return p.companies(cmd.Context(), asJSON) },
	}
	for _, c := range []*cobra.Command{cmd, list} {
		c.Flags().BoolVar(&asJSON, "json", false, "print one JSON array")
	}
	cmd.AddCommand(list,
		p.companyCommand(`add "NAME" SITE`, "Add a company", 2, func(ctx context.Context, s *session, args []string) (string, error) {
			c := model.Company{Site: strings.TrimSpace(args[1]), Name: strings.TrimSpace(args[0])}
			return s.addCompany(ctx, c)
		}),
		p.companyCommand(`rename "NAME" SITE "NEW NAME" [NEW SITE]`, "Correct a company's name or site", 3, renameCompany),
		p.companyCommand(`remove "NAME" [SITE]`, "Remove a company that no customer is linked to", 1, func(ctx context.Context, s *session, args []string) (string, error) {
			c, err := s.findCompany(ctx, args[0], strings.Join(args[1:], ""))
			if err != nil {
				return "", err
			}
			return s.removeCompany(ctx, c)
		}))
	return cmd
}

// addCompany adds a company and returns a notice that also names the known company that it looks like.
func (s *session) addCompany(ctx context.Context, c model.Company) (notice string, err error) {
	now, err := s.DB.Snapshot(ctx, nil)
	if err != nil {
		return "", err
	}
	notice = c.String() + " was added."
	if known, how, found := now.LookAlike(c); found {
		notice += " It looks like " + known.String() + ", and is written " + how + "."
	}
	return notice, s.AddCompany(ctx, c)
}

// removeCompany removes a company and returns a notice that also says what becomes of its customer list.
func (s *session) removeCompany(ctx context.Context, c model.Company) (notice string, err error) {
	now, err := s.DB.Snapshot(ctx, nil)
	if err != nil {
		return "", err
	}
	notice = c.String() + " was removed."
	if list := now.SageList(c); list != nil {
		notice = c.String() + " was removed, with its list of " + model.Counted(list.Len(), "Sage customer", "Sage customers") + "."
	}
	return notice, s.RemoveCompany(ctx, c)
}

// renameCompany corrects the name and, with a fourth argument, the site of a company; it returns a notice.
func renameCompany(ctx context.Context, s *session, args []string) (string, error) {
	from, err := s.findCompany(ctx, args[0], args[1])
	if err != nil {
		return "", err
	}
	to := model.Company{Site: from.Site, Name: strings.TrimSpace(args[2])}
	if len(args) > 3 {
		to.Site = strings.TrimSpace(args[3])
	}
	return from.String() + " was renamed to " + to.String() + ".", s.RenameCompany(ctx, from, to)
}

// companyCommand returns a command that changes one company and prints the notice that do returns. It takes
// least arguments, and one more if use ends with an optional one.
func (p *program) companyCommand(use, short string, least int, do func(context.Context, *session, []string) (string, error)) *cobra.Command {
	most := least
	if strings.HasSuffix(use, "]") {
		most++
	}
	return &cobra.Command{
		Use: use, Short: short,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) < least || len(args) > most {
				return usageError{fmt.Errorf("usage: dovetail companies %s", use)}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			s, err := p.open(cmd.Context())
			if err != nil {
				return err
			}
			defer func() { err = errors.Join(err, s.close()) }()
			notice, err := do(cmd.Context(), s, args)
			if err != nil {
				return err
			}
			return reported("the company was changed", 0, p.print("%s", notice))
		},
	}
}

// findCompany returns the known company with a name and a site; the site may be empty if the name is known at
// one site only.
func (s *session) findCompany(ctx context.Context, name, site string) (model.Company, error) {
	snapshot, err := s.DB.Snapshot(ctx, nil)
	if err != nil {
		return model.Company{}, err
	}
	return job.FindCompany(snapshot, name, site)
}

// companies prints the known companies with their numbers of customers.
func (p *program) companies(ctx context.Context, asJSON bool) (err error) {
	s, err := p.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.close()) }()
	snapshot, err := s.DB.Snapshot(ctx, nil)
	if err != nil {
		return err
	}
	if asJSON {
		return p.companiesJSON(snapshot.Companies())
	}
	cells := [][]string{{model.ColumnCompany.Title(), model.ColumnSite.Title(), "Customers", "Synced"}}
	for _, c := range snapshot.Companies() {
		cells = append(cells, []string{c.Company.Name, c.Company.Site, model.Number(c.Customers), model.Number(c.Synced)})
	}
	return p.writeTable(p.out, textTable{cells: cells, columns: []textColumn{
		{rank: 2, preferred: 24, least: 16}, {rank: 1, preferred: identifierWidth, least: identifierWidth, fit: cutMiddle}, {}, {},
	}})
}

// companiesJSON prints the companies as a JSON array.
func (p *program) companiesJSON(companies []model.CompanyCount) error {
	type row struct {
		Name      string `json:"SageCompanyName"`
		Site      string `json:"SageSiteId"`
		Customers int    `json:"customers"`
		Synced    int    `json:"synced"`
	}
	rows := []row{}
	for _, c := range companies {
		rows = append(rows, row{c.Company.Name, c.Company.Site, c.Customers, c.Synced})
	}
	return writeJSON(p.out, rows)
}
