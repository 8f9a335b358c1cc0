package model

import (
	"fmt"
	"strings"
)

// placeholders are what people type if they have no identifier yet, by placeholderKey.
var placeholders = setOf(`tbc tba tbd n/a na n\a none nil null unknown notknown notset notyet unset empty blank missing
	x xx xxx xxxx xxxxx true false yes no ? ?? ??? pending todo tofollow seenotes seenote seebelow
	noaccount noaccountnumber nonumber noref notinsage notapplicable notavailable temp tmp dummy undefined nan void
	#n/a #ref! #value! #name? #null! #num! #div/0! (none) (blank) (empty) (null) (unknown) (tbc) (n/a)
	same ditto asabove seeabove parent closed duplicate donotuse deleted remove removed skip ignore cancelled dormant onhold
	notfound notonsage nomatch awaiting query newcustomer newaccount unallocated seeparent total sum
	k.a. keine keiner unbekannt offen fehlt aucun inconnu ninguno desconocido nessuno sconosciuto`)

// setOf returns the set of the placeholder keys of words.
func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		set[placeholderKey(word)] = true
	}
	return set
}

// placeholderMarks removes what people put between the words of a placeholder.
var placeholderMarks = strings.NewReplacer(" ", "", ".", "", "_", "")

// placeholderKey returns the form in which placeholders are compared: canonical, without spaces, full stops and
// underscores.
func placeholderKey(s string) string { return placeholderMarks.Replace(CanonicalKey(s)) }

// placeholder reports whether a value stands for an unknown identifier: a word such as tbc, zeros, six nines or more, or
// punctuation only.
func placeholder(s string) bool {
	key := placeholderKey(s)
	if placeholders[key] || strings.HasPrefix(key, "tobe") || len(key) > 5 && strings.Trim(key, "9") == "" {
		return true
	}
	return strings.Trim(s, "0 .,") == "" || strings.Trim(s, identifierMarks+" ?!*") == ""
}

// whyUnlike returns which identifiers of a row look wrong compared with the known ones of its Sage company, and why;
// "" if none does. It names everything that allowing the fault would accept. A known identifier never looks wrong, and
// neither does one of Sage's list.
func (u *uploadPlanner) whyUnlike(i int, link Link) string {
	var whys []string
	if why := u.whyColumnsCrossed(); why != "" && u.rows[i].listed == 0 {
		whys = append(whys, why)
	}
	company, known := u.snapshot.number(link.Company)
	for _, column := range identifierColumns {
		text := link.identifier(column)
		if text == "" || known && u.snapshot.rowWith(company, column, text) >= 0 || u.snapshot.isListed(link, column) {
			continue
		}
		if why := u.whyWrong(i, company, known, link, column, text); why != "" {
			whys = append(whys, why)
		}
	}
	return strings.Join(whys, "; ")
}

// whyWrong returns why an unknown identifier looks wrong; "" if it does not. The company is given by its number in the
// snapshot, if it is known.
func (u *uploadPlanner) whyWrong(i int, company uint32, known bool, link Link, column Column, text string) string {
	if placeholder(text) {
		return whyPlaceholder(column, text)
	}
	if why := u.whyCopied(i, link, column, text); why != "" {
		return why
	}
	if known {
		if why := u.snapshot.whyMisspelled(company, column, text, int(u.plan.rows[i].customer)); why != "" {
			return why
		}
	}
	if why := u.whyNearRow(i, link, column, text); why != "" {
		return why
	}
	if why := u.whyUnpadded(i, column, text); why != "" || !known {
		return why
	}
	if why := u.snapshot.whyOtherColumn(link.Company, column, text, int(u.plan.rows[i].customer)); why != "" {
		return why
	}
	return u.snapshot.whyUnusual(company, column, text)
}

// whyPlaceholder returns the sentence that a value is a placeholder and what to do.
func whyPlaceholder(column Column, text string) string {
	return fmt.Sprintf("%s %s is no %s; leave it empty until it is known", column.Header(), text, columns[column].noun)
}

// whyUnusual returns the sentence that a value has another shape than the known identifiers of the column; "" if it
// has not.
func (s *Snapshot) whyUnusual(company uint32, column Column, text string) string {
	f := s.knownIdentifiers().columns[familiarKey{company, column == ColumnAccount}]
	switch {
	case column == ColumnSageID && f.onlyNumbers() && !allDigits(text):
		return fmt.Sprintf("SageCustomerId %s is no number, and all %s known ones of %s are", text, Number(f.known), s.company[company].Name)
	case f.unusual(text):
		return fmt.Sprintf("%s %s has another shape than the %s known ones of %s: usual are %s",
			column.Header(), text, Number(f.known), s.company[company].Name, f.usual)
	case strings.HasSuffix(text, ".") || strings.HasPrefix(text, "."):
		return fmt.Sprintf("%s %s has a full stop around it, and no known one has", column.Header(), text)
	}
	return ""
}

// whyUnpadded returns the sentence that a number stands among texts that are padded with zeros, as Excel removed its
// zeros; "" if it does not.
func (u *uploadPlanner) whyUnpadded(i int, column Column, text string) string {
	row := &u.file.Rows[i]
	if !row.Numeric.Has(column) || !allDigits(text) {
		return ""
	}
	width := u.padding()[columnIndex(column)]
	if width <= len(text) {
		return ""
	}
	return fmt.Sprintf("%s %s is a number among texts of %d digits; is %0*s meant?", column.Header(), text, width, width, text)
}

// padding returns, by columnIndex, the length to which numbers are padded in the identifier columns of the file: the
// commonest length of its texts of digits, or 0 if most of the cells are numbers, or no length is common.
func (u *uploadPlanner) padding() [2]int {
	if u.padded == nil {
		u.padded = new([2]int)
		for _, column := range identifierColumns {
			u.padded[columnIndex(column)] = u.file.padding(column)
		}
	}
	return *u.padded
}

// padding returns the length to which the numbers of one column are padded.
func (in *ParsedFile) padding(column Column) int {
	lengths, texts, numbers := map[int]int{}, 0, 0 // lengths counts the texts of digits by their length
	for i := range in.Rows {
		row := &in.Rows[i]
		switch text := row.Cells[column]; {
		case text == "":
		case row.Numeric.Has(column):
			numbers++
		default:
			if texts++; allDigits(text) {
				lengths[len(text)]++
			}
		}
	}
	commonest := 0
	for length, n := range lengths {
		if n > lengths[commonest] || n == lengths[commonest] && length > commonest {
			commonest = length
		}
	}
	if texts >= numbers && lengths[commonest]*2 >= texts {
		return commonest
	}
	return 0
}
