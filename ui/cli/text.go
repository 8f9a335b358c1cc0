package cli

import (
	"fmt"

	"dovetail/model"
	"dovetail/ui/terminal"
)

// print writes one line to standard output, made safe to show.
func (p *program) print(format string, args ...any) error {
	_, err := fmt.Fprintln(p.out, p.safe(fmt.Sprintf(format, args...)))
	return err
}

// printLines prints lines to standard output.
func (p *program) printLines(lines []string) error {
	for _, line := range lines {
		if err := p.print("%s", line); err != nil {
			return err
		}
	}
	return nil
}

// safe returns s without anything that a terminal would interpret. For a terminal without UTF-8 it is ASCII; a
// file or pipe gets UTF-8.
func (p *program) safe(s string) string {
	if !p.outTTY {
		return terminal.Safe(s)
	}
	return p.terminal().Safe(s)
}

// terminal returns the properties of the terminal. With --ascii it has no UTF-8.
func (p *program) terminal() terminal.Terminal {
	t := terminal.Detect(p.getenv, p.inTTY, p.outTTY)
	t.UTF8 = t.UTF8 && !p.ascii
	return t
}

func rows(n int) string { return model.Counted(n, "row", "rows") }

// orDash returns s, and a dash if it is empty.
func orDash(s string) string {
	if s == "" {
		return "–"
	}
	return s
}
