package cli

import (
	"fmt"
	"strings"
	"time"

	"dovetail/model"
	"dovetail/ui/job"
)

// progressEvery is the time between two lines of progress: each is sent to the terminal.
const progressEvery = 250 * time.Millisecond

// progress returns a function that shows how far a long command is, in one line on standard error if that is a terminal,
// and a function that removes the line. Ctrl+C ends the command meanwhile.
func (p *program) progress() (report job.Progress, end func()) {
	if !p.errTTY || p.getenv("TERM") == "dumb" {
		return func(job.Step) {}, func() {}
	}
	begin := p.now()
	last, shown := begin, false
	report = func(s job.Step) {
		now := p.now()
		if now.Sub(last) < progressEvery {
			return
		}
		last, shown = now, true
		_, _ = fmt.Fprint(p.err, "\r"+p.safe(progressLine(s))+"\x1b[K")
	}
	return report, func() {
		if shown {
			_, _ = fmt.Fprint(p.err, "\r\x1b[K")
			shown = false
		}
	}
}

// progressLine returns how far a step is, in less than 80 cells.
func progressLine(s job.Step) string {
	const width = 20
	if s.Total <= 0 {
		return s.Doing + "…"
	}
	full := int(min(s.Done, s.Total) * width / s.Total)
	bar := strings.Repeat("█", full) + strings.Repeat("░", width-full)
	return fmt.Sprintf("%s %s %s of %s %s", bar, s.Doing, model.Number(int(s.Done)), model.Number(int(s.Total)), s.Unit)
}
