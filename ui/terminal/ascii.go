package terminal

import "strings"

// asciiSigns replaces the signs in the program's own sentences, tables and boxes by ASCII, as they are shown on terminals
// without UTF-8.
var asciiSigns = strings.NewReplacer(
	"→", "->", "…", "...", "›", ">", "‹", "<", "–", "-", "—", "-", "·", "-",
	"‘", "'", "’", "'", "“", `"`, "”", `"`,
	"⏎", "Enter", "↑", "Up", "↓", "Down", "←", "Left",
	"▌", ">", "▸", ">", "●", "*", "▲", "^", "▼", "v", "✓", "+",
	"─", "-", "│", "|", "┌", "+", "┐", "+", "└", "+", "┘", "+", "█", "#", "░", ".",
)
