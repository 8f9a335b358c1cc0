package model

import (
	"slices"
	"strings"
)

// SyntaxRow is one row of the description of the filter language.
type SyntaxRow struct {
	Text  string // a filter, or what can be part of one
	About string // what it finds or means
}

// SyntaxSection is a part of the description of the filter language.
type SyntaxSection struct {
	Title string
	Rows  []SyntaxRow
}

// FilterSyntax returns the examples of filters of the table, each of them valid: the help of the commands, the help
// of the app and README.md all have those of LayerTable.
func (t *Table) FilterSyntax() []SyntaxRow {
	rows := slices.Clone(t.samples)
	for _, s := range t.flags {
		rows = append(rows, SyntaxRow{"is:" + s.word, s.about})
	}
	return rows
}

// layerSamples are examples of filters of Layer's customers.
var layerSamples = []SyntaxRow{
	{"acme", "acme in any column but Synced, Next Sync and details"},
	{`"acme uk" synced:no`, "the phrase, and not yet synced"},
	{"-acme", "all without acme; the - goes before any term"},
	{`company:"Acme UK",Apex`, "either company"},
	{"company:none", "no company"},
	{"has:account", "an account number is there"},
	{"account:=00123", "exactly this account number"},
	{"id:C100..C250", "from C100 to C250; also `id:C100..` and `id:..C250`"},
	{"id:>C100", "after C100; also `id:<C100`, `id:>=C100`, `id:<=C100`"},
	{"postcode:LS1", "LS1 in the postcode; words do not search the details"},
	{"changed:last", "changed by the newest entry of the history"},
	{"changed:12,13", "changed by entry 12 or 13; dovetail history has them"},
	{`/ltd\.?$/`, "a regular expression; also `name:/ltd/` in one column"},
}

// FilterHelp returns the description of the filter language for the table and of the order of rows, section by section. The code
// marks of Markdown around its examples are removed.
func (t *Table) FilterHelp() []SyntaxSection {
	sections := []SyntaxSection{
		{"Filter", t.FilterSyntax()},
		{"Columns, by these keys or any beginning that is unique", nil},
		{"Text", []SyntaxRow{
			{"acme", "finds Acme and ÁCME too: case and accents do not count"},
			{`"is: x"`, "in quotes all signs are text; a quote is written twice"},
			{"Attn: Smith", "a : - or / before a space is text"},
		}},
		{"Order of rows, for --sort", []SyntaxRow{
			{"company,-name", "by company, then by name downwards; empty comes last"},
			{"id", "C2 comes before C10"},
		}},
	}
	for _, c := range t.columns {
		about := c.Title
		if c.states != nil {
			about += ": " + stateWords(c.states)
		}
		sections[1].Rows = append(sections[1].Rows, SyntaxRow{c.Key + ":", about})
	}
	for _, s := range sections {
		for i := range s.Rows {
			s.Rows[i].About = strings.ReplaceAll(s.Rows[i].About, "`", "")
		}
	}
	return sections
}
