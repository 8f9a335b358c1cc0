package model

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// CleanName returns a customer's name without the characters that cannot be seen and carry no meaning:
// soft hyphens, zero-width and directional characters, controls. A line break or a tab, with the space
// around it, becomes one space. What a script or an emoji needs stays: a joiner between Persian or Indic
// letters, a mark of direction in a name with right-to-left letters, a variation selector after what it
// varies. A name without such characters is returned as it is; cleaning twice changes nothing more.
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

// faultyName is the fault of a row's CustomerName for a load: damaged by Excel, no text, or too long once it
// is cleaned.
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

// badName says what is wrong with a customer's name, "" where nothing is.
func badName(s string) string {
	if !utf8.ValidString(s) {
		return "holds bytes that are no text"
	}
	if n := utf8.RuneCountInString(CleanName(s)); n > MaxText {
		return fmt.Sprintf("is %d characters long; %d are possible", n, MaxText)
	}
	return ""
}

// unseen reports whether a character may have to be cleaned from a name. The signs that Arabic and other
// scripts write around a number are of the same category as the zero-width characters, and are seen.
func unseen(r rune) bool {
	return invisible(r) && !unicode.Is(unicode.Prepended_Concatenation_Mark, r)
}

// breaks are the characters that become a space: line breaks, tabs, and letters that are drawn as space.
const breaks = "\t\n\v\f\r\u0085\u2028\u2029\u2800\u3164\uffa0"

// A nameCleaner cleans one name from its beginning to its end.
type nameCleaner struct {
	text  []rune
	at    int    // the next character
	clean []rune // what stays of those before it
	broke bool   // the last of these is the space of a break
}

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

// tags keeps the run of tags that begins before at where it is the end of a flag's emoji, such as Scotland's;
// elsewhere tags are text that nobody sees.
func (c *nameCleaner) tags() {
	start := c.at - 1
	for c.at < len(c.text) && isTag(c.text[c.at]) {
		c.at++
	}
	if c.before() == blackFlag && c.text[c.at-1] == cancelTag {
		c.clean = append(c.clean, c.text[start:c.at]...)
	}
}

// before is the last character that stays, after the next one of the name; 0 for none.
func (c *nameCleaner) before() rune {
	if len(c.clean) == 0 {
		return 0
	}
	return c.clean[len(c.clean)-1]
}

func (c *nameCleaner) after() rune {
	if c.at == len(c.text) {
		return 0
	}
	return c.text[c.at]
}

// base is the last character that stays and is no accent of another.
func (c *nameCleaner) base() rune {
	for i := len(c.clean) - 1; i >= 0; i-- {
		if !unicode.Is(unicode.Inherited, c.clean[i]) {
			return c.clean[i]
		}
	}
	return 0
}
