package model

import "time"

// What an entry of the history can be.
const (
	EntryLoad   = "load"
	EntryUpload = "upload"
	EntryEdit   = "edit" // one link, or a company, by hand
	EntryUndo   = "undo"
)

// An Entry of the history is one load, upload, edit or undo that changed something.
type Entry struct {
	Number   uint64 // from 1, without gaps; set by the storage
	Revision uint64 // the revision that it made; set by the storage
	Token    Token  // of that revision; set by the storage

	Kind    string // EntryLoad, EntryUpload, EntryEdit or EntryUndo
	When    time.Time
	Who     string         // the operating-system user
	File    string         // the file's name; "" where there was none
	SHA256  string         // of the file, in hex
	Counts  map[string]int // how many rows of each class
	Allowed []string       // what was allowed, in the words of --allow
	Subject string         // the CustomerId of an edit of one link
	Note    string
	Undoes  uint64 // the number of the entry that an undo puts back, else 0

	Customers int       // how many customers it changed; set by the storage
	Added     []Company // the companies that became known; set by the storage, as the next two
	Removed   []Company
	Renamed   []Rename
}

// A Change is one customer before and after an entry. A Customer without an ID was not there. Companies
// are called what they are called today.
type Change struct{ Before, After Customer }

// ID is the CustomerId of the customer that changed.
func (c Change) ID() string {
	if c.Before.ID != "" {
		return c.Before.ID
	}
	return c.After.ID
}

// A CustomerChange is a change of one customer, with the entry that made it.
type CustomerChange struct {
	Entry  Entry
	Change Change
}
