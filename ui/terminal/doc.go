// Package terminal holds what the program must know and do about the terminal before Bubble Tea starts, and
// restores the terminal when Bubble Tea cannot.
//
// Its one rule: it imports nothing that Bubble Tea does not import too, except lipgloss and the
// dependencies of lipgloss. Go initialises packages in the order of their import paths as soon as their
// imports are initialised; this is how the init function of this package runs before Bubble Tea's
// (start.go). A test checks the rule.
//
// The map:
//
//	start.go           keeps Bubble Tea from asking the terminal for its background colour
//	detect.go          what the terminal can do, from the environment
//	signals.go         ends a program at a signal or a hangup, and restores the terminal
//	input.go           standard input as Bubble Tea reads it
//	input_filter.go    the filter of that input: discards answers of the terminal, joins split keys, bounds pastes
//	input_filter_*.go  its methods for pastes
//	sequence.go        splits the input into tokens: keys, and answers of the terminal
//	csi.go             the same for control sequences
//	control_string.go  finds the end of a control string
//	escape.go          tells the key Esc from the first byte of a sequence
//	paste.go           a paste as the app receives it
//	peer_closed_*.go   whether the reader of an output has closed it
//	readable_*.go      whether an input has something to read
//	safe.go            escapes text for the screen
//	width.go           replaces characters whose width differs between terminals
//	fit.go             pads or truncates text to an exact width
//	clipboard.go       copies text to the user's clipboard
//	ssh.go             command lines that copy a file to the user's own computer and back
//	quote.go           quotes words for a shell
//	ptytest            runs a program on a pseudo-terminal, for tests; answers that known terminals send
package terminal
