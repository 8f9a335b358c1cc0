package storage

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	bolt "go.etcd.io/bbolt"

	"dovetail/model"
	"dovetail/storage/folder"
)

const (
	// keptBackups is the number of backups that stay beside a database.
	keptBackups = 10
	// backupName is how a backup is named after the local time: it sorts by time, and has no colon, which Windows refuses.
	backupName = "2006-01-02T1504"
	// roomForBackup is how many times the size of the database must be free on its disk for a backup to be made.
	roomForBackup    = 3
	temporaryBackups = ".dovetail-*.tmp"
	// manyUndone is the number of changes above which an undo makes a backup first.
	manyUndone = 100
)

// BackupFolder returns the folder of the backups that are made beside the database.
func (s *Store) BackupFolder() string { return s.path + ".backups" }

// Backups returns the backups beside the database, newest first. Other files in their folder are ignored.
func (s *Store) Backups() ([]model.KeptBackup, error) {
	files, err := os.ReadDir(s.BackupFolder())
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var list []model.KeptBackup
	for _, f := range files {
		stem, isBackup := strings.CutSuffix(f.Name(), ".db")
		made, err := time.ParseInLocation(backupName, stem[:min(len(stem), len(backupName))], time.Local)
		if !isBackup || err != nil || !f.Type().IsRegular() {
			continue
		}
		if info, err := f.Info(); err == nil {
			list = append(list, model.KeptBackup{Path: filepath.Join(s.BackupFolder(), f.Name()), Made: made, Size: info.Size()})
		}
	}
	slices.SortFunc(list, func(a, b model.KeptBackup) int { return strings.Compare(b.Path, a.Path) })
	return list, nil
}

// NewestSoundBackup returns the newest backup beside the database that a check finds sound, and whether there is one.
func (s *Store) NewestSoundBackup(ctx context.Context) (model.KeptBackup, bool) {
	list, _ := s.Backups() // without a list there is none
	for _, b := range list {
		if v, err := s.verifyBackup(ctx, b.Path); err == nil && len(v.Problems) == 0 {
			return b, true
		}
	}
	return model.KeptBackup{}, false
}

// verifyBackup returns what is wrong with a backup. It checks a copy, as reading an older one migrates it.
func (s *Store) verifyBackup(ctx context.Context, path string) (v model.Verification, err error) {
	temporary, err := os.MkdirTemp("", "dovetail-check-*")
	if err != nil {
		return v, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(temporary)) }()
	copied := filepath.Join(temporary, "backup.db")
	if _, err := copyBackup(ctx, path, copied); err != nil {
		return v, err
	}
	return verifyFile(ctx, copied)
}

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

// backedUpToday reports whether a backup was made today.
func (s *Store) backedUpToday() bool {
	list, err := s.Backups()
	today := s.now().Format(time.DateOnly)
	return err == nil && slices.ContainsFunc(list, func(b model.KeptBackup) bool { return b.Made.Format(time.DateOnly) == today })
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

// mostBackupsPerMinute is the number of backups that can be made in one minute.
const mostBackupsPerMinute = 26

// nameBackup gives a backup its name and returns its path. One of the same minute stays: it can have a state that is
// nowhere else.
func (s *Store) nameBackup(temporary string) (path string, err error) {
	stem := filepath.Join(s.BackupFolder(), s.now().Format(backupName))
	for n := range mostBackupsPerMinute {
		path = stem + ".db"
		if n > 0 {
			path = stem + string(rune('a'+n)) + ".db"
		}
		if err = os.Link(temporary, path); !errors.Is(err, fs.ErrExist) {
			break
		}
	}
	return path, err
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

// deleteOldest deletes all backups but the newest ones, and the one that was just made: its name can be older than
// theirs, where the clock was set back.
func (s *Store) deleteOldest(made string) error {
	list, err := s.Backups()
	for _, b := range list[min(len(list), keptBackups):] {
		if b.Path != made {
			err = errors.Join(err, removeIfThere(b.Path))
		}
	}
	return errors.Join(err, s.deleteUnfinished())
}

// unfinishedAge is the age of a temporary file from which on the session that made it was killed.
const unfinishedAge = time.Hour

// deleteUnfinished deletes the temporary files of sessions that were killed while they made a backup.
func (s *Store) deleteUnfinished() error {
	names, err := filepath.Glob(filepath.Join(s.BackupFolder(), temporaryBackups))
	for _, name := range names {
		if info, gone := os.Stat(name); gone == nil && time.Since(info.ModTime()) > unfinishedAge {
			err = errors.Join(err, removeIfThere(name))
		}
	}
	return err
}

// removeIfThere deletes a file. It is no error if there is none.
func removeIfThere(path string) error {
	if err := os.Remove(path); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
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
