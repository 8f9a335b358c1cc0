package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"
)

// accessCommand returns the command access.
func (p *program) accessCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "access",
		Short: "Who has settings access to the database: list, grant, revoke",
		Args:  noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return p.within(cmd.Context(), p.listAccess(cmd.Context()))
		},
	}
	cmd.AddCommand(
		&cobra.Command{Use: "list", Short: "List who has settings access", Args: noArguments, RunE: cmd.RunE},
		p.accessChange("grant", "Grant a user settings access", " now has settings access.", func(ctx context.Context, s *session, user string) error {
			err := s.Grant(ctx, user)
			if err == nil && !userExists(user) {
				p.warn("no user " + user + " is known on this machine; check the spelling")
			}
			return err
		}),
		p.accessChange("revoke", "Revoke a user's settings access", " no longer has settings access.", func(ctx context.Context, s *session, user string) error {
			return s.Revoke(ctx, user)
		}))
	return cmd
}

// accessChange returns a command that changes one user's access and then prints the user and done.
func (p *program) accessChange(use, short, done string, do func(context.Context, *session, string) error) *cobra.Command {
	return &cobra.Command{
		Use: use + " USER", Short: short,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 || args[0] == "" {
				return usageError{fmt.Errorf("access %s takes one USER, by the operating system's name", use)}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.within(cmd.Context(), func(s *session) error {
				if err := do(cmd.Context(), s, args[0]); err != nil {
					return err
				}
				return reported("the access list was changed", 0, p.print("%s", args[0]+done))
			})
		},
	}
}

// listAccess returns a function that prints the users with settings access, one a line.
func (p *program) listAccess(ctx context.Context) func(*session) error {
	return func(s *session) error {
		users, err := s.Users(ctx)
		if err != nil {
			return err
		}
		for _, user := range users {
			if err := p.print("%s", user); err != nil {
				return err
			}
		}
		return nil
	}
}
