package suggest

import (
	"hash/fnv"
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// kind is what a word tells about a firm.
type kind uint8

const (
	noise    kind = 1 << iota // an article, "and" or "company": its absence means nothing
	generic                   // a trade or a usual addition: many firms have it
	apart                     // a number, a direction or a part of a group: it sets two firms apart
	tail                      // it stands behind the legal form, as a town does
	number                    // it has digits
	repeated                  // several records have it: it is no slip
	own                       // at most two records of both lists have it, so that it is one firm's
)

// word is a word of a name, in its canonical spelling.
type word struct {
	text   string
	weight float32 // how much it tells, above 0 and at most 1: rare words more
	kind   kind
}

func (w word) is(k kind) bool { return w.kind&k != 0 }

// maxWords is how many words of a name are compared; the rest is one word.
const maxWords = 24

// firmName is one name of a firm, ready to be compared.
type firmName struct {
	words []word // without the legal form
	form  form
	key   uint64 // of all words and the legal form; equal for equal normalised names; 0 for a name without words
	core  uint64 // of the words without noise, in order
	cut   bool   // it is as long as a field of some programs: its last word may be cut
}

// parseName returns the names that a name consists of; none if it has no letters and digits.
func parseName(s string) []firmName {
	tokens := tokenize(strings.ReplaceAll(s, "SpA", "S.p.A."))
	if len(tokens) == 0 {
		return nil
	}
	var names []firmName
	for _, part := range splitAliases(tokens) {
		if n := makeName(part); len(n.words) > 0 {
			names = append(names, n)
		}
	}
	if n := utf8.RuneCountInString(strings.TrimSpace(s)); len(names) > 0 && (n == 30 || n == 40 || n == 60) {
		names[len(names)-1].cut = true
	}
	return names
}

// makeName returns the name of which these are the tokens.
func makeName(tokens []token) firmName {
	tokens, f := takeForm(joinPhrases(joinSingles(tokens)))
	if len(tokens) > maxWords {
		rest := fnv.New64a()
		rest.Write([]byte(phrase(tokens[maxWords-1:])))
		tokens = append(tokens[:maxWords-1:maxWords-1], token{text: strconv.FormatUint(rest.Sum64(), 36)})
	}
	n := firmName{words: make([]word, len(tokens)), form: f}
	for i, t := range tokens {
		n.words[i] = makeWord(t)
	}
	n.markTitles()
	n.key, n.core = n.keys()
	return n
}

// markTitles makes titles in front of a name noise: "Mr John Smith", but not "MR Scaffolding".
func (n firmName) markTitles() {
	for i := 0; i+2 < len(n.words) && (titles[n.words[i].text] || i > 0 && n.words[i].is(noise)); i++ {
		n.words[i].kind |= noise
		n.words[i].weight = n.words[i].factor()
	}
}

// keys returns the hashes of the name.
func (n firmName) keys() (key, core uint64) {
	k, c := fnv.New64a(), fnv.New64a()
	for _, w := range n.words {
		k.Write([]byte(w.text))
		k.Write([]byte{' '})
		if !w.is(noise) {
			c.Write([]byte(w.text))
			c.Write([]byte{' '})
		}
	}
	k.Write([]byte{byte(n.form)})
	return k.Sum64(), c.Sum64()
}

// makeWord returns the word of a token, with the weight that it has without a list.
func makeWord(t token) word {
	w := word{text: t.text, weight: 1}
	if c, ok := abbreviations[t.text]; ok {
		w.text = c
	}
	if strings.ContainsFunc(w.text, unicode.IsDigit) {
		w.kind |= number | apart
	}
	if noiseWords[w.text] {
		w.kind |= noise
	}
	if genericWords[w.text] {
		w.kind |= generic
	}
	if apartWords[w.text] {
		w.kind |= apart
	}
	if t.tail {
		w.kind |= tail
	}
	w.weight = w.factor()
	return w
}

// factor returns how much a word of its kind tells, whatever its rarity.
func (w word) factor() float32 {
	switch {
	case w.is(noise):
		return 0.08
	case w.is(tail):
		return 0.2
	case w.is(generic):
		return 0.5
	}
	return 1
}

// weigh sets the weight of a word that df of n names have.
func (w *word) weigh(df, n int) {
	rarity := math.Log(1+float64(n)/float64(max(df, 1))) / math.Log(1+float64(max(n, 1)))
	// In a short list every word is rare: then its kind says more than the list.
	w.weight = w.factor() * float32(max(rarity, 0.1))
	if df > 1 {
		w.kind |= repeated
	}
	if df <= 2 && len(w.text) >= 4 && w.kind&(noise|generic|apart|tail) == 0 {
		w.kind |= own
	}
}
