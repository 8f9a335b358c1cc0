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
func (w *program) databasePath() (string, error) {
	for _, path := range []string{w.path, w.getenv("DOVETAIL_DB")} {
		if path != "" {
			return path, nil
		}
	}
	folder, err := w.dataFolder()
	if err != nil {
		return "", err
	}
	return filepath.Join(folder, "dovetail", "dovetail.db"), nil
}

// dataFolder is where the platform wants a user's data. A relative XDG_DATA_HOME is to be ignored (XDG
// Base Directory Specification).
func (w *program) dataFolder() (string, error) {
	switch runtime.GOOS {
	case "windows":
		if folder := w.getenv("LocalAppData"); folder != "" {
			return folder, nil
		}
	case "darwin":
		if home := w.getenv("HOME"); home != "" {
			return filepath.Join(home, "Library", "Application Support"), nil
		}
	default:
		if folder := w.getenv("XDG_DATA_HOME"); filepath.IsAbs(folder) {
			return folder, nil
		}
		if home := w.getenv("HOME"); home != "" {
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
func (w *program) open(ctx context.Context) (*session, error) {
	place, err := w.openForLoad(ctx)
	if err == nil && place.missing {
		err = fmt.Errorf("there is no database %s; load customers into a new one with: dovetail load FILE", place.path)
	}
	return place, err
}

// openForLoad is open where the database may be missing: it is empty then, and takes nothing before it is
// created.
func (w *program) openForLoad(ctx context.Context) (*session, error) {
	if w.demo {
		return w.openDemo(ctx)
	}
	path, err := w.databasePath()
	if err != nil {
		return nil, err
	}
	place := w.session(path)
	if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
		place.DB, place.missing = emptyDatabase{}, true
		return place, nil
	}
	return place, place.Authorize(ctx)
}

// create makes the database of a workplace that has none yet. Somebody else may be quicker; theirs is
// used then.
func (w *program) create(ctx context.Context, p *session, shared bool) error {
	if !p.missing {
		return nil
	}
	err := storage.Create(ctx, p.path, storage.CreateOptions{Shared: shared, User: userName()})
	if err != nil && !errors.Is(err, storage.ErrExists) {
		return err
	}
	if err == nil {
		w.warn("created the database " + p.path)
	}
	p.DB, p.missing = p.store, false
	return nil
}

func (w *program) session(path string) *session {
	store := storage.Open(path)
	return &session{
		Session: &job.Session{DB: store, User: userName(), Now: w.now},
		path:    path, store: store, close: func() error { return nil },
	}
}

func (w *program) openDemo(ctx context.Context) (*session, error) {
	folder, err := os.MkdirTemp("", "dovetail-demo-*")
	if err != nil {
		return nil, fmt.Errorf("no place for the throw-away database: %w", err)
	}
	remove := func() error { return os.RemoveAll(folder) }
	path := filepath.Join(folder, "demo.db")
	if err := storage.Create(ctx, path, storage.CreateOptions{User: userName()}); err != nil {
		return nil, errors.Join(err, remove())
	}
	place := w.session(path)
	place.close = remove
	if err := place.FillDemo(ctx); err != nil {
		return nil, errors.Join(err, remove())
	}
	return place, nil
}

// refuseDatabaseAsTarget refuses to write a file over the database, which a --force would allow.
func (p *session) refuseDatabaseAsTarget(file string) error {
	target, err := os.Stat(file)
	if err != nil {
		return nil // what is wrong with it, writing it says
	}
	if database, err := os.Stat(p.path); err == nil && os.SameFile(target, database) {
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
