//go:build !unix

package terminal

import "os"

// PeerClosed returns false: it is not implemented on this system.
func PeerClosed(*os.File) bool { return false }
