// Package terminal knows what must be known about the terminal before Bubble Tea starts, and gives the
// terminal back when Bubble Tea cannot.
//
// Its one rule: it imports nothing that Bubble Tea does not import too, and of the charm family only
// lipgloss and what lipgloss brings. Go initialises packages in the order of their import paths as soon
// as their imports are ready; that is how this package's init comes before Bubble Tea's (start.go). A
// test holds the rule.
//
// The map:
//
//	start.go      keeps Bubble Tea from asking the terminal for its background
//	capable.go    what the terminal can do, from the environment
//	signals.go    runs a program so that a signal or a lost line ends it, and gives the terminal back
//	line.go       standard input as Bubble Tea reads it
//	stream.go     what Line does to the bytes: throws answers away, joins what was split, bounds what was pasted
//	stream_*.go   the same for pastes
//	sequence.go   which of them are a key, and which something that the terminal sent by itself
//	csi.go        the same for control sequences
//	string.go     where a control string ends
//	escape.go     when an Esc was none
//	paste.go      what a paste looks like when it reaches the app
//	unread_*.go   whether somebody is left to read what is written
//	safe.go       text that can be shown; steady.go in a width that is certain
//	fit.go        text of an exact width
//	clipboard.go  a text on its way to the person's clipboard
//	ssh.go        the lines that bring a file to the person's own computer and back
//	quote.go      words quoted for a shell
//	ptytest       a real terminal for tests, and what other ones answer
package terminal
