package ui

import (
	"context"
	"maps"
	"slices"
	"strings"
	"testing"

	"dovetail/model"
)

// marked returns the marked customers without what their CustomerIds have in common.
func (r *robot) marked() string {
	r.t.Helper()
	list := slices.Sorted(maps.Keys(r.app.customers.view.marks))
	for i, id := range list {
		list[i] = strings.TrimPrefix(id, "C0005")
	}
	return strings.Join(list, " ")
}

func TestMarkRange(t *testing.T) {
	for _, test := range []struct {
		name string
		keys []string
		want string
	}{
		{"down", []string{"j", "v", "j", "j", "v", "j"}, "02 03 04"},
		{"Esc ends it and keeps the marks", []string{"v", "j", "esc", "j"}, "01 02"},
		{"up", []string{"j", "j", "j", "v", "k", "v"}, "03 04"},
		{"there and back", []string{"j", "v", "j", "j", "k", "v"}, "02 03"},
		{"over the beginning", []string{"j", "j", "v", "j", "g", "v"}, "01 02 03"},
		{"earlier marks stay", []string{"j", "j", "space", "g", "v", "j", "j", "j", "k", "k", "v"}, "01 02 03"},
		{"another key sees the range", []string{"v", "j", "space"}, "01"},
		{"a filter ends it", []string{"v", "j", "/", "acme", "enter", "G"}, "01 02"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := drive(t, 80, 24).press(test.keys...).marked(); got != test.want {
				t.Errorf("marked are %q, want %q", got, test.want)
			}
		})
	}
	drive(t, 80, 24).press("v").sees("v ends the range · 1 marked").press("j", "v").sees(" 2 marked").misses("ends the range")
	drive(t, 80, 24).press("v", "j", "esc").sees("2 marked").press("esc").misses("marked")
}

func TestInvertMarksOfShownRows(t *testing.T) {
	r := drive(t, 80, 24).press("space", "*").sees("249 marked").press("*").sees(" 1 marked")
	r.press("/", "leeds", "enter", "*").sees("10 marked").press("j", "space", "*").sees(" 2 marked")
}

func TestMarkAllShown(t *testing.T) {
	r := drive(t, 80, 24).press("/", "leeds", "enter", "ctrl+a").sees(" 9 marked").press("ctrl+a").sees(" 9 marked")
	r.press("a").misses("marked")
}

// Marks of customers that no longer exist are removed, also while the filter shows none.
func TestMarkOfRemovedCustomerIsRemoved(t *testing.T) {
	r := drive(t, 80, 24).press("space", "space", "/", "zzz", "enter").sees("2 marked")
	if _, err := r.session.DB.Apply(context.Background(), model.Batch{Base: r.app.shown().Origin(), Remove: []string{"C000501"}}); err != nil {
		t.Fatal(err)
	}
	r.press("r").sees(" 1 marked")
}

func TestShiftMarksARange(t *testing.T) {
	for _, test := range []struct {
		name string
		keys []string
		want string
	}{
		{"down", []string{"j", "shift+down", "shift+down"}, "02 03 04"},
		{"up", []string{"j", "j", "shift+up"}, "02 03"},
		{"there and back", []string{"shift+down", "shift+down", "shift+up"}, "01 02"},
		{"a key without Shift ends it", []string{"shift+down", "j", "j"}, "01 02"},
		{"a second range", []string{"shift+down", "j", "j", "shift+down"}, "01 02 04 05"},
		{"a range of v goes on", []string{"v", "shift+down", "j", "v", "j"}, "01 02 03"},
		{"V is v", []string{"V", "j", "V", "j"}, "01 02"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := drive(t, 80, 24).press(test.keys...).marked(); got != test.want {
				t.Errorf("marked are %q, want %q", got, test.want)
			}
		})
	}
	drive(t, 80, 24).press("shift+down").sees(" 2 marked").misses("ends the range").press("/", "zzz", "enter", "shift+down").sees("no customer is shown")
}
