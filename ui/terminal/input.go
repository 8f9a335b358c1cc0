package terminal

import (
	"os"
	"time"
)

// Input is standard input as Bubble Tea reads it. It
//
//   - notices the loss of the terminal, which Bubble Tea ignores, and ends the program;
//   - discards what the terminal sends by itself, such as a late answer to another program's query;
//   - joins an escape sequence or a UTF-8 character that arrived in several packets;
//   - bounds a paste to PasteLimit, ends one whose end never arrives, and brackets one that the terminal
//     did not: ParsePaste returns which of these happened.
//
// It is an *os.File with another Read, so that Bubble Tea can set the terminal to raw mode and cancel a
// wait for input. Bubble Tea waits on the descriptor, and reads only when that is readable; so a Read must
// leave nothing in the Input unless the descriptor is readable. On Windows Bubble Tea reads the console's
// events itself and never calls Read.
type Input struct {
	*os.File

	onClose  func()                   // called once, when the terminal is lost
	readable func(time.Duration) bool // waits at most this long for the descriptor to be readable

	filter InputFilter
	last   time.Time // when bytes last arrived
	out    []byte    // passed by the filter, not yet read
	err    error     // of the last read from the file
	buffer [256]byte
}

// NewInput returns an Input that reads a terminal. It calls onClose once, when the terminal is lost.
func NewInput(file *os.File, onClose func()) *Input {
	in := &Input{File: file, onClose: onClose}
	in.readable = func(wait time.Duration) bool { return readable(file.Fd(), wait) }
	return in
}

// headroom is the most bytes that a filter adds to those of one read: bytes that it held back, and marks.
const headroom = 64

// Read reads keys and pastes. It returns a part of a paste only where the descriptor is readable again; and
// no bytes and no error where everything that arrived was discarded: Bubble Tea could not cancel a wait in
// here for more.
func (in *Input) Read(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	for len(in.out) == 0 {
		if in.err != nil {
			return 0, in.err
		}
		if !in.fill(min(max(len(p)-headroom, 1), len(in.buffer))) {
			break
		}
	}
	n := copy(p, in.out)
	in.out = in.out[n:]
	return n, nil
}

// fill reads once, at most size bytes. It reports whether another read is due at once.
func (in *Input) fill(size int) (more bool) {
	n, err := in.File.Read(in.buffer[:size])
	now := time.Now()
	in.out = in.out[:0]
	if timeout, hasOutput := in.filter.Wait(); timeout > 0 && !hasOutput && now.Sub(in.last) >= timeout {
		in.out = in.filter.Flush(in.out)
	}
	in.last = now
	in.out = in.filter.Feed(in.out, in.buffer[:n])
	timeout, hasOutput := in.filter.Wait()
	switch {
	case err != nil:
		in.out = in.filter.Flush(in.out)
		in.err = err
		in.onClose()
		return true
	case !hasOutput:
		return false
	case !in.readable(timeout):
		in.out = in.filter.Flush(in.out)
		return false
	}
	return true
}
