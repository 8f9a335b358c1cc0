package cli

import (
	"context"
	"errors"
	"io"
	"os"

	"dovetail/ui/job"
	"dovetail/ui/terminal"
)

// source opens the file of the command line.
func (p *program) source(ctx context.Context, name string) (*job.Source, error) {
	if name != "-" {
		return job.OpenFile(name)
	}
	if p.inTTY {
		return nil, usageError{errors.New("- reads standard input, which is a terminal here; name a file or use a pipe")}
	}
	source, err := job.OpenStream(ctx, interruptible{ctx, p.in})
	if out, isFile := p.out.(*os.File); err == nil && isFile && terminal.PeerClosed(out) {
		err = errors.Join(errCutOff, source.Close())
	}
	return source, err
}

// errCutOff says that the input ended because the line did, so that it cannot be told whether it is whole.
var errCutOff = errors.New("standard input ended together with the line, so its end may be missing; nothing was changed, try again")

// An interruptible reader gives a read up when its context ends, as a pipe may never bring another byte.
// The read itself then waits on in the background until the process ends.
type interruptible struct {
	ctx context.Context
	in  io.Reader
}

// Read reads as the reader does, or fails with the context's error.
func (r interruptible) Read(p []byte) (int, error) {
	type result struct {
		n   int
		err error
	}
	done := make(chan result, 1)
	buffer := make([]byte, len(p))
	go func() {
		n, err := r.in.Read(buffer)
		done <- result{n, err}
	}()
	select {
	case read := <-done:
		return copy(p, buffer[:read.n]), read.err
	case <-r.ctx.Done():
		return 0, r.ctx.Err()
	}
}
