package model

import (
	"slices"
	"strings"
	"unicode"
)

// looksLike returns what row i looks like if it is no customer: a repeated header, a total, a footer or a line
// between rows; "" if it looks like a customer. It judges by the CustomerId (if that is empty by the first cell that
// is not), and by the rest of the row; a name alone never decides, as a customer can be called Total.
func (in *ParsedFile) looksLike(i int) string {
	row := &in.Rows[i]
	text, rest := firstCell(row, in.Layout)
	switch {
	case in.isTotalBeside(i):
		return totalRow
	case IsHeader([]string{text}) && row.Cells[ColumnID] != "":
		return repeatedHeader
	case !strings.ContainsFunc(text, unicode.IsLetter) && !strings.ContainsFunc(text, unicode.IsNumber):
		return separatorRow
	case isCode(text), row.isLinked(), namesAlike(text, row.Cells[ColumnName]):
		return ""
	}
	line := plainLine(text)
	switch what := appears(line); {
	case what != "":
		return what
	case mayAppear(line) && loneFooters.MatchString(line) && noCustomers(rest):
		return footerRow
	case onlyAmounts(rest) && groupTotals.MatchString(line):
		return totalRow
	case row.Cells[ColumnID] != "" && strings.Join(rest, "") == "" && countWords(line) > 1:
		return textRow
	}
	return ""
}

// isTotalBeside reports whether row i is the total of a list whose first column is the name: its name is that of a
// total, and its CustomerId is a plain number, as no other CustomerId of the file is.
func (in *ParsedFile) isTotalBeside(i int) bool {
	row := &in.Rows[i]
	if !isNumber(row.Cells[ColumnID]) || row.isLinked() || appears(plainLine(row.Cells[ColumnName])) != totalRow {
		return false
	}
	for by := 1; i-by >= 0 || i+by < len(in.Rows); by++ {
		for _, j := range []int{i - by, i + by} {
			if j >= 0 && j < len(in.Rows) && isNumber(in.Rows[j].Cells[ColumnID]) {
				return false
			}
		}
	}
	return len(in.Rows) > 1
}

// isNumber reports whether a text consists of digits.
func isNumber(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool { return r < '0' || r > '9' })
}

// isCode reports whether a text is a key like those of most programs, one word with digits and letters in it. It is a
// cheap test that saves most of a million rows the expensive ones.
func isCode(s string) bool {
	return strings.ContainsFunc(s, unicode.IsDigit) && !strings.ContainsAny(s, " :=\u00a0") &&
		(hasLetters(s) || !strings.ContainsAny(s, "/.-"))
}

// noCustomers reports whether no cell has a word in it, except those of totals and footers.
func noCustomers(cells []string) bool {
	return !slices.ContainsFunc(cells, func(s string) bool { return hasLetters(s) && appears(plainLine(s)) == "" })
}

// countWords returns the number of words that consist of letters, at least two of them.
func countWords(line string) int {
	n := 0
	for word := range strings.FieldsSeq(line) {
		if len(word) > 1 && !strings.ContainsFunc(word, func(r rune) bool { return !unicode.IsLetter(r) }) {
			n++
		}
	}
	return n
}

// firstCell returns the text by which a row is judged, and the other cells that are not empty.
func firstCell(row *Row, l Layout) (text string, rest []string) {
	text = row.Cells[ColumnID]
	at := ColumnID
	for c := range Column(FileColumns) {
		if text == "" || row.Cells[ColumnID] == "" && row.Cells[c] != "" && l.At[c] < l.At[at] {
			text, at = row.Cells[c], c
		}
	}
	for c := range Column(FileColumns) {
		if c != at && row.Cells[c] != "" {
			rest = append(rest, row.Cells[c])
		}
	}
	return text, rest
}

// plainLine returns a text in the form that appearances match: without case and accents, without the signs around it and
// with one space between words.
func plainLine(text string) string {
	line := strings.Trim(Fold(text), "*-=_~#.<>[] \u00a0")
	if strings.HasPrefix(line, "(") && strings.HasSuffix(line, ")") {
		line = line[1 : len(line)-1]
	}
	return strings.Join(strings.Fields(line), " ")
}

// isLinked reports whether a row has what only customers have: Synced, or a complete link.
func (r *Row) isLinked() bool {
	l := r.Link()
	return l.Company.Name != "" && (l.SageID != "" || l.Account != "") || hasLetters(r.Cells[ColumnSynced]) && isYesNo(r.Cells[ColumnSynced])
}

// isYesNo reports whether a text is a value of Synced.
func isYesNo(s string) bool { _, ok := parseYesNo(s); return ok }

// hasLetters reports whether a text has a letter in it.
func hasLetters(s string) bool { return strings.ContainsFunc(s, unicode.IsLetter) }

// namesAlike reports whether a CustomerId is the beginning of a name that goes on with other words, as TOTAL is of Total
// Fitness Ltd: a key that was made from the name.
func namesAlike(id, name string) bool {
	name = plainLine(name)
	rest, begins := strings.CutPrefix(name, plainLine(id))
	return begins && hasLetters(rest) && !onlyAmount.MatchString(name)
}

// onlyAmounts reports whether every cell is empty, a number, or a number of things.
func onlyAmounts(cells []string) bool {
	for _, s := range cells {
		if s != "" && !onlyAmount.MatchString(plainLine(s)) {
			return false
		}
	}
	return true
}

// whyNoCustomer returns the sentence that row i is no customer of Layer's, and what it looks like; "" if it can be one.
func (in *ParsedFile) whyNoCustomer(i int) string {
	id := in.Rows[i].Cells[ColumnID]
	what := in.looksLike(i)
	switch {
	case what == "" && id == "":
		return "CustomerId is empty; fill it in, or empty the whole row"
	case what == "":
		return ""
	case id == "":
		return "CustomerId is empty, and the row looks like " + what + ", not a customer; delete the row"
	}
	return id + " looks like " + what + ", not a customer; delete the row"
}

// whyDamaged returns what is wrong with a row whose values are damaged; why is what the damage says. A short line of the
// report around the customers has too few fields, but what is wrong is that it is no customer.
func (p *planner) whyDamaged(i int, why string) string {
	row := &p.file.Rows[i]
	if _, known := p.snapshot.Find(row.Cells[ColumnID]); known || !row.damaged(WholeRow) || p.file.looksLike(i) == "" {
		return why
	}
	return p.file.whyNoCustomer(i)
}
