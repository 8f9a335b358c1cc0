package job

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"dovetail/model"
)

// Keeper is the part of the storage that checks the database's file, and makes and restores backups of it.
type Keeper interface {
	// Path returns the path of the database, BackupFolder that of the backups beside it.
	Path() string
	BackupFolder() string
	// Verify returns what a check of the whole database found.
	Verify(ctx context.Context) (model.Verification, error)
	// Backups returns the backups beside the database, newest first, NewestSoundBackup the newest one that a check finds
	// sound.
	Backups() ([]model.KeptBackup, error)
	NewestSoundBackup(ctx context.Context) (model.KeptBackup, bool)
	// KeepBackup makes a backup beside the database and returns its path. CheckedBackup calls write with the path of a
	// copy of the database that a check found sound.
	KeepBackup(ctx context.Context) (path string, err error)
	CheckedBackup(ctx context.Context, write func(path string) error) (model.Verification, error)
	// PlanRestore returns what a restore of a backup would change; Restore restores it, or returns model.ErrStale.
	PlanRestore(ctx context.Context, backup string) (*model.Restore, error)
	Restore(ctx context.Context, r *model.Restore, entry model.Entry) (model.Restored, error)
}

// DatabaseFile is the file of the database, and its backups.
type DatabaseFile struct {
	Path       string
	Size       int64 // in bytes
	Mode       fs.FileMode
	Entries    int // of the history
	Backups    []model.KeptBackup
	Folder     string // of the backups
	Unreadable error  // why the backups cannot be listed; nil if they can
}

// File returns the file of the database, and its backups.
func (s *Session) File(ctx context.Context) (DatabaseFile, error) {
	f := DatabaseFile{Path: s.DB.Path(), Folder: s.DB.BackupFolder()}
	f.Backups, f.Unreadable = s.DB.Backups()
	info, err := os.Stat(f.Path)
	if err != nil {
		return f, err
	}
	f.Size, f.Mode = info.Size(), info.Mode().Perm()
	entries, err := s.DB.History(ctx, 0)
	f.Entries = len(entries)
	return f, err
}

// Verify returns what a check of the whole database found.
func (s *Session) Verify(ctx context.Context, progress Progress) (model.Verification, error) {
	progress.report("Checking the database", "bytes", 0, 0)
	return s.DB.Verify(ctx)
}

// BackupName returns the file name to suggest for a backup: dovetail-2026-11-22.db.
func (s *Session) BackupName() string { return "dovetail-" + s.Now().Format("2006-01-02") + ".db" }

// WriteBackup writes a checked copy of the database to a file, and returns what the check found.
func (s *Session) WriteBackup(ctx context.Context, path string, replace bool, progress Progress) (model.Verification, error) {
	progress.report("Checking a copy", "bytes", 0, 0)
	if s.isDatabase(path) {
		return model.Verification{}, fmt.Errorf("%s is the database itself; choose another name", path)
	}
	return s.DB.CheckedBackup(ctx, func(checked string) (err error) {
		in, err := os.Open(checked)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, in.Close()) }()
		_, err = WriteFile(path, replace, func(w io.Writer) error {
			_, err := io.Copy(withContext(ctx, w), in)
			return err
		})
		return err
	})
}

// KeepBackup makes a backup beside the database and returns its path.
func (s *Session) KeepBackup(ctx context.Context) (path string, err error) {
	if err := s.Authorize(ctx); err != nil {
		return "", err
	}
	return s.DB.KeepBackup(ctx)
}

// isDatabase reports whether a path is that of the database, also by another name.
func (s *Session) isDatabase(path string) bool {
	named, err := os.Stat(path)
	if err != nil {
		return false
	}
	database, err := os.Stat(s.DB.Path())
	return err == nil && os.SameFile(named, database)
}

// PlanRestore returns what a restore of a backup would change. The caller closes it.
func (s *Session) PlanRestore(ctx context.Context, backup string, progress Progress) (*model.Restore, error) {
	progress.report("Checking the backup", "bytes", 0, 0)
	if err := s.Authorize(ctx); err != nil && !model.CannotBeOpened(err) {
		return nil, err
	}
	if s.isDatabase(backup) {
		return nil, fmt.Errorf("%s is the database itself; name a backup", backup)
	}
	r, err := s.DB.PlanRestore(ctx, backup)
	if err != nil {
		return nil, err
	}
	if err := s.mayRestore(ctx, r); err != nil {
		return nil, errors.Join(err, r.Close())
	}
	return r, nil
}

// mayRestore returns an error where the user may not restore a backup. A database that is too damaged to know who has
// settings access is restored by those who have it in the backup, as is one of which the backup is no earlier state.
func (s *Session) mayRestore(ctx context.Context, r *model.Restore) error {
	unknown := s.Authorize(ctx)
	if unknown != nil && !model.CannotBeOpened(unknown) {
		return unknown
	}
	if (unknown != nil || !r.Earlier()) && !slices.Contains(r.Users, s.User) {
		return fmt.Errorf("%s: %w", r.File, &NoAccess{User: s.User, Ask: r.Users})
	}
	return nil
}

// Restore restores a planned backup and writes an entry about itself. It returns model.ErrStale where the data changed since
// it was planned; plan it again then.
func (s *Session) Restore(ctx context.Context, r *model.Restore, progress Progress) (model.Restored, error) {
	progress.report("Restoring the backup", "bytes", 0, 0)
	if err := s.mayRestore(ctx, r); err != nil {
		return model.Restored{}, err
	}
	return s.DB.Restore(ctx, r, model.Entry{Kind: model.EntryRestore, When: s.Now(), Who: s.User, File: filepath.Base(r.File), Note: r.Note()})
}
