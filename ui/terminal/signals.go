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

// shutdownTimeout is how long a program may take to end after a signal before the process exits.
const shutdownTimeout = 3 * time.Second

// The sequences that Run writes before and after the program. A row that is wider on the terminal than computed
// here must not wrap, because the screen would scroll.
const (
	wrapOff = "\x1b[?7l"
	wrapOn  = "\x1b[?7h"
)

// resetSequence resets the modes that Bubble Tea and Run set: bracketed paste, hidden cursor, alternate screen,
// colours, no wrapping.
const resetSequence = "\x1b[?2004l\x1b[?25h\x1b[?1049l\x1b[0m" + wrapOn

// SignalError is returned when a signal ended the program, or the loss of the terminal, which counts as SIGHUP.
type SignalError struct{ Signal os.Signal }

// Error returns a message that names the signal.
func (e *SignalError) Error() string { return fmt.Sprintf("ended by a signal: %s", e.Signal) }

// ExitCode returns 128 plus the signal's number, as shells do: 130 for an interrupt.
func (e *SignalError) ExitCode() int {
	if s, ok := e.Signal.(syscall.Signal); ok {
		return 128 + int(s)
	}
	return 1
}

// Run runs a program that takes over the terminal, of which in and out are the input and the output. The
// program's context is cancelled at SIGHUP, SIGTERM or an external SIGINT, and when the terminal is lost;
// start Bubble Tea with tea.WithContext, tea.WithoutSignalHandler and tea.WithInput(input). Run returns the
// program's error, or a *SignalError after one of these.
//
// A program that has not returned 3 s after the end of its context hangs, for instance in a write to a
// client that no longer reads: then the terminal is restored on a best-effort basis, and the process
// exits.
//
// At SIGQUIT and SIGABRT the terminal is restored, and then the process ends as Go programs do: it prints the stacks of
// all goroutines.
func Run(ctx context.Context, in, out *os.File, program func(context.Context, *Input) error) error {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGHUP, syscall.SIGTERM, os.Interrupt)
	defer signal.Stop(signals)
	aborts := make(chan os.Signal, 1)
	notifyAborts(aborts)
	defer signal.Stop(aborts)
	g := guard{signals: signals, aborts: aborts, restore: restorer(in, out), exit: os.Exit, raise: raise}
	return g.run(ctx, func(ctx context.Context, lost func()) error {
		_, _ = out.WriteString(wrapOff)
		err := program(ctx, NewInput(in, lost))
		_, _ = out.WriteString(wrapOn)
		return err
	})
}

// guard holds Run's dependencies, replaced in tests.
type guard struct {
	signals <-chan os.Signal // that end the program
	aborts  <-chan os.Signal // that end the process with the stacks of its goroutines
	restore func()           // restores the terminal
	exit    func(code int)
	raise   func(os.Signal) // sends a signal to this process, which then has its default effect
}

// notifyAborts registers for the signals that make a Go program print its stacks. One that is ignored stays ignored.
func notifyAborts(aborts chan<- os.Signal) {
	for _, s := range []os.Signal{syscall.SIGQUIT, syscall.SIGABRT} {
		if !signal.Ignored(s) {
			signal.Notify(aborts, s)
		}
	}
}

// raise sends a signal to this process with its default effect, which is to end it. The caller waits for that.
func raise(s os.Signal) {
	signal.Reset(s)
	if self, err := os.FindProcess(os.Getpid()); err == nil && self.Signal(s) == nil {
		time.Sleep(shutdownTimeout)
	}
}

// abort restores the terminal and ends the process.
func (g guard) abort(s os.Signal) {
	g.restore()
	g.raise(s)
	g.exit(exitCode(&SignalError{s}))
}

// run calls program with a context that is cancelled at a signal and when the program calls lost. It returns the
// program's error, or the *SignalError that cancelled the context.
func (g guard) run(ctx context.Context, program func(ctx context.Context, lost func()) error) error {
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
			g.restore() // before the panic is printed, so that its message can be read
		}
	}()
	err := program(ctx, func() { cancel(&SignalError{syscall.SIGHUP}) })
	returned = true
	if ended, ok := errors.AsType[*SignalError](context.Cause(ctx)); ok {
		return ended
	}
	return err
}

// watch cancels the context at a signal, and exits the process when the program then does not return in time.
func (g guard) watch(ctx context.Context, cancel context.CancelCauseFunc, done <-chan struct{}) {
	select {
	case s := <-g.signals:
		cancel(&SignalError{s})
	case s := <-g.aborts:
		g.abort(s)
		return
	case <-ctx.Done():
	case <-done:
		return
	}
	select {
	case <-done:
	case s := <-g.aborts:
		g.abort(s)
	case <-time.After(shutdownTimeout):
		g.restore()
		g.exit(exitCode(context.Cause(ctx)))
	}
}

// exitCode returns the exit code of a process that ends for cause.
func exitCode(cause error) int {
	if ended, ok := errors.AsType[*SignalError](cause); ok {
		return ended.ExitCode()
	}
	return 1
}

// restorer saves the terminal's state and returns a function that restores it. A terminal that accepts no more
// bytes gets its modes back but not resetSequence: the write could block indefinitely.
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
