package terminal

import "github.com/charmbracelet/lipgloss"

// init sets the terminal's background before Bubble Tea asks the terminal for it.
//
// Bubble Tea v1 asks in an init function (tea_init.go): it writes OSC 11 and CSI 6n and waits five
// seconds for each byte of the answer. A terminal that never answers delays main by these five seconds,
// and a late answer is read by the program as keys. Once the background is set, lipgloss does not ask. It
// follows that no colour may depend on the background: the app uses the terminal's own sixteen colours,
// which are readable on light and on dark backgrounds.
func init() { lipgloss.SetHasDarkBackground(true) }
