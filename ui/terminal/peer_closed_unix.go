//go:build unix

package terminal

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// PeerClosed reports whether the other end of a pipe, socket or terminal is closed, so that no process can
// read what is written to file. When an SSH client is killed, its server closes a command's input together
// with its output; an input that ends while PeerClosed is true for the output may therefore be incomplete.
func PeerClosed(file *os.File) bool {
	raw, err := file.SyscallConn()
	if err != nil {
		return false
	}
	closed := false
	err = raw.Control(func(fd uintptr) {
		files := []unix.PollFd{{Fd: int32(fd), Events: unix.POLLOUT}}
		for {
			n, err := unix.Poll(files, 0)
			if errors.Is(err, unix.EINTR) {
				continue // Go's scheduler interrupts its threads with signals
			}
			closed = err == nil && n > 0 && files[0].Revents&(unix.POLLERR|unix.POLLHUP) != 0
			return
		}
	})
	return err == nil && closed
}
