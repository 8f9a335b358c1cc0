package model

import (
	"fmt"
	"strings"
)

// placeholders are what people type where they have no identifier yet, by SameKey without spaces and full stops.
var placeholders = setOf(`tbc tba tbd n/a na n\a none nil null unknown notknown notset notyet unset empty blank missing
	x xx xxx xxxx xxxxx true false yes no ? ?? ??? pending todo tofollow seenotes seenote seebelow
	noaccount noaccountnumber nonumber noref notinsage notapplicable notavailable temp tmp dummy undefined nan void
	#n/a #ref! #value! #name? #null! #num! #div/0! (none) (blank) (empty) (null) (unknown) (tbc) (n/a)
	same ditto asabove seeabove parent closed duplicate donotuse deleted remove removed skip ignore cancelled dormant onhold
	notfound notonsage nomatch awaiting query newcustomer newaccount unallocated seeparent total sum
	k.a. keine keiner unbekannt offen fehlt aucun inconnu ninguno desconocido nessuno sconosciuto`)

func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		set[placeholderKey(word)] = true
	}
	return set
}

// placeholderMarks leaves out what people put between the words of a placeholder.
var placeholderMarks = strings.NewReplacer(" ", "", ".", "", "_", "")

func placeholderKey(s string) string { return placeholderMarks.Replace(CanonicalKey(s)) }

// placeholder reports whether a value stands for an identifier that is not known: a word such as tbc, zeros, six
// nines or more, or nothing but punctuation.
func placeholder(s string) bool {
	key := placeholderKey(s)
	if placeholders[key] || strings.HasPrefix(key, "tobe") || len(key) > 5 && strings.Trim(key, "9") == "" {
		return true
	}
	return strings.Trim(s, "0 .,") == "" || strings.Trim(s, identifierMarks+" ?!*") == ""
}

// whyUnlike says which identifiers of a row look wrong beside the known ones of its Sage company, and why; "" where
// none does. It says all that allowing would pass. Identifiers that are known are never asked.
func (u *uploader) whyUnlike(i int, link Link) string {
	var whys []string
	if why := u.whySwapped(); why != "" {
		whys = append(whys, why)
	}
	company, known := u.Snapshot.number(link.Company)
	for _, column := range identifierColumns {
		text := link.identifier(column)
		if text == "" || known && u.Snapshot.holderOf(company, column, text) >= 0 {
			continue
		}
		if why := u.whyWrong(i, company, known, link, column, text); why != "" {
			whys = append(whys, why)
		}
	}
	return strings.Join(whys, "; ")
}

// whyWrong says why an identifier that is not known looks wrong; "" where it does not. The company is its number in the
// snapshot where it is known.
func (u *uploader) whyWrong(i int, company uint32, known bool, link Link, column Column, text string) string {
	if placeholder(text) {
		return whyPlaceholder(column, text)
	}
	if why := u.whyCopied(i, link, column, text); why != "" {
		return why
	}
	if known {
		if why := u.whyMisspelled(company, column, text); why != "" {
			return why
		}
	}
	if why := u.whyNearRow(i, link, column, text); why != "" {
		return why
	}
	if why := u.whyUnpadded(i, column, text); why != "" || !known {
		return why
	}
	if why := u.whyOtherColumn(link.Company, column, text); why != "" {
		return why
	}
	return u.whyUnusual(company, column, text)
}

func whyPlaceholder(column Column, text string) string {
	return fmt.Sprintf("%s %s is no %s; leave it empty until it is known", column.Header(), text, columns[column].noun)
}

// whyMisspelled names a known identifier that differs from the text only in zeros in front, in letters that look
// like digits, or in marks around it.
func (p *Plan) whyMisspelled(company uint32, column Column, text string) string {
	known := p.Snapshot.identifiers()
	c, found := p.Snapshot.near(&known.byZero[columnIndex(column)], company, column, text, zeroKey)
	what := "zeros in front"
	if !found {
		c, found = p.Snapshot.near(&known.byLook[columnIndex(column)], company, column, text, lookKey)
		what = "O and 0, or I, l and 1"
	}
	if bare := bareKey(text); !found && bare != CanonicalKey(text) { // a known one without the marks inside
		if row := p.Snapshot.holderOf(company, column, bare); row >= 0 {
			c, found, what = p.Snapshot.At(int(row)), true, "spaces and marks"
		}
	}
	if !found {
		return ""
	}
	have := column.Text(c)
	if EqualText(trimMarks(text), trimMarks(have)) {
		what = "the marks around it"
	}
	return fmt.Sprintf("%s %s differs from %s, which is linked to %s, only in %s", column.Header(), text, have, c.named(), what)
}

// whyUnusual says that a value is of another shape than the known identifiers of the column.
func (u *uploader) whyUnusual(company uint32, column Column, text string) string {
	f := u.Snapshot.identifiers().columns[familiarKey{company, column == ColumnAccount}]
	switch {
	case column == ColumnSageID && f.onlyNumbers() && !allDigits(text):
		return fmt.Sprintf("SageCustomerId %s is no number, and all %s known ones of %s are", text, Number(f.known), u.Snapshot.company[company].Name)
	case f.unusual(text):
		return fmt.Sprintf("%s %s has another shape than the %s known ones of %s: usual are %s",
			column.Header(), text, Number(f.known), u.Snapshot.company[company].Name, f.usual)
	case strings.HasSuffix(text, ".") || strings.HasPrefix(text, "."):
		return fmt.Sprintf("%s %s has a full stop around it, and no known one is called so", column.Header(), text)
	}
	return ""
}

// whyUnpadded says that a number stands among texts that are padded with zeros: Excel took its zeros away.
func (u *uploader) whyUnpadded(i int, column Column, text string) string {
	row := &u.File.Rows[i]
	if !row.Numeric.Has(column) || !allDigits(text) {
		return ""
	}
	width := u.padding()[columnIndex(column)]
	if width <= len(text) {
		return ""
	}
	return fmt.Sprintf("%s %s is a number among texts of %d digits; is %0*s meant?", column.Header(), text, width, width, text)
}

// padding returns the commonest length of the texts of digits in the columns of identifiers, 0 where numbers are not
// fewer than texts: the length to which a number among them would be padded.
func (u *uploader) padding() [2]int {
	if u.paddingKnown {
		return u.widths
	}
	u.paddingKnown = true
	for _, column := range identifierColumns {
		lengths, texts, numbers := map[int]int{}, 0, 0
		for i := range u.File.Rows {
			row := &u.File.Rows[i]
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
			u.widths[columnIndex(column)] = commonest
		}
	}
	return u.widths
}
