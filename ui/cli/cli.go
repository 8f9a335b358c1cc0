// Package cli implements dovetail's commands and wires all packages. The commands do everything that the app
// does, for scripts, pipes and screen readers.
//
// Its one rule: only the answer of a command goes to standard output; everything else is one sentence on
// standard error.
//
// The map: cli.go runs a command line and returns the exit code; root.go assembles the commands, usage.go
// reports a wrong command line, help.go, complete.go and complete_bash.go assist in writing one; open.go finds
// and opens the database, input.go the input file; each command has a file; report.go, report_ending.go and
// report_json.go print the result of a load or an upload, unreported.go says that a change was made whose result could
// not be printed; table.go, rows.go, text.go and json.go format answers; user.go
// finds the name of the user. The directory man holds the generator of the man pages.
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
	"github.com/spf13/cobra"

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
	exitClosedPipe  = 141 // the reader of standard output is gone; 128 + SIGPIPE, as shells report it
)

// errRejected is returned when rows were rejected and the answer, which says so, is already printed.
var errRejected = errors.New("rows were rejected")

// environment is the process environment: streams, variables, clock.
type environment struct {
	in     io.Reader
	out    io.Writer
	err    io.Writer
	getenv func(string) string
	now    func() time.Time
	inTTY  bool       // standard input is a terminal
	outTTY bool       // standard output is a terminal
	errTTY bool       // standard error is a terminal
	width  func() int // of the terminal that standard output is, in cells; 0 if it is not known
}

// Main runs the command line of the process and returns its exit code.
func Main() int {
	signal.Ignore(syscall.SIGPIPE) // a write to a closed pipe then returns EPIPE, so that deferred cleanups run
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	context.AfterFunc(ctx, stop) // a second signal ends the process at once
	return run(ctx, os.Args[1:], environment{
		in: os.Stdin, out: os.Stdout, err: os.Stderr, getenv: os.Getenv, now: time.Now,
		inTTY: term.IsTerminal(os.Stdin.Fd()), outTTY: term.IsTerminal(os.Stdout.Fd()),
		errTTY: term.IsTerminal(os.Stderr.Fd()), width: stdoutWidth,
	})
}

// stdoutWidth returns the width of the terminal that standard output is, and 0 if it is none.
func stdoutWidth() int {
	width, _, err := term.GetSize(os.Stdout.Fd())
	if err != nil {
		return 0
	}
	return width
}

// run runs the command line args, prints its error if there is one, and returns the exit code.
func run(ctx context.Context, args []string, env environment) int {
	p := &program{environment: env}
	root := p.root()
	root.SetArgs(args)
	cmd, err := root.ExecuteContextC(ctx)
	p.explain(ctx, cmd, err)
	return exitCode(ctx, err)
}

// explain prints the error of a command, if there is one that the answer does not say.
func (p *program) explain(ctx context.Context, cmd *cobra.Command, err error) {
	code := exitCode(ctx, err)
	switch {
	case errors.As(err, new(*unreportedError)):
		p.warn(sentence(err))
	case err == nil, errors.Is(err, errRejected), code == exitClosedPipe, errors.As(err, new(*terminal.SignalError)):
	case code == exitInterrupted:
		p.warn("interrupted; nothing was changed")
	case code == exitUsage:
		p.warn(withHelp(sentence(err), helpFor(cmd, err)))
	default:
		p.warn(sentence(err))
		p.warnWayOut(context.WithoutCancel(ctx), err)
	}
}

// exitCode returns the exit code for the error of a command that ran with ctx.
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

// warn prints one sentence to standard error. A write error is ignored: there is nowhere left to report it.
func (p *program) warn(sentence string) {
	_, _ = fmt.Fprintln(p.err, "dovetail: "+p.safe(sentence))
}

// sentence returns err as one line: the parts of a joined error are separated by semicolons.
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
		return err.Error() // not made by errors.Join: its message is more than its parts
	}
	return strings.Join(parts, "; ")
}
