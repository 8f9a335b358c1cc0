//go:build linux || darwin

package storage

import "syscall"

// freeSpace returns the number of bytes that this user can still write to the disk of a folder, and whether that is known.
func freeSpace(folder string) (free uint64, known bool) {
	var s syscall.Statfs_t
	if syscall.Statfs(folder, &s) != nil {
		return 0, false
	}
	return s.Bavail * uint64(s.Bsize), true
}
