//go:build !unix

package terminal

import "os"

// PeerClosed reports false: this system does not say it.
func PeerClosed(*os.File) bool { return false }
