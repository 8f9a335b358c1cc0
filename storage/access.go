package storage

import (
	"context"
	"fmt"
	"unicode/utf8"

	bolt "go.etcd.io/bbolt"
)

const maxUser = 255 // characters

// Users returns the users with settings access, sorted by name.
func (s *Store) Users(ctx context.Context) ([]string, error) {
	var pairs []keyValue
	err := s.view(ctx, func(tx *bolt.Tx) error {
		pairs = nil
		return bucket(tx, bucketAccess).ForEach(func(k, v []byte) error {
			pairs = append(pairs, copyOf(k, v))
			return nil
		})
	})
	if err != nil {
		return nil, err
	}
	users := make([]string, 0, len(pairs))
	for _, p := range pairs {
		in, err := unseal(p.key, p.value)
		if err == nil {
			err = in.end(p.key)
		}
		if err != nil {
			return nil, s.explain(err)
		}
		users = append(users, p.key)
	}
	return users, nil
}

// Grant gives a user settings access. It does nothing for a user who has it.
func (s *Store) Grant(ctx context.Context, user string) error {
	return s.update(ctx, func(tx *bolt.Tx) error { return grant(tx, user) })
}

// Revoke removes a user's settings access. It returns ErrUnknownUser for a user who has none, and ErrLastUser
// for the last user.
func (s *Store) Revoke(ctx context.Context, user string) error {
	return s.update(ctx, func(tx *bolt.Tx) error {
		b := bucket(tx, bucketAccess)
		if user == "" || b.Get([]byte(user)) == nil {
			return fmt.Errorf("user %q: %w", user, ErrUnknownUser)
		}
		if err := refuseNewer(user, b.Get([]byte(user))); err != nil {
			return err
		}
		c := b.Cursor()
		c.First()
		if another, _ := c.Next(); another == nil {
			return fmt.Errorf("user %q: %w", user, ErrLastUser)
		}
		return b.Delete([]byte(user))
	})
}

func grant(tx *bolt.Tx, user string) error {
	if user == "" || utf8.RuneCountInString(user) > maxUser {
		return fmt.Errorf("user %.255q: %w", user, ErrBadUser)
	}
	users := bucket(tx, bucketAccess)
	if err := refuseNewer(user, users.Get([]byte(user))); err != nil {
		return err
	}
	return users.Put([]byte(user), seal(user, newValue(nil)))
}
