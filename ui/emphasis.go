package ui

import (
	"strings"
	"unicode"

	"dovetail/model"
	"dovetail/ui/widget"
)

// count returns a number with its unit. The number of what needs a person has its style, unit included; of a plain number
// the unit is faint, and zero is faint altogether.
func (a *App) count(n int, unit string, style widget.Style) widget.Text {
	t := a.theme
	number, unitText := t.Safe(model.Number(n)), t.Safe(unit).Indent(1)
	switch {
	case n == 0:
		return t.Faint.Render(number.Plus(unitText))
	case style == widget.Style{}:
		return number.Plus(t.Faint.Render(unitText))
	}
	return style.Render(number.Plus(unitText))
}

// unit returns the unit of a number, without the number.
func unit(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// wordsThatMatter returns the words of a sentence that matter: the identifiers, and the names of customers that follow
// theirs.
func (a *App) wordsThatMatter(sentence string) []widget.Text {
	var words []widget.Text
	for word := range strings.FieldsSeq(sentence) {
		word = strings.Trim(word, "()[],;:.“”\"'")
		if !isIdentifier(word) {
			continue
		}
		words = append(words, a.theme.Safe(word))
		if s := a.shown(); s != nil {
			if x, found := s.Customer(word); found && strings.Contains(sentence, x.Name) {
				words = append(words, a.theme.Safe(x.Name))
			}
		}
	}
	return words
}

// isIdentifier reports whether a word looks like a CustomerId or an account: it has a digit and no small letter. The
// GUID of a site has small letters, and is not what one looks for.
func isIdentifier(word string) bool {
	return strings.ContainsFunc(word, unicode.IsDigit) && !strings.ContainsFunc(word, unicode.IsLower)
}
