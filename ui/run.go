package ui

import (
	"context"
	"errors"
	"os"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/ui/terminal"
)

// Run runs the app on a terminal until the person quits, the context ends or the line is gone. The task
// that runs then is cancelled and waited for, and the terminal is given back.
func Run(ctx context.Context, in, out *os.File, o Options) error {
	return terminal.Run(ctx, in, out, func(ctx context.Context, line *terminal.Input) error {
		ctx, cancel := context.WithCancel(ctx)
		o.Backend.Copy = func(ctx context.Context, text string) (string, error) { return o.Terminal.Copy(ctx, out, text) }
		app := NewApp(ctx, o)
		app.after = tea.Tick
		defer app.Wait()
		defer cancel()
		p := tea.NewProgram(app, tea.WithContext(ctx), tea.WithoutSignalHandler(), tea.WithAltScreen(),
			tea.WithInput(line), tea.WithOutput(out), tea.WithFPS(o.Terminal.FPS))
		_, err := p.Run()
		app.settle()
		app.remember(ctx.Err() != nil)
		if errors.Is(err, tea.ErrProgramKilled) && ctx.Err() != nil {
			return ctx.Err()
		}
		return err
	})
}
