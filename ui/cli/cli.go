// Package cli is the program as commands: a complete twin of what the app does, for scripts, pipes and
// screen readers, and the wiring of all packages.
//
// Its one rule: nothing but the answer goes to standard output; everything else is one sentence on
// standard error.
//
// The map: cli.go runs a command and gives the exit code, open.go finds and opens the database, one file
// a command, report.go and report_json.go print a plan.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
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
	exitClosedPipe  = 141 // nobody reads the output any more
)

// exitCodes is what --help says of them.
const exitCodes = `Exit codes:
  0    done
  1    could not: file, missing column, existing target, database, disk
  2    wrong usage, a wrong --filter included
  3    rows were rejected (upload: nothing was applied, or with --skip-rejected
       the rest was; load: the good rows were; also in a dry run)
  4    no settings access
  130  interrupted`

// errRejected ends a command whose answer was given already.
var errRejected = errors.New("rows were rejected")

// usageError is a wrong command line.
type usageError struct{ error }

func (e usageError) Unwrap() error { return e.error }

// A system is what a command knows of the world around it.
type system struct {
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
	return run(ctx, os.Args[1:], system{
		in: os.Stdin, out: os.Stdout, err: os.Stderr, getenv: os.Getenv, now: time.Now,
		inTTY: term.IsTerminal(os.Stdin.Fd()), outTTY: term.IsTerminal(os.Stdout.Fd()),
	})
}

func run(ctx context.Context, args []string, sys system) int {
	root := newRoot(sys)
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	code := exitCode(ctx, err)
	if err != nil && !errors.Is(err, errRejected) && !silent(code) {
		fmt.Fprintln(sys.err, "dovetail: "+terminal.Safe(err.Error()))
	}
	return code
}

// silent reports whether a command ended by a signal or a closed pipe: nobody needs to be told.
func silent(code int) bool { return code > 128 }

func exitCode(ctx context.Context, err error) int {
	var usage usageError
	var noAccess *job.NoAccess
	var ended *terminal.Ended
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, syscall.EPIPE):
		return exitClosedPipe
	case errors.As(err, &ended):
		return ended.ExitCode()
	case errors.As(err, &noAccess):
		return exitNoAccess
	case ctx.Err() != nil && errors.Is(err, context.Canceled):
		return exitInterrupted
	case errors.Is(err, errRejected):
		return exitRejected
	case errors.As(err, &usage):
		return exitUsage
	}
	return exitFailed
}

// newRoot is the command line as a whole.
func newRoot(sys system) *cobra.Command {
	w := &world{system: sys}
	root := &cobra.Command{
		Use:   "dovetail",
		Short: "Link Layer's customers to Sage's before the first sync",
		Long: `dovetail links a company's Layer customers to its Sage customers before the first
sync creates second ones. Without a command it opens the app.

` + exitCodes,
		Args:          noArguments,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE:          func(cmd *cobra.Command, _ []string) error { return w.app(cmd.Context()) },
	}
	root.SetIn(sys.in)
	root.SetOut(sys.out)
	root.SetErr(sys.err)
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	flags := root.PersistentFlags()
	flags.StringVar(&w.path, "db", "", "the database `FILE` (default $DOVETAIL_DB, else in the user's data folder)")
	flags.BoolVar(&w.demo, "demo", false, "use a built-in sample in a throw-away database")
	root.AddCommand(w.loadCommand(), w.uploadCommand(), w.exportCommand(), w.listCommand(), w.companiesCommand(),
		w.linkCommand(), w.unlinkCommand(), w.historyCommand(), w.undoCommand(), w.accessCommand(), w.versionCommand())
	return root
}

// noArguments refuses arguments; the first one is most likely a mistyped command.
func noArguments(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return usageError{fmt.Errorf("%s has no command %q; dovetail --help lists them", cmd.CommandPath(), args[0])}
}

// oneFile wants exactly one argument, a file.
func oneFile(cmd *cobra.Command, args []string) error {
	if len(args) == 1 && args[0] != "" {
		return nil
	}
	return usageError{fmt.Errorf("%s takes one FILE, or - for a pipe", cmd.CommandPath())}
}
