package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"regexp"
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
		"a single error is unchanged":       {disk, "the disk is full"},
		"joined errors are one line":        {errors.Join(disk, nil, lock), "the disk is full; the lock is held"},
		"nested joined errors are one line": {errors.Join(errors.Join(disk, lock), lock), "the disk is full; the lock is held; the lock is held"},
		"a wrapping message is kept":        {fmt.Errorf("%w, and %w", disk, lock), "the disk is full, and the lock is held"},
		"a line break in a name is kept":    {errors.New("a\nb"), "a\nb"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := sentence(c.err); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestExitCodes(t *testing.T) {
	running, stopped := context.Background(), cancelledContext()
	for name, c := range map[string]struct {
		ctx  context.Context
		err  error
		want int
	}{
		"done":                           {running, nil, exitDone},
		"failed":                         {running, errors.New("disk"), exitFailed},
		"wrong usage":                    {running, fmt.Errorf("wrapped: %w", usageError{io.EOF}), exitUsage},
		"rejected rows":                  {running, errRejected, exitRejected},
		"no access":                      {running, errors.Join(&job.NoAccess{User: "ann"}), exitNoAccess},
		"interrupted":                    {stopped, fmt.Errorf("reading: %w", context.Canceled), exitInterrupted},
		"interrupted after the end":      {stopped, nil, exitDone},
		"another error when interrupted": {stopped, errors.New("disk"), exitFailed},
		"cancelled without an interrupt": {running, context.Canceled, exitFailed},
		"output without a reader":        {running, fmt.Errorf("write: %w", syscall.EPIPE), exitClosedPipe},
		"rejected rows when interrupted": {stopped, errRejected, exitRejected},
	} {
		t.Run(name, func(t *testing.T) {
			if got := exitCode(c.ctx, c.err); got != c.want {
				t.Errorf("got %d, want %d", got, c.want)
			}
		})
	}
}

func cancelledContext() context.Context {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	return ctx
}

// TestBlockedReadIsInterrupted reads from a pipe that is never written to.
func TestBlockedReadIsInterrupted(t *testing.T) {
	silent, _ := io.Pipe()
	ctx, cancel := context.WithCancel(t.Context())
	go cancel()
	if n, err := io.Copy(io.Discard, interruptible{ctx, silent}); n != 0 || !errors.Is(err, context.Canceled) {
		t.Errorf("read %d bytes: %v", n, err)
	}
}

func TestInterruptibleReadsAll(t *testing.T) {
	text := strings.Repeat("customers\n", 10_000)
	got, err := io.ReadAll(interruptible{t.Context(), strings.NewReader(text)})
	if err != nil || string(got) != text {
		t.Errorf("read %d of %d bytes: %v", len(got), len(text), err)
	}
}

// TestUsageErrorsNameTheHelp checks that every error of a wrong command line ends with a command that explains it.
func TestUsageErrorsNameTheHelp(t *testing.T) {
	see := regexp.MustCompile(`(?:; see|\? See) (dovetail help.*)\n$`)
	for _, args := range []string{
		"lod", "frobnicate", "help uplod", "help list more", "help filter more", "filter", "--colour", "load", "load a b", "upload", "upload x --allow all",
		"upload x --allow shared:", "upload x --encoding klingon", "upload x --problems -", "upload --dry-run=perhaps x", "list more", "list -x",
		"list --filter colour:red", "list --filter is:", "list --sort colour", "list --columns s", "list --sort", "list --json --csv", "list --db=",
		"export", "export x.ods", "export x.csv --filter /(/", "export x.pdf --format pdf", "link", "link C1", "link C1 --allow x", "unlink",
		"unlink C1 --allow x", "companies add x", "companies forget", "companies list x", "history x", "undo x", "undo 1 2", "access grant",
		"access forget", "version x", "completion", "completion tcsh",
	} {
		t.Run(args, func(t *testing.T) {
			s := newFilledShell(t)
			got := s.run(strings.Fields(args)...)
			if got.code != exitUsage || strings.Count(got.err, "\n") != 1 {
				t.Fatalf("exit code %d: %s", got.code, got.err)
			}
			found := see.FindStringSubmatch(got.err)
			if found == nil {
				t.Fatalf("no help is named: %s", got.err)
			}
			if help := s.run(strings.Fields(found[1])[1:]...); help.code != exitDone || help.out == "" {
				t.Errorf("%s: exit code %d", found[1], help.code)
			}
		})
	}
}
