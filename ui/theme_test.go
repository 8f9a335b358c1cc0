package ui

import (
	"strings"
	"testing"

	"dovetail/ui/terminal"
)

// plainASCII checks that the view contains only ASCII characters.
func (r *robot) plainASCII() *robot {
	r.t.Helper()
	if i := strings.IndexFunc(r.app.View(), func(c rune) bool { return c > 0x7e }); i >= 0 {
		r.t.Fatalf("%q in\n%s", r.app.View()[i:min(i+20, len(r.app.View()))], r.screen())
	}
	return r
}

func TestEveryScreenIsASCIIInASCIILocale(t *testing.T) {
	links := strings.ReplaceAll(mistakes, "Acme France", "Société Générale")
	for _, c := range []struct {
		name string
		keys []string
		file string
		sees string
	}{
		{"link form", []string{"j", "enter", "e"}, "", "Known companies"},
		{"file dialog", []string{"u"}, "", "Enter"},
		{"preview", []string{"g"}, links, "-> GLAS9001 (ID 9001)"},
		{"row in full", []string{"G", "k", "enter"}, links, "-> GLAS9001 (ID 9001)"},
		{"file notes", []string{"i"}, links, "unknown company: Societe Generale"},
		{"question before apply", []string{"a"}, links, "Apply 2 links"},
		{"end of an upload", []string{"a", "y"}, links, "1 link was made, 1 changed"},
		{"history", []string{"a", "y", "enter", "tab", "j", "j", "j", "j", "enter"}, links, "upload of links.csv"},
		{"changes of an entry", []string{"a", "y", "enter", "tab", "j", "j", "j", "j", "enter", "enter"}, links, "no link -> GLAS9001"},
		{"undo", []string{"a", "y", "enter", "z"}, links, "-> no link"},
		{"access list", []string{"tab", "j", "j", "j", "j", "j", "enter"}, "", "(you)"},
		{"companies", []string{"tab", "j", "j", "j", "enter", "enter"}, "", "Sage Site ID"},
		{"copy menu", []string{"c"}, "", "this view as a command"},
		{"values of a column", []string{"l", "f"}, "", "Pick Customer"},
		{"help of the history", []string{"tab", "j", "j", "j", "j", "enter", "?"}, "", "every customer, old -> new"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := drive(t, 110, 30)
			r.start(terminal.Terminal{Interactive: true, FPS: 30})
			if c.file != "" {
				r.uploadFile("links.csv", c.file)
			}
			for _, k := range c.keys {
				r.press(k).plainASCII()
			}
			r.sees(c.sees)
		})
	}
}
