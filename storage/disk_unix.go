//go:build linux || darwin || freebsd || netbsd || openbsd || dragonfly

package storage

import (
	"errors"
	"os"
	"syscall"
)

// diskFull reports whether the system refused to write because the disk or a quota is full.
func diskFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}

// unlock releases the lock of a file that cannot be closed properly: the memory map of a damaged database would hold
// it until the program ends.
func unlock(f *os.File) error { return syscall.Flock(int(f.Fd()), syscall.LOCK_UN) }

// lockFile takes the lock that bbolt takes for writing, and waits for it.
func lockFile(f *os.File) error { return syscall.Flock(int(f.Fd()), syscall.LOCK_EX) }

// sameGroup gives a file the group of another one, and reports whether it has that now.
func sameGroup(path string, as os.FileInfo) bool {
	want, known := as.Sys().(*syscall.Stat_t)
	return known && os.Chown(path, -1, int(want.Gid)) == nil
}
