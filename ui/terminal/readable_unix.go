//go:build unix

package terminal

import (
	"errors"
	"time"

	"golang.org/x/sys/unix"
)

// readable waits at most the given time and reports whether a read would not block. A read at the end of the
// input does not block.
func readable(fd uintptr, wait time.Duration) bool {
	for end := time.Now().Add(wait); ; {
		left := max(time.Until(end), 0)
		files := []unix.PollFd{{Fd: int32(fd), Events: unix.POLLIN}}
		n, err := unix.Poll(files, int(left.Milliseconds()))
		if errors.Is(err, unix.EINTR) {
			continue // Go's scheduler interrupts its threads with signals
		}
		return err == nil && n > 0
	}
}
