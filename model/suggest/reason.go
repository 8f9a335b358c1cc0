package suggest

import (
	"fmt"
	"strings"
)

// WantedByAnother is what speaks against a suggestion with twins, whose CustomerIds the package does not know.
const WantedByAnother = "wanted by another customer too"

// AnotherNearer and AnotherAsNear are what speaks against a suggestion where another target, Near, is nearer or about as
// near. The package does not know its account.
const (
	AnotherNearer = "another Sage customer is nearer"
	AnotherAsNear = "another Sage customer is about as near"
)

// describe returns the suggestion with its reasons in words.
func (s *searcher) describe(customer int, f found, twins []int) Suggestion {
	c, t := &s.m.records[ofCustomers][customer], &s.m.records[ofTargets][f.target]
	v := s.judge(c, t)
	out := Suggestion{Target: int(f.target), Tier: f.tier, Score: score01(f.points), NotFree: f.isNotFree(), Near: int(f.near), Twins: twins}
	out.For = s.m.valueReasons(c, &v.values)
	if v.name.level != levelNone {
		out.For = append(out.For, s.nameReason(customer, f, &v.name))
	}
	if len(out.For) == 0 {
		out.For = []string{scoreText(v.name.score)}
	}
	out.Against = append(s.nameReasonsAgainst(c, t, &v.name), v.values.reasonsAgainst()...)
	if f.rivals {
		out.Against = append(out.Against, AnotherAsNear)
	} else if !f.nearest {
		out.Against = append(out.Against, AnotherNearer)
	}
	if len(twins) > 0 {
		out.Against = append(out.Against, WantedByAnother)
	}
	return out
}

// valueNames are the kinds of values in words.
var valueNames = [valueKinds]string{
	vatValue: "VAT number", phoneValue: "telephone", emailValue: "e-mail address", siteValue: "website",
	mailHostValue: "e-mail domain", postcodeValue: "postcode",
}

// valueReasons returns which values are the same, and how many records have them where these are several.
func (m *Matcher) valueReasons(c *record, e *evidence) []string {
	var list []string
	for kind, same := range e.same {
		if !same || kind == mailHostValue && e.same[emailValue] {
			continue
		}
		id := c.values[kind]
		if kind == mailHostValue && id == 0 {
			id = c.values[siteValue]
		}
		text := "same " + valueNames[kind]
		if n := m.values.count(id); n > 1 {
			text += fmt.Sprintf(" (%d have it)", n)
		}
		list = append(list, text)
	}
	return list
}

func scoreText(score float32) string { return fmt.Sprintf("name %.2f", score) }

// nameReason returns how much the names agree.
func (s *searcher) nameReason(customer int, f found, n *comparison) string {
	text := scoreText(n.score)
	switch n.level {
	case levelSame:
		text = "the same name"
		if !n.alias {
			text += spellingOf(s.m.customers[customer].Name, s.m.targets[f.target].Name, n.forms[0])
		}
	case levelCore:
		text = "the same name" + n.rewording()
	case levelSlip:
		if a, b := differingWords(s.m.customers[customer].Name, s.m.targets[f.target].Name); a != "" {
			text += ", the same but for " + a + "/" + b
		}
	}
	if n.alias {
		text += " (one of two names)"
	}
	return text
}

// punctuation are marks that do not make a name another spelling.
var punctuation = strings.NewReplacer(".", "", ",", " ", "'", "", "’", "")

// withoutPunctuation returns a name without these marks, with single spaces.
func withoutPunctuation(name string) string {
	return strings.Join(strings.Fields(punctuation.Replace(name)), " ")
}

// spellingOf returns in what two names with a legal form differ that are the same when normalised.
func spellingOf(a, b string, f form) string {
	a, b = withoutPunctuation(a), withoutPunctuation(b)
	if a == b {
		return ""
	}
	if fold(a) == fold(b) {
		return " but for case"
	}
	x, y := joinSingles(tokenize(a)), joinSingles(tokenize(b))
	i, n, _ := findForm(x)
	j, m, _ := findForm(y)
	switch {
	case f == 0 || phrase(x[i:i+n]) == phrase(y[j:j+m]):
		return " but for spelling"
	case f.String() == "Ltd":
		return " but for Ltd/Limited"
	}
	return " but for the spelling of " + f.String()
}

// rewording returns in what two names of the same words differ.
func (c comparison) rewording() string {
	switch {
	case c.reworded:
		return ", in another order"
	case c.respaced:
		return " but for spaces"
	case c.tails:
		return " but for what follows the legal form"
	case c.otherForm():
		return " but for the legal form"
	case c.forms[0] != c.forms[1]:
		return " but for " + max(c.forms[0], c.forms[1]).String()
	}
	return " but for spelling"
}

// nameReasonsAgainst returns what in the names speaks against the pair.
func (s *searcher) nameReasonsAgainst(c, t *record, n *comparison) []string {
	var list []string
	if n.otherForm() {
		list = append(list, "another legal form: "+n.forms[1].String())
	}
	if n.others {
		list = append(list, "another second name")
	}
	if n.level >= levelSlip || n.level == levelNone {
		return list
	}
	inCustomer, inTarget := s.leftWords(c, t)
	if inCustomer != "" {
		list = append(list, "only in Layer: "+inCustomer)
	}
	if inTarget != "" {
		list = append(list, "only in Sage: "+inTarget)
	}
	return list
}

// leftWords returns the words of the names of a pair that agree most which the other name has not.
func (s *searcher) leftWords(c, t *record) (inCustomer, inTarget string) {
	n := s.al.compareNames(c.names, t.names)
	s.al.compare(&c.names[n.pair[0]], &t.names[n.pair[1]])
	return unmatched(s.al.a, &s.al.toA), unmatched(s.al.b, &s.al.toB)
}

func unmatched(words []word, to *[maxWords]match) string {
	var list []string
	for i, w := range words {
		if to[i].how == unlike && !w.is(noise) {
			list = append(list, w.text)
		}
	}
	return strings.Join(list, " ")
}

// reasonsAgainst returns which values differ.
func (e *evidence) reasonsAgainst() []string {
	var list []string
	for kind, other := range e.other {
		if other && (kind != mailHostValue || !e.other[emailValue]) {
			list = append(list, "another "+valueNames[kind])
		}
	}
	if e.nearVAT {
		list = append(list, "the VAT number differs in one character")
	}
	return list
}

// Reasons returns all reasons in one line: those for it, then those against it.
func (s Suggestion) Reasons() string {
	text := strings.Join(s.For, "; ")
	if len(s.Against) > 0 {
		text += "; but " + strings.Join(s.Against, "; ")
	}
	return text
}
