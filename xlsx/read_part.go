package xlsx

import (
	"errors"
	"io"
	"strings"

	"dovetail/xlsx/xmlscan"
)

// maxSmall is the maximum size in bytes of a part that is kept in memory as a whole: any but sheets and shared
// strings.
const maxSmall = 16 << 20

// xmlPart is an XML part of a workbook being read. Strict and transitional workbooks differ in their namespaces and
// some programs prefix every name, so elements are known by their names without prefixes.
type xmlPart struct {
	*xmlscan.Scanner
	name string // path of the part, for error messages
}

// xml calls fn with the part of this name at its root element, and reads the rest of the part to check that it
// is well-formed. It reports whether there is such a part; without one it does not call fn.
func (p parts) xml(name, root string, fn func(x *xmlPart) error) (found bool, err error) {
	r, err := p.open(name)
	if r == nil || err != nil {
		return false, err
	}
	defer func() { _ = r.Close() }() // everything was read, or there is an error already
	if p.size(name) > maxSmall && root != "sst" && root != "worksheet" {
		return true, damaged(name, "it has more than 16 MB")
	}
	return true, readPart(name, root, r, fn)
}

// readPart reads one part from r, from its root element to its end.
func readPart(name, root string, r io.Reader, fn func(x *xmlPart) error) error {
	source, err := decodeXML(r)
	if err != nil {
		return damaged(name, "%s", cause(err))
	}
	x := &xmlPart{xmlscan.New(source), name}
	err = x.Root(root)
	if err == nil {
		err = fn(x)
	}
	if err == nil {
		err = x.Finish()
	}
	if e, ok := errors.AsType[*xmlscan.Error](err); ok {
		return damaged(name, "%s", cause(e.Err))
	}
	return err
}

// fault returns an error about the part.
func (x *xmlPart) fault(format string, args ...any) error { return damaged(x.name, format, args...) }

// relationID returns the ID of the relationship that the current tag names, and whether it names one: the attribute
// id of any prefix.
func (x *xmlPart) relationID() (id string, ok bool) {
	for _, a := range x.Attrs() {
		if a.Local == "id" && a.Name != a.Local && !strings.HasPrefix(a.Name, "xmlns:") {
			return string(a.Value), true
		}
	}
	return "", false
}
