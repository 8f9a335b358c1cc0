package xlsx

import (
	"errors"
	"io"
)

// root goes to the outermost element, which has this name.
func (x *xmlReader) root(name string) error {
	kind, err := x.next()
	if err == nil && (kind != tokenStart || x.name != name) {
		err = x.fault("it begins with <%s>, not with <%s>", x.name, name)
	}
	return err
}

// skip goes to the end of the element that just started.
func (x *xmlReader) skip() error {
	for depth := len(x.open); len(x.open) >= depth; {
		if _, err := x.next(); err != nil {
			return err
		}
	}
	return nil
}

// children calls fn at the start of each element inside the one that just started, to its end; fn may
// go to the end of that element, and what it leaves is skipped.
func (x *xmlReader) children(fn func(name string) error) error {
	depth := len(x.open)
	for {
		kind, err := x.next()
		if err != nil {
			return err
		}
		if kind == tokenEnd && len(x.open) < depth {
			return nil
		}
		if kind != tokenStart {
			continue
		}
		if err := fn(x.name); err != nil {
			return err
		}
		if len(x.open) > depth {
			if err := x.skip(); err != nil {
				return err
			}
		}
	}
}

// end goes to the end of the part, behind the outermost element.
func (x *xmlReader) end() error {
	for {
		if _, err := x.next(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}
