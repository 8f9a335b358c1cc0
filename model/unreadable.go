package model

import "errors"

// The errors of a database that cannot be read, for which a restore replaces its file.
var (
	ErrNotExist    = errors.New("there is no database here; load a file of customers to create it, or name another path")
	ErrNotDatabase = errors.New("this is not a dovetail database; name another file")
	ErrDamaged     = errors.New("the database is damaged; close every session and restore a backup")
)

// CannotBeOpened reports whether an error says that the database is damaged, or that there is none.
func CannotBeOpened(err error) bool {
	return errors.Is(err, ErrDamaged) || errors.Is(err, ErrNotDatabase) || errors.Is(err, ErrNotExist)
}
