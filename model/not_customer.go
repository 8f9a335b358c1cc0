package model

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// What a row can be instead of a customer.
const (
	repeatedHeader = "a repeated header"
	totalRow       = "a total"
	footerRow      = "a report's footer"
	textRow        = "a title or a note"
	separatorRow   = "a line between rows"
)

// things are what a report counts, folded, in English, German, French and other languages of Sage's users.
const things = `(?:records?|rows?|customers?|items?|lines?|entries|entry|accounts?|results?|` +
	`datens(?:ae|a)tze?|zeilen?|kunden?|eintr(?:ae|a)ge?|clients?|enregistrements?|lignes?|comptes?|` +
	`registros?|filas?|clientes?|righe|riga|record|clienti|klanten|rijen|regels)(?:\(s\))?`

// amount is a number as reports write it: 57, 1,234.50, 1 234,50 €.
const amount = `[-(]?[£$€]? ?\d[\d.,' \x{a0}]*[£$€%)]?`

const totals = `(?:(?:grand|sub|overall|report|page|running)[ -]?total|total|totals|totaux|sub-?totals|sum|count|average|` +
	`(?:record|row|customer)s? count|(?:record|row|customer)s? total|` +
	`gesamt|gesamtsumme|gesamtergebnis|gesamtzahl|gesamtbetrag|zwischensumme|teilsumme|summe|anzahl|ergebnis|insgesamt|` +
	`sous-?totals?|sous total|total general|totaux generaux|somme|nombre|moyenne|totale|totale generale|totaal|subtotaal|eindtotaal|aantal|suma|somma|recuento)`

// preposition are the words that follow "printed" and its like.
const preposition = `(?:on|at|by|from|for|via|with|using|am|um|von|mit|le|la|a|par|avec|el|por|il|da|op|door|date|run)`

// An appearance tells by a row's text what the row looks like.
type appearance struct {
	what  string
	looks *regexp.Regexp
}

// appearances are matched against the folded text of a row's first cell, in this order.
var appearances = []appearance{
	{totalRow, whole(totals + `(?: (?:of |number of |no\.? of |der |des |de |d')?(?:all )?` + things + `)?(?:(?: ?[:=] ?| - | )(?:` + amount + `)?(?: ?` + things + `)?)?`)},
	{totalRow, whole(`(?:total )?(?:number|no\.?|nr\.?|nombre|numero|anzahl) (?:of |de |di |der )?` + things + `(?: ?[:=]? ?` + amount + `)?`)},
	{totalRow, whole(amount + ` (?:unique |active |new )?` + things + `(?: (?:found|in total|total|selected|listed|exported|printed|displayed|gefunden|insgesamt|gesamt|au total))?`)},
	{totalRow, whole(things + ` ?[:=] ?` + amount)},
	{totalRow, whole(`(?:showing|displaying|` + things + `)(?: ` + things + `)? \d+ ?(?:-|to|bis|a) ?\d+(?: (?:of|von|sur|de) \d+)?(?: ` + things + `)?`)},
	{totalRow, whole(`\d+ (?:of|von|sur|de) \d+ ` + things)},

	{footerRow, whole(`(?:printed|generated|exported|created|produced|extracted|downloaded|run|issued|prepared|` +
		`gedruckt|ausgedruckt|erstellt|exportiert|generiert|erzeugt|imprime|edite|genere|exporte|cree|` +
		`impreso|generado|exportado|stampato|generato|esportato|afgedrukt|gegenereerd|geexporteerd)(?: ?:.*| ` + preposition + `\b.*| .*\d.*)`)},
	{footerRow, whole(`(?:print|run|report|export|creation|system|druck|erstellungs|berichts)[ -]?(?:date|time|datum|run|generated|created|printed|id|name|by|on|parameters|criteria)\b.*`)},
	{footerRow, whole(`(?:report|bericht|rapport|informe) ?:.*|(?:end|ende) (?:report|bericht)`)},
	{footerRow, whole(`(?:page|seite|pagina|strona|side|sida|blatt|feuille)(?: ?: ?| no\.? ?| nr\.? ?| )\d+(?: ?(?:/|-|of|von|sur|de|di|van) ?\d+)?`)},
	{footerRow, whole(`(?:end|ende|fin|fine|einde) (?:of|of the|des|der|de|du|del|della|van|van de) ` +
		`(?:report|list|listing|file|data|export|document|page|print|print-?out|records|table|berichte?s?|liste|datei|daten|rapport|fichier|document|donnees|informe|archivo|lista|rapporto|bestand)`)},
	{footerRow, whole(`(?:applied filters?|filters?|filtered by|sorted by|ordered by|selection|selection criteria|criteria|parameters|source|data source|` +
		`date|time|datum|uhrzeit|stand|heure|user|benutzer|utilisateur|company|firma|societe|database|note|notes|hinweis|disclaimer) ?:.*`)},
	{footerRow, whole(`(?:as of|as at|stand|valid (?:on|at)|situation au|etat au) .*\d.*`)},
	{footerRow, whole(`(?:©|\(c\)|copyright|all rights reserved|confidential|private and confidential|vertraulich|confidentiel)(?: .*\d.*| by .*)?`)},
	{footerRow, whole(`(?:no|keine|aucune?) (?:more |further |weiteren )?` + things + `(?: (?:found|to display|gefunden))?`)},
	{footerRow, whole(`\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? \d{1,2}[:.]\d{2}.*`)},
}

