package storage

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"

	berrors "go.etcd.io/bbolt/errors"

	"dovetail/model"
)

// The errors of a Store. Each is wrapped with the path, and says what to do.
var (
	ErrNotExist        = model.ErrNotExist
	ErrExists          = errors.New("something is already here and was left alone; choose another path")
	ErrInUse           = errors.New("the database is in use by another session; try again in a moment")
	ErrNewer           = errors.New("the database was written by a newer dovetail; update this program")
	ErrOlder           = errors.New("the database was written by an older dovetail, and you may not change it; ask its owner to open it once with this program")
	ErrNotDatabase     = model.ErrNotDatabase
	ErrFolder          = errors.New("this is a folder, not a database; name a file in it")
	ErrNetwork         = errors.New("this lies on a network file system (NFS), which loses updates; move it to a local disk")
	ErrDamaged         = model.ErrDamaged
	ErrPermission      = errors.New("you have no permission for this file or its folder; ask its owner, or name another path")
	ErrReadOnly        = errors.New("you may read the database but not change it; ask its owner for write permission")
	ErrFull            = errors.New("the disk is full, and nothing was changed; make room and try again")
	ErrNoGrowth        = errors.New("the file cannot grow, and nothing was changed: the disk is full, or a limit of the size of files is reached (ulimit -f); make room and try again")
	ErrOneMeta         = errors.New("the change was written, but the disk reported an error right after it; look at the history before you try again")
	ErrTooMany         = errors.New("a database holds at most 1,048,575 customers, and nothing was changed; load fewer")
	ErrBadCustomer     = errors.New("the customer cannot be stored; correct it and try again")
	ErrBadCompany      = errors.New("a Sage company needs a site ID and a name; fill both in")
	ErrUnknownCompany  = errors.New("the Sage company is not known; add it first")
	ErrCompanyExists   = errors.New("the Sage company is already known; choose another site or name")
	ErrCompanyInUse    = errors.New("customers are linked to the Sage company; change or remove their links first")
	ErrUnknownList     = errors.New("the company has no such customer list; load one")
	ErrUnknownEntry    = errors.New("the history has no such entry; list it to see its numbers")
	ErrUnknownUser     = errors.New("the user has no settings access; list who has")
	ErrBadUser         = errors.New("a user needs a name of at most 255 characters")
	ErrLastUser        = errors.New("the last user with settings access stays; grant it to another user first")
	errListTwice       = errors.New("its customer list is twice in one batch")
	errUnchanged       = errors.New("nothing to write")
	errOutdated        = errors.New("the schema is older than the program")
	errMetaUnreadable  = errors.New("no valid meta page")
	errForeignContents = fmt.Errorf("%w (it belongs to another program)", ErrNotDatabase)
)

// damaged returns ErrDamaged with what was found.
func damaged(format string, args ...any) error {
	return fmt.Errorf("%w (%s)", ErrDamaged, fmt.Sprintf(format, args...))
}

// newerValue returns ErrNewer for a value whose checksum fits, but not its version or bits.
func newerValue(key string) error {
	return fmt.Errorf("%w (%q is stored in a way that this program does not know)", ErrNewer, key)
}

// explain wraps an error with the path, in a sentence that says what to do.
func (s *Store) explain(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", s.path, describe(err))
}

// cannotGrow reports whether the system refused to enlarge the file. bbolt enlarges it before it writes the first page of a
// transaction, and does not wrap that error.
func cannotGrow(err error) bool {
	return errors.Is(err, syscall.EFBIG) || err != nil && strings.HasPrefix(err.Error(), "file resize error: ")
}

// describe returns the sentence for an error of the system or of bbolt, and other errors unchanged.
func describe(err error) error {
	switch {
	case errors.Is(err, ErrOneMeta):
		return err
	case errors.Is(err, fs.ErrNotExist):
		return ErrNotExist
	case errors.Is(err, fs.ErrExist):
		return ErrExists
	case errors.Is(err, fs.ErrPermission):
		return ErrPermission
	case errors.Is(err, syscall.EROFS):
		return ErrReadOnly
	case errors.Is(err, berrors.ErrMaxSizeReached), diskFull(err):
		return ErrFull
	case cannotGrow(err):
		return ErrNoGrowth
	case errors.Is(err, berrors.ErrInvalid), errors.Is(err, berrors.ErrVersionMismatch):
		return ErrNotDatabase
	case errors.Is(err, berrors.ErrChecksum):
		return damaged("%v", err)
	}
	return err
}
