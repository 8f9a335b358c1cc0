package ui

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/job"
	"dovetail/ui/widget"
)

// A task is one long operation and what comes after it.
type task struct {
	title string
	do    func(context.Context, job.Progress) (any, error)
	then  func(result any, err error) tea.Cmd // runs in Update, also when the task was cancelled
}

// A typedTask is a task whose result has a type.
type typedTask[T any] struct {
	title string
	do    func(context.Context, job.Progress) (T, error)
	then  func(T, error) tea.Cmd
}

// task is the work for who runs it: a result that is none is the zero value.
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

// A runningTask is the task that runs: it can be cancelled, tells how far it is, and its end is never lost.
type runningTask struct {
	app           *App
	task          task
	number        int // messages of another number come too late
	cancel        context.CancelFunc
	again         bool                 // it is to begin again when it was cancelled
	steps         <-chan progressedMsg // one slot: the newest wins
	last          progressedMsg
	width, height int
}

// progressedMsg says how far a task is.
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

// reportEvery is how often a task's progress is drawn: each drawing costs bytes on the line.
const reportEvery = 250 * time.Millisecond

// run starts a task; there is none running, as nothing else can be done while one runs. Its goroutine is
// ours, not Bubble Tea's, which never waits for its own: Wait does.
func (a *App) run(t task) tea.Cmd {
	a.taskCount++
	ctx, cancel := context.WithCancel(a.context)
	steps, end := make(chan progressedMsg, 1), make(chan endedMsg, 1)
	a.task = &runningTask{app: a, task: t, number: a.taskCount, cancel: cancel, steps: steps}
	a.place()
	number := a.taskCount
	a.tasks.Go(func() {
		defer cancel()
		defer close(steps)
		result, err := t.do(ctx, progressSender(number, steps))
		end <- endedMsg{number, result, err}
	})
	return tea.Batch(func() tea.Msg { return <-end }, a.task.next())
}

// Wait waits for the running task, once its context has ended: the app never leaves half of one behind.
func (a *App) Wait() { a.tasks.Wait() }

// progressSender sends a task's progress now and then; what nobody has taken yet is replaced.
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

// next waits for the next progress; there is none once the task has ended.
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

func (a *App) progressed(m progressedMsg) tea.Cmd {
	if a.task == nil || a.task.number != m.number {
		return nil
	}
	a.task.last = m
	return a.task.next()
}

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

// SetSize gives the progress its room.
func (r *runningTask) SetSize(width, height int) { r.width, r.height = width, height }

// View shows what runs: a bar, what is done, how fast, and the time left.
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

// bar returns a bar with the part that is done in percent.
func (r *runningTask) bar(part float64) widget.Text {
	t, part := r.app.theme, min(part, 1)
	return t.Bar(part, max(min(r.width-14, 50), 5)).Plus(t.Safe(fmt.Sprintf(" %3.0f %%", 100*part)))
}

// pace is how much is done, how fast, and how long the rest will take at that pace.
func (r *runningTask) pace() string {
	s, seconds := r.last.step, r.last.elapsed.Seconds()
	if seconds <= 0 {
		return ""
	}
	rate := float64(s.Done) / seconds
	left := time.Duration(float64(s.Total-s.Done) / rate * float64(time.Second)).Round(time.Second)
	if s.Unit == "bytes" {
		return fmt.Sprintf("%s of %s, %s/s, %s left", bytes(s.Done), bytes(s.Total), bytes(int64(rate)), left)
	}
	return fmt.Sprintf("%s of %s %s, %s/s, %s left", model.Number(int(s.Done)), model.Number(int(s.Total)), s.Unit, model.Number(int(rate)), left)
}

// bytes is a size for people.
func bytes(n int64) string {
	switch {
	case n < 1000:
		return fmt.Sprintf("%d bytes", n)
	case n < 1_000_000:
		return fmt.Sprintf("%d kB", (n+999)/1000)
	}
	return strings.TrimSuffix(fmt.Sprintf("%.1f", float64(n)/1e6), ".0") + " MB"
}
