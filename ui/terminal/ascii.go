package terminal

import "strings"

// asciiSigns writes the signs of our own sentences, tables and boxes in ASCII, for a terminal that shows nothing else.
var asciiSigns = strings.NewReplacer(
	"→", "->", "…", "...", "›", ">", "‹", "<", "–", "-", "—", "-", "·", "-",
	"‘", "'", "’", "'", "“", `"`, "”", `"`,
	"⏎", "Enter", "↑", "Up", "↓", "Down", "←", "Left",
	"▌", ">", "▸", ">", "●", "*", "▲", "^", "▼", "v", "✓", "+",
	"─", "-", "│", "|", "┌", "+", "┐", "+", "└", "+", "┘", "+", "█", "#", "░", ".",
)
