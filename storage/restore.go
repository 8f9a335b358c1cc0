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

	bolt "go.etcd.io/bbolt"

	"dovetail/model"
)

// A Restore is a checked backup, and what it would change.
type Restore struct {
	Checked  model.Verification // of the backup
	Backup   *model.Snapshot    // the state of the backup
	Now      *model.Snapshot    // the state that it would replace; nil where that is damaged
	Lost     []model.Entry      // entries of the history that the backup does not have, newest first
	Modified int64              // when the backup was written, in Unix seconds
	Users    []string           // those with settings access to the backup's database

	folder, copy string
}

// Foreign reports whether the backup is known to be of another database.
func (r *Restore) Foreign() bool { return r.Now != nil && r.Backup.Database() != r.Now.Database() }

// Earlier reports whether the backup is an earlier state of the database: it has nothing that those with settings access
// could not see.
func (r *Restore) Earlier() bool { return r.Now != nil && r.Now.Has(r.Backup.Origin()) }

// Close deletes the copy of the backup.
func (r *Restore) Close() error { return os.RemoveAll(r.folder) }

// ErrBadBackup is returned for a backup that is damaged.
var ErrBadBackup = errors.New("is damaged, and nothing was changed; name another backup")

// PlanRestore returns what a restore of a backup would change. It works on a copy of the backup, which it checks; a
// damaged one is ErrBadBackup. The caller closes the plan.
func (s *Store) PlanRestore(ctx context.Context, backup string) (r *Restore, err error) {
	r = &Restore{}
	if r.folder, err = os.MkdirTemp("", "dovetail-restore-*"); err != nil {
		return nil, fmt.Errorf("no place for a copy of the backup: %w", err)
	}
	defer func() {
		if err != nil {
			r, err = nil, errors.Join(err, r.Close())
		}
	}()
	r.copy = filepath.Join(r.folder, "backup.db")
	if r.Modified, err = copyBackup(ctx, backup, r.copy); err != nil {
		return r, err
	}
	if r.Checked, err = verifyFile(ctx, r.copy); err != nil {
		return r, err
	}
	if len(r.Checked.Problems) > 0 {
		return r, fmt.Errorf("%s %w (%s)", backup, ErrBadBackup, r.Checked.Problems[0])
	}
	if r.Backup, err = Open(r.copy).Snapshot(ctx, nil); err != nil {
		return r, err
	}
	if r.Users, err = Open(r.copy).Users(ctx); err != nil {
		return r, err
	}
	return r, s.compare(ctx, r)
}

// compare sets what the restore would replace. Damage is no error: it is the reason for a restore.
func (s *Store) compare(ctx context.Context, r *Restore) error {
	now, err := s.Snapshot(ctx, nil)
	if CannotBeOpened(err) {
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
func copyBackup(ctx context.Context, from, to string) (modified int64, err error) {
	in, err := openRegular(from, os.O_RDONLY)
	if err != nil {
		return 0, fmt.Errorf("%s: %w", from, describe(err))
	}
	defer func() { err = errors.Join(err, in.Close()) }()
	info, err := in.Stat()
	if err != nil {
		return 0, err
	}
	out, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return 0, err
	}
	_, err = io.Copy(&target{ctx: ctx, w: out}, in)
	if err = errors.Join(err, out.Close()); err != nil && ctx.Err() == nil {
		err = fmt.Errorf("%s cannot be copied to the folder for temporary files, and nothing was changed: %w", from, systemError(err))
	}
	return info.ModTime().Unix(), err
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
// returns model.ErrStale where the data is not what the plan compared. A database that is damaged is replaced as a file: set
// aside, it is then at the path that Restore returns, else that is "".
func (s *Store) Restore(ctx context.Context, r *Restore, entry model.Entry) (setAside string, err error) {
	if r.Now == nil {
		return s.replaceFile(ctx, r, entry)
	}
	kept, err := s.makeBackup(ctx)
	if err != nil && !CannotBeOpened(err) {
		return "", fmt.Errorf("nothing was changed, as the present state could not be kept as a backup: %w", err)
	}
	err = s.update(ctx, func(tx *bolt.Tx) error { return s.restore(tx, r, entry) })
	if CannotBeOpened(err) {
		return s.replaceFile(ctx, r, entry)
	}
	if err != nil {
		return "", err
	}
	if err := s.deleteOldest(kept); err != nil {
		s.Notice("old backups were not deleted: " + err.Error())
	}
	return "", nil
}

// CannotBeOpened reports whether an error says that the database is damaged, or that there is none.
func CannotBeOpened(err error) bool {
	return errors.Is(err, ErrDamaged) || errors.Is(err, ErrNotDatabase) || errors.Is(err, ErrNotExist)
}

func (s *Store) restore(tx *bolt.Tx, r *Restore, entry model.Entry) error {
	now, err := readMetadata(tx)
	if err != nil {
		return err
	}
	if now.origin() != r.Now.Origin() {
		return model.ErrStale
	}
	if err := replaceBuckets(tx, r.copy); err != nil {
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
