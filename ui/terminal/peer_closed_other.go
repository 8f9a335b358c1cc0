//go:build !unix

package terminal

import "os"

// Unread cannot be told on this system.
func Unread(*os.File) bool { return false }
