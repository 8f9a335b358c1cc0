package ui

import "testing"

func TestShortIDsInSentence(t *testing.T) {
	got := shortIDs("Acme at site 2f1c7a52-6c0e-4a58-9d5e-0b6f1d9e7c10, in 2 rows; not 0b6f.")
	if want := "Acme at site 2f1c…7c10, in 2 rows; not 0b6f."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestShortID(t *testing.T) {
	for id, want := range map[string]string{
		"2f1c7a52-6c0e-4a58-9d5e-0b6f1d9e7c10":     "2f1c…7c10",
		"{2F1C7A52-6C0E-4A58-9D5E-0B6F1D9E7C10}":   "2F1C…7C10",
		"2f1c7a526c0e4a589d5e0b6f1d9e7c10":         "2f1c…7c10",
		"2f1c7a52-6c0e-4a58-9d5e-0b6f1d9e7c1x":     "2f1c7a52-6c0e-4a58-9d5e-0b6f1d9e7c1x",
		"C000501":                                  "C000501",
		"":                                         "",
		"0123456789012345678901234567890123456789": "0123456789012345678901234567890123456789",
	} {
		if got := shortID(id); got != want {
			t.Errorf("%q is shown as %q, want %q", id, got, want)
		}
	}
}
