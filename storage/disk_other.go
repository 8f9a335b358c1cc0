//go:build !(linux || darwin || freebsd || netbsd || openbsd || dragonfly)

package storage

import (
	"errors"
	"os"
	"syscall"
)

// Windows' own numbers, which its syscall package does not name.
const (
	errorHandleDiskFull = syscall.Errno(39)
	errorDiskFull       = syscall.Errno(112)
)

// diskFull reports that the system refused to write for want of room.
func diskFull(err error) bool {
	return errors.Is(err, errorDiskFull) || errors.Is(err, errorHandleDiskFull)
}

// unlock has nothing to do: here a lock goes with its file handle.
func unlock(*os.File) error { return nil }
