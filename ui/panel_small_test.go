package ui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"dovetail/ui/widget"
)

// In a small window a panel keeps its title and a line, and the footer keeps its first key.
func TestSmallWindowShowsQuestionAndItsKey(t *testing.T) {
	for _, d := range slices.Concat(dialogs, moreDialogs) {
		t.Run(d.place, func(t *testing.T) {
			t.Parallel()
			r := d.drive(t)
			if r.app.panelOnTop() == nil {
				t.Skip("not a panel")
			}
			for _, size := range [][2]int{{20, 8}, {20, 5}, {30, 6}, {24, 10}, {40, 12}} {
				r.resize(size[0], size[1]).app.notify("")
				checkSmallPanel(t, r, fmt.Sprint(size))
				if f, is := r.app.top().(*form); is {
					f.focus(len(f.fields) - 1)
					r.sees("▸ " + f.fields[f.at].label[:4])
					f.focus(0)
				}
			}
		})
	}
}

// checkSmallPanel checks what is left of the panel on top.
func checkSmallPanel(t *testing.T, r *robot, size string) {
	t.Helper()
	p := r.app.panelOnTop()
	title, lines := []rune(p.Title()), strings.Split(r.screen(), "\n")
	begin := "─ " + string(title[:min(len(title), r.width/2-4)])
	at := slices.IndexFunc(lines, func(s string) bool { return strings.HasPrefix(s, begin) })
	if at < 0 || len(lines) < at+3 || lines[at+1] == "" {
		t.Fatalf("%s: no title %q with a line:\n%s", size, begin, r.screen())
	}
	list := r.app.actions()
	first := list[slices.IndexFunc(list, func(x widget.Action) bool { return x.Footer != "" && x.Why == "" })]
	word, _, _ := strings.Cut(first.Footer, " ")
	if want := " " + r.app.theme.Key(first.Key()) + " " + word; !strings.HasPrefix(lines[len(lines)-1], want) {
		t.Errorf("%s: the footer does not begin with %q:\n%s", size, want, r.screen())
	}
}
