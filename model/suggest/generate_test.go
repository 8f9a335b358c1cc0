package suggest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
)

// mix says of what a generated list consists.
type mix struct {
	firms    int
	evidence float64 // the share of values that are there
	slips    float64 // how often a name or value has a slip
	foreign  float64 // the share of Irish, German, French and US firms
	groups   float64 // how often a firm has siblings in a group
	near     float64 // how often another firm has the same name, or a similar one
	seed     uint64
}

// firm is a firm as it is in truth.
type firm struct {
	name, form string
	values     Record
	trading    string // its trading name, if it has one
	former     string // its former name, if it was renamed
	place      string
	nation     string
	renamed    bool // the customer that was made of it last has another name
}

// generator makes lists. Its firms have the troubles of real ones: siblings, namesakes, branches, shared values.
type generator struct {
	*rand.Rand
	mix   mix
	used  map[string]bool // names, and hosts
	firms []firm
}

// generate returns the list of a mix: Layer's customers, typed by people, and Sage's customers, as on an invoice.
func generate(name string, x mix) *list {
	g := &generator{Rand: rand.New(rand.NewPCG(x.seed, 7)), mix: x, used: map[string]bool{}}
	for len(g.firms) < x.firms {
		g.addFirms()
	}
	l := &list{name: name}
	for i := range g.firms {
		g.place(l, &g.firms[i])
	}
	g.shuffle(l)
	return l
}

func (g *generator) chance(p float64) bool { return g.Float64() < p }

func pick[T any](g *generator, list []T) T { return list[g.IntN(len(list))] }

// addFirms adds a firm, with its siblings and namesakes.
func (g *generator) addFirms() {
	f := g.newFirm()
	if g.chance(0.04) {
		f.trading = g.tradingName()
	}
	if g.chance(0.03) {
		f.former = g.freshName(f.nation, pick(g, places))
	}
	g.firms = append(g.firms, f)
	if g.chance(g.mix.groups) {
		g.addSiblings(f)
	}
	if g.chance(g.mix.near) {
		g.addNamesake(f)
	}
	if g.chance(1.5 * g.mix.near) {
		g.addSimilar(f)
	}
}

// newFirm returns a firm with a name that no other has, and its values.
func (g *generator) newFirm() firm {
	f := firm{nation: "GB", place: pick(g, places)}
	if g.chance(g.mix.foreign) {
		f.nation = pick(g, []string{"IE", "DE", "FR", "US"})
	}
	f.name = g.freshName(f.nation, f.place)
	f.form = g.newForm(f.nation, f.name)
	g.setValues(&f)
	return f
}

// freshName returns a name that no firm has, not even with its words in another order.
func (g *generator) freshName(nation, place string) string {
	for {
		name := g.newName(nation, place)
		words := strings.Fields(name)
		slices.Sort(words)
		if key := "name " + strings.Join(words, " "); !g.used[key] && !g.used[name] {
			g.used[key], g.used[name] = true, true
			return name
		}
	}
}

// setValues sets all values of a firm: some firms share a switchboard and its postcode, small ones have a public mail host.
func (g *generator) setValues(f *firm) {
	host := hostOf(f.name, f.nation)
	for g.used[host] {
		host = "the" + host
	}
	g.used[host] = true
	f.values = Record{
		Postcode: g.newPostcode(f.nation), Telephone: g.newPhone(f.nation), Website: host,
		Email: pick(g, []string{"info", "accounts", "sales", "office", "admin"}) + "@" + host, VAT: g.digits(9),
	}
	if f.nation != "GB" {
		f.values.VAT = f.nation + f.values.VAT
	}
	switch {
	case g.chance(0.25):
		f.values.Email, f.values.Website = hostOf(f.name, "")+"@"+pick(g, mailHosts), ""
	case g.chance(0.2):
		f.values.Website = ""
	}
	if n := len(g.firms); n > 0 && g.chance(0.05) {
		other := g.firms[max(0, n-1-g.IntN(12))] // a business centre, or one accountant for several
		f.values.Postcode, f.values.Telephone = other.values.Postcode, other.values.Telephone
	}
}

// hostOf returns a host made of a name.
func hostOf(name, nation string) string {
	host := strings.Map(func(r rune) rune {
		if 'a' <= r && r <= 'z' {
			return r
		}
		return -1
	}, fold(name))
	host = cutText(host, 20)
	if nation == "" {
		return host
	}
	return host + map[string]string{"GB": ".co.uk", "IE": ".ie", "DE": ".de", "FR": ".fr", "US": ".com"}[nation]
}

// addSiblings adds firms of one group, which share some values.
func (g *generator) addSiblings(f firm) {
	additions := []string{
		"Holdings", "Group", "Properties", "International", "North", "South", "Services", "2", "II", "UK", "Europe",
		"(" + pick(g, places) + ")", pick(g, places), "Trading", "Investments", strings.TrimSpace(pick(g, trades)), "Ireland", "Pension Fund",
	}
	for range 1 + g.IntN(3) {
		s := g.newFirm()
		s.name = f.name + " " + pick(g, additions)
		if g.used[s.name] {
			continue
		}
		g.used[s.name] = true
		s.nation, s.form, s.place = f.nation, f.form, f.place
		if g.chance(0.05) && f.nation == "GB" {
			s.name, s.form = f.name, pick(g, []string{"LLP", "PLC", "CIC"})
		}
		g.setValues(&s)
		g.share(&s.values, f.values, 0.5)
		g.firms = append(g.firms, s)
	}
}

// share copies each value with a probability.
func (g *generator) share(to *Record, from Record, p float64) {
	for _, v := range [][2]*string{
		{&to.Postcode, &from.Postcode}, {&to.Telephone, &from.Telephone}, {&to.Email, &from.Email}, {&to.Website, &from.Website},
	} {
		if g.chance(p) {
			*v[0] = *v[1]
		}
	}
	if g.chance(p / 2) {
		to.VAT = from.VAT
	}
}

// addNamesake adds another firm of the same name, elsewhere: a sole trader, or with its town in the name.
func (g *generator) addNamesake(f firm) {
	s := g.newFirm()
	s.name, s.nation = f.name, f.nation
	if g.chance(0.5) {
		s.name += " " + pick(g, []string{"", "(" + s.place + ")", s.place})
	}
	s.name = strings.TrimSpace(s.name)
	if s.form = f.form; s.name == f.name {
		s.form = "" // a register has no two firms of one name
	}
	g.setValues(&s)
	g.firms = append(g.firms, s)
}

// addSimilar adds a firm with a name that differs by little, as by another surname or coined word.
func (g *generator) addSimilar(f firm) {
	s := g.newFirm()
	words := strings.Fields(f.name)
	i := g.IntN(len(words))
	switch {
	case g.chance(0.3):
		words[i] = pick(g, nouns)
	case g.chance(0.1):
		words[i] = g.slip(words[i])
	case len(words) > 1:
		words[len(words)-1] = strings.TrimSpace(pick(g, trades))
	}
	s.name = strings.Join(words, " ")
	s.nation, s.form = f.nation, f.form
	g.setValues(&s)
	if g.used[s.name] || s.name == f.name {
		return
	}
	g.used[s.name] = true
	g.firms = append(g.firms, s)
}

// digits returns n digits, the first not 0.
func (g *generator) digits(n int) string {
	return fmt.Sprintf("%d%0*d", 1+g.IntN(9), n-1, g.IntN(pow10(n-1)))
}

func pow10(n int) int {
	p := 1
	for range n {
		p *= 10
	}
	return p
}
