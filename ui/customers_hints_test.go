package ui

import "testing"

func TestKeysOfOtherProgramsSayWhatDoesThatHere(t *testing.T) {
	for key, want := range map[string]string{
		"I": editHint, "t": markHint, "p": pasteHint, "o": newHint, "n": matchHint, "f3": matchHint, "x": allowHint, "7": countHint,
		"w": "w does nothing here; ? lists the keys",
	} {
		drive(t, 80, 24).press(key).sees(want)
	}
	drive(t, 80, 24).press(":", "q", "enter").sees("no Customer ID begins with q; Esc, then q quits")
}
