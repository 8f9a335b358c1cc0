//go:build !unix

package terminal

import "time"

// readable returns false. It is not called: on this system Bubble Tea reads the console's events itself.
func readable(uintptr, time.Duration) bool { return false }
