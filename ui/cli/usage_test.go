package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"syscall"
	"testing"

	"dovetail/ui/job"
)

func TestSentence(t *testing.T) {
	disk, lock := errors.New("the disk is full"), errors.New("the lock is held")
	for name, c := range map[string]struct {
		err  error
		want string
	}{
		"one error stands as it is":             {disk, "the disk is full"},
		"joined errors stand in one line":       {errors.Join(disk, nil, lock), "the disk is full; the lock is held"},
		"joined ones within too":                {errors.Join(errors.Join(disk, lock), lock), "the disk is full; the lock is held; the lock is held"},
		"one with words of its own keeps them":  {fmt.Errorf("%w, and %w", disk, lock), "the disk is full, and the lock is held"},
		"a name with a line break is no joined": {errors.New("a\nb"), "a\nb"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := sentence(c.err); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestExitCodes(t *testing.T) {
	running, stopped := context.Background(), stoppedContext()
	for name, c := range map[string]struct {
		ctx  context.Context
		err  error
		want int
	}{
		"done":                          {running, nil, exitDone},
		"could not":                     {running, errors.New("disk"), exitFailed},
		"wrong usage":                   {running, fmt.Errorf("so: %w", usageError{io.EOF}), exitUsage},
		"rejected rows":                 {running, errRejected, exitRejected},
		"no access":                     {running, errors.Join(&job.NoAccess{User: "ann"}), exitNoAccess},
		"interrupted":                   {stopped, fmt.Errorf("reading: %w", context.Canceled), exitInterrupted},
		"interrupted after it was done": {stopped, nil, exitDone},
		"an error though interrupted":   {stopped, errors.New("disk"), exitFailed},
		"cancelled by nobody":           {running, context.Canceled, exitFailed},
		"nobody reads the output":       {running, fmt.Errorf("write: %w", syscall.EPIPE), exitClosedPipe},
		"rejected, though interrupted":  {stopped, errRejected, exitRejected},
	} {
		t.Run(name, func(t *testing.T) {
			if got := exitCode(c.ctx, c.err); got != c.want {
				t.Errorf("got %d, want %d", got, c.want)
			}
		})
	}
}

func stoppedContext() context.Context {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	return ctx
}

// TestAWaitingPipeCanBeInterrupted reads from a pipe that never brings a byte.
func TestAWaitingPipeCanBeInterrupted(t *testing.T) {
	silent, _ := io.Pipe()
	ctx, cancel := context.WithCancel(t.Context())
	go cancel()
	if n, err := io.Copy(io.Discard, interruptible{ctx, silent}); n != 0 || !errors.Is(err, context.Canceled) {
		t.Errorf("read %d bytes: %v", n, err)
	}
}

func TestAPipeIsReadToItsEnd(t *testing.T) {
	text := strings.Repeat("customers\n", 10_000)
	got, err := io.ReadAll(interruptible{t.Context(), strings.NewReader(text)})
	if err != nil || string(got) != text {
		t.Errorf("read %d of %d bytes: %v", len(got), len(text), err)
	}
}
