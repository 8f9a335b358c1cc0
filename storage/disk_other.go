//go:build !(linux || darwin || freebsd || netbsd || openbsd || dragonfly)

package storage

import (
	"errors"
	"os"
	"syscall"
)

// Error numbers of Windows that its syscall package does not name.
const (
	errorHandleDiskFull = syscall.Errno(39)
	errorDiskFull       = syscall.Errno(112)
)

// diskFull reports whether the system refused to write because the disk is full.
func diskFull(err error) bool {
	return errors.Is(err, errorDiskFull) || errors.Is(err, errorHandleDiskFull)
}

// unlock does nothing: on this system a lock ends with its file handle.
func unlock(*os.File) error { return nil }

// lockFile does nothing: on this system a file that is open cannot be replaced.
func lockFile(*os.File) error { return nil }

// sameGroup reports that a file has the group of another one: these systems have no groups of files.
func sameGroup(string, os.FileInfo) bool { return true }
