package ui

import "strings"

// Hints for keys that do nothing in the grid, but something in other programs and in other screens.
const (
	countHint = "digits are no counts here: 1 to 5 filter, : goes to a row"
	matchHint = "the filter shows only matches; j and k move among them"
	allowHint = "x allows a row in a preview; here Space marks a customer"
	editHint  = "E or F2 edits the link of the customer"
	markHint  = "Space marks a customer, v a range, a all that are shown"
	pasteHint = "paste cells of Excel with the key of your terminal; u uploads a file"
	newHint   = "customers come from Layer (CRM): i loads them; E links one"
)

// keyHint returns what to do in the grid instead of pressing keys of other programs and of other screens.
func (c *customers) keyHint(key string) string {
	if strings.Trim(key, "0123456789") == "" {
		return countHint
	}
	switch key {
	case "n", "N", "f3", "shift+f3":
		return matchHint
	case "x", "X":
		return allowHint
	case "I", "A", "R":
		return editHint
	case "t":
		return markHint
	case "p", "P", "ctrl+v":
		return pasteHint
	case "o", "O", "+", "insert":
		return newHint
	}
	return ""
}
