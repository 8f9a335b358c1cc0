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

// CopyLimit is the largest text that Copy accepts, in bytes: xterm and tmux accept sequences of about 75,000
// bytes, and base64 encodes three bytes as four.
const CopyLimit = 56_000

// copiedNotice is the notice after Copy. It does not promise success: no terminal confirms that it took the text.
const copiedNotice = "sent to the terminal's clipboard"

// screenLimit is the longest part of a sequence that GNU screen passes through, in bytes.
const screenLimit = 768

// Copy sends text to the clipboard of the user's terminal, also over SSH: inside tmux by tmux itself,
// elsewhere by OSC 52, in a single write to out. Out must be the file that Bubble Tea writes to, because
// writes to one file are not interleaved. Copy returns a notice for the user.
func (t Terminal) Copy(ctx context.Context, out io.Writer, text string) (notice string, err error) {
	switch {
	case text == "":
		return "", errors.New("there is nothing to copy")
	case len(text) > CopyLimit:
		return "", fmt.Errorf("%d kB is more than a terminal's clipboard takes (%d kB); copy fewer rows, or export them to a file",
			(len(text)+999)/1000, CopyLimit/1000)
	case t.Tmux:
		err = copyTmux(ctx, text)
	default:
		_, err = io.WriteString(out, t.copySequence(text))
	}
	if err != nil {
		return "", err
	}
	return copiedNotice, nil
}

// copySequence returns the OSC 52 sequence for text.
func (t Terminal) copySequence(text string) string {
	s := ansi.SetSystemClipboard(text)
	if t.Screen {
		s = ansi.ScreenPassthrough(s, screenLimit)
	}
	return s
}

// copyTmux passes text to tmux, which stores it as a buffer and sends it to its own terminal (-w).
func copyTmux(ctx context.Context, text string) error {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	cmd := exec.CommandContext(ctx, "tmux", "load-buffer", "-w", "-")
	cmd.Stdin = strings.NewReader(text)
	cmd.WaitDelay = time.Second
	if output, err := cmd.CombinedOutput(); err != nil {
		if output = bytes.TrimSpace(output); len(output) > 0 {
			err = errors.New(Safe(string(output)))
		}
		return fmt.Errorf("tmux did not take the text: %w; it must be tmux 3.2 or later", err)
	}
	return nil
}
