package xlsx

import (
	"bufio"
	"cmp"
	"io"
	"slices"
	"unicode/utf8"
)

const (
	// maxWords is the number of different words by which an encoding is guessed.
	maxWords = 4096
	// maxWord is the maximum length of a word in bytes; a longer one is split.
	maxWord = 64
	// minPlausibility is the minimum average likelihood of a character outside ASCII in a guess, as a logarithm. Right
	// guesses have -1 to -4; Japanese and Chinese text has at most -6 in the likeliest of our encodings.
	minPlausibility = -5.5
	// certainLead is the minimum lead of a certain guess over the next one, as a logarithm.
	certainLead = 4
	// macintoshBonus is the bonus of the Macintosh encoding for a text with lone carriage returns, as a logarithm.
	macintoshBonus = 6
)

// evidence is what the guess of an encoding is based on.
type evidence struct {
	words   [][]byte  // different words with bytes outside ASCII
	bytes   [256]bool // those outside ASCII that occur
	returns bool      // its lines end with lone carriage returns

	seen     map[string]bool
	word     []byte // being read
	foreign  bool   // it has a byte outside ASCII
	lineEnds [2]int // CR, LF
}

// countUTF8 returns the number of multi-byte characters and of invalid bytes.
func countUTF8(r *bufio.Reader) (good, bad int, err error) {
	for {
		b, err := r.ReadByte()
		if err == io.EOF {
			return good, bad, nil
		} else if err != nil {
			return 0, 0, err
		}
		if b < utf8.RuneSelf {
			continue
		}
		_ = r.UnreadByte() // it was just read
		switch c, n, err := r.ReadRune(); {
		case err != nil:
			return 0, 0, err
		case c == utf8.RuneError && n == 1:
			bad++
		default:
			good++
		}
	}
}

// gather reads a text that is not UTF-8 to its end and returns the evidence for a guess.
func gather(r *bufio.Reader) (*evidence, error) {
	e := &evidence{seen: map[string]bool{}}
	for {
		b, err := r.ReadByte()
		if err == io.EOF {
			e.endWord()
			e.returns = e.lineEnds[0] > 0 && e.lineEnds[1] == 0
			return e, nil
		} else if err != nil {
			return nil, err
		}
		e.add(b)
	}
}

func (e *evidence) add(b byte) {
	switch {
	case b >= utf8.RuneSelf:
		e.bytes[b], e.foreign = true, true
	case b == '\r':
		e.lineEnds[0]++
	case b == '\n':
		e.lineEnds[1]++
	}
	if b >= utf8.RuneSelf || isLetter(rune(b)) {
		e.word = append(e.word, b)
	} else {
		e.endWord()
	}
	if len(e.word) == maxWord {
		e.endWord()
	}
}

func (e *evidence) endWord() {
	if e.foreign && len(e.words) < maxWords && !e.seen[string(e.word)] {
		e.seen[string(e.word)] = true
		e.words = append(e.words, slices.Clone(e.word))
	}
	e.word, e.foreign = e.word[:0], false
}

// guess is an encoding with its likelihood.
type guess struct {
	encoding string
	score    float64 // logarithm of its likelihood, relative to the other guesses
	average  float64 // of a character outside ASCII
	table    *byteTable
}

// guesses returns all charsets as guesses, likeliest first.
func (e *evidence) guesses() []guess {
	var list []guess
	for _, c := range charsets {
		g := guess{encoding: c.name, table: newByteTable(c.name)}
		score, n := e.score(g.table)
		g.average = score / float64(max(n, 1))
		g.score = score + c.prior
		if e.returns && c.name == "macintosh" {
			g.score += macintoshBonus
		}
		list = append(list, g)
	}
	slices.SortStableFunc(list, func(a, b guess) int { return cmp.Compare(b.score, a.score) })
	return list
}

// score returns the logarithm of the likelihood of the words in an encoding, in the language that fits best, and
// the number of their characters outside ASCII.
func (e *evidence) score(table *byteTable) (score float64, n int) {
	list, known := languages()
	sums := make([]float64, len(list))
	for i, a := range list {
		sums[i] = a.prior
	}
	var word []rune
	for _, b := range e.words {
		word = word[:0]
		for _, c := range b {
			word = append(word, table[c])
		}
		for i, r := range word {
			if r < utf8.RuneSelf {
				continue
			}
			n++
			score += plausibility(word, i)
			for l := range list {
				sums[l] += list[l].of(r, known)
			}
		}
	}
	return score + e.undefined(table) + slices.Max(sums), n
}

// undefined returns the penalty of an encoding that leaves bytes of the text undefined.
func (e *evidence) undefined(table *byteTable) float64 {
	for b, there := range e.bytes {
		if there && table[b] == utf8.RuneError {
			return -1000
		}
	}
	return 0
}

// alike reports whether two encodings decode the text to the same characters.
func (e *evidence) alike(a, b *byteTable) bool {
	for c, there := range e.bytes {
		if there && a[c] != b[c] {
			return false
		}
	}
	return true
}

// best returns the likeliest encoding, or "" if none is plausible, and whether it is certain: no other encoding
// that reads the text differently is nearly as likely.
func (e *evidence) best() (encoding string, certain bool) {
	list := e.guesses()
	first := list[0]
	if first.average < minPlausibility {
		return "", false
	}
	for _, g := range list[1:] {
		if !e.alike(first.table, g.table) {
			return first.encoding, first.score-g.score >= certainLead
		}
	}
	return first.encoding, true
}
