// Package ptytest runs a program on a real terminal, for tests: a pseudo-terminal of the kernel that never
// answers a query of the program.
//
// Its one rule: no test sleeps. A test names what it waits for, and fails when that does not arrive.
//
// The map:
//
//	pty_linux.go      starts a program on a terminal
//	session_linux.go  types keys, and waits for output
//	answers.go        what known terminals send by themselves
package ptytest

import (
	"fmt"
	"os"
	"os/exec"
	"sync"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

// Session is a program that runs on a terminal.
type Session struct {
	tb     testing.TB
	master *os.File
	cmd    *exec.Cmd
	modes  unix.Termios // of the terminal, before the program started

	changed chan struct{} // output arrived, or the program closed the terminal
	ended   chan struct{} // the program has ended
	exit    error         // the result of Wait, valid once ended is closed
	mu      sync.Mutex
	output  []byte // all bytes so far
	lastKey int    // the length of output at the last key
}

// Start starts cmd on a new terminal of the given size, as its controlling terminal, and returns the session.
// The program is killed when the test ends.
func Start(tb testing.TB, columns, rows int, cmd *exec.Cmd) *Session {
	tb.Helper()
	master, slave, err := open(columns, rows)
	if err != nil {
		tb.Fatalf("no terminal for the test: %v", err)
	}
	modes, err := readModes(master)
	if err != nil {
		tb.Fatalf("the terminal's modes: %v", err)
	}
	cmd.Stdin, cmd.Stdout, cmd.Stderr = slave, slave, slave
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	err = cmd.Start()
	if err := slave.Close(); err != nil {
		tb.Fatal(err)
	}
	if err != nil {
		tb.Fatalf("%s: %v", cmd.Path, err)
	}
	s := &Session{tb: tb, master: master, cmd: cmd, modes: modes, changed: make(chan struct{}, 1), ended: make(chan struct{})}
	go s.readOutput()
	go func() {
		s.exit = cmd.Wait()
		close(s.ended)
	}()
	tb.Cleanup(s.kill)
	return s
}

// kill ends the program and waits for it.
func (s *Session) kill() {
	_ = s.cmd.Process.Kill() // it may have ended already
	<-s.ended
	_ = s.master.Close() // Hangup may have closed it
}

// readOutput reads what the program writes until no process has the terminal open.
func (s *Session) readOutput() {
	buffer := make([]byte, 64*1024)
	for {
		n, err := s.master.Read(buffer)
		s.mu.Lock()
		s.output = append(s.output, buffer[:n]...)
		s.mu.Unlock()
		select {
		case s.changed <- struct{}{}:
		default:
		}
		if err != nil {
			return
		}
	}
}

// open returns both ends of a new pseudo-terminal.
func open(columns, rows int) (master, slave *os.File, err error) {
	if master, err = os.OpenFile("/dev/ptmx", os.O_RDWR|unix.O_NOCTTY, 0); err != nil {
		return nil, nil, err
	}
	if slave, err = openSlave(master, columns, rows); err != nil {
		_ = master.Close()
		return nil, nil, err
	}
	return master, slave, nil
}

// openSlave unlocks the other end of master, sets its size and returns it.
func openSlave(master *os.File, columns, rows int) (*os.File, error) {
	var number int
	err := control(master, func(fd int) (err error) {
		if number, err = unix.IoctlGetInt(fd, unix.TIOCGPTN); err != nil {
			return err
		}
		return unix.IoctlSetPointerInt(fd, unix.TIOCSPTLCK, 0)
	})
	if err != nil {
		return nil, err
	}
	if err := setSize(master, columns, rows); err != nil {
		return nil, err
	}
	return os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR|unix.O_NOCTTY, 0)
}

func setSize(master *os.File, columns, rows int) error {
	return control(master, func(fd int) error {
		return unix.IoctlSetWinsize(fd, unix.TIOCSWINSZ, &unix.Winsize{Col: uint16(columns), Row: uint16(rows)})
	})
}

// readModes returns the modes of the terminal of which master is the other end.
func readModes(master *os.File) (modes unix.Termios, err error) {
	err = control(master, func(fd int) error {
		now, err := unix.IoctlGetTermios(fd, unix.TCGETS)
		if err == nil {
			modes = *now
		}
		return err
	})
	return modes, err
}

// control calls do with the file's descriptor, for an ioctl. Unlike Fd, it leaves the file in Go's poller, so
// that Close ends a Read.
func control(file *os.File, do func(fd int) error) error {
	raw, err := file.SyscallConn()
	if err != nil {
		return err
	}
	var failed error
	if err := raw.Control(func(fd uintptr) { failed = do(int(fd)) }); err != nil {
		return err
	}
	return failed
}
