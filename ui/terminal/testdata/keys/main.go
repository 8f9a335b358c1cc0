// Command keys shows the last two keys or pastes that reach a Bubble Tea program, for the tests of
// package terminal.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/ui/terminal"
)

// keys is the Bubble Tea model.
type keys struct {
	count        int
	before, last string
}

func (k keys) Init() tea.Cmd { return nil }

func (k keys) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyMsg:
		if msg.String() == "q" {
			return k, tea.Quit
		}
		k.count++
		k.before = k.last
		if msg.Paste {
			p := terminal.ParsePaste(msg.Runes)
			k.last = fmt.Sprintf("paste of %d unbracketed=%t truncated=%t big=%t.", len(p.Text), p.Unbracketed, p.Truncated, p.TooBig)
		} else {
			k.last = "key " + msg.String() + "."
		}
	}
	return k, nil
}

// View returns the keys with their number, so that a repeated key changes the screen.
func (k keys) View() string { return fmt.Sprintf("ready\n%d %s %s", k.count, k.before, k.last) }

func main() {
	err := terminal.Run(context.Background(), os.Stdin, os.Stdout, func(ctx context.Context, in *terminal.Input) error {
		_, err := tea.NewProgram(keys{}, tea.WithContext(ctx), tea.WithoutSignalHandler(), tea.WithInput(in), tea.WithAltScreen()).Run()
		return err
	})
	if ended, ok := errors.AsType[*terminal.SignalError](err); ok {
		os.Exit(ended.ExitCode())
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
