package terminal

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/charmbracelet/x/term"
)

// shutdownTimeout is how long a program may take to end after a signal.
const shutdownTimeout = 3 * time.Second

// What is written when a program takes over the terminal and when it gives it back. A line that is wider on the
// terminal than here must not wrap, as the screen would scroll.
const (
	wrapOff = "\x1b[?7l"
	wrapOn  = "\x1b[?7h"
)

// resetSequence undoes what Bubble Tea does to a terminal, and what Run does: bracketed paste, hidden cursor, alternate
// screen, colours, lines that do not wrap.
const resetSequence = "\x1b[?2004l\x1b[?25h\x1b[?1049l\x1b[0m" + wrapOn

// An SignalError says that a signal ended the program, or the loss of the line, which is SIGHUP too.
type SignalError struct{ Signal os.Signal }

// Error names the signal.
func (e *SignalError) Error() string { return fmt.Sprintf("ended by a signal: %s", e.Signal) }

// ExitCode is 128 and the signal's number, as shells have it: 130 for an interrupt.
func (e *SignalError) ExitCode() int {
	if s, ok := e.Signal.(syscall.Signal); ok {
		return 128 + int(s)
	}
	return 1
}

// Run runs a program that takes over the terminal in and out. Its context ends at SIGHUP, SIGTERM or a
// SIGINT from outside, and when the line is gone; start Bubble Tea with tea.WithContext,
// tea.WithoutSignalHandler and tea.WithInput(line). Run returns the program's error, or an *Ended after
// one of these.
//
// A program that has not returned 3 s after the end of its context hangs, for instance in writing to a
// client that no longer reads: the terminal is then given back as it was, as far as it lets itself, and
// the process exits.
func Run(ctx context.Context, in, out *os.File, program func(context.Context, *Input) error) error {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGHUP, syscall.SIGTERM, os.Interrupt)
	defer signal.Stop(signals)
	g := guard{signals: signals, restore: restorer(in, out), exit: os.Exit}
	return g.run(ctx, func(ctx context.Context, gone func()) error {
		_, _ = out.WriteString(wrapOff)
		err := program(ctx, NewInput(in, gone))
		_, _ = out.WriteString(wrapOn)
		return err
	})
}

// A guard is what Run needs of the world.
type guard struct {
	signals <-chan os.Signal
	restore func() // gives the terminal back
	exit    func(code int)
}

func (g guard) run(ctx context.Context, program func(ctx context.Context, gone func()) error) error {
	ctx, cancel := context.WithCancelCause(ctx)
	done, watched := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(watched)
		g.watch(ctx, cancel, done)
	}()
	returned := false
	defer func() {
		close(done)
		<-watched
		cancel(nil)
		if !returned {
			g.restore() // before the panic's own words, so that they can be read
		}
	}()
	err := program(ctx, func() { cancel(&SignalError{syscall.SIGHUP}) })
	returned = true
	if ended, ok := errors.AsType[*SignalError](context.Cause(ctx)); ok {
		return ended
	}
	return err
}

// watch ends the context at a signal, and the process where the program does not follow.
func (g guard) watch(ctx context.Context, cancel context.CancelCauseFunc, done <-chan struct{}) {
	select {
	case s := <-g.signals:
		cancel(&SignalError{s})
	case <-ctx.Done():
	case <-done:
		return
	}
	select {
	case <-done:
	case <-time.After(shutdownTimeout):
		g.restore()
		g.exit(exitCode(context.Cause(ctx)))
	}
}

func exitCode(cause error) int {
	if ended, ok := errors.AsType[*SignalError](cause); ok {
		return ended.ExitCode()
	}
	return 1
}

// restorer remembers the terminal's state, and returns what puts it back. A terminal that takes no more
// bytes gets its modes back, but no last words: waiting for it could last for ever.
func restorer(in, out *os.File) func() {
	state, err := term.GetState(in.Fd())
	return func() {
		written := make(chan struct{})
		go func() {
			defer close(written)
			_, _ = out.WriteString(resetSequence)
		}()
		select {
		case <-written:
		case <-time.After(shutdownTimeout / 10):
		}
		if err == nil {
			_ = term.Restore(in.Fd(), state)
		}
	}
}
