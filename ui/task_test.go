package ui

import (
	"context"
	"errors"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/ui/job"
)

// startEndless starts a task that only ends when it is cancelled, and returns the command that waits for its end.
func (r *robot) startEndless(outcome *error) tea.Cmd {
	return r.app.run(task{
		title: "Reading links.xlsx",
		do: func(ctx context.Context, _ job.Progress) (any, error) {
			<-ctx.Done()
			return nil, ctx.Err()
		},
		then: func(_ any, err error) tea.Cmd { *outcome = err; return nil },
	})
}

func TestTaskShowsProgressAndEscCancels(t *testing.T) {
	r := drive(t, 80, 24)
	var outcome error
	end := r.startEndless(&outcome)
	r.checkSize()
	r.sees("Reading links.xlsx", "One moment", "Esc cancel")
	r.app.Update(progressedMsg{number: r.app.task.number, step: job.Step{Doing: "Reading", Done: 2500, Total: 10000, Unit: "rows"}, elapsed: time.Second})
	r.checkSize()
	r.sees("25 %", "2,500 of 10,000 rows", "2,500/s", "3s left")
	r.press("j", "u").sees("Esc cancels what runs").press("esc")
	r.run(end)
	if !errors.Is(outcome, context.Canceled) {
		t.Errorf("ended with %v", outcome)
	}
	r.sees("▌ C000501")
}

func TestAppDoesNotQuitDuringTask(t *testing.T) {
	for _, keys := range [][]string{{"q"}, {"ctrl+c"}} {
		r := drive(t, 80, 24)
		var outcome error
		end := r.startEndless(&outcome)
		r.press(keys...)
		if r.quit {
			t.Fatal("the app quit during the task")
		}
		r.run(end)
		if r.quit != (keys[0] == "q") {
			t.Errorf("after %s and the end of the task: quit is %v", keys[0], r.quit)
		}
	}
}

func TestLateTaskMessagesAreDropped(t *testing.T) {
	r := drive(t, 80, 24)
	var outcome error
	end := r.startEndless(&outcome)
	number := r.app.task.number
	r.press("esc")
	r.run(end)
	r.send(progressedMsg{number: number, step: job.Step{Doing: "late", Done: 1, Total: 2}})
	r.send(endedMsg{number: number, err: errors.New("late")})
	r.sees("▌ C000501").misses("late")
}

func TestAppWaitsForTask(t *testing.T) {
	r := drive(t, 80, 24)
	ctx, cancel := context.WithCancel(context.Background())
	app := NewApp(ctx, Options{Backend: r.app.backend, Terminal: xterm})
	ended := false
	app.run(task{do: func(ctx context.Context, _ job.Progress) (any, error) {
		<-ctx.Done()
		ended = true
		return nil, nil
	}})
	cancel()
	if app.Wait(); !ended {
		t.Error("Wait returned before the task had ended")
	}
}
