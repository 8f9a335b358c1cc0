package model

import "time"

// The kinds of entries in the history.
const (
	EntryLoad    = "load"
	EntryUpload  = "upload"
	EntryEdit    = "edit" // one link, or a company, by hand
	EntryUndo    = "undo"
	EntryRedo    = "redo"    // undoes an undo
	EntryRestore = "restore" // of a backup; its changes are not recorded
	EntrySage    = "sage"    // the customer list of a Sage company, loaded or removed
)

// Entry is one load, upload, edit, undo or redo that changed something.
type Entry struct {
	Number   uint64 // from 1, without gaps; set by the storage
	Revision uint64 // the revision that it wrote; set by the storage
	Token    Token  // of that revision; set by the storage

	Kind    string // one of the above
	When    time.Time
	Who     string         // the operating-system user
	File    string         // the file's name; "" without a file
	SHA256  string         // of the file, in hex
	Counts  map[string]int // the number of rows of each class
	Allowed []string       // what was allowed, by the names of --allow
	Subject string         // the CustomerId of an edit of one link
	Note    string
	Undoes  uint64 // the number of the entry that an undo or a redo undoes, else 0

	Customers int       // the number of customers that it changed; set by the storage
	Added     []Company // the companies that it added; set by the storage, like the next two
	Removed   []Company
	Renamed   []Rename
	Lists     []ListChange // the customer lists that it replaced, removed or restored
}

// ListChange is the customer list of a company before and after an entry, by their versions; 0 is none.
type ListChange struct {
	Company       Company // as it was called then
	Number        uint32  // of the company, which never changes
	Before, After uint64  // see SageList.Version
}

// NameRedos gives entries, newest first, that undo an undo the kind of a redo. Older databases call them undo.
func NameRedos(entries []Entry) {
	undoes := map[uint64]bool{}
	for i := len(entries) - 1; i >= 0; i-- {
		e := &entries[i]
		switch {
		case e.Undoes == 0:
		case undoes[e.Undoes]:
			e.Kind = EntryRedo
		default:
			undoes[e.Number] = true
		}
	}
}

// Change is one customer before and after an entry. A Customer without an ID did not exist. Companies have their
// current names.
type Change struct{ Before, After Customer }

// ID returns the CustomerId of the customer that changed.
func (c Change) ID() string {
	if c.Before.ID != "" {
		return c.Before.ID
	}
	return c.After.ID
}

// CustomerChange is a change of one customer, with its entry.
type CustomerChange struct {
	Entry  Entry
	Change Change
}
