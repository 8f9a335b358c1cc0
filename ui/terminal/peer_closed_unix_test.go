//go:build unix

package terminal

import (
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/sys/unix"
)

// sockets returns both ends of a socket, such as sshd gives a command for its input and output.
func sockets(t *testing.T) (ours, other *os.File) {
	t.Helper()
	pair, err := unix.Socketpair(unix.AF_UNIX, unix.SOCK_STREAM, 0)
	if err != nil {
		t.Fatal(err)
	}
	return os.NewFile(uintptr(pair[0]), "ours"), os.NewFile(uintptr(pair[1]), "other")
}

func TestPeerClosed(t *testing.T) {
	for _, test := range []struct {
		name string
		open func(*testing.T) (ours, other *os.File)
	}{
		{"a pipe", func(t *testing.T) (ours, other *os.File) {
			other, ours, err := os.Pipe()
			if err != nil {
				t.Fatal(err)
			}
			return ours, other
		}},
		{"a socket", sockets},
	} {
		t.Run(test.name, func(t *testing.T) {
			ours, other := test.open(t)
			defer func() { _ = ours.Close() }()
			if PeerClosed(ours) {
				t.Error("closed although the other end is open")
			}
			if err := other.Close(); err != nil {
				t.Fatal(err)
			}
			if !PeerClosed(ours) {
				t.Error("open although the other end is closed")
			}
		})
	}
}

func TestPeerClosedIsNotTheEndOfInput(t *testing.T) {
	ours, other := sockets(t)
	defer func() { _, _ = ours.Close(), other.Close() }()
	if err := unix.Shutdown(int(other.Fd()), unix.SHUT_WR); err != nil {
		t.Fatal(err)
	}
	if PeerClosed(ours) {
		t.Error("closed although only the input has ended")
	}
}

func TestPeerClosedOfAFile(t *testing.T) {
	file, err := os.Create(filepath.Join(t.TempDir(), "answer"))
	if err != nil {
		t.Fatal(err)
	}
	if PeerClosed(file) {
		t.Error("a file has no peer that can close")
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	if PeerClosed(file) {
		t.Error("a closed file has a peer")
	}
}
