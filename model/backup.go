package model

import "time"

// KeptBackup is a backup that was made beside the database.
type KeptBackup struct {
	Path string
	Made time.Time // local time, to the minute
	Size int64     // in bytes
}

// A Restore is a checked backup, and what it would change.
type Restore struct {
	File     string       // the backup
	Checked  Verification // of the backup
	Backup   *Snapshot    // the state of the backup
	Now      *Snapshot    // the state that it would replace; nil where that is damaged
	Lost     []Entry      // entries of the history that the backup does not have, newest first
	Users    []string     // those with settings access to the backup's database
	Modified time.Time    // when the backup was written

	Copy  string       // the path of a copy of the backup, which is what is restored
	Close func() error // deletes the copy
}

// Restored is where the state before a restore is kept; each path is "" where there is no such file.
type Restored struct {
	Before   string // the backup of the state before
	SetAside string // the damaged file that was replaced
}

// Foreign reports whether the backup is known to be of another database.
func (r *Restore) Foreign() bool { return r.Now != nil && r.Backup.Database() != r.Now.Database() }

// Earlier reports whether the backup is an earlier state of the database: it has nothing that those with settings access
// could not see.
func (r *Restore) Earlier() bool { return r.Now != nil && r.Now.Has(r.Backup.Origin()) }

// Note returns the note of the restore's entry in the history.
func (r *Restore) Note() string {
	note := "state of " + r.Modified.Local().Format("2006-01-02 15:04")
	if n := len(r.Lost); n > 0 {
		note += "; " + Counted(n, "entry", "entries") + " after it dropped"
	}
	return note
}

// Describe returns what the restore changes, in sentences. Those about customers begin with two spaces.
func (r *Restore) Describe() []string {
	lines := []string{"The backup is sound: " + r.Checked.Contents() + ", of " + r.Modified.Local().Format("2006-01-02 15:04") + "."}
	if r.Now == nil {
		return append(lines, "The present database cannot be read; its file is set aside.")
	}
	if r.Foreign() {
		lines = append(lines, "It is a backup of another database.")
	}
	d := r.Now.DifferenceTo(r.Backup)
	if d.IsZero() {
		lines = append(lines, "Its customers and links are those that are here now.")
	}
	lines = append(lines, d.describe()...)
	if len(r.Lost) > 0 {
		lines = append(lines, "Lost from the history: "+Counted(len(r.Lost), "entry", "entries")+".")
	}
	return lines
}

// describe returns what differs, each kind in a line; none where nothing does.
func (d Difference) describe() (lines []string) {
	for _, part := range []struct {
		n               int
		one, many, what string
	}{
		{d.Removed, "customer", "customers", " removed"},
		{d.Added, "customer", "customers", " added"},
		{d.Links, "link", "links", " changed"},
		{d.Other, "customer", "customers", " changed in something else"},
	} {
		if part.n > 0 {
			lines = append(lines, "  "+Counted(part.n, part.one, part.many)+part.what)
		}
	}
	return lines
}
