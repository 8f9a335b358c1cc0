package terminal

import (
	"context"
	"errors"
	"os"
	"syscall"
	"testing"
	"testing/synctest"
	"time"
)

// fakeTerminal replaces a guard's dependencies and records what the guard did, and when.
type fakeTerminal struct {
	signals  chan os.Signal
	aborts   chan os.Signal
	restored int
	raised   []os.Signal
	code     int
	exit     time.Duration
}

// newFakeTerminal returns a fakeTerminal and the guard that uses it.
func newFakeTerminal() (*fakeTerminal, guard) {
	f, begin := &fakeTerminal{signals: make(chan os.Signal, 1), aborts: make(chan os.Signal, 1), code: -1}, time.Now()
	return f, guard{
		signals: f.signals, aborts: f.aborts, restore: func() { f.restored++ },
		exit:  func(code int) { f.code, f.exit = code, time.Since(begin) },
		raise: func(s os.Signal) { f.raised = append(f.raised, s) },
	}
}

func TestGuardCancelsTheContext(t *testing.T) {
	for _, test := range []struct {
		name   string
		signal os.Signal // nil: the terminal is lost
		code   int
	}{
		{"at a hangup", syscall.SIGHUP, 129},
		{"at an interrupt", os.Interrupt, 130},
		{"at a termination", syscall.SIGTERM, 143},
		{"when the terminal is lost", nil, 129},
	} {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				f, g := newFakeTerminal()
				err := g.run(t.Context(), func(ctx context.Context, lost func()) error {
					if test.signal == nil {
						lost()
					} else {
						f.signals <- test.signal
					}
					<-ctx.Done()
					return ctx.Err()
				})
				ended, ok := errors.AsType[*SignalError](err)
				if !ok || ended.ExitCode() != test.code {
					t.Errorf("ended with %v, want exit code %d", err, test.code)
				}
				if f.restored != 0 || f.code != -1 {
					t.Errorf("the guard exited though the program returned in time: %+v", f)
				}
			})
		})
	}
}

func TestGuardExitsWhenTheProgramHangs(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f, g := newFakeTerminal()
		released := make(chan struct{})
		exit := g.exit
		g.exit = func(code int) { exit(code); close(released) }
		f.signals <- syscall.SIGTERM
		_ = g.run(t.Context(), func(context.Context, func()) error {
			<-released // like a write to a client that no longer reads
			return nil
		})
		if f.exit != 3*time.Second || f.code != 143 || f.restored != 1 {
			t.Errorf("%+v, want the terminal restored once and exit 143 after 3 s", f)
		}
	})
}

func TestGuardRestoresTheTerminalBeforeTheStacksArePrinted(t *testing.T) {
	for name, before := range map[string]os.Signal{"while the program runs": nil, "while it hangs after another signal": syscall.SIGTERM} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				f, g := newFakeTerminal()
				released := make(chan struct{})
				exit := g.exit
				g.exit = func(code int) { exit(code); close(released) }
				g.raise = func(s os.Signal) {
					if f.restored != 1 {
						t.Error("the stacks are printed on a terminal that is not restored")
					}
					f.raised = append(f.raised, s)
				}
				_ = g.run(t.Context(), func(ctx context.Context, _ func()) error {
					if before != nil {
						f.signals <- before
						<-ctx.Done()
					}
					f.aborts <- syscall.SIGQUIT
					<-released
					return nil
				})
				if len(f.raised) != 1 || f.raised[0] != syscall.SIGQUIT || f.code != 131 {
					t.Errorf("%+v, want SIGQUIT raised once", f)
				}
			})
		})
	}
}

func TestGuardReturnsTheError(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f, g := newFakeTerminal()
		wrong := errors.New("no")
		err := g.run(t.Context(), func(context.Context, func()) error {
			<-time.After(time.Hour) // in the bubble's time: a program may run as long as it needs
			return wrong
		})
		if !errors.Is(err, wrong) || f.restored != 0 || f.code != -1 {
			t.Errorf("%v, %+v", err, f)
		}
	})
}

func TestGuardFollowsItsContext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		_, g := newFakeTerminal()
		ctx, cancel := context.WithCancel(t.Context())
		err := g.run(ctx, func(ctx context.Context, _ func()) error {
			cancel()
			<-ctx.Done()
			return ctx.Err()
		})
		if !errors.Is(err, context.Canceled) {
			t.Errorf("ended with %v", err)
		}
	})
}

func TestGuardRestoresAfterAPanic(t *testing.T) {
	f, g := newFakeTerminal()
	defer func() {
		if recover() == nil || f.restored != 1 {
			t.Errorf("restored %d times, want once before the panic continues", f.restored)
		}
	}()
	_ = g.run(t.Context(), func(context.Context, func()) error { panic("no") })
}

func TestRestorerWritesTheResetSequence(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _, _ = r.Close(), w.Close() }()
	restorer(r, w)()
	buffer := make([]byte, 256)
	if n, _ := r.Read(buffer); string(buffer[:n]) != resetSequence {
		t.Errorf("wrote %q", buffer[:n])
	}
}
