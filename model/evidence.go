package model

import (
	"encoding/binary"
	"slices"
)

// Evidence is what a customer list says of a customer beside its name, and by which its record in another program is
// recognised: postcode, telephone number, e-mail address, website and VAT number. It decides nothing by itself. The screen
// calls it the customer's details.

// evidenceTitles are the usual titles of the columns of evidence in the lists of other programs, as titleKey writes them.
var evidenceTitles = [...]struct {
	column Column
	titles []string
}{
	{ColumnPostcode, []string{"postcode", "zip", "zipcode", "postalcode"}},
	{ColumnTelephone, []string{"telephone", "phone", "tel", "phonenumber", "telephonenumber", "phoneno", "telephoneno", "telno"}},
	{ColumnEmail, []string{"email", "emailaddress"}},
	{ColumnWebsite, []string{"website", "web", "url", "websiteurl", "webaddress"}},
	{ColumnVATNumber, []string{
		"vatnumber", "vat", "vatno", "vatregno", "vatregnumber", "vatregistrationno", "vatregistrationnumber", "taxid", "taxnumber",
	}},
}

// evidenceColumn returns the column of evidence that a title of a column means, and whether it means one.
func evidenceColumn(title string) (Column, bool) {
	key := titleKey(trimHeaderMarks(title))
	for _, c := range evidenceTitles {
		if slices.Contains(c.titles, key) {
			return c.column, true
		}
	}
	return 0, false
}

// findEvidence sets the places of the columns of evidence. Our own header has precedence over other titles of the column.
// In a load it returns a *HeaderError for two headers that mean one column; an upload reads neither.
func (l *Layout) findEvidence(kind Kind, cells []string) error {
	for _, c := range evidenceColumns {
		own, others := []int{}, []int{}
		for i, s := range cells {
			if meant, ok := evidenceColumn(s); !ok || meant != c || slices.Contains(l.At[:UploadColumns], i) {
				continue
			}
			if titleKey(trimHeaderMarks(s)) == titleKey(c.Header()) {
				own = append(own, i)
			} else {
				others = append(others, i)
			}
		}
		if len(own) > 0 {
			others = own
		}
		switch {
		case len(others) > 1 && kind == ForLoad:
			return &HeaderError{Both: []string{cells[others[0]], cells[others[1]]}, Meaning: c.Title(), Found: named(cells)}
		case len(others) > 0:
			l.At[c] = others[0]
		default:
			l.At[c] = -1
		}
	}
	return nil
}

// addEvidence appends the texts of evidence of a record, each after its length; nothing if all are empty, so that a
// customer without evidence takes no memory for it.
func (b *BlockBuilder) addEvidence(texts []*string) {
	var some ColumnSet
	for at, text := range texts {
		if *text != "" {
			some = some.With(evidenceColumns[at])
		}
	}
	if some == 0 {
		return
	}
	b.evidence |= some
	var length [binary.MaxVarintLen32]byte
	for _, text := range texts {
		b.text.Write(length[:binary.PutUvarint(length[:], uint64(len(*text)))])
		b.text.WriteString(*text)
	}
}

// evidenceText returns one of the texts that addEvidence appended for a row.
func evidenceText(packed string, which int) (text string) {
	for at := rowTexts; at <= which && packed != ""; at++ {
		text, packed = cutText(packed)
	}
	return text
}

// cutText returns the first of the texts that addEvidence appended, and the rest.
func cutText(packed string) (text, rest string) {
	length, at := 0, 0
	for shift := 0; ; shift += 7 {
		b := packed[at]
		length |= int(b&0x7f) << shift
		if at++; b < 0x80 {
			return packed[at : at+length], packed[at+length:]
		}
	}
}

// ColumnsInUse returns the table of columns without those of evidence in which no customer has a value.
func (s *Snapshot) ColumnsInUse() []ColumnInfo {
	some := s.EvidenceColumns()
	return slices.DeleteFunc(Columns(), func(c ColumnInfo) bool { return c.Column.IsEvidence() && !slices.Contains(some, c.Column) })
}

// EvidenceColumns returns the columns of evidence in which any customer has a value.
func (s *Snapshot) EvidenceColumns() []Column {
	var some ColumnSet
	for _, b := range s.blocks {
		some |= b.evidence
	}
	return slices.DeleteFunc(slices.Clone(evidenceColumns), func(c Column) bool { return !some.Has(c) })
}
