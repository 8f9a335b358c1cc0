package storage

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	bolt "go.etcd.io/bbolt"

	"dovetail/model"
)

// ErrBadBackup is returned for a backup that is damaged.
var ErrBadBackup = errors.New("is damaged, and nothing was changed; name another backup")

var errNoBackup = errors.New("does not exist; name another backup")

// PlanRestore returns what a restore of a backup would change. It works on a copy of the backup, which it checks; a
// damaged one is ErrBadBackup. The caller closes the plan.
func (s *Store) PlanRestore(ctx context.Context, backup string) (r *model.Restore, err error) {
	folder, err := os.MkdirTemp("", "dovetail-restore-*")
	if err != nil {
		return nil, fmt.Errorf("no place for a copy of the backup: %w", err)
	}
	r = &model.Restore{File: backup, Copy: filepath.Join(folder, "backup.db"), Close: func() error { return os.RemoveAll(folder) }}
	defer func() {
		if err != nil {
			r, err = nil, errors.Join(err, r.Close())
		}
	}()
	if r.Modified, err = copyBackup(ctx, backup, r.Copy); err != nil {
		return r, err
	}
	if r.Checked, err = verifyFile(ctx, r.Copy); err != nil {
		return r, err
	}
	if len(r.Checked.Problems) > 0 {
		return r, fmt.Errorf("%s %w (%s)", backup, ErrBadBackup, r.Checked.Problems[0])
	}
	if r.Backup, err = Open(r.Copy).Snapshot(ctx, nil); err != nil {
		return r, err
	}
	if r.Users, err = Open(r.Copy).Users(ctx); err != nil {
		return r, err
	}
	return r, s.compare(ctx, r)
}

// compare sets what the restore would replace. Damage is no error: it is the reason for a restore.
func (s *Store) compare(ctx context.Context, r *model.Restore) error {
	now, err := s.Snapshot(ctx, nil)
	if model.CannotBeOpened(err) {
		return nil
	}
	if err != nil {
		return err
	}
	r.Now = now
	entries, err := s.History(ctx, 0)
	if errors.Is(err, ErrDamaged) {
		return nil
	}
	for _, e := range entries {
		if !r.Foreign() && r.Backup.HasEntry(e) {
			break
		}
		r.Lost = append(r.Lost, e)
	}
	return err
}

// copyBackup copies a database file to a new path, and returns when it was written.
func copyBackup(ctx context.Context, from, to string) (modified time.Time, err error) {
	in, err := openRegular(from, os.O_RDONLY)
	if errors.Is(err, fs.ErrNotExist) {
		return modified, fmt.Errorf("%s %w", from, errNoBackup)
	}
	if err != nil {
		return modified, fmt.Errorf("%s: %w", from, describe(err))
	}
	defer func() { err = errors.Join(err, in.Close()) }()
	info, err := in.Stat()
	if err != nil {
		return modified, err
	}
	out, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return modified, err
	}
	_, err = io.Copy(&target{ctx: ctx, w: out}, in)
	if err = errors.Join(err, out.Close()); err != nil && ctx.Err() == nil {
		err = fmt.Errorf("%s cannot be copied to the folder for temporary files, and nothing was changed: %w", from, systemError(err))
	}
	return info.ModTime(), err
}

// systemError returns an error of the system without the name of the temporary file that it is about.
func systemError(err error) error {
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		return p.Err
	}
	return err
}

// Restore replaces all data and the history by those of the backup, in one transaction, so that open sessions see it, and
// writes an entry about itself. The list of users with settings access stays. The state before is kept as a backup. Restore
// returns model.ErrStale where the data is not what the plan compared. A database that is damaged is replaced as a file, and
// set aside.
func (s *Store) Restore(ctx context.Context, r *model.Restore, entry model.Entry) (done model.Restored, err error) {
	if r.Now == nil {
		done.SetAside, err = s.replaceFile(ctx, r, entry)
		return done, err
	}
	done.Before, err = s.makeBackup(ctx)
	if err != nil && !model.CannotBeOpened(err) {
		return done, fmt.Errorf("nothing was changed, as the present state could not be kept as a backup: %w", err)
	}
	err = s.update(ctx, func(tx *bolt.Tx) error { return s.restore(tx, r, entry) })
	if model.CannotBeOpened(err) {
		done.SetAside, err = s.replaceFile(ctx, r, entry)
		return done, err
	}
	if err != nil {
		return done, err
	}
	if err := s.deleteOldest(done.Before); err != nil {
		s.Notice("old backups were not deleted: " + err.Error())
	}
	return done, nil
}

func (s *Store) restore(tx *bolt.Tx, r *model.Restore, entry model.Entry) error {
	now, err := readMetadata(tx)
	if err != nil {
		return err
	}
	if now.origin() != r.Now.Origin() {
		return model.ErrStale
	}
	if err := replaceBuckets(tx, r.Copy); err != nil {
		return err
	}
	return s.enter(tx, entry)
}

// enter writes an entry that changed no customer, with a revision of its own.
func (s *Store) enter(tx *bolt.Tx, entry model.Entry) error {
	h, err := readMetadata(tx)
	if err != nil {
		return err
	}
	h.revision, h.token = h.revision+1, s.newToken()
	entry.Number, entry.Revision, entry.Token = nextEntry(tx), h.revision, h.token
	if err := putAll(bucket(tx, bucketHistory, bucketEntries), []keyValue{encodeEntry(entry)}); err != nil {
		return err
	}
	return writeMetadata(tx, h)
}

// replaceBuckets replaces all buckets but the access list by those of a database file.
func replaceBuckets(tx *bolt.Tx, path string) (err error) {
	from, err := bolt.Open(path, 0o600, &bolt.Options{ReadOnly: true, NoStatistics: true})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, from.Close()) }()
	return from.View(func(source *bolt.Tx) error {
		return source.ForEach(func(name []byte, b *bolt.Bucket) error {
			if string(name) == bucketAccess {
				return nil
			}
			if tx.Bucket(name) != nil {
				if err := tx.DeleteBucket(name); err != nil {
					return err
				}
			}
			into, err := tx.CreateBucket(name)
			if err != nil {
				return err
			}
			return copyBucket(into, b)
		})
	})
}

// copyBucket copies the keys and the buckets of a bucket into an empty one.
func copyBucket(into, from *bolt.Bucket) error {
	into.FillPercent = 1 // keys come in order
	return from.ForEach(func(k, v []byte) error {
		if v != nil {
			return into.Put(k, bytes.Clone(v)) // bbolt reads it at the commit, when the other file is closed
		}
		nested, err := into.CreateBucket(k)
		if err != nil {
			return err
		}
		return copyBucket(nested, from.Bucket(k))
	})
}
