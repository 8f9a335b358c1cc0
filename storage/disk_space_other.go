//go:build !(linux || darwin)

package storage

// freeSpace reports that the free space is not known.
func freeSpace(string) (free uint64, known bool) { return 0, false }
