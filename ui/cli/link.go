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

// linkFlags are the flags of link.
type linkFlags struct {
	company, site, account, sageID, note string
	allow                                []string
}

// linkCommand returns the command link.
func (p *program) linkCommand() *cobra.Command {
	var l linkFlags
	cmd := &cobra.Command{
		Use:   "link CUSTOMERID",
		Short: "Make or change one link by hand, under the rules of an upload",
		Example: `  dovetail link C000999 --company "Acme UK" --site 10 --account HARB001
  dovetail link C000999 --company "Acme UK" --sage-id 87 --note "asked Mr Hart"`,
		Args: oneCustomer,
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.within(cmd.Context(), func(s *session) error { return p.link(cmd.Context(), s, args[0], l) })
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&l.company, "company", "", "the Sage company's `NAME`")
	flags.StringVar(&l.site, "site", "", "its Sage `SITE` ID")
	flags.StringVar(&l.account, "account", "", "the Sage account `NUMBER`")
	flags.StringVar(&l.sageID, "sage-id", "", "the Sage customer `ID`")
	flags.StringVar(&l.note, "note", "", "why, for the history")
	flags.StringSliceVar(&l.allow, "allow", nil, "allow faults, as `CODE[,CODE...]`: "+strings.Join(model.AllowNames(), ", "))
	return cmd
}

// oneCustomer requires exactly one argument, a CustomerId.
func oneCustomer(cmd *cobra.Command, args []string) error {
	if len(args) == 1 && args[0] != "" {
		return nil
	}
	return usageError{fmt.Errorf("%s takes one CUSTOMERID", commandName(cmd))}
}

// link writes one link and prints its outcome, as an upload does for a row.
func (p *program) link(ctx context.Context, s *session, id string, l linkFlags) error {
	allow, err := model.ParseAllowance(l.allow)
	if err != nil {
		return usageError{err}
	}
	wanted := model.Link{
		Company: model.Company{Site: strings.TrimSpace(l.site), Name: strings.TrimSpace(l.company)},
		SageID:  strings.TrimSpace(l.sageID), Account: strings.TrimSpace(l.account),
	}
	if wanted.IsZero() {
		return usageError{errors.New("link needs --company, --site and --account or --sage-id; dovetail unlink " + id + " removes a link")}
	}
	preview, err := s.PlanLink(ctx, id, wanted, allow, l.note)
	if err != nil {
		return err
	}
	done, err := applyLink(ctx, s, preview)
	if err != nil {
		return err
	}
	err = p.printLink(id, done.Preview)
	if done.Wrote == 0 {
		return err
	}
	return reported("the link was written", done.Entry, err)
}

// printLink prints the outcome of a planned link. It returns errRejected if it was rejected.
func (p *program) printLink(id string, preview *job.Preview) error {
	o := preview.Plan.Outcome(0)
	if err := p.print("%s", id+"  "+codeOrClass(o)+"  "+o.Reason); err != nil {
		return err
	}
	if o.Class != model.Rejected {
		return nil
	}
	for _, offer := range preview.Plan.Offers() {
		if err := p.print("Can be allowed: --allow %s", strings.Join(offer.Faults.AllowNames(), ",")); err != nil {
			return err
		}
	}
	return errRejected
}

// applyLink applies a planned link if it is accepted. The plan that it returns was applied or rejected in the
// end: another session may have changed the data since preview.
func applyLink(ctx context.Context, s *session, preview *job.Preview) (job.Applied, error) {
	accepted := func(s *job.Preview) bool { return s.Plan.Counts[model.Rejected] == 0 }
	done, err := s.Apply(ctx, preview, accepted, nil)
	if outdated := (*job.Outdated)(nil); errors.As(err, &outdated) {
		return job.Applied{Preview: outdated.Preview}, nil
	}
	return done, err
}

// unlinkCommand returns the command unlink.
func (p *program) unlinkCommand() *cobra.Command {
	var note string
	var allow []string
	cmd := &cobra.Command{
		Use:   "unlink CUSTOMERID",
		Short: "Remove one link by hand",
		Args:  oneCustomer,
		RunE: func(cmd *cobra.Command, args []string) error {
			allowed, err := model.ParseAllowance(allow)
			if err != nil {
				return usageError{err}
			}
			return p.within(cmd.Context(), func(s *session) error {
				err := s.Unlink(cmd.Context(), args[0], allowed.Allows(args[0], model.AlreadySynced), note)
				if errors.Is(err, job.ErrSynced) {
					return fmt.Errorf("%w; to remove it anyway: --allow relink", err)
				}
				if err != nil {
					return err
				}
				return reported("the link was removed", 0, p.print("%s", args[0]+" is no longer linked."))
			})
		},
	}
	cmd.Flags().StringVar(&note, "note", "", "why, for the history")
	cmd.Flags().StringSliceVar(&allow, "allow", nil, "`relink`: remove the link of a synced customer too")
	return cmd
}
