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

func (w *program) companiesCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "companies",
		Short: "The known Sage companies: list, add, rename, remove",
		Args:  noArguments,
		RunE:  func(cmd *cobra.Command, _ []string) error { return w.companies(cmd.Context(), asJSON) },
	}
	list := &cobra.Command{
		Use: "list", Short: "List the known companies with their customers", Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error { return w.companies(cmd.Context(), asJSON) },
	}
	for _, c := range []*cobra.Command{cmd, list} {
		c.Flags().BoolVar(&asJSON, "json", false, "print one JSON array")
	}
	cmd.AddCommand(list,
		w.companyCommand(`add "NAME" SITE`, "Make a company known", 2, func(ctx context.Context, p *session, args []string) (string, error) {
			c := model.Company{Site: strings.TrimSpace(args[1]), Name: strings.TrimSpace(args[0])}
			return p.addCompany(ctx, c)
		}),
		w.companyCommand(`rename "NAME" SITE "NEW NAME" [NEW SITE]`, "Correct a company's name or site", 3, renameCompany),
		w.companyCommand(`remove "NAME" [SITE]`, "Forget a company that nothing is linked to", 1, func(ctx context.Context, p *session, args []string) (string, error) {
			c, err := p.findCompany(ctx, args[0], strings.Join(args[1:], ""))
			if err != nil {
				return "", err
			}
			return c.String() + " was removed.", p.RemoveCompany(ctx, c)
		}))
	return cmd
}

// addCompany says of what was added which known company it can be taken for.
func (p *session) addCompany(ctx context.Context, c model.Company) (said string, err error) {
	now, err := p.DB.Snapshot(ctx, nil)
	if err != nil {
		return "", err
	}
	said = c.String() + " is known now."
	if known, how, found := now.LookAlike(c); found {
		said += " It looks like " + known.String() + ", and is written " + how + "."
	}
	return said, p.AddCompany(ctx, c)
}

func renameCompany(ctx context.Context, p *session, args []string) (string, error) {
	from, err := p.findCompany(ctx, args[0], args[1])
	if err != nil {
		return "", err
	}
	to := model.Company{Site: from.Site, Name: strings.TrimSpace(args[2])}
	if len(args) > 3 {
		to.Site = strings.TrimSpace(args[3])
	}
	return from.String() + " is " + to.String() + " now.", p.RenameCompany(ctx, from, to)
}

// companyCommand is a command that changes one company and says what it did. It takes as many arguments
// as given, or one more where its last is optional.
func (w *program) companyCommand(use, short string, least int, do func(context.Context, *session, []string) (string, error)) *cobra.Command {
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
			place, err := w.open(cmd.Context())
			if err != nil {
				return err
			}
			defer func() { err = errors.Join(err, place.close()) }()
			said, err := do(cmd.Context(), place, args)
			if err != nil {
				return err
			}
			return w.print("%s", said)
		},
	}
}

func (p *session) findCompany(ctx context.Context, name, site string) (model.Company, error) {
	s, err := p.DB.Snapshot(ctx, nil)
	if err != nil {
		return model.Company{}, err
	}
	return job.FindCompany(s, name, site)
}

func (w *program) companies(ctx context.Context, asJSON bool) (err error) {
	place, err := w.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, place.close()) }()
	s, err := place.DB.Snapshot(ctx, nil)
	if err != nil {
		return err
	}
	if asJSON {
		return w.companiesJSON(s.Companies())
	}
	cells := [][]string{{model.ColumnCompany.Info().Title, model.ColumnSite.Info().Title, "Customers", "Synced"}}
	for _, c := range s.Companies() {
		cells = append(cells, []string{c.Company.Name, c.Company.Site, model.Number(c.Customers), model.Number(c.Synced)})
	}
	return w.writeAligned(w.out, cells)
}

func (w *program) companiesJSON(companies []model.CompanyCount) error {
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
	return writeJSON(w.out, rows)
}
