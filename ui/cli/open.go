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

// A program is the system with what the flags say of the database.
type program struct {
	environment
	path  string // --db
	demo  bool
	ascii bool // --ascii
}

// databasePath is the database to use: --db, else $DOVETAIL_DB, else the one in the user's data folder.
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

// dataFolder is where the platform wants a user's data. A relative XDG_DATA_HOME is to be ignored (XDG
// Base Directory Specification).
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

// A session is an open session with what has to be cleaned up after it.
type session struct {
	*job.Session
	path    string // of the database
	store   *storage.Store
	missing bool // there is no database yet; a load may create it
	close   func() error
}

// open opens the database of the command line; with --demo a throw-away one.
func (p *program) open(ctx context.Context) (*session, error) {
	s, err := p.openForLoad(ctx)
	if err == nil && s.missing {
		err = fmt.Errorf("there is no database %s; load customers into a new one with: dovetail load FILE", s.path)
	}
	return s, err
}

// openForLoad is open where the database may be missing: it is empty then, and takes nothing before it is
// created.
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

// create makes the database of a workplace that has none yet. Somebody else may be quicker; theirs is
// used then.
func (p *program) create(ctx context.Context, s *session, shared bool) error {
	if !s.missing {
		return nil
	}
	err := storage.Create(ctx, s.path, storage.CreateOptions{Shared: shared, User: userName()})
	if err != nil && !errors.Is(err, storage.ErrExists) {
		return err
	}
	if err == nil {
		p.warn("created the database " + s.path)
	}
	s.DB, s.missing = s.store, false
	return nil
}

func (p *program) session(path string) *session {
	store := storage.Open(path)
	return &session{
		Session: &job.Session{DB: store, User: userName(), Now: p.now},
		path:    path, store: store, close: func() error { return nil },
	}
}

func (p *program) openDemo(ctx context.Context) (*session, error) {
	folder, err := os.MkdirTemp("", "dovetail-demo-*")
	if err != nil {
		return nil, fmt.Errorf("no place for the throw-away database: %w", err)
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

// refuseDatabaseAsTarget refuses to write a file over the database, which a --force would allow.
func (s *session) refuseDatabaseAsTarget(file string) error {
	target, err := os.Stat(file)
	if err != nil {
		return nil // what is wrong with it, writing it says
	}
	if database, err := os.Stat(s.path); err == nil && os.SameFile(target, database) {
		return fmt.Errorf("%s is the database itself; choose another name", file)
	}
	return nil
}

// emptyDatabase is a database without customers, for a first load until the database is created.
type emptyDatabase struct{ job.Database }

func (emptyDatabase) Snapshot(context.Context, *model.Snapshot) (*model.Snapshot, error) {
	return model.NewSnapshot("", 0, nil, nil), nil
}

func (emptyDatabase) Apply(context.Context, model.Batch) (uint64, error) {
	return 0, errors.New("there is no database to write to; create it first")
}
