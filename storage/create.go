package storage

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"os"
	"path/filepath"

	bolt "go.etcd.io/bbolt"

	"dovetail/storage/folder"
)

// A CreateOptions says how a new database shall be.
type CreateOptions struct {
	Shared bool   // the owner's group may use it too: mode 0660 instead of 0600
	User   string // the first user with settings access; "" for nobody
}

// Create makes a new database at revision 0 without customers, and its folder where that is missing. It
// is ErrExists when anything is there already, which is left alone. The database appears whole or not at all.
func Create(ctx context.Context, path string, c CreateOptions) error {
	s := Open(path)
	if err := ctx.Err(); err != nil {
		return s.explain(err)
	}
	return s.explain(s.create(c))
}

func (s *Store) create(c CreateOptions) error {
	if _, err := os.Lstat(s.path); err == nil {
		return ErrExists
	}
	parent := filepath.Dir(s.path)
	mode := os.FileMode(0o600)
	if err := os.MkdirAll(parent, c.folderMode()); err != nil {
		return err
	}
	if onNetwork(parent) {
		return ErrNetwork
	}
	if c.Shared {
		mode = 0o660
	}
	return s.publish(parent, mode, c.User)
}

// folderMode is the mode of a folder that has to be made: a shared database in a private folder would
// be out of the group's reach.
func (c CreateOptions) folderMode() os.FileMode {
	if c.Shared {
		return 0o750
	}
	return 0o700
}

// publish builds the database under a name that nobody opens and then links it to its own: unlike a
// rename, a link never takes the place of a file that appeared meanwhile.
func (s *Store) publish(parent string, mode os.FileMode, user string) (err error) {
	temporary, err := os.CreateTemp(parent, ".dovetail-*.new")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.Remove(temporary.Name())) }()
	if err := temporary.Close(); err != nil {
		return err
	}
	if err := s.fill(temporary.Name(), user); err != nil {
		return err
	}
	if err := os.Chmod(temporary.Name(), mode); err != nil { // as the umask does not have the last word
		return err
	}
	if err := os.Link(temporary.Name(), s.path); err != nil {
		return err
	}
	folder.Sync(parent)
	return nil
}

// fill makes the buckets and what a database has from the start.
func (s *Store) fill(path, user string) error {
	db, err := bolt.Open(path, 0o600, &bolt.Options{Timeout: s.timeout, NoStatistics: true})
	if err != nil {
		return err
	}
	err = db.Update(func(tx *bolt.Tx) error {
		if err := runMigrations(tx, s.migrations, 0); err != nil {
			return err
		}
		if err := putMetaText(tx, keyDatabase, randomText()); err != nil {
			return err
		}
		if user != "" {
			if err := grant(tx, user); err != nil {
				return err
			}
		}
		return writeMetadata(tx, metadata{})
	})
	return errors.Join(err, db.Close())
}

// randomText returns 16 random bytes in hex: what no other database, and no other revision, has.
func randomText() string {
	var b [16]byte
	rand.Read(b[:]) // never fails: the program would end
	return hex.EncodeToString(b[:])
}