// loneFooters are the words of footers that say little without more words; the rest of the row must not be
// a customer's.
var loneFooters = whole(`printed|generated|exported|created|run|gedruckt|erstellt|exportiert|imprime|edite|genere|exporte|end|ende|fin|eof|` +
	`report|bericht|rapport|page|seite|date|datum|source|filters?`)

// groupTotals are what Excel's subtotals write behind the value of a group: "Harbour UK Total".
var groupTotals = whole(`.+ (?:total|count|sum|average|ergebnis|anzahl|summe|mittelwert|nombre|somme|moyenne)`)

var onlyAmount = whole(`(?:` + totals + ` ?[:=]? ?)?(?:` + amount + `)?(?: ?` + things + `)?`)

func whole(pattern string) *regexp.Regexp { return regexp.MustCompile(`^(?:` + pattern + `)$`) }

// looksLike returns what row i looks like where it is no customer: a repeated header, a total, a footer or a
// line between rows; "" where it looks like a customer. It judges by the CustomerId, where that is empty by
// the first cell that is not, and by the rest of the row; a name alone never decides, as a customer can be
// called Total.
func (p *Plan) looksLike(i int) string {
	row := &p.Input.Rows[i]
	text, rest := firstCell(row, p.Input.Layout)
	switch {
	case p.isTotalBeside(i):
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
	case loneFooters.MatchString(line) && noCustomers(rest):
		return footerRow
	case groupTotals.MatchString(line) && onlyAmounts(rest):
		return totalRow
	case row.Cells[ColumnID] != "" && strings.Join(rest, "") == "" && countWords(line) > 1:
		return textRow
	}
	return ""
}

// isTotalBeside reports whether a row is the total of a list whose first column is the name: its name is that
// of a total, its CustomerId nothing but a number, as no other CustomerId of the file is.
func (p *Plan) isTotalBeside(i int) bool {
	row := &p.Input.Rows[i]
	if !isNumber(row.Cells[ColumnID]) || row.isLinked() || appears(plainLine(row.Cells[ColumnName])) != totalRow {
		return false
	}
	for by := 1; i-by >= 0 || i+by < len(p.Input.Rows); by++ {
		for _, j := range []int{i - by, i + by} {
			if j >= 0 && j < len(p.Input.Rows) && isNumber(p.Input.Rows[j].Cells[ColumnID]) {
				return false
			}
		}
	}
	return len(p.Input.Rows) > 1
}

func isNumber(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool { return r < '0' || r > '9' })
}

// isCode reports whether a text is a key like those of most programs, digits and letters in one word, which
// spares a million rows a closer look.
func isCode(s string) bool {
	return strings.ContainsFunc(s, unicode.IsDigit) && !strings.ContainsAny(s, " :=\u00a0")
}

// appears returns what a line of plain text looks like, "" for nothing in particular.
func appears(line string) string {
	for _, a := range appearances {
		if a.looks.MatchString(line) {
			return a.what
		}
	}
	return ""
}

// noCustomers reports whether no cell has a word in it, but for those of totals and footers.
func noCustomers(cells []string) bool {
	return !slices.ContainsFunc(cells, func(s string) bool { return hasLetters(s) && appears(plainLine(s)) == "" })
}

// countWords counts the words that are letters only, and more than one.
func countWords(line string) int {
	n := 0
	for word := range strings.FieldsSeq(line) {
		if len(word) > 1 && !strings.ContainsFunc(word, func(r rune) bool { return !unicode.IsLetter(r) }) {
			n++
		}
	}
	return n
}

// firstCell is the text by which a row is judged, and the other cells.
func firstCell(row *Row, l Layout) (text string, rest []string) {
	text = row.Cells[ColumnID]
	at := ColumnID
	for c := range Column(FileColumns) {
		if text == "" || row.Cells[ColumnID] == "" && row.Cells[c] != "" && l.At[c] < l.At[at] {
			text, at = row.Cells[c], c
		}
	}
	for c := range Column(FileColumns) {
		if c != at {
			rest = append(rest, row.Cells[c])
		}
	}
	return text, rest
}

// plainLine is a text as the appearances are written: without case and accents, without the signs around it
// and with one space between words.
func plainLine(text string) string {
	return strings.Join(strings.Fields(strings.Trim(Fold(text), "*-=_~#.<>[] \u00a0")), " ")
}

// isLinked reports whether a row has what only customers have: Synced, or a whole link.
func (r *Row) isLinked() bool {
	l := r.Link()
	return l.Company.Name != "" && (l.SageID != "" || l.Account != "") || hasLetters(r.Cells[ColumnSynced]) && isYesNo(r.Cells[ColumnSynced])
}

func isYesNo(s string) bool { _, ok := parseYesNo(s); return ok }

func hasLetters(s string) bool { return strings.ContainsFunc(s, unicode.IsLetter) }

// namesAlike reports whether a CustomerId is the beginning of a name that goes on with words of its own, as
// TOTAL is of Total Fitness Ltd: a key that was made from the name.
func namesAlike(id, name string) bool {
	name = plainLine(name)
	rest, begins := strings.CutPrefix(name, plainLine(id))
	return begins && hasLetters(rest) && !onlyAmount.MatchString(name)
}

// onlyAmounts reports whether no cell holds anything but a number, or a number of things.
func onlyAmounts(cells []string) bool {
	for _, s := range cells {
		if !onlyAmount.MatchString(plainLine(s)) {
			return false
		}
	}
	return true
}

// whyNoCustomer says that row i is no customer of Layer's, and what it looks like; "" where it can be one.
func (p *Plan) whyNoCustomer(i int) string {
	id := p.Input.Rows[i].Cells[ColumnID]
	what := p.looksLike(i)
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
