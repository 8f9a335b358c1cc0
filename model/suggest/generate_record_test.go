package suggest

import (
	"strings"
)

// sageRecord returns a firm as it stands on its invoices: the registered name, often in capitals, sometimes cut.
func (g *generator) sageRecord(f *firm) Record {
	name := strings.TrimSpace(f.name + " " + g.spellForm(f.form))
	if f.trading != "" && g.chance(0.5) {
		name += pick(g, []string{" T/A ", " t/a ", " trading as "}) + f.trading
	}
	if g.chance(0.35) {
		name = strings.ToUpper(name)
	}
	if g.chance(0.3) {
		name = strings.ReplaceAll(name, "&", "and")
	}
	if g.chance(0.15) && len(name) > 30 {
		name = strings.TrimSpace(cutText(name, 30)) // the field of an older program
	}
	if g.chance(g.mix.slips / 4) {
		name = g.slipName(name)
	}
	return g.values(f, name)
}

// layerRecord returns a firm as a salesperson typed it.
func (g *generator) layerRecord(f *firm) Record {
	name := f.name
	f.renamed = false
	switch {
	case f.former != "" && g.chance(0.6):
		name, f.renamed = f.former, true
	case f.trading != "" && g.chance(0.4):
		name, f.renamed = f.trading, true
	case f.trading != "" && g.chance(0.5):
		name += " t/a " + f.trading
	}
	name = g.retype(name)
	if g.chance(0.55) {
		name = strings.TrimSpace(name + " " + g.spellForm(f.form))
	}
	if g.chance(0.05) {
		name += pick(g, []string{" (" + f.place + ")", " - " + f.place, ", " + f.place})
	}
	if g.chance(g.mix.slips) {
		name = g.slipName(name)
	}
	if g.chance(0.05) {
		name = strings.ToUpper(name)
	}
	return g.values(f, name)
}

// spellForm returns one of the spellings of a legal form.
func (g *generator) spellForm(form string) string {
	switch form {
	case "Ltd":
		return pick(g, []string{"Ltd", "Ltd", "Ltd.", "Limited", "LTD", "Limited"})
	case "PLC":
		return pick(g, []string{"PLC", "plc", "P.L.C."})
	case "GmbH & Co. KG":
		return pick(g, []string{"GmbH & Co. KG", "GmbH & Co KG", "GmbH und Co. KG"})
	case "Inc.", "Inc":
		return pick(g, []string{"Inc", "Inc.", "Incorporated", ", Inc."})
	case "SARL":
		return pick(g, []string{"SARL", "S.A.R.L.", "sarl"})
	}
	return form
}

// retype returns a name as it is typed: shortened, joined, with other words left out or another order.
func (g *generator) retype(name string) string {
	words := strings.Fields(name)
	for i, w := range words {
		if s, ok := shorter[w]; ok && g.chance(0.3) {
			words[i] = s
		}
		if w == "&" && g.chance(0.4) {
			words[i] = "and"
		}
	}
	switch n := len(words); {
	case n > 2 && g.chance(0.015) && words[n-2] != "&" && words[n-2] != "and":
		words = words[:n-1]
	case n > 1 && g.chance(0.03):
		words[0] += strings.ToLower(words[1])
		words = append(words[:1], words[2:]...)
	case n == 2 && g.chance(0.02):
		words[0], words[1] = words[1], words[0]
	case words[0] == "The" && g.chance(0.5):
		words = words[1:]
	}
	name = strings.Join(words, " ")
	if g.chance(0.05) {
		name = strings.ReplaceAll(name, "'", "")
	}
	if g.chance(0.3) {
		name = strings.NewReplacer("ü", "ue", "ö", "oe", "ä", "ae", "ß", "ss", "é", "e", "è", "e", "É", "E").Replace(name)
	}
	return name
}

// slipName returns a name with a slip in one of its words.
func (g *generator) slipName(name string) string {
	words := strings.Fields(name)
	i := g.IntN(len(words))
	words[i] = g.slip(words[i])
	if g.chance(0.1) {
		i = g.IntN(len(words))
		words[i] = g.slip(words[i])
	}
	return strings.Join(words, " ")
}

// slip returns a text with a letter or digit left out, doubled, replaced, or exchanged with its neighbour.
func (g *generator) slip(s string) string {
	r := []rune(s)
	if len(r) < 3 {
		return s
	}
	i := g.IntN(len(r) - 1)
	switch g.IntN(4) {
	case 0:
		r = append(r[:i], r[i+1:]...)
	case 1:
		r = append(r[:i+1], r[i:]...)
	case 2:
		if '0' <= r[i] && r[i] <= '9' {
			r[i] = rune('0' + g.IntN(10))
		} else {
			r[i] = rune('a' + g.IntN(26))
		}
	default:
		r[i], r[i+1] = r[i+1], r[i]
	}
	return string(r)
}

// values returns the record with that name: some of the firm's values, in some spelling, some out of date.
func (g *generator) values(f *firm, name string) Record {
	r := Record{Name: name}
	other := firm{name: g.coined() + " " + f.name, nation: f.nation} // where it was before
	g.setValues(&other)
	for _, v := range [][3]*string{
		{&r.Postcode, &f.values.Postcode, &other.values.Postcode},
		{&r.Telephone, &f.values.Telephone, &other.values.Telephone},
		{&r.Email, &f.values.Email, &other.values.Email},
		{&r.Website, &f.values.Website, &other.values.Website},
		{&r.VAT, &f.values.VAT, &f.values.VAT},
	} {
		if !g.chance(g.mix.evidence) {
			continue
		}
		*v[0] = *v[1]
		if g.chance(0.06) {
			*v[0] = *v[2]
		}
		if g.chance(g.mix.slips / 3) {
			*v[0] = g.slip(*v[0])
		}
	}
	return g.respell(r)
}

// respell returns a record with its values in another spelling.
func (g *generator) respell(r Record) Record {
	if g.chance(0.3) {
		r.Postcode = strings.ToLower(strings.ReplaceAll(r.Postcode, " ", ""))
	}
	if g.chance(0.3) && strings.HasPrefix(r.Telephone, "0") {
		r.Telephone = pick(g, []string{"+44 ", "+44 (0)", "0044 "}) + r.Telephone[1:]
	}
	if g.chance(0.3) && r.Website != "" {
		r.Website = pick(g, []string{"www.", "https://www.", "http://"}) + r.Website + pick(g, []string{"", "/", "/contact"})
	}
	if g.chance(0.3) && len(r.VAT) == 9 {
		r.VAT = "GB " + r.VAT[:3] + " " + r.VAT[3:7] + " " + r.VAT[7:]
	}
	return r
}
