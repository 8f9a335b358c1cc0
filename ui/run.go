package ui

import (
	"context"
	"errors"
	"os"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/ui/terminal"
)

// Run runs the app on a terminal until the user quits, the context ends or the connection breaks. Then the running task
// is cancelled and its end awaited, and the terminal is restored.
func Run(ctx context.Context, in, out *os.File, o Options) error {
	return terminal.Run(ctx, in, out, func(ctx context.Context, input *terminal.Input) error {
		ctx, cancel := context.WithCancel(ctx)
		o.Backend.Copy = func(ctx context.Context, text string) (string, error) { return o.Terminal.Copy(ctx, out, text) }
		app := NewApp(ctx, o)
		app.after = tea.Tick
		defer app.Wait()
		defer cancel()
		p := tea.NewProgram(app, tea.WithContext(ctx), tea.WithoutSignalHandler(), tea.WithAltScreen(), tea.WithFilter(rethrow),
			tea.WithInput(input), tea.WithOutput(out), tea.WithFPS(o.Terminal.FPS))
		_, err := p.Run()
		app.settle()
		app.remember(ctx.Err() != nil)
		app.closeAll() // deletes the copies that open pages hold
		if errors.Is(err, tea.ErrProgramKilled) && ctx.Err() != nil {
			return ctx.Err()
		}
		if errors.Is(err, tea.ErrProgramPanic) {
			return errPanicked
		}
		return err
	})
}
