package model

// Verification is what a check of a database found.
type Verification struct {
	// Problems are what is wrong, as sentences; at most some hundreds. A database without any is sound.
	Problems []string

	Size     int64 // of the file, in bytes
	Revision uint64

	Customers, Linked, Companies, Entries, Users int
}

// Contents returns what the database has, for a sentence.
func (v Verification) Contents() string {
	return Counted(v.Customers, "customer", "customers") + ", " + Number(v.Linked) + " linked, " +
		Counted(v.Companies, "company", "companies") + ", " + Counted(v.Entries, "entry", "entries") + " of the history, " +
		Counted(v.Users, "user", "users") + " with settings access, " + Number(int(v.Size)) + " bytes"
}
