package model

import (
	"regexp"
	"strings"
	"unicode"
)

// What a row can be other than a customer.
const (
	repeatedHeader = "a repeated header"
	totalRow       = "a total"
	footerRow      = "a report's footer"
	textRow        = "a title or a note"
	separatorRow   = "a line between rows"
)

// things matches what a report counts, folded, in English, German, French and other languages of Sage's users.
const things = `(?:records?|rows?|customers?|items?|lines?|entries|entry|accounts?|results?|` +
	`datens(?:ae|a)tze?|zeilen?|kunden?|eintr(?:ae|a)ge?|clients?|enregistrements?|lignes?|comptes?|` +
	`registros?|filas?|client(?:e|es)|righe|riga|record|clienti|klanten|rijen|regels)(?:\(s\))?`

// amount matches a number as reports write it: 57, 1,234.50, 1 234,50 €.
const amount = `[-(]?[£$€]? ?\d[\d.,' \x{a0}]*[£$€%)]?`

// date and clock match a day and a time as reports print them.
const (
	date  = `\d{1,4}[./-]\d{1,2}[./-]\d{1,4}`
	clock = `\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[ap]m)?`
)

// totals matches the words that begin a total.
const totals = `(?:(?:grand|sub|overall|report|page|running)[ -]?total|total|totals|totaux|sub-?totals|sum|count|average|` +
	`(?:record|row|customer)s? count|(?:record|row|customer)s? total|` +
	`gesamt|gesamtsumme|gesamtergebnis|gesamtzahl|gesamtanzahl|endsumme|gesamtbetrag|zwischensumme|teilsumme|summe|anzahl|ergebnis|insgesamt|` +
	`sous-?totals?|sous total|total general|totaux generaux|nombre total|somme|nombre|moyenne|totale|totale generale|totaal|subtotaal|eindtotaal|aantal|suma|somma|recuento|carried forward|brought forward|ubertrag|a reporter)`

// preposition matches the words that follow "printed" and similar words.
const preposition = `(?:on|at|by|from|for|via|with|using|am|um|von|mit|le|la|a|par|avec|el|por|il|da|op|door|date|run)`

// appearance is a pattern of a row's text, and what a row that matches looks like.
type appearance struct {
	what  string
	looks *regexp.Regexp
}

// appearances are matched against the folded text of a row's first cell, in this order.
var appearances = []appearance{
	{totalRow, whole(totals + `(?: (?:of |number of |no\.? of |der |des |de |d')?(?:all )?` + things + `)?(?:(?: ?[:=] ?| - | )(?:` + amount + `)?(?: ?` + things + `)?)?`)},
	{totalRow, whole(`(?:total )?(?:number|no\.?|nr\.?|nombre|numero|anzahl) (?:of |de |di |der )?` + things + `(?: ?[:=]? ?` + amount + `)?`)},
	{totalRow, whole(amount + ` (?:unique |active |new )?` + things + `(?: (?:found|affected|returned|in total|total|selected|listed|exported|printed|displayed|gefunden|insgesamt|gesamt|au total))?`)},
	{totalRow, whole(things + `(?: (?:found|affected|returned|total))? ?[:=] ?` + amount)},
	{totalRow, whole(`(?:showing|displaying|` + things + `)(?: ` + things + `)? \d+ ?(?:-|to|bis|a) ?\d+(?: (?:of|von|sur|de) \d+)?(?: ` + things + `)?`)},
	{totalRow, whole(`\d+ (?:of|von|sur|de) \d+ ` + things)},

	{footerRow, whole(`(?:printed|generated|exported|created|produced|extracted|downloaded|run|issued|prepared|(?:last )?(?:updated|modified)|` +
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
	{footerRow, whole(`(?:©|\(c\)|copyright|all rights reserved|private and confidential|vertraulich|confidenti(?:al|el))(?: .*\d.*| by .*)?`)},
	{footerRow, whole(`(?:no|keine|aucune?) (?:more |further |weiteren )?` + things + `(?: (?:found|to display|gefunden))?`)},
	{footerRow, whole(`date (?:d'|de |of |der |des )?[a-z]+ ?:.*`)},
	{footerRow, whole(date + `,? ` + clock + `.*`)},
	{footerRow, whole(`\d+ (?:of|von|sur|de|di|van) \d+`)},
}

// stems are the first three letters of the words with which an appearance begins, so that only few of a million rows
// have to be matched. Words of one or two letters are not included.
const stems = " aan acc afg all anz app auc aus ave ben ber bla bro car cli com con cop cou cre cri cus dat dis dow dru edi ein end enr ent " +
	"eof erg ers erz esp eta exp ext feu fil fin fir ged gee geg gen ges gra heu hin imp inf ins iss ite kei kla kun las lig lin mod moy nom not num " +
	"ord ove pag par pre pri pro rap rec reg rep res rig rij row run sei sel sho sid sit soc som sor sou sta str sub sum sys tei tim tot ube " +
	"uhr upd use uti val ver zei zus zwi "

// mayAppear reports whether a line begins like an appearance: with one of the stems, with a short word, or without a
// word.
func mayAppear(line string) bool {
	end := strings.IndexFunc(line, func(r rune) bool { return !unicode.IsLetter(r) })
	if end < 0 {
		end = len(line)
	}
	return end < 3 || strings.Contains(stems, " "+line[:3]+" ")
}

// loneFooters matches words that can be a footer by themselves, if the rest of the row is not a customer's.
var loneFooters = whole(`printed|generated|exported|created|run|gedruckt|erstellt|exportiert|imprime|edite|genere|exporte|end|ende|fin|eof|` +
	`report|bericht|rapport|page|seite|date|datum|source|filters?|summary|zusammenfassung|resume|` + date + `|` + clock)

// groupTotals matches what Excel's subtotals and pivot tables write: "Harbour UK Total", "Count of CustomerId". The rest
// of the row must be numbers.
var groupTotals = whole(`.+ (?:total|count|sum|average|ergebnis|anzahl|summe|mittelwert|nombre|somme|moyenne)|` +
	`(?:totals?|count|sum|average|anzahl|summe|gesamt|nombre|somme|moyenne) .+|blank|leer|vide`)

// onlyAmount matches a cell that is empty, a number, or a number of things, with or without a word for a total.
var onlyAmount = whole(`(?:` + totals + ` ?[:=]? ?)?(?:` + amount + `)?(?: ?` + things + `)?`)

// whole returns a regular expression that has to match the whole text.
func whole(pattern string) *regexp.Regexp { return regexp.MustCompile(`^(?:` + pattern + `)$`) }

// appears returns what a line (see plainLine) looks like, "" if it matches no appearance.
func appears(line string) string {
	if !mayAppear(line) {
		return ""
	}
	for _, a := range appearances {
		if a.looks.MatchString(line) {
			return a.what
		}
	}
	return ""
}
