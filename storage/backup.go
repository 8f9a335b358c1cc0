package storage

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	bolt "go.etcd.io/bbolt"

	"dovetail/model"
	"dovetail/storage/folder"
)

const (
	// roomForBackup is how many times the size of the database must be free on its disk for a backup to be made.
	roomForBackup = 3
	// manyUndone is the number of changes above which an undo makes a backup first.
	manyUndone = 100
)

// backUpBefore makes a backup before a batch, where one is due: before the first change of a day, and before an undo of
// many changes. What prevents it does not prevent the change: it is a notice.
func (s *Store) backUpBefore(ctx context.Context, b *model.Batch) {
	if b.Base.Revision == 0 {
		return // there is nothing to lose yet
	}
	undo := b.Entry.Kind == model.EntryUndo || b.Entry.Kind == model.EntryRedo
	if undo && len(b.Put)+len(b.Remove) > manyUndone || !s.backedUpToday() {
		s.backUp(ctx)
	}
}

// backUp makes a backup beside the database and deletes the oldest ones. A failure is a notice, once in a session.
func (s *Store) backUp(ctx context.Context) {
	_, err := s.KeepBackup(ctx)
	if err != nil && ctx.Err() == nil && !s.notified.Swap(true) {
		s.Notice("no backup was made beside the database: " + err.Error())
	}
}

// KeepBackup makes a backup beside the database, deletes the oldest ones, and returns its path.
func (s *Store) KeepBackup(ctx context.Context) (path string, err error) {
	if err := s.enoughSpace(); err != nil {
		return "", err
	}
	if path, err = s.makeBackup(ctx); err != nil {
		return "", err
	}
	return path, s.deleteOldest(path)
}

var errNoRoom = errors.New("the disk has less than three times its size free")

// enoughSpace returns errNoRoom where a backup would leave too little room for changes.
func (s *Store) enoughSpace() error {
	info, err := os.Stat(s.path)
	if err != nil {
		return err
	}
	if free, known := freeSpace(filepath.Dir(s.path)); known && free < roomForBackup*uint64(info.Size()) {
		return errNoRoom
	}
	return nil
}

// makeBackup writes a backup under a temporary name, then gives it its own, and returns its path.
func (s *Store) makeBackup(ctx context.Context) (path string, err error) {
	info, err := os.Stat(s.path)
	if err != nil {
		return "", err
	}
	if err := s.makeBackupFolder(info); err != nil {
		return "", err
	}
	f, err := os.CreateTemp(s.BackupFolder(), temporaryBackups)
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, removeIfThere(f.Name())) }()
	err = errors.Join(s.copyTo(ctx, f), f.Sync(), f.Close())
	if err != nil {
		return "", err
	}
	if err := shareAs(f.Name(), info, info.Mode().Perm()); err != nil {
		return "", err
	}
	if path, err = s.nameBackup(f.Name()); err != nil {
		return "", err
	}
	folder.Sync(s.BackupFolder())
	return path, nil
}

// makeBackupFolder makes the folder of the backups, unless it is there: who may read the database may enter it.
func (s *Store) makeBackupFolder(database fs.FileInfo) error {
	mode := database.Mode().Perm()
	mode |= (mode & 0o444) >> 2
	err := os.Mkdir(s.BackupFolder(), mode)
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	if err != nil {
		return err
	}
	return shareAs(s.BackupFolder(), database, mode)
}

// shareAs gives a new file or folder the group of the database and a mode. Where the group cannot be changed, the group
// that it has gets no rights: it may be one that must not read the database.
func shareAs(path string, database fs.FileInfo, mode fs.FileMode) error {
	if !sameGroup(path, database) {
		mode &^= 0o070
	}
	return os.Chmod(path, mode)
}

// copyTo writes a consistent copy of the database, of whatever schema it is.
func (s *Store) copyTo(ctx context.Context, f *os.File) error {
	return s.transact(ctx, false, func(db *bolt.DB) error {
		return db.View(func(tx *bolt.Tx) error {
			_, err := tx.WriteTo(&target{ctx: ctx, w: f})
			return err
		})
	})
}

// CheckedBackup writes a copy of the database that was checked. It writes nothing where the check finds a problem, which
// it returns as ErrDamaged.
func (s *Store) CheckedBackup(ctx context.Context, write func(path string) error) (v model.Verification, err error) {
	temporary, err := os.MkdirTemp("", "dovetail-backup-*")
	if err != nil {
		return v, fmt.Errorf("no place for a copy to check: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(temporary)) }()
	path := filepath.Join(temporary, "copy.db")
	if v, err = s.verifyCopy(ctx, path); err != nil {
		return v, err
	}
	if len(v.Problems) > 0 {
		return v, s.explain(damaged("%s", v.Problems[0]))
	}
	return v, write(path)
}
