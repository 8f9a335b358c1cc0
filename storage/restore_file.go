package storage

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	bolt "go.etcd.io/bbolt"

	"dovetail/model"
	"dovetail/storage/folder"
)

// asideName is how a damaged file that was replaced is named, after the local time.
const asideName = ".damaged-2006-01-02T150405"

// replaceFile replaces the file of a database that is missing, or too damaged for a transaction, by the backup. A damaged
// file is set aside under another name, which replaceFile returns. It is locked meanwhile: a session that waits for the
// lock sees afterwards that the path names another file, and opens that.
func (s *Store) replaceFile(ctx context.Context, r *model.Restore, entry model.Entry) (setAside string, err error) {
	restored := Open(r.Copy)
	restored.newToken = s.newToken
	users, unknown := s.Users(ctx)
	err = restored.update(ctx, func(tx *bolt.Tx) error {
		if unknown == nil && len(users) > 0 {
			if err := setUsers(tx, users); err != nil {
				return err
			}
		}
		return s.enter(tx, entry)
	})
	if err != nil {
		return "", err
	}
	var replaced fs.FileInfo
	damagedFile, err := os.OpenFile(s.path, os.O_RDWR, 0)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return "", s.explain(err)
	default:
		defer func() { err = errors.Join(err, damagedFile.Close()) }()
		if replaced, err = damagedFile.Stat(); err != nil {
			return "", s.explain(err)
		}
		if err := lockFile(damagedFile); err != nil {
			return "", s.explain(err)
		}
		setAside = s.path + s.now().Format(asideName)
	}
	return setAside, s.explain(s.exchange(r.Copy, setAside, replaced))
}

// setUsers replaces the users with settings access.
func setUsers(tx *bolt.Tx, users []string) error {
	if err := tx.DeleteBucket([]byte(bucketAccess)); err != nil {
		return err
	}
	if _, err := tx.CreateBucket([]byte(bucketAccess)); err != nil {
		return err
	}
	for _, user := range users {
		if err := grant(tx, user); err != nil {
			return err
		}
	}
	return nil
}

// exchange renames the file at the path to setAside, unless that is "", and puts a copy of another one in its place, with
// the mode and the group of the one that it replaces, if that is not nil.
func (s *Store) exchange(from, setAside string, replaced fs.FileInfo) (err error) {
	f, err := os.CreateTemp(filepath.Dir(s.path), ".dovetail-*.new")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, removeIfThere(f.Name())) }()
	in, err := os.Open(from)
	if err != nil {
		return errors.Join(err, f.Close())
	}
	_, err = io.Copy(f, in)
	err = errors.Join(err, in.Close(), f.Sync(), f.Close())
	if err == nil && replaced != nil {
		err = shareAs(f.Name(), replaced, replaced.Mode().Perm())
	}
	if err != nil {
		return err
	}
	if setAside != "" {
		if err := os.Rename(s.path, setAside); err != nil {
			return err
		}
	}
	if err := os.Link(f.Name(), s.path); err != nil {
		return err
	}
	folder.Sync(filepath.Dir(s.path))
	return nil
}
