package ui

import (
	"errors"
	"fmt"
	"runtime/debug"

	tea "github.com/charmbracelet/bubbletea"
)

// panickedMsg is the panic of a goroutine of the app. It ends the app: see rethrow.
type panickedMsg struct{ text string }

// errPanicked is returned by Run after a panic, which is printed by then.
var errPanicked = errors.New("the app ended because of a fault in the program; what you confirmed before is stored; please report the lines above")

// background calls do in a goroutine that Wait waits for, and returns the command that returns its message. Bubble Tea does
// not wait for its own goroutines when it quits. A panic of do becomes a message: it would end the process and leave the
// terminal in raw mode.
func (a *App) background(do func() tea.Msg) tea.Cmd {
	end := make(chan tea.Msg, 1)
	a.tasks.Go(func() {
		defer func() {
			if cause := recover(); cause != nil {
				end <- panickedMsg{fmt.Sprintf("%v\n\n%s", cause, debug.Stack())}
			}
		}()
		end <- do()
	})
	return func() tea.Msg { return <-end }
}

// rethrow panics again with the panic of another goroutine, and returns other messages unchanged. As a filter it is called by
// Bubble Tea's event loop, which restores the terminal before it prints a panic.
func rethrow(_ tea.Model, m tea.Msg) tea.Msg {
	if p, panicked := m.(panickedMsg); panicked {
		panic(p.text)
	}
	return m
}
