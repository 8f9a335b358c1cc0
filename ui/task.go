package ui

import (
	"context"
	"errors"
	"fmt"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/job"
	"dovetail/ui/widget"
)

// task is one long operation and what follows it.
type task struct {
	title string
	do    func(context.Context, job.Progress) (any, error)
	then  func(result any, err error) tea.Cmd // runs in Update, also if the task was cancelled
}

// typedTask is a task whose result has a type.
type typedTask[T any] struct {
	title string
	do    func(context.Context, job.Progress) (T, error)
	then  func(T, error) tea.Cmd
}

// task returns the task without the type of its result; without a result then gets the zero value.
func (w typedTask[T]) task() task {
	return task{
		title: w.title,
		do:    func(ctx context.Context, report job.Progress) (any, error) { return w.do(ctx, report) },
		then: func(result any, err error) tea.Cmd {
			typed, _ := result.(T)
			return w.then(typed, err)
		},
	}
}

// runningTask is the task that runs. It can be cancelled, reports its progress, and always ends with an endedMsg.
type runningTask struct {
	pane
	app    *App
	task   task
	number int // messages with another number are late
	cancel context.CancelFunc
	again  bool                 // it starts again if it was cancelled
	steps  <-chan progressedMsg // of one slot: the newest replaces the one before
	last   progressedMsg
}

// progressedMsg is the progress of a task.
type progressedMsg struct {
	number  int
	step    job.Step
	elapsed time.Duration
}

// endedMsg says that a task ended.
type endedMsg struct {
	number int
	result any
	err    error
}

// reportEvery is the time between two reports of progress: each one that is drawn sends bytes to the terminal.
const reportEvery = 250 * time.Millisecond

// run starts a task. No other one runs, as keys only cancel while one does.
func (a *App) run(t task) tea.Cmd {
	a.taskCount++
	ctx, cancel := context.WithCancel(a.context)
	steps := make(chan progressedMsg, 1)
	a.task = &runningTask{app: a, task: t, number: a.taskCount, cancel: cancel, steps: steps}
	a.place()
	number := a.taskCount
	end := a.background(func() tea.Msg {
		defer cancel()
		defer close(steps)
		result, err := t.do(ctx, progressSender(number, steps))
		return endedMsg{number, result, err}
	})
	return tea.Batch(end, a.task.next())
}

// Wait waits until the running task has ended; its context must have ended before.
func (a *App) Wait() { a.tasks.Wait() }

// progressSender returns a function that sends the progress of a task at most once in reportEvery. A message that has
// not been received yet is replaced.
func progressSender(number int, steps chan progressedMsg) job.Progress {
	start := time.Now()
	last := start
	return func(s job.Step) {
		now := time.Now()
		if now.Sub(last) < reportEvery {
			return
		}
		last = now
		m := progressedMsg{number, s, now.Sub(start)}
		select {
		case <-steps:
		default:
		}
		select {
		case steps <- m:
		default:
		}
	}
}

// next returns the command that waits for the next progress; it returns nil once the task has ended.
func (r *runningTask) next() tea.Cmd {
	steps := r.steps
	return func() tea.Msg {
		m, open := <-steps
		if !open {
			return nil
		}
		return m
	}
}

// progressed shows the progress of the running task.
func (a *App) progressed(m progressedMsg) tea.Cmd {
	if a.task == nil || a.task.number != m.number {
		return nil
	}
	a.task.last = m
	return a.task.next()
}

// ended continues after the running task has ended.
func (a *App) ended(m endedMsg) tea.Cmd {
	if a.task == nil || a.task.number != m.number {
		return nil
	}
	ended := a.task
	a.task = nil
	a.cutShort(m)
	switch {
	case a.quitting:
		return tea.Quit
	case ended.again && errors.Is(m.err, context.Canceled):
		return a.run(ended.task)
	}
	return ended.task.then(m.result, m.err)
}

// View returns the title of the task, a bar, what is done, how fast, and the time left.
func (r *runningTask) View() widget.Text {
	t, s := r.app.theme, r.last.step
	lines := []widget.Text{{}, t.Bold.Render(t.Safe(r.task.title)).Indent(2), {}}
	switch {
	case s.Total > 0 && s.Done > 0:
		done := t.Safe(s.Doing).Plus(t.Safe(r.pace()).Indent(2))
		lines = append(lines, r.bar(float64(s.Done)/float64(s.Total)).Indent(2), widget.Text{}, done.Indent(2))
	case s.Doing != "":
		lines = append(lines, t.Safe(s.Doing).Indent(2).Plus(t.Ellipsis))
	default:
		lines = append(lines, widget.Plain("  One moment").Plus(t.Ellipsis))
	}
	return t.Block(lines, r.width, r.height)
}

// bar returns a bar for the fraction that is done, with its percentage.
func (r *runningTask) bar(part float64) widget.Text {
	t, part := r.app.theme, min(part, 1)
	return t.Bar(part, max(min(r.width-14, 50), 5)).Plus(t.Safe(fmt.Sprintf(" %3.0f %%", 100*part)))
}

// pace returns how much is done, how fast, and the time left at that rate.
func (r *runningTask) pace() string {
	s, seconds := r.last.step, r.last.elapsed.Seconds()
	if seconds <= 0 {
		return ""
	}
	rate := float64(s.Done) / seconds
	left := time.Duration(float64(s.Total-s.Done) / rate * float64(time.Second)).Round(time.Second)
	if s.Unit == "bytes" {
		return fmt.Sprintf("%s of %s, %s/s, %s left", widget.FormatBytes(s.Done), widget.FormatBytes(s.Total), widget.FormatBytes(int64(rate)), left)
	}
	return fmt.Sprintf("%s of %s %s, %s/s, %s left", model.Number(int(s.Done)), model.Number(int(s.Total)), s.Unit, model.Number(int(rate)), left)
}
