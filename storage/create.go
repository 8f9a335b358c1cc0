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

// CreateOptions are the options of a new database.
type CreateOptions struct {
	Shared bool   // the owner's group may use it: mode 0660 instead of 0600
	User   string // the first user with settings access; "" for no user
}

// Create creates a database at revision 0 without customers, and its folder where that is missing. It returns
// ErrExists, and changes nothing, where the path exists. The database appears complete or not at all.
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

// folderMode returns the mode of a folder that has to be created: the group could not reach a shared database in a
// private folder.
func (c CreateOptions) folderMode() os.FileMode {
	if c.Shared {
		return 0o750
	}
	return 0o700
}

// publish builds the database under a temporary name and then links it to its own: unlike a rename, a link never
// replaces a file that appeared meanwhile.
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
	if err := os.Chmod(temporary.Name(), mode); err != nil { // CreateTemp and the umask set another one
		return err
	}
	if err := os.Link(temporary.Name(), s.path); err != nil {
		return err
	}
	folder.Sync(parent)
	return nil
}

// fill creates the buckets and the first values of a database.
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
	if err == nil {
		err = writeOtherMeta(db)
	}
	return errors.Join(err, db.Close())
}

// randomText returns 16 random bytes in hex, which identify a database or a revision.
func randomText() string {
	var b [16]byte
	rand.Read(b[:]) // never fails: it ends the program instead
	return hex.EncodeToString(b[:])
}
