package ui

import (
	"context"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/ui/job"
)

// countingTask is a task that counts its starts, and waits each time until it is cancelled or released.
type countingTask struct {
	starts  int
	release chan struct{}
	errs    []error
}

func (x *countingTask) task() task {
	return task{
		title: "A task",
		do: func(ctx context.Context, _ job.Progress) (any, error) {
			x.starts++
			select {
			case <-ctx.Done():
				return nil, ctx.Err()
			case <-x.release:
				return nil, nil
			}
		},
		then: func(_ any, err error) tea.Cmd { x.errs = append(x.errs, err); return nil },
	}
}

// awaitEnd waits for the end of the running task, passes it to the app and returns the command that follows.
func awaitEnd(r *robot, cmd tea.Cmd) tea.Cmd {
	r.t.Helper()
	batch, _ := cmd().(tea.BatchMsg)
	for _, c := range batch {
		if m, is := c().(endedMsg); is {
			_, next := r.app.Update(m)
			return next
		}
	}
	r.t.Fatal("the task did not end")
	return nil
}

func TestTaskRestartsIfEscIsWithdrawn(t *testing.T) {
	for name, early := range map[string]bool{"before its end": true, "after its end": false} {
		t.Run(name, func(t *testing.T) {
			x := &countingTask{release: make(chan struct{})}
			r := drive(t, 80, 24)
			cmd := r.app.run(x.task())
			r.app.Update(tea.KeyMsg{Type: tea.KeyEsc})
			var again tea.Cmd
			if early {
				r.app.withdraw()
				again = awaitEnd(r, cmd)
			} else {
				awaitEnd(r, cmd)
				again = r.app.withdraw()
			}
			close(x.release)
			r.run(again)
			if last := len(x.errs) - 1; x.starts != 2 || last < 0 || x.errs[last] != nil {
				t.Errorf("it started %d times and ended with %v", x.starts, x.errs)
			}
		})
	}
}

func TestEscAfterTaskEndedCannotBeWithdrawn(t *testing.T) {
	x := &countingTask{release: make(chan struct{})}
	r := drive(t, 80, 24)
	noncancellable := x.task()
	noncancellable.do = func(context.Context, job.Progress) (any, error) { return nil, nil } // ignores its context
	noncancellable.then = func(any, error) tea.Cmd { return r.app.upload() }
	cmd := r.app.run(noncancellable)
	r.app.Update(tea.KeyMsg{Type: tea.KeyEsc})
	awaitEnd(r, cmd)
	r.run(r.app.withdraw())
	r.sees("Upload", "paste cells")
}
