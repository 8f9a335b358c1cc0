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

// fakeTerminal is a guard's world: what it did, and when.
type fakeTerminal struct {
	signals  chan os.Signal
	restored int
	code     int
	exit     time.Duration
}

func newFakeTerminal() (*fakeTerminal, guard) {
	w, begin := &fakeTerminal{signals: make(chan os.Signal, 1), code: -1}, time.Now()
	return w, guard{w.signals, func() { w.restored++ }, func(code int) { w.code, w.exit = code, time.Since(begin) }}
}

func TestGuardEndsTheContext(t *testing.T) {
	for _, test := range []struct {
		name   string
		signal os.Signal // nil: the line is gone
		code   int
	}{
		{"at a hangup", syscall.SIGHUP, 129},
		{"at an interrupt", os.Interrupt, 130},
		{"at a termination", syscall.SIGTERM, 143},
		{"when the line is gone", nil, 129},
	} {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				w, g := newFakeTerminal()
				err := g.run(t.Context(), func(ctx context.Context, gone func()) error {
					if test.signal == nil {
						gone()
					} else {
						w.signals <- test.signal
					}
					<-ctx.Done()
					return ctx.Err()
				})
				ended, ok := errors.AsType[*SignalError](err)
				if !ok || ended.ExitCode() != test.code {
					t.Errorf("ended with %v, want exit code %d", err, test.code)
				}
				if w.restored != 0 || w.code != -1 {
					t.Errorf("a program that ended in time was ended: %+v", w)
				}
			})
		})
	}
}

func TestGuardEndsWhatHangs(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w, g := newFakeTerminal()
		released := make(chan struct{})
		exit := g.exit
		g.exit = func(code int) { exit(code); close(released) }
		w.signals <- syscall.SIGTERM
		_ = g.run(t.Context(), func(context.Context, func()) error {
			<-released // as a write to a client that no longer reads
			return nil
		})
		if w.exit != 3*time.Second || w.code != 143 || w.restored != 1 {
			t.Errorf("%+v, want the terminal restored once and exit 143 after 3 s", w)
		}
	})
}

func TestGuardLetsWorkEnd(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w, g := newFakeTerminal()
		wrong := errors.New("no")
		err := g.run(t.Context(), func(context.Context, func()) error {
			<-time.After(time.Hour) // of the bubble's time: a program may run as long as it likes
			return wrong
		})
		if !errors.Is(err, wrong) || w.restored != 0 || w.code != -1 {
			t.Errorf("%v, %+v", err, w)
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
	w, g := newFakeTerminal()
	defer func() {
		if recover() == nil || w.restored != 1 {
			t.Errorf("restored %d times, want once before the panic goes on", w.restored)
		}
	}()
	_ = g.run(t.Context(), func(context.Context, func()) error { panic("no") })
}

func TestRestorerWritesTheWayOut(t *testing.T) {
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
