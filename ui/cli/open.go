package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"

	"dovetail/model"
	"dovetail/storage"
	"dovetail/ui/job"
)

// program is the environment together with the flags of all commands.
type program struct {
	environment
	path  string // --db
	demo  bool   // --demo
	ascii bool   // --ascii
}

// databasePath returns the path of the database: --db, else $DOVETAIL_DB, else the one in the user's data
// folder.
func (p *program) databasePath() (string, error) {
	for _, path := range []string{p.path, p.getenv("DOVETAIL_DB")} {
		if path != "" {
			return path, nil
		}
	}
	folder, err := p.dataFolder()
	if err != nil {
		return "", err
	}
	return filepath.Join(folder, "dovetail", "dovetail.db"), nil
}

// dataFolder returns the platform's folder for a user's data. A relative XDG_DATA_HOME is ignored, as the XDG
// Base Directory Specification demands.
func (p *program) dataFolder() (string, error) {
	switch runtime.GOOS {
	case "windows":
		if folder := p.getenv("LocalAppData"); folder != "" {
			return folder, nil
		}
	case "darwin":
		if home := p.getenv("HOME"); home != "" {
			return filepath.Join(home, "Library", "Application Support"), nil
		}
	default:
		if folder := p.getenv("XDG_DATA_HOME"); filepath.IsAbs(folder) {
			return folder, nil
		}
		if home := p.getenv("HOME"); home != "" {
			return filepath.Join(home, ".local", "share"), nil
		}
	}
	return "", errors.New("no data folder is known for this user; name the database with --db FILE")
}

// session is a user's session on a database, and the cleanup after it.
type session struct {
	*job.Session
	path    string // of the database
	store   *storage.Store
	missing bool         // there is no database yet; load may create it
	close   func() error // removes the temporary database, if it is one
}

// open returns a session on the database of the command line; with --demo on a temporary one.
func (p *program) open(ctx context.Context) (*session, error) {
	s, err := p.openForLoad(ctx)
	if err == nil && s.missing {
		err = fmt.Errorf("there is no database %s; load customers into a new one with: dovetail load FILE", s.path)
	}
	return s, err
}

// openForLoad is like open, but also returns a session if the database is missing. It sees an empty database
// then, and writes fail until create has been called.
func (p *program) openForLoad(ctx context.Context) (*session, error) {
	if p.demo {
		return p.openDemo(ctx)
	}
	path, err := p.databasePath()
	if err != nil {
		return nil, err
	}
	s := p.session(path)
	if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
		s.DB, s.missing = emptyDatabase{}, true
		return s, nil
	}
	return s, s.Authorize(ctx)
}

// inDatabase calls load, which writes the first customers, on a session whose database is created if there is none. If
// another session creates it at the same time, that one is used. A database that was created here is removed again if
// load fails, unless something was written to it meanwhile.
func (p *program) inDatabase(ctx context.Context, s *session, shared bool, load func() error) error {
	if !s.missing {
		return load()
	}
	err := storage.Create(ctx, s.path, storage.CreateOptions{Shared: shared, User: userName()})
	exists := errors.Is(err, storage.ErrExists)
	if err != nil && !exists {
		return err
	}
	s.DB, s.missing = s.store, false
	if err := load(); err != nil && !exists {
		return errors.Join(err, s.store.RemoveUnused(context.WithoutCancel(ctx)))
	} else if err != nil {
		return err
	}
	if !exists {
		p.warn("created the database " + s.path)
	}
	return nil
}

// session returns a session on the database at path, which it does not open.
func (p *program) session(path string) *session {
	store := storage.Open(path)
	store.Notice = p.warn
	return &session{
		Session: &job.Session{DB: store, User: userName(), Now: p.now},
		path:    path, store: store, close: func() error { return nil },
	}
}

// openDemo returns a session on a temporary database with sample data.
func (p *program) openDemo(ctx context.Context) (*session, error) {
	folder, err := os.MkdirTemp("", "dovetail-demo-*")
	if err != nil {
		return nil, fmt.Errorf("no folder for the temporary database: %w", err)
	}
	remove := func() error { return os.RemoveAll(folder) }
	path := filepath.Join(folder, "demo.db")
	if err := storage.Create(ctx, path, storage.CreateOptions{User: userName()}); err != nil {
		return nil, errors.Join(err, remove())
	}
	s := p.session(path)
	s.close = remove
	if err := s.FillDemo(ctx); err != nil {
		return nil, errors.Join(err, remove())
	}
	return s, nil
}

// refuseDatabaseAsTarget returns an error if file is the database, which --force would overwrite.
func (s *session) refuseDatabaseAsTarget(file string) error {
	target, err := os.Stat(file)
	if err != nil {
		return nil // writing the file reports what is wrong with it
	}
	if database, err := os.Stat(s.path); err == nil && os.SameFile(target, database) {
		return fmt.Errorf("%s is the database itself; choose another name", file)
	}
	return nil
}

// emptyDatabase is a database without customers. A first load is planned on it before the database is created.
type emptyDatabase struct{ job.Database }

func (emptyDatabase) Snapshot(context.Context, *model.Snapshot) (*model.Snapshot, error) {
	return noCustomers(), nil
}

func (emptyDatabase) Apply(context.Context, model.Batch) (uint64, error) {
	return 0, errors.New("there is no database to write to; create it first")
}
