// Package folder makes the names in a folder durable.
//
// Its one rule: it knows nothing but the system, so that the storage and the jobs can both import it. They must not
// import each other, and both create files that have to survive a power cut.
package folder

import "os"

// Sync writes a folder's entries to the disk, so that a file that was created or renamed in it keeps its name after a
// power cut. Not every system can sync a folder; the contents of the file are safe by then, so an error is ignored.
func Sync(path string) {
	d, err := os.Open(path)
	if err != nil {
		return
	}
	_ = d.Sync()
	_ = d.Close()
}
