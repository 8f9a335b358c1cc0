package terminal

import (
	"os"
	"time"
)

// A Input is standard input as Bubble Tea reads it. It
//
//   - notices that the line is gone, which Bubble Tea ignores, and ends the program;
//   - throws away what the terminal sends by itself, such as a late answer to another program's question;
//   - joins an escape sequence or a letter that arrived in several packets;
//   - bounds a paste to PasteLimit, ends one whose end never comes, and brackets one that the terminal
//     did not: ReadPaste says what happened.
//
// It is an *os.File with another Read, so that Bubble Tea can set the terminal raw and wait for input
// with a cancellation. It waits on the descriptor itself, and reads only when that has something; so a
// Read must never leave anything behind in the Line unless the descriptor has more. On Windows Bubble
// Tea reads the console's events itself and never calls Read.
type Input struct {
	*os.File

	gone     func()                   // called once, when the line is gone
	readable func(time.Duration) bool // waits at most this long for the descriptor to have something

	stream Stream
	last   time.Time // when something came
	out    []byte    // passed by the stream, not yet read
	err    error     // why the line is gone
	buffer [256]byte
}

// NewInput reads a terminal; gone is called once when the line is gone.
func NewInput(file *os.File, gone func()) *Input {
	l := &Input{File: file, gone: gone}
	l.readable = func(wait time.Duration) bool { return readable(file.Fd(), wait) }
	return l
}

// headroom is what a stream can add at most to the bytes of one read: what it held back, and marks.
const headroom = 64

// Read reads keys and pastes. It returns a paste that is still open only where the rest can be read at once;
// and nothing, without an error, where all that came was thrown away: to wait here for more would hide that
// wait from Bubble Tea, which could not end it.
func (l *Input) Read(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	for len(l.out) == 0 {
		if l.err != nil {
			return 0, l.err
		}
		if !l.fill(min(max(len(p)-headroom, 1), len(l.buffer))) {
			break
		}
	}
	n := copy(p, l.out)
	l.out = l.out[n:]
	return n, nil
}

// fill reads once, at most size bytes. It reports whether more is to be read at once.
func (l *Input) fill(size int) (more bool) {
	n, err := l.File.Read(l.buffer[:size])
	now := time.Now()
	l.out = l.out[:0]
	if silence, owes := l.stream.Wait(); silence > 0 && !owes && now.Sub(l.last) >= silence {
		l.out = l.stream.Flush(l.out)
	}
	l.last = now
	l.out = l.stream.Feed(l.out, l.buffer[:n])
	silence, owes := l.stream.Wait()
	switch {
	case err != nil:
		l.out = l.stream.Flush(l.out)
		l.err = err
		l.gone()
		return true
	case !owes:
		return false
	case !l.readable(silence):
		l.out = l.stream.Flush(l.out)
		return false
	}
	return true
}
