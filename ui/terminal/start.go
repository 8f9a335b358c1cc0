package terminal

import "github.com/charmbracelet/lipgloss"

// init answers the question for the terminal's background before anybody asks it.
//
// Bubble Tea v1 asks in an init of its own (tea_init.go): it writes OSC 11 and CSI 6n and waits five
// seconds for each byte of the answer. A terminal that never answers costs these five seconds before
// main begins, and an answer that comes late is typed into the program as keys. Once lipgloss believes
// that it knows the answer, nothing is asked. So nothing may choose a colour by the background: the
// app's colours are the terminal's own sixteen, which are right on light and dark alike.
func init() { lipgloss.SetHasDarkBackground(true) }
