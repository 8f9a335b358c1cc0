package storage

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"runtime/debug"
	"sync/atomic"
	"time"

	bolt "go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"

	"dovetail/model"
)

// How long a method waits for another session's transaction, and how long between two attempts: a reader waits longer
// than a writer, so that readers do not starve a writer.
const (
	lockTimeout = 5 * time.Second
	readerWait  = 10 * time.Millisecond
	writerWait  = 2 * time.Millisecond
	oneTry      = time.Nanosecond // bbolt's own wait ignores the context
)

// Store is the path of a database, with the methods that read and write it. It holds no open file, so that many
// sessions can share one database. It is safe for concurrent use.
type Store struct {
	path       string
	timeout    time.Duration
	maxSize    int // of the file, in bytes; 0 for no limit but the disk's
	migrations []migration
	newToken   func() model.Token // of the next revision
	now        func() time.Time
	openFile   func(path string, flag int) (*os.File, error)

	// Notice is called with a sentence about what did not work and stopped nothing. It is set before the first use.
	Notice   func(sentence string)
	notified *atomic.Bool // whether a failed backup was reported
}

// Open returns the Store of a path. It does not read the disk: the first method call returns an error where the
// database is missing or damaged.
func Open(path string) *Store {
	return &Store{
		path: path, timeout: lockTimeout, migrations: schema(), newToken: newToken, now: time.Now, openFile: openRegular,
		Notice: func(string) {}, notified: new(atomic.Bool),
	}
}

// Path returns the path of the database.
func (s *Store) Path() string { return s.path }

// Origin returns the current state of the data.
func (s *Store) Origin(ctx context.Context) (model.Origin, error) {
	var h metadata
	err := s.view(ctx, func(tx *bolt.Tx) (err error) {
		h, err = readMetadata(tx)
		return err
	})
	return h.origin(), err
}

// Backup writes a complete, consistent copy of the database. Writers wait until it is done, so w should be a file and
// not a slow connection.
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

// target is the writer of a backup. It keeps its error, which is then known not to be one of the database.
type target struct {
	ctx context.Context
	w   io.Writer
	err error
}

// Write writes the bytes, or returns the error of a context that ended.
func (t *target) Write(b []byte) (n int, err error) {
	if t.err = t.ctx.Err(); t.err == nil {
		n, t.err = t.w.Write(b)
	}
	return n, t.err
}

// view runs one read transaction. A database of an older schema is migrated first.
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
		s.backUp(ctx)
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

// update runs one write transaction, which is committed completely or not at all. When it returns, both meta pages of
// bbolt have the new state: where one of them is damaged later, bbolt falls back to the other, which then is no older.
func (s *Store) update(ctx context.Context, fn func(*bolt.Tx) error) error {
	return s.transact(ctx, true, func(db *bolt.DB) error {
		err := db.Update(func(tx *bolt.Tx) error {
			if err := s.migrate(tx); err != nil {
				return err
			}
			return fn(tx)
		})
		if err != nil {
			return err
		}
		return writeOtherMeta(db)
	})
}

// writeOtherMeta writes the state that was just committed to bbolt's other meta page too, by a second commit without
// changes. It needs no space: the pages that the first one freed are free for it.
func writeOtherMeta(db *bolt.DB) error {
	if err := db.Update(func(*bolt.Tx) error { return nil }); err != nil {
		return fmt.Errorf("%w (%w)", ErrOneMeta, err)
	}
	return nil
}

// transact opens the database, runs one transaction and closes it. A missing page is a memory fault, and a wrong one a
// panic of bbolt: both become ErrDamaged. bbolt's locks are then in a state in which Close would block, so the file is
// abandoned instead.
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

// abandon unlocks and closes a file whose database cannot be closed.
func abandon(f *os.File) error {
	if f == nil {
		return nil
	}
	return errors.Join(unlock(f), f.Close())
}

// lock returns the opened database. It waits for other sessions until the timeout or the end of the context.
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

// open returns the opened database, after one try. It opens the file itself, as bbolt would create a missing file and initialize an
// empty one.
func (s *Store) open(write bool, file **os.File) (*bolt.DB, error) {
	db, err := bolt.Open(s.path, 0, &bolt.Options{
		Timeout: oneTry, ReadOnly: !write, MaxSize: s.maxSize, FreelistType: bolt.FreelistMapType, NoStatistics: true,
		OpenFile: func(path string, flag int, _ os.FileMode) (*os.File, error) {
			f, err := s.openFile(path, flag&^os.O_CREATE)
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
	if err == nil && s.wasReplaced(*file) {
		return nil, errors.Join(berrors.ErrTimeout, db.Close()) // try again
	}
	return db, err
}

// wasReplaced reports whether the path does not name the file that is open and locked: a restore replaced it meanwhile,
// or RemoveUnused deleted it. What is written to that file would be lost.
func (s *Store) wasReplaced(f *os.File) bool {
	open, err := f.Stat()
	if err != nil {
		return false
	}
	named, err := os.Stat(s.path)
	if err != nil {
		return errors.Is(err, fs.ErrNotExist)
	}
	return !os.SameFile(open, named)
}

// writeError returns ErrReadOnly for a database that may be read, and err for one that may not.
func (s *Store) writeError(err error) error {
	f, reading := openRegular(s.path, os.O_RDONLY)
	if reading != nil {
		return err
	}
	return errors.Join(ErrReadOnly, f.Close())
}
