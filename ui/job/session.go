// Package job is the work that the app and the commands have in common: open a file, plan a load or an upload, apply
// it, save the problems, export, undo. A job takes a context and reports its progress; it knows no screen.
//
// Its one rule: nothing is stored and no file appears before the job that does it has succeeded.
//
// The map:
//
//	session.go    the user and the database, and progress
//	source.go     a file to read
//	preview.go    planning; apply.go writes what was planned, commit.go also while other sessions write all the time
//	export.go     exports; problems.go the rejected rows; file.go writes a file completely or not at all
//	companies.go  the known companies; edit.go one link by hand
//	sage.go       customer lists of Sage companies; suggest.go suggestions, rejections.go those that a user rejected
//	history.go    the history, undo and redo; changed.go the customers of an entry, for the filter
//	access.go     settings access
//	backups.go    checks of the database, backups and restores
//	state.go      how a user left the grid; demo.go the sample of --demo
package job

import (
	"context"
	"sync"
	"time"

	"dovetail/model"
)

// Database is the storage that the jobs use. Each method is one short transaction.
type Database interface {
	Keeper
	// Snapshot returns all data; it shares what did not change with a previous snapshot.
	Snapshot(ctx context.Context, previous *model.Snapshot) (*model.Snapshot, error)
	// Apply writes a batch and returns the revision, or model.ErrStale where its base is not the current state.
	Apply(ctx context.Context, b model.Batch) (revision uint64, err error)
	// ApplyPlanned writes the batch that plan returns inside of the transaction, and returns the revision. Plan must not
	// wait for a person nor use the database. An error of plan is returned unchanged, and then nothing was written.
	ApplyPlanned(ctx context.Context, previous *model.Snapshot, plan func(*model.Snapshot) (model.Batch, error)) (revision uint64, err error)
	// History returns the entries, newest first; a limit of 0 returns all.
	History(ctx context.Context, limit int) ([]model.Entry, error)
	// Changes returns the changes of an entry.
	Changes(ctx context.Context, number uint64) ([]model.Change, error)
	// CustomerHistory returns the changes of one customer, newest first.
	CustomerHistory(ctx context.Context, id string) ([]model.CustomerChange, error)
	// Users returns the users with settings access; Grant gives it, Revoke removes it, but not from the last user.
	Users(ctx context.Context) ([]string, error)
	Grant(ctx context.Context, user string) error
	Revoke(ctx context.Context, user string) error
	// RejectedSuggestions returns the suggestions that users rejected. RejectSuggestions adds some, RestoreSuggestions
	// removes some, RestoreAllSuggestions all.
	RejectedSuggestions(ctx context.Context) ([]model.RejectedSuggestion, error)
	RejectSuggestions(ctx context.Context, list []model.RejectedSuggestion) error
	RestoreSuggestions(ctx context.Context, list []model.RejectedSuggestion) error
	RestoreAllSuggestions(ctx context.Context) error
}

// Session is one user's work on one database.
type Session struct {
	DB   Database
	User string           // the operating-system user, for the history
	Now  func() time.Time // the clock

	own     ownRevisions
	changed changedCustomers
	kept    keptSuggester
}

// Step is the progress of a job.
type Step struct {
	Doing       string // "Reading links.xlsx"
	Done, Total int64  // in Unit; Total is 0 if it is unknown
	Unit        string // "rows" or "bytes"
}

// Progress receives the steps of a job. It is called from the job's goroutine and must return at once; it may be
// nil.
type Progress func(Step)

func (p Progress) report(doing, unit string, done, total int64) {
	if p != nil {
		p(Step{doing, done, total, unit})
	}
}

// ownRevisions is the set of revisions that a session wrote, with their times: after a backup was restored, another
// session can write one of the same number. Its zero value is ready to use.
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

// Wrote reports whether this session wrote an entry. Its user knows of the change.
func (s *Session) Wrote(e model.Entry) bool {
	s.own.mutex.Lock()
	defer s.own.mutex.Unlock()
	when, wrote := s.own.wrote[e.Revision]
	return wrote && e.Who == s.User && when.Equal(e.When)
}
