package suggest

import (
	"fmt"
	"strings"
)

// newName returns a name as firms of the nation have, without the legal form.
func (g *generator) newName(nation, place string) string {
	switch nation {
	case "DE":
		return g.germanName(place)
	case "FR":
		return g.frenchName(place)
	case "US":
		return g.americanName()
	}
	if g.chance(0.55) {
		return g.coinedName(place)
	}
	return g.personalName()
}

// personalName returns a British name after persons.
func (g *generator) personalName() string {
	trade := strings.TrimSpace(pick(g, trades))
	first, last := pick(g, firstNames), pick(g, surnames)
	switch r := g.IntN(42); {
	case r < 14:
		return last + " " + trade
	case r < 20:
		return last + " & " + pick(g, surnames)
	case r < 25:
		return last + " & " + pick(g, []string{"Sons", "Son", "Co", "Daughters", "Partners"})
	case r < 28:
		return last + " Brothers"
	case r < 33:
		return first + " " + last
	case r < 39:
		return g.letters(1) + " " + last + " " + trade
	}
	return g.letters(1) + " & " + g.letters(1) + " " + last
}

// coinedName returns a British name that is no person's.
func (g *generator) coinedName(place string) string {
	trade, noun := strings.TrimSpace(pick(g, trades)), pick(g, nouns)
	venue := strings.TrimSpace(pick(g, venues))
	switch r := 42 + g.IntN(58); {
	case r < 48:
		return place + " " + trade
	case r < 60:
		return noun + " " + trade
	case r < 66:
		return noun + " " + pick(g, nouns)
	case r < 80:
		return g.coined() + " " + trade
	case r < 86:
		return g.coined()
	case r < 91:
		return g.letters(2+g.IntN(2)) + " " + trade
	case r < 96:
		return place + " " + venue
	}
	return pick(g, []string{
		"The " + noun + " & " + pick(g, nouns), "St " + pick(g, firstNames) + "'s " + venue,
		"The " + noun + " " + venue,
	})
}

func (g *generator) germanName(place string) string {
	last := pick(g, []string{"Müller", "Schmidt", "Weiß", "Krüger", "Köhler", "Bäcker", "Hoffmann", "Schröder", "Jäger", "Groß", g.coined()})
	trade := pick(g, []string{"Maschinenbau", "Elektrotechnik", "Metallbau", "Logistik", "Handels", "Bau", "Gebäudetechnik", "Software", "Holding"})
	return pick(g, []string{last + " " + trade, last + " & Söhne", trade + " " + last, last + " " + pick(g, surnames), "Autohaus " + last})
}

func (g *generator) frenchName(place string) string {
	last := pick(g, []string{"Lefèvre", "Moreau", "Dubois", "Fournier", "Girard", "Mercier", "Gérard", "Hébert", g.coined()})
	trade := pick(g, []string{"Transports", "Boulangerie", "Électricité", "Menuiserie", "Établissements", "Société", "Garage", "Laboratoires"})
	return pick(g, []string{trade + " " + last, last + " Frères", last + " et Fils", trade + " de " + place, last + " " + trade})
}

func (g *generator) americanName() string {
	trade := strings.TrimSpace(pick(g, trades))
	return pick(g, []string{
		pick(g, surnames) + " " + trade, g.coined() + " " + trade, pick(g, nouns) + " " + trade,
		"First " + pick(g, nouns) + " " + trade, g.coined() + " of America", pick(g, surnames) + " " + pick(g, surnames) + " & " + pick(g, surnames),
	})
}

func (g *generator) tradingName() string {
	return pick(g, []string{
		"The " + pick(g, nouns) + " " + strings.TrimSpace(pick(g, venues)), pick(g, nouns) + " " + strings.TrimSpace(pick(g, trades)),
		g.coined(), pick(g, places) + " " + strings.TrimSpace(pick(g, trades)),
	})
}

// coined returns a word that no language has.
func (g *generator) coined() string {
	word := ""
	for range 1 + g.IntN(2) {
		word += pick(g, syllables)
	}
	word += pick(g, endings)
	return strings.ToUpper(word[:1]) + word[1:]
}

func (g *generator) letters(n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte('A' + g.IntN(26))
	}
	return string(b)
}

// newForm returns the legal form of a firm, or none.
func (g *generator) newForm(nation, name string) string {
	switch nation {
	case "IE":
		return pick(g, []string{"Ltd", "Ltd", "DAC", "Teoranta", "PLC", ""})
	case "DE":
		return pick(g, []string{"GmbH", "GmbH", "GmbH & Co. KG", "AG", "KG", "e.K.", "UG (haftungsbeschränkt)"})
	case "FR":
		return pick(g, []string{"SARL", "SAS", "SA", "EURL", ""})
	case "US":
		return pick(g, []string{"Inc.", "LLC", "Corp.", "Inc", ""})
	}
	switch r := g.IntN(100); {
	case r < 72:
		return "Ltd"
	case r < 76:
		return "PLC"
	case r < 81:
		return "LLP"
	}
	return ""
}

func (g *generator) newPostcode(nation string) string {
	if nation == "GB" {
		return fmt.Sprintf("%s%d %d%s", pick(g, streetCities), 1+g.IntN(30), g.IntN(10), g.letters(2))
	}
	return g.digits(5)
}

func (g *generator) newPhone(nation string) string {
	switch nation {
	case "IE":
		return "+353 1 " + g.digits(3) + " " + g.digits(4)
	case "DE":
		return "+49 " + g.digits(3) + " " + g.digits(7)
	case "FR":
		return "+33 " + g.digits(9)
	case "US":
		return "+1 " + g.digits(3) + "-" + g.digits(3) + "-" + g.digits(4)
	}
	return "01" + g.digits(3) + " " + g.digits(6)
}
