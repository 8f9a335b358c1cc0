package storage

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"dovetail/model"
)

const (
	// keptBackups is the number of backups that stay beside a database.
	keptBackups = 10
	// backupName is how a backup is named after the local time: it sorts by time, and has no colon, which Windows refuses.
	backupName = "2006-01-02T1504"
	// temporaryBackups are the names of backups that are being made.
	temporaryBackups = ".dovetail-*.tmp"
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

// backedUpToday reports whether a backup was made today.
func (s *Store) backedUpToday() bool {
	list, err := s.Backups()
	today := s.now().Format(time.DateOnly)
	return err == nil && slices.ContainsFunc(list, func(b model.KeptBackup) bool { return b.Made.Format(time.DateOnly) == today })
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
