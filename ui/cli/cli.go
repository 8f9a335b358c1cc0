// Package cli is the program as commands: a complete twin of what the app does, for scripts, pipes and
// screen readers, and the wiring of all packages.
//
// Its one rule: nothing but the answer goes to standard output; everything else is one sentence on
// standard error.
//
// The map: cli.go runs a command line and gives the exit code, root.go is the command line as a whole,
// usage.go says what is wrong with one, help.go and complete.go help to write one; open.go finds and
// opens the database, input.go the file to read; one file a command; report.go and report_json.go print
// what became of a file; text.go and json.go are how answers are written.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"github.com/charmbracelet/x/term"

	"dovetail/ui/job"
	"dovetail/ui/terminal"
)

// The exit codes of every command.
const (
	exitDone        = 0
	exitFailed      = 1   // file, missing column, existing target, database, disk
	exitUsage       = 2   // wrong command line, a wrong filter included
	exitRejected    = 3   // rows were rejected
	exitNoAccess    = 4   // no settings access
	exitInterrupted = 130 // ctrl+c
	exitClosedPipe  = 141 // nobody reads the output any more
)

// errRejected ends a command whose answer was given already.
var errRejected = errors.New("rows were rejected")

// A environment is what a command knows of the world around it.
type environment struct {
	in     io.Reader
	out    io.Writer
	err    io.Writer
	getenv func(string) string
	now    func() time.Time
	inTTY  bool // standard input is a terminal
	outTTY bool // standard output is one
}

// Main runs the command line of the process and returns its exit code.
func Main() int {
	signal.Ignore(syscall.SIGPIPE) // a closed pipe is an error of the write then, so that we can clean up
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	context.AfterFunc(ctx, stop) // a second signal ends the process, whatever it waits for
	return run(ctx, os.Args[1:], environment{
		in: os.Stdin, out: os.Stdout, err: os.Stderr, getenv: os.Getenv, now: time.Now,
		inTTY: term.IsTerminal(os.Stdin.Fd()), outTTY: term.IsTerminal(os.Stdout.Fd()),
	})
}

func run(ctx context.Context, args []string, env environment) int {
	p := &program{environment: env}
	root := p.root()
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	code := exitCode(ctx, err)
	switch {
	case err == nil, errors.Is(err, errRejected), code == exitClosedPipe, errors.As(err, new(*terminal.SignalError)):
	case code == exitInterrupted:
		p.warn("interrupted; nothing was changed")
	default:
		p.warn(sentence(err))
	}
	return code
}

func exitCode(ctx context.Context, err error) int {
	var usage usageError
	var noAccess *job.NoAccess
	var ended *terminal.SignalError
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &ended):
		return ended.ExitCode()
	case errors.As(err, &noAccess):
		return exitNoAccess
	case errors.Is(err, syscall.EPIPE):
		return exitClosedPipe
	case ctx.Err() != nil && errors.Is(err, context.Canceled):
		return exitInterrupted
	case errors.Is(err, errRejected):
		return exitRejected
	case errors.As(err, &usage):
		return exitUsage
	}
	return exitFailed
}

// warn says one sentence on standard error. Where that is closed nobody is left to tell.
func (p *program) warn(sentence string) {
	_, _ = fmt.Fprintln(p.err, "dovetail: "+p.safe(sentence))
}

// sentence is an error in one line: several that were joined stand one after another.
func sentence(err error) string {
	joined, ok := err.(interface{ Unwrap() []error })
	if !ok {
		return err.Error()
	}
	var parts, lines []string
	for _, e := range joined.Unwrap() {
		parts, lines = append(parts, sentence(e)), append(lines, e.Error())
	}
	if strings.Join(lines, "\n") != err.Error() {
		return err.Error() // it has words of its own
	}
	return strings.Join(parts, "; ")
}
