package storage

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"runtime/debug"
	"time"

	bolt "go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"

	"dovetail/model"
)

// How long a method waits for another session's transaction, and how long between two tries: a reader
// waits longer than a writer, so that readers do not keep a writer out for ever.
const (
	lockTimeout = 5 * time.Second
	readerWait  = 10 * time.Millisecond
	writerWait  = 2 * time.Millisecond
	oneTry      = time.Nanosecond // bbolt's own waiting knows no context
)

// A Store is the path of a database, with the methods that read and write it. It holds no open file, so
// that many sessions can share one database, and it can be used by many goroutines.
type Store struct {
	path       string
	timeout    time.Duration
	maxSize    int // of the file, in bytes; 0 for no limit but the disk's
	migrations []migration
	newToken   func() model.Token // of the next revision
}

// Open is the Store at a path. It does not touch the disk: a database that is missing or damaged shows
// when the first method is called.
func Open(path string) *Store {
	return &Store{path: path, timeout: lockTimeout, migrations: schema(), newToken: newToken}
}

// Path is the path of the database.
func (s *Store) Path() string { return s.path }

// Origin returns the mark of the state that the data are in.
func (s *Store) Origin(ctx context.Context) (model.Origin, error) {
	var h metadata
	err := s.view(ctx, func(tx *bolt.Tx) (err error) {
		h, err = readMetadata(tx)
		return err
	})
	return h.origin(), err
}

// Backup writes a whole, consistent copy of the database. Writers wait until it is done, so w should be
// a file and not a slow line.
func (s *Store) Backup(ctx context.Context, w io.Writer) error {
	target := &target{ctx: ctx, w: w}
	err := s.view(ctx, func(tx *bolt.Tx) error {
		_, err := tx.WriteTo(target)
		return err
	})
	if target.err != nil {
		return target.err
	}
	return err
}

// A target remembers that it was the backup's writer that gave up, and not the database.
type target struct {
	ctx context.Context
	w   io.Writer
	err error
}

// Write passes the bytes on until the context ends.
func (t *target) Write(b []byte) (n int, err error) {
	if t.err = t.ctx.Err(); t.err == nil {
		n, t.err = t.w.Write(b)
	}
	return n, t.err
}

// view runs one read transaction. A database of an older schema is brought up to date first.
func (s *Store) view(ctx context.Context, fn func(*bolt.Tx) error) error {
	read := func() error {
		return s.transact(ctx, false, func(db *bolt.DB) error {
			return db.View(func(tx *bolt.Tx) error {
				if err := s.checkSchema(tx); err != nil {
					return err
				}
				return fn(tx)
			})
		})
	}
	err := read()
	if errors.Is(err, errOutdated) {
		err := s.update(ctx, func(*bolt.Tx) error { return nil })
		if errors.Is(err, ErrReadOnly) {
			return s.explain(ErrOlder)
		}
		if err != nil {
			return err
		}
		return read()
	}
	return err
}

// update runs one write transaction: everything in it or nothing.
func (s *Store) update(ctx context.Context, fn func(*bolt.Tx) error) error {
	return s.transact(ctx, true, func(db *bolt.DB) error {
		return db.Update(func(tx *bolt.Tx) error {
			if err := s.migrate(tx); err != nil {
				return err
			}
			return fn(tx)
		})
	})
}

// transact opens the database, runs one transaction and closes it. A page that is missing shows as a
// fault of the memory map, and a wrong one as a panic of bbolt: both become ErrDamaged. bbolt's locks are
// then in a state that lets Close wait for ever, so the file is given up instead.
func (s *Store) transact(ctx context.Context, write bool, run func(*bolt.DB) error) (err error) {
	var file *os.File
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if cause := recover(); cause != nil {
			err = s.explain(errors.Join(damaged("%v", cause), abandon(file)))
		}
	}()
	db, err := s.lock(ctx, write, &file)
	if err != nil {
		return s.explain(err)
	}
	err = run(db)
	if closing := db.Close(); err == nil {
		err = closing
	}
	return s.explain(err)
}

// abandon gives up a file whose database cannot be closed.
func abandon(f *os.File) error {
	if f == nil {
		return nil
	}
	return errors.Join(unlock(f), f.Close())
}

// lock opens the database, and waits for other sessions as long as the timeout and the context allow.
func (s *Store) lock(ctx context.Context, write bool, file **os.File) (*bolt.DB, error) {
	wait := readerWait
	if write {
		wait = writerWait
	}
	for start := time.Now(); ; {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		db, err := s.open(write, file)
		if !errors.Is(err, berrors.ErrTimeout) {
			return db, err
		}
		if time.Since(start) >= s.timeout {
			return nil, ErrInUse
		}
		select {
		case <-ctx.Done():
		case <-time.After(wait/2 + rand.N(wait)):
		}
	}
}

// open tries once. The file goes through our own hands, as bbolt would create one that is missing and
// fill in one that is empty.
func (s *Store) open(write bool, file **os.File) (*bolt.DB, error) {
	db, err := bolt.Open(s.path, 0, &bolt.Options{
		Timeout: oneTry, ReadOnly: !write, MaxSize: s.maxSize, FreelistType: bolt.FreelistMapType, NoStatistics: true,
		OpenFile: func(path string, flag int, _ os.FileMode) (*os.File, error) {
			f, err := openRegular(path, flag&^os.O_CREATE)
			if err != nil {
				return nil, err
			}
			if _, err := inspect(f); err != nil {
				return nil, errors.Join(err, f.Close())
			}
			*file = f
			return f, nil
		},
	})
	if write && errors.Is(err, fs.ErrPermission) {
		return nil, s.writeError(err)
	}
	return db, err
}

// writeError tells a database that may be read from one that may not even be opened.
func (s *Store) writeError(err error) error {
	f, reading := openRegular(s.path, os.O_RDONLY)
	if reading != nil {
		return err
	}
	return errors.Join(ErrReadOnly, f.Close())
}
