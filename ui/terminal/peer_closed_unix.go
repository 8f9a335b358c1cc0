//go:build unix

package terminal

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// PeerClosed reports whether nobody is left who could read what is written to the file: the other end of a
// pipe, of a socket or of a terminal is closed. When an SSH client is killed, its server closes a
// command's input together with its output; so an input that ends while the output is unread may lack
// its rest.
func PeerClosed(file *os.File) bool {
	raw, err := file.SyscallConn()
	if err != nil {
		return false
	}
	unread := false
	err = raw.Control(func(fd uintptr) {
		files := []unix.PollFd{{Fd: int32(fd), Events: unix.POLLOUT}}
		for {
			n, err := unix.Poll(files, 0)
			if errors.Is(err, unix.EINTR) {
				continue // Go's scheduler interrupts its threads with signals
			}
			unread = err == nil && n > 0 && files[0].Revents&(unix.POLLERR|unix.POLLHUP) != 0
			return
		}
	})
	return err == nil && unread
}
