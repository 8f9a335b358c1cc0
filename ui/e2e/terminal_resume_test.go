//go:build linux

package e2e

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

func TestAfterAHangupTheNextStartOffersTheView(t *testing.T) {
	d := newEnv(t)
	d.file("customers.csv", customersCSV(30))
	d.runs("load", "customers.csv")
	s := d.open()
	s.Sees("C1000000")
	s.Type("/100001\r")
	s.Sees("10 of 30")
	s.Type("jjjj")
	s.Sees("C1000014")
	s.Hangup()
	d.ends(s, 129)

	for range 2 { // the line is cut again before anything was answered
		s = d.open()
		s.Sees("You were cut off just now.")
		s.Sees("The filter was: 100001")
		s.Sees("The cursor was on C1000014")
		s.Hangup()
		d.ends(s, 129)
	}

	s = d.open()
	s.Sees("Welcome back")
	s.Type("\r")
	s.Sees("10 of 30")
	s.Type("\r")
	s.Sees("Customers › C1000014")
	s.Type("\x1b")
	s.Sees("10 of 30")
	s.Type("q")
	d.ends(s, 0)
}

func TestAPersonWhoQuitIsNotAskedToContinue(t *testing.T) {
	d := newEnv(t)
	d.file("customers.csv", customersCSV(30))
	d.runs("load", "customers.csv")
	for range 2 {
		s := d.open()
		s.Sees("all 30")
		s.Type("/100001\r")
		s.Sees("10 of 30")
		s.Type("q")
		d.ends(s, 0)
		if bytes.Contains(s.Output(), []byte("Welcome back")) {
			t.Error("a person who quit was offered to continue")
		}
	}
	state := filepath.Join(d.home, "state", "dovetail")
	names := d.files(state)
	if len(names) != 1 {
		t.Fatalf("the state folder holds %q, want one file", names)
	}
	if info, err := os.Stat(filepath.Join(state, names[0])); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the state file: %v, %v; want one that only its owner reads", info, err)
	}
}
