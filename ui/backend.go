package ui

import (
	"context"
	"time"

	"dovetail/ui/job"
	"dovetail/ui/terminal"
)

// Backend is what the app works on: a session, and what it needs of the computer and the user.
type Backend struct {
	*job.Session
	Name string // of the database, as the header shows it
	Demo bool   // a sample that is deleted at the end
	Home string // the user's home folder, "" if there is none

	// UserExists reports whether the operating system knows a user; nil if that cannot be determined.
	UserExists func(name string) bool
	// Copy sends a text to the clipboard of the terminal and returns a notice; nil if there is no clipboard.
	Copy func(ctx context.Context, text string) (notice string, err error)
	// Server is this computer as the user's own reaches it over SSH; nil if the user works at this one.
	Server *terminal.Server
	// Command is the command line of this program on this database, without a command.
	Command []string

	// StatePath returns the path of the user's state of a database; nil if none is kept.
	StatePath func(database string) string

	// Changed returns a comparable value that changes whenever the data do, found without a lock; nil if no
	// other session can change the data.
	Changed    func() (stamp any, err error)
	WatchEvery time.Duration // how often to look; 0 for once a second
}
