package suggest

import (
	"fmt"
	"strings"
)

// describe returns the suggestion with its reasons in words.
func (s *searcher) describe(customer int, f found, twins []int) Suggestion {
	v := s.judge(&s.m.records[ofCustomers][customer], &s.m.records[ofTargets][f.target])
	out := Suggestion{Target: int(f.target), Tier: f.tier, Score: score01(f.points), Twins: twins}
	out.For = append(s.m.valueReasons(customer, &v), v.name.reasonFor())
	if v.name.level == levelNone {
		out.For = out.For[:len(out.For)-1]
	}
	out.Against = append(v.name.reasonsAgainst(), v.values.reasonsAgainst()...)
	if f.rivals {
		out.Against = append(out.Against, "another Sage customer is about as near")
	}
	if len(twins) > 0 {
		out.Against = append(out.Against, "another customer may be meant")
	}
	return out
}

// valueNames are the kinds of values in words.
var valueNames = [valueKinds]string{
	vatValue: "VAT number", phoneValue: "telephone", emailValue: "e-mail address", siteValue: "website",
	mailHostValue: "host of e-mail and website", postcodeValue: "postcode",
}

// valueReasons returns which values are the same, with how many have them where these are several.
func (m *Matcher) valueReasons(customer int, v *verdict) []string {
	var list []string
	for kind, same := range v.values.same {
		if !same || kind == mailHostValue && (v.values.same[emailValue] || v.values.same[siteValue]) {
			continue
		}
		id := m.records[ofCustomers][customer].values[kind]
		text := "same " + valueNames[kind]
		if n := m.values.count(id); n > 1 {
			text += fmt.Sprintf(" (shared by %d)", n)
		}
		list = append(list, text)
	}
	return list
}

// reasonFor returns how much the names agree.
func (c comparison) reasonFor() string {
	text := "name " + fmt.Sprintf("%.2f", c.score)
	switch c.level {
	case levelSame:
		text = "the same name"
	case levelCore:
		text = "the same name"
		switch {
		case c.reworded:
			text += " but for the order"
		case c.respaced:
			text += " but for the spelling"
		case c.tails:
			text += " but for what follows the legal form"
		case c.forms[0] != c.forms[1]:
			text += " but for the legal form"
		}
	case levelSlip:
		text = "the same name but for slips; " + text
	}
	if c.alias {
		text += " (a trading or former name)"
	}
	return text
}

// reasonsAgainst returns what in the names speaks against the pair.
func (c comparison) reasonsAgainst() []string {
	var list []string
	if c.otherForm() {
		list = append(list, "another legal form: "+c.forms[1].String())
	}
	if c.apart {
		list = append(list, "a word or number sets the names apart")
	}
	return list
}

// reasonsAgainst returns which values differ.
func (e *evidence) reasonsAgainst() []string {
	var list []string
	for kind, other := range e.other {
		if other && kind != mailHostValue {
			list = append(list, "another "+valueNames[kind])
		}
	}
	if e.nearVAT {
		list = append(list, "the VAT number differs by a slip")
	}
	return list
}

// Reasons returns all reasons as one line: those for it, then those against it behind "but".
func (s Suggestion) Reasons() string {
	text := strings.Join(s.For, "; ")
	if len(s.Against) > 0 {
		text += "; but " + strings.Join(s.Against, "; ")
	}
	return text
}
