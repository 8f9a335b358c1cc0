package cli

import (
	"context"
	"errors"
	"io"
	"os"

	"dovetail/ui/job"
	"dovetail/ui/terminal"
)

// source opens and returns the input file called name, standard input for "-".
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

// errCutOff is returned when standard input ended and the reader of standard output is gone too, as when an SSH
// connection is lost: the end of the input may be missing.
var errCutOff = errors.New("standard input ended as the connection was lost, so it may be incomplete; nothing was changed, try again")

// interruptible is a reader whose Read returns when its context ends, as a read from a pipe can block for any
// time. The blocked read stays in its goroutine until the process ends.
type interruptible struct {
	ctx context.Context
	in  io.Reader
}

// Read implements io.Reader. It returns the context's error if the context ends first.
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
