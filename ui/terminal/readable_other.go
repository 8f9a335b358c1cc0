//go:build !unix

package terminal

import "time"

// readable is never asked where Bubble Tea reads the console's events itself.
func readable(uintptr, time.Duration) bool { return false }
