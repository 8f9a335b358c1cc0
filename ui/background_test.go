package ui

import (
	"context"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/ui/job"
)

func TestPanicOfATaskReachesTheEventLoop(t *testing.T) {
	a := &App{context: t.Context()}
	m := a.background(func() tea.Msg { panic("fault") })()
	a.Wait()
	p, panicked := m.(panickedMsg)
	if !panicked || !strings.HasPrefix(p.text, "fault\n") || !strings.Contains(p.text, "TestPanicOfATask") {
		t.Fatalf("got %v; it must have the cause and the stack", m)
	}
	defer func() {
		if cause := recover(); cause != p.text {
			t.Errorf("recovered %v", cause)
		}
	}()
	rethrow(a, m)
	t.Error("no panic")
}

func TestFilterPassesOtherMessages(t *testing.T) {
	if m := rethrow(nil, tea.QuitMsg{}); m != (tea.QuitMsg{}) {
		t.Errorf("got %v", m)
	}
}

func TestTasksRunInBackground(t *testing.T) {
	r := drive(t, 80, 24)
	r.app.run(typedTask[int]{
		do:   func(context.Context, job.Progress) (int, error) { panic("fault") },
		then: func(int, error) tea.Cmd { return nil },
	}.task())
	r.app.Wait() // the process would have ended
}
