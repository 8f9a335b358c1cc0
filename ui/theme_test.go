package ui

import (
	"strings"
	"testing"

	"dovetail/ui/terminal"
)

// plainASCII fails where the view has a character outside of ASCII.
func (r *robot) plainASCII() *robot {
	r.t.Helper()
	if i := strings.IndexFunc(r.app.View(), func(c rune) bool { return c > 0x7e }); i >= 0 {
		r.t.Fatalf("%q in\n%s", r.app.View()[i:min(i+20, len(r.app.View()))], r.screen())
	}
	return r
}

func TestEveryScreenIsASCIIWhereTheLocaleHasNothingElse(t *testing.T) {
	links := strings.ReplaceAll(mistakes, "Acme France", "Société Générale")
	for _, c := range []struct {
		name string
		keys []string
		file string
		sees string
	}{
		{"the link form", []string{"j", "enter", "e"}, "", "Known companies"},
		{"the file dialog", []string{"u", "enter"}, "", "Enter"},
		{"the preview", []string{"g"}, links, "-> GLAS9001 (ID 9001)"},
		{"a row in full", []string{"g", "enter"}, links, "-> GLAS9001 (ID 9001)"},
		{"what one must know", []string{"i"}, links, "not known yet: Soci?t?"},
		{"the question before apply", []string{"a"}, links, "Apply 2 links"},
		{"the end of an upload", []string{"a", "y"}, links, "2 links were made"},
		{"the history", []string{"a", "y", "enter", "tab", "j", "j", "enter"}, links, "upload of links.csv"},
		{"its changes", []string{"a", "y", "enter", "tab", "j", "j", "enter", "enter"}, links, "no link -> GLAS9001"},
		{"an undo", []string{"a", "y", "enter", "z"}, links, "-> no link"},
		{"the access list", []string{"tab", "j", "j", "j", "enter"}, "", "(you)"},
		{"the companies", []string{"tab", "j", "enter", "enter"}, "", "Sage Site ID"},
		{"the copy menu", []string{"c"}, "", "this view as a command"},
		{"the values of a column", []string{"l", "f"}, "", "Pick Customer"},
		{"the help of a history", []string{"tab", "j", "j", "enter", "?"}, "", "every customer, old -> new"},
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
