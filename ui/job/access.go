package job

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"dovetail/model"
)

// A NoAccess says that the user has no settings access to the database, and whom to ask.
type NoAccess struct {
	User string
	Ask  []string // who has it
}

func (e *NoAccess) Error() string {
	if len(e.Ask) == 0 {
		return e.User + " has no settings access to this database, and nobody has"
	}
	return fmt.Sprintf("%s has no settings access to this database; ask %s, who can run: dovetail access grant %s",
		e.User, strings.Join(e.Ask, " or "), e.User)
}

// Authorize fails with *NoAccess where the user is not on the access list. The list is the sign on the
// door; the lock is the file's permissions.
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

// Users are who has settings access.
func (s *Session) Users(ctx context.Context) ([]string, error) { return s.DB.Users(ctx) }

// Grant gives a user settings access.
func (s *Session) Grant(ctx context.Context, user string) error {
	if err := s.Authorize(ctx); err != nil {
		return err
	}
	return s.DB.Grant(ctx, user)
}

// Revoke takes a user's settings access away; the last one's cannot be.
func (s *Session) Revoke(ctx context.Context, user string) error {
	if err := s.Authorize(ctx); err != nil {
		return err
	}
	return s.DB.Revoke(ctx, user)
}

// commit writes a batch for a user who has access still.
func (s *Session) commit(ctx context.Context, b model.Batch) (revision uint64, err error) {
	if err := s.Authorize(ctx); err != nil {
		return 0, err
	}
	revision, err = s.DB.Apply(ctx, b)
	if err == nil && revision != b.Base.Revision { // a batch that is stored already writes nothing
		s.own.add(revision, b.Entry.When)
	}
	return revision, err
}
