//go:build !unix

package terminal

import "os"

// PeerClosed returns false: this system does not tell.
func PeerClosed(*os.File) bool { return false }
