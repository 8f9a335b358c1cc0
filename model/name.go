package model

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// CleanName returns a customer's name without invisible characters that have no meaning: soft hyphens, zero-width
// and directional characters, controls. A line break or a tab, with the space around it, becomes one space.
// Characters that a script or an emoji needs are kept: a joiner between Persian or Indic letters, a directional
// mark in a name with right-to-left letters, a variation selector after a character that has variants. CleanName
// is idempotent.
func CleanName(s string) string {
	if !strings.ContainsFunc(s, unseen) {
		return s
	}
	c := nameCleaner{text: []rune(s)}
	for c.at < len(c.text) {
		c.step()
	}
	return strings.TrimSpace(string(c.clean))
}

// faultyName returns the fault of a row's CustomerName for a load, and its reason: damaged by Excel, not valid
// text, or too long after it is cleaned.
func faultyName(row *Row) (Fault, string) {
	for _, c := range loadNames {
		for _, d := range row.Damage {
			if d.Column == c {
				return DamagedValue, c.Header() + " " + d.What
			}
		}
		if what := badName(row.Cells[c]); what != "" {
			return BadValue, c.Header() + " " + what
		}
	}
	return 0, ""
}

// badName returns what is wrong with a customer's name, "" if nothing is.
func badName(s string) string {
	if !utf8.ValidString(s) {
		return "holds bytes that are no text"
	}
	if n := utf8.RuneCountInString(CleanName(s)); n > MaxText {
		return fmt.Sprintf("is %d characters long; %d are possible", n, MaxText)
	}
	return ""
}

// unseen reports whether a character is removed from a name unless it is needed. The signs that Arabic and other
// scripts write around a number are in the category of the zero-width characters, but visible.
func unseen(r rune) bool {
	return invisible(r) && !unicode.Is(unicode.Prepended_Concatenation_Mark, r)
}

// breaks are the characters that become a space: line breaks, tabs, and letters that are drawn as a space.
const breaks = "\t\n\v\f\r\u0085\u2028\u2029\u2800\u3164\uffa0"

// nameCleaner cleans one name from its beginning to its end.
type nameCleaner struct {
	text  []rune
	at    int    // the next character
	clean []rune // the characters kept of those before it
	broke bool   // the last character kept is the space of a break
}

// step cleans the next character, or the tags that begin with it.
func (c *nameCleaner) step() {
	r := c.text[c.at]
	c.at++
	switch {
	case strings.ContainsRune(breaks, r):
		c.clean = append([]rune(strings.TrimRightFunc(string(c.clean), unicode.IsSpace)), ' ')
		c.broke = true
	case c.broke && unicode.IsSpace(r):
	case isTag(r):
		c.tags()
	case !unseen(r) || c.needed(r):
		c.clean = append(c.clean, r)
		c.broke = false
	}
}

// tags cleans a run of tags, of which the first has been read. They are kept if they end the emoji of a flag, such as
// Scotland's; elsewhere they are invisible text.
func (c *nameCleaner) tags() {
	start := c.at - 1
	for c.at < len(c.text) && isTag(c.text[c.at]) {
		c.at++
	}
	if c.before() == blackFlag && c.text[c.at-1] == cancelTag {
		c.clean = append(c.clean, c.text[start:c.at]...)
	}
}

// before returns the last character kept, 0 if there is none.
func (c *nameCleaner) before() rune {
	if len(c.clean) == 0 {
		return 0
	}
	return c.clean[len(c.clean)-1]
}

// after returns the next character of the name, 0 at its end.
func (c *nameCleaner) after() rune {
	if c.at == len(c.text) {
		return 0
	}
	return c.text[c.at]
}

// base returns the last character kept that is not an accent of another one, 0 if there is none.
func (c *nameCleaner) base() rune {
	for i := len(c.clean) - 1; i >= 0; i-- {
		if !unicode.Is(unicode.Inherited, c.clean[i]) {
			return c.clean[i]
		}
	}
	return 0
}
