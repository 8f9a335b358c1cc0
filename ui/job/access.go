package job

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// NoAccess is the error that a user has no settings access to the database.
type NoAccess struct {
	User string
	Ask  []string // the users who have it
}

func (e *NoAccess) Error() string {
	if len(e.Ask) == 0 {
		return e.User + " has no settings access to this database, and no user has"
	}
	return fmt.Sprintf("%s has no settings access to this database; ask %s, who can run: dovetail access grant %s",
		e.User, strings.Join(e.Ask, " or "), e.User)
}

// Authorize returns *NoAccess where the user is not on the access list. The list prevents mistakes; only the file's
// permissions protect the data.
func (s *Session) Authorize(ctx context.Context) error {
	users, err := s.DB.Users(ctx)
	if err != nil {
		return err
	}
	if !slices.Contains(users, s.User) {
		return &NoAccess{s.User, users}
	}
	return nil
}

// Users returns the users with settings access.
func (s *Session) Users(ctx context.Context) ([]string, error) { return s.DB.Users(ctx) }

// Grant gives a user settings access.
func (s *Session) Grant(ctx context.Context, user string) error {
	if err := s.Authorize(ctx); err != nil {
		return err
	}
	return s.DB.Grant(ctx, user)
}

// Revoke removes a user's settings access, unless it is the last user.
func (s *Session) Revoke(ctx context.Context, user string) error {
	if err := s.Authorize(ctx); err != nil {
		return err
	}
	return s.DB.Revoke(ctx, user)
}
