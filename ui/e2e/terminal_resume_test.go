//go:build linux

package e2e

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// withCustomers loads 30 customers and returns e.
func (e *env) withCustomers() *env {
	e.t.Helper()
	e.writeFile("customers.csv", customersCSV(30))
	e.run("load", "customers.csv")
	return e
}

func TestStartAfterHangupOffersTheView(t *testing.T) {
	t.Parallel()
	e := newEnv(t).withCustomers()
	s := e.open()
	s.Sees("C1000000")
	s.Type("/100001\r")
	s.Sees("10 of 30")
	s.Type("jjjj")
	s.Sees("C1000014")
	s.Hangup()
	e.checkExit(s, 129)

	for range 2 { // the terminal is closed again before the question is answered
		s = e.open()
		s.Sees("You were cut off just now.")
		s.Sees("The filter was: 100001")
		s.Sees("The cursor was on C1000014")
		s.Hangup()
		e.checkExit(s, 129)
	}

	s = e.open()
	s.Sees("Welcome back")
	s.Type("\r")
	s.Sees("10 of 30")
	s.Type("\r")
	s.Sees("Customers › C1000014")
	s.Type("\x1b")
	s.Sees("10 of 30")
	s.Type("q")
	e.checkExit(s, 0)
}

func TestStartAfterQuitOffersNothing(t *testing.T) {
	t.Parallel()
	e := newEnv(t).withCustomers()
	for range 2 {
		s := e.open()
		s.Sees("all 30")
		s.Type("/100001\r")
		s.Sees("10 of 30")
		s.Type("q")
		e.checkExit(s, 0)
		if bytes.Contains(s.Output(), []byte("Welcome back")) {
			t.Error("a user who quit was offered to continue")
		}
	}
	state := filepath.Join(e.home, "state", "dovetail")
	names := fileNames(t, state)
	if len(names) != 1 {
		t.Fatalf("the state folder contains %q, want one file", names)
	}
	if info, err := os.Stat(filepath.Join(state, names[0])); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the state file: %v, %v; want one that only its owner can read", info, err)
	}
}
