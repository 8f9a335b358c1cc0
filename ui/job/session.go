// Package job is what both faces of the program do, the app and the commands: open a file, plan a load or
// an upload, apply it, save the problems, export. A job takes a context and tells its progress; it knows
// no screen.
//
// Its one rule: nothing is stored and no file appears before the job that says so has ended well.
//
// The map: session.go who works on what, source.go a file to read, preview.go planning, apply.go writing
// what was planned, export.go and problems.go files out, file.go how a file appears whole or not at all,
// companies.go the known companies, edit.go one link by hand, history.go what was done and undoing it,
// access.go who may, state.go how a person left the grid, demo.go the sample that --demo shows.
package job

import (
	"context"
	"sync"
	"time"

	"dovetail/model"
)

// Database is what the jobs need of the storage. Each method is one short transaction.
type Database interface {
	// Snapshot reads all data; a previous snapshot spares what did not change since.
	Snapshot(ctx context.Context, previous *model.Snapshot) (*model.Snapshot, error)
	// Apply writes a batch, or fails with model.ErrStale when its base is not the revision any more.
	Apply(ctx context.Context, b model.Batch) (revision uint64, err error)
	// History are the entries, newest first; limit 0 is all of them.
	History(ctx context.Context, limit int) ([]model.Entry, error)
	// Changes are what an entry changed.
	Changes(ctx context.Context, number uint64) ([]model.Change, error)
	// CustomerHistory are the changes of one customer, newest first.
	CustomerHistory(ctx context.Context, id string) ([]model.CustomerChange, error)
	// Users are who has settings access; Grant gives it, Revoke takes it away, but not the last one's.
	Users(ctx context.Context) ([]string, error)
	Grant(ctx context.Context, user string) error
	Revoke(ctx context.Context, user string) error
}

// A Session is one person at work on one database.
type Session struct {
	DB   Database
	User string           // the operating-system user, for the history
	Now  func() time.Time // the clock

	own ownRevisions
}

// A Step is how far a job is.
type Step struct {
	Doing       string // "Reading links.xlsx"
	Done, Total int64  // in Unit; Total is 0 where it is not known
	Unit        string // "rows" or "bytes"
}

// Progress is told now and then how far a job is. It is called from the job's goroutine and returns at
// once; it may be nil.
type Progress func(Step)

func (p Progress) report(doing, unit string, done, total int64) {
	if p != nil {
		p(Step{doing, done, total, unit})
	}
}

// ownRevisions are the revisions that a session wrote itself, and when: where a backup was restored,
// another session can make one of the same number. Its zero value is ready.
type ownRevisions struct {
	mutex sync.Mutex
	wrote map[uint64]time.Time
}

func (o *ownRevisions) add(revision uint64, when time.Time) {
	o.mutex.Lock()
	defer o.mutex.Unlock()
	if o.wrote == nil {
		o.wrote = map[uint64]time.Time{}
	}
	o.wrote[revision] = when
}

// Wrote reports whether this session itself made an entry: what it wrote is no news to its person.
func (s *Session) Wrote(e model.Entry) bool {
	s.own.mutex.Lock()
	defer s.own.mutex.Unlock()
	when, wrote := s.own.wrote[e.Revision]
	return wrote && e.Who == s.User && when.Equal(e.When)
}
