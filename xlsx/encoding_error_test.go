package xlsx

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
)

// nameWords are the words of names in a language.
type nameWords struct {
	language string
	lists    [3][]string // family names, trades, places
}

// readNames returns the words of testdata/names.txt.
func readNames(t testing.TB) []nameWords {
	t.Helper()
	text, err := os.ReadFile("testdata/names.txt")
	if err != nil {
		t.Fatal(err)
	}
	var all []nameWords
	lines := strings.Split(strings.TrimSpace(string(text)), "\n")[1:]
	for ; len(lines) >= 4; lines = lines[4:] {
		n := nameWords{language: lines[0]}
		for i := range n.lists {
			n.lists[i] = strings.Fields(lines[i+1])
		}
		all = append(all, n)
	}
	return all
}

// name returns a random name; one in ten is in capitals.
func (n nameWords) name(r *rand.Rand) string {
	one := func(list int) string { return n.lists[list][r.IntN(len(n.lists[list]))] }
	name := [...]func() string{
		func() string { return one(0) + " " + one(1) },
		func() string { return one(1) + " " + one(0) },
		func() string { return one(0) + " & " + one(0) },
		func() string { return one(1) + " " + one(2) },
		func() string { return one(0) + " " + one(1) + " " + one(2) },
	}[r.IntN(5)]()
	if r.IntN(10) == 0 {
		return strings.ToUpper(name)
	}
	return name
}

// plausibleSets are encodings with the languages that programs write in them.
var plausibleSets = []struct{ encoding, languages string }{
	{"windows-1252", "de fr es pt da sv it nl"},
	{"iso-8859-15", "de fr es pt da sv it nl"},
	{"macintosh", "de fr es pt da sv it nl"},
	{"cp850", "de fr es pt da sv it nl"},
	{"cp437", "de fr es it"},
	{"windows-1250", "pl cs hu de"},
	{"iso-8859-2", "pl cs hu"},
	{"cp852", "pl cs hu de"},
	{"windows-1254", "tr"},
	{"windows-1251", "ru"},
	{"cp866", "ru"},
}

// inCharset returns a text in an encoding, and false if it has other characters.
func inCharset(s, encoding string) (string, bool) {
	i := slices.IndexFunc(charsets[:], func(c charset) bool { return c.name == encoding })
	var b strings.Builder
	for _, r := range s {
		c, ok := charsets[i].table.EncodeRune(r)
		if !ok {
			return "", false
		}
		b.WriteByte(c)
	}
	return b.String(), true
}

// encodingResult counts the results for files in one encoding, language and size.
type encodingResult struct {
	names, wrong              int // with letters outside ASCII; read wrongly
	files, refused, uncertain int
	wrongFiles                int
	falselyCertain            int // wrong files whose guess was called certain
}

// tryEncoding reads files of this many rows and returns the results.
func tryEncoding(t testing.TB, words nameWords, encoding string, rows, files int) (sum encodingResult) {
	t.Helper()
	r := rand.New(rand.NewPCG(uint64(rows), uint64(len(encoding)+len(words.language))))
	for range files {
		sum.files++
		var names []string
		text := "CustomerId,CustomerName\r\n"
		for len(names) < rows {
			name := words.name(r)
			if coded, ok := inCharset(name, encoding); ok {
				names = append(names, name)
				text += fmt.Sprintf("C%04d,%s\r\n", len(names), coded)
			}
		}
		f, err := Open(strings.NewReader(text), int64(len(text)))
		if err != nil {
			t.Fatal(err)
		}
		if f.text.unknown != nil {
			sum.refused++
			continue
		}
		read, err := f.Head(t.Context(), "", rows+1)
		if err != nil {
			t.Fatal(err)
		}
		before := sum.wrong
		for i, name := range names {
			if strings.ContainsFunc(name, func(r rune) bool { return r > 127 }) {
				sum.names++
				if read[i+1][1] != name {
					sum.wrong++
				}
			}
		}
		if sum.wrong > before {
			sum.wrongFiles++
			if f.text.guessed && f.text.certain {
				sum.falselyCertain++
			}
		}
		if f.text.guessed && !f.text.certain {
			sum.uncertain++
		}
	}
	return sum
}

// TestErrorRateOfEncodingGuesses measures how many files and names are read wrongly. Run it with -v for the table.
func TestErrorRateOfEncodingGuesses(t *testing.T) {
	t.Parallel()
	words := readNames(t)
	for _, rows := range []int{5, 50, 500} {
		var all encodingResult
		files := map[int]int{5: 40, 50: 8, 500: 1}[rows]
		for _, set := range plausibleSets {
			for language := range strings.FieldsSeq(set.languages) {
				i := slices.IndexFunc(words, func(n nameWords) bool { return n.language == language })
				got := tryEncoding(t, words[i], set.encoding, rows, files)
				t.Logf("%3d rows  %-12s %s  wrong names %4d of %5d (%5.1f %%), files wrong %3d, refused %2d, called uncertain %3d of %d, wrong and called certain %d",
					rows, set.encoding, language, got.wrong, got.names, 100*float64(got.wrong)/float64(max(got.names, 1)), got.wrongFiles, got.refused, got.uncertain, got.files, got.falselyCertain)
				all.names, all.wrong, all.files = all.names+got.names, all.wrong+got.wrong, all.files+got.files
				all.wrongFiles, all.refused, all.uncertain, all.falselyCertain = all.wrongFiles+got.wrongFiles, all.refused+got.refused, all.uncertain+got.uncertain, all.falselyCertain+got.falselyCertain
			}
		}
		t.Logf("%3d rows, all: wrong names %d of %d (%.2f %%), files wrong %d, refused %d, uncertain %d of %d, wrong and called certain %d",
			rows, all.wrong, all.names, 100*float64(all.wrong)/float64(all.names), all.wrongFiles, all.refused, all.uncertain, all.files, all.falselyCertain)
		if all.falselyCertain > 0 || all.refused > 0 || rows > 5 && all.wrong > 0 || all.wrong*100 > all.names {
			t.Errorf("%d rows: the guess is worse than it was", rows)
		}
	}
}
