package xmlscan

import (
	"errors"
	"fmt"
	"io"
)

// ErrTooLong is the cause of an *Error for a token of more than MaxToken bytes.
var ErrTooLong = errors.New("a tag or text of more than 4 MB")

// Error says why a document is refused, or could not be read to its end.
type Error struct {
	// Offset is the number of bytes of the document up to the end of the faulty token, or up to its start where
	// it has no end or is too long.
	Offset int64
	// Err is the cause: the source's own error, io.ErrUnexpectedEOF where the document ends before its root
	// element does, ErrTooLong, or what is not well-formed or not supported.
	Err error
}

// Error returns the cause with its offset.
func (e *Error) Error() string { return fmt.Sprintf("XML, byte %d: %v", e.Offset, e.Err) }

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// wrap returns the *Error with the cause err. The end of the source within a token is unexpected.
func (s *Scanner) wrap(err error) error {
	if errors.Is(err, io.EOF) {
		err = io.ErrUnexpectedEOF
	}
	return &Error{s.taken, err}
}

// refuse returns an *Error with a formatted cause.
func (s *Scanner) refuse(format string, args ...any) error {
	return &Error{s.taken, fmt.Errorf(format, args...)}
}
