package model

import "testing"

func TestNamesUnlike(t *testing.T) {
	for _, test := range []struct {
		layer, sage string
		want        bool
	}{
		{"Harbour Ltd", "Harbour Limited", false},
		{"HARBOUR & SONS", "Harbour and Sons Ltd", false},
		{"Smith's Plumbing", "J Smith t/a Smiths Plumbing", false},
		{"Société Générale", "SOCIETE GENERALE", false},
		{"Harbour\u200b Ltd", "Harbour Ltd", false},
		{"株式会社", "株式会社", false},
		{"", "Harbour Ltd", false},
		{"Harbour Ltd", "", false},
		{"\u200b", "Harbour Ltd", false},
		{"Harbour Ltd", "Zulu Bakery", true},
		{"Harbour Ltd", "Zulu Ltd", true},
		{"Oak Tree Dental", "Elm Lane Dental", true},
		{"Oak Tree Dental", "Oak Lane Dental", false},
		{"Brighton Roofing", "Midland Steel Holdings", true},
	} {
		if got := namesUnlike(test.layer, test.sage); got != test.want {
			t.Errorf("%q and %q: unlike %t, want %t", test.layer, test.sage, got, test.want)
		}
	}
}

func BenchmarkNamesUnlike(b *testing.B) {
	s := sample(b, 1000)
	for b.Loop() {
		for row := range s.Len() - 1 {
			namesUnlike(s.At(row).Name, s.At(row+1).Name)
		}
	}
}
