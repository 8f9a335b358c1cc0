package xmlscan

import (
	"errors"
	"io"
)

// Root reads up to the start tag of the root element, which must have this name (without a prefix). It is
// called first.
func (s *Scanner) Root(name string) error {
	kind, err := s.Next()
	if err == nil && (kind != Start || s.name != name) {
		err = s.refuse("the root element is <%s>, not <%s>", s.name, name)
	}
	return err
}

// Skip reads to the end tag of the element that just started.
func (s *Scanner) Skip() error {
	for depth := len(s.open); len(s.open) >= depth; {
		if _, err := s.Next(); err != nil {
			return err
		}
	}
	return nil
}

// Children reads the element that just started to its end tag, and calls fn at the start of each element
// directly inside it. fn may read that element, up to its end tag; what it leaves is skipped. Children returns
// the first error of fn, or an *Error.
func (s *Scanner) Children(fn func(name string) error) error {
	depth := len(s.open)
	for {
		kind, err := s.Next()
		if err != nil {
			return err
		}
		if kind == End && len(s.open) < depth {
			return nil
		}
		if kind != Start {
			continue
		}
		if err := fn(s.name); err != nil {
			return err
		}
		if len(s.open) > depth {
			if err := s.Skip(); err != nil {
				return err
			}
		}
	}
}

// Finish reads to the end of the document, and returns an *Error where the rest is not well-formed.
func (s *Scanner) Finish() error {
	for {
		if _, err := s.Next(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}
