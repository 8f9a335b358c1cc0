package model

import "testing"

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b        string
		limit, want int
	}{
		{"", "", 9, 0},
		{"", "abc", 9, 3},
		{"filter", "filter", 9, 0},
		{"filer", "filter", 9, 1},
		{"flitre", "filter", 9, 4},
		{"sheet", "shared", 9, 3},
		{"café", "cafe", 9, 1},
		{"flitre", "filter", 4, 4},
		{"flitre", "filter", 3, 3},
		{"", "abc", 2, 2},
	} {
		if got := Distance(c.a, c.b, c.limit); got != c.want {
			t.Errorf("Distance(%q, %q, %d) = %d, want %d", c.a, c.b, c.limit, got, c.want)
		}
		if got := Distance(c.b, c.a, c.limit); got != c.want {
			t.Errorf("Distance(%q, %q, %d) = %d, want %d", c.b, c.a, c.limit, got, c.want)
		}
	}
}
