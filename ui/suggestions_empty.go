package ui

import (
	"errors"
	"strconv"
	"strings"

	"dovetail/model"
	"dovetail/ui/job"
	"dovetail/ui/widget"
)

// columnTerm returns the first word of a filter that is one of the grid's language: "is:create"; "" if there is none.
func columnTerm(text string) string {
	for word := range strings.FieldsSeq(text) {
		if column, _, found := strings.Cut(word, ":"); found && column != "" {
			return word
		}
	}
	return ""
}

// empty returns why there is no row, and what to do.
func (s *suggestions) empty() []widget.Text {
	t := s.app.theme
	say := func(sentences ...string) []widget.Text {
		lines := []widget.Text{{}}
		for _, sentence := range sentences {
			lines = append(lines, widget.Indent(1, t.Safe(sentence).Wrap(max(s.width-2, 1)))...)
		}
		return lines
	}
	switch {
	case s.search != nil && s.all == nil:
		return say("The names and what else is known of the customers that are not linked are compared with Sage's customer lists. The list appears when that is done; Esc stops it.")
	case errors.Is(s.failed, job.ErrNoSageList):
		return say("No Sage company has a customer list yet, so there is nothing to suggest from.", "",
			"u loads one; on the command line: dovetail sage load FILE --company NAME --site SITE")
	case s.failed != nil:
		return say(strings.ToUpper(s.failed.Error()[:1])+s.failed.Error()[1:]+".", "", "r searches again.")
	case s.all == nil:
		return say("The search was stopped; r searches again.")
	case s.all.Len() == 0 && s.all.NotFree() > 0 && s.filter.IsZero():
		return say("Nothing is suggested: for "+model.Counted(s.all.NotFree(), "customer", "customers")+" the likely Sage customer is not free.", "", strconv.Itoa(keyNotFree)+" shows them.")
	case s.all.Len() == 0 && s.all.Withheld() > 0:
		return say("Nothing is suggested: for "+model.Counted(s.all.Withheld(), "customer", "customers")+" the likely Sage customer is linked already, not open or rejected.", "m on a customer says which; R shows the rejected ones.")
	case s.all.Len() == 0:
		return say("Nothing is suggested: no customer that is not linked is like a Sage customer that is free.")
	case s.filter.IsZero():
		return say("One moment…")
	}
	if term := columnTerm(s.filter.Text); term != "" {
		return say("No suggestion matches: this filter takes words of the IDs, names and accounts, not "+term+".", "",
			"1 to 4 show one tier only, "+strconv.Itoa(keyNotFree)+" those whose likely account is not free. Esc shows all again.")
	}
	return say("No suggestion matches.", "", "Esc shows all again.")
}
