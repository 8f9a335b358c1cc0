package cli

import (
	"errors"
	"fmt"
)

// unreportedError is the error that a change was made, and that the answer which says so could not be written.
type unreportedError struct {
	what string // the change, a clause such as "the upload was applied"
	err  error
}

func (e *unreportedError) Error() string {
	return e.what + "; only its report could not be written: " + e.err.Error()
}

// Unwrap returns the error of the write.
func (e *unreportedError) Unwrap() error { return e.err }

// reported returns the error of the report of a change: that the change was made is then known. What is a clause about
// the change, and entry its number in the history, 0 if that is not known.
func reported(what string, entry uint64, err error) error {
	if err == nil || errors.Is(err, errRejected) {
		return err
	}
	if entry != 0 {
		what += fmt.Sprintf(" (entry %d of the history)", entry)
	}
	return &unreportedError{what, err}
}
