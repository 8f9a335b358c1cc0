package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"
)

func (w *program) accessCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "access",
		Short: "Who has settings access to the database: list, grant, revoke",
		Args:  noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return w.within(cmd.Context(), w.listAccess(cmd.Context()))
		},
	}
	cmd.AddCommand(
		&cobra.Command{Use: "list", Short: "List who has settings access", Args: noArguments, RunE: cmd.RunE},
		w.accessChange("grant", "Give a user settings access", " has settings access now.", func(ctx context.Context, p *session, user string) error {
			err := p.Grant(ctx, user)
			if err == nil && !userExists(user) {
				w.warn("no user " + user + " is known on this machine; check the spelling")
			}
			return err
		}),
		w.accessChange("revoke", "Take a user's settings access away", " has no settings access any more.", func(ctx context.Context, p *session, user string) error {
			return p.Revoke(ctx, user)
		}))
	return cmd
}

// accessChange is a command that changes one user's access and says what it did.
func (w *program) accessChange(use, short, said string, do func(context.Context, *session, string) error) *cobra.Command {
	return &cobra.Command{
		Use: use + " USER", Short: short,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 || args[0] == "" {
				return usageError{fmt.Errorf("access %s takes one USER, by the operating system's name", use)}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return w.within(cmd.Context(), func(p *session) error {
				if err := do(cmd.Context(), p, args[0]); err != nil {
					return err
				}
				return w.print("%s", args[0]+said)
			})
		},
	}
}

func (w *program) listAccess(ctx context.Context) func(*session) error {
	return func(p *session) error {
		users, err := p.Users(ctx)
		if err != nil {
			return err
		}
		for _, user := range users {
			if err := w.print("%s", user); err != nil {
				return err
			}
		}
		return nil
	}
}
