package terminal

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"
)

// CopyLimit is how much text Copy takes, in bytes: xterm and tmux take sequences of some 75,000 bytes,
// and base64 makes four bytes of three.
const CopyLimit = 56_000

// copied is what can be said: no terminal answers whether it took the text.
const copied = "sent to the terminal's clipboard"

// screenLimit is the longest piece of a sequence that GNU screen passes on.
const screenLimit = 768

// Copy sends a text to the clipboard of the terminal that the person sits at, also over SSH: inside tmux
// by tmux itself, elsewhere by OSC 52, written to out in one piece. Let out be the very file that Bubble
// Tea writes to: writes to one file do not mix. It returns what to tell the person.
func (t Terminal) Copy(ctx context.Context, out io.Writer, text string) (said string, err error) {
	switch {
	case text == "":
		return "", errors.New("there is nothing to copy")
	case len(text) > CopyLimit:
		return "", fmt.Errorf("%d kB is more than a terminal's clipboard takes (%d kB); copy fewer rows, or export them to a file",
			(len(text)+999)/1000, CopyLimit/1000)
	case t.Tmux:
		err = copyTmux(ctx, text)
	default:
		_, err = io.WriteString(out, t.sequence(text))
	}
	if err != nil {
		return "", err
	}
	return copied, nil
}

// sequence is OSC 52 for the text.
func (t Terminal) sequence(text string) string {
	s := ansi.SetSystemClipboard(text)
	if t.Screen {
		s = ansi.ScreenPassthrough(s, screenLimit)
	}
	return s
}

// copyTmux hands the text to tmux, which keeps it as a buffer and passes it on to its own terminal (-w).
func copyTmux(ctx context.Context, text string) error {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	cmd := exec.CommandContext(ctx, "tmux", "load-buffer", "-w", "-")
	cmd.Stdin = strings.NewReader(text)
	cmd.WaitDelay = time.Second
	if said, err := cmd.CombinedOutput(); err != nil {
		if said = bytes.TrimSpace(said); len(said) > 0 {
			err = errors.New(Safe(string(said)))
		}
		return fmt.Errorf("tmux did not take the text: %w; it must be tmux 3.2 or later", err)
	}
	return nil
}
