package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
)

// builtIn is the folder of the program that build has built, if any test asked for it; TestMain removes it.
var builtIn string

var build = sync.OnceValues(func() (path string, err error) {
	if builtIn, err = os.MkdirTemp("", "built-*"); err != nil {
		return "", err
	}
	path = filepath.Join(builtIn, "dovetail")
	if said, err := exec.Command("go", "build", "-o", path, ".").CombinedOutput(); err != nil {
		return "", errors.New(string(said))
	}
	return path, nil
})

// built is the program as people get it, for tests whose times and terminals are to be theirs: nothing of
// a test is linked into it.
func built(t *testing.T) string {
	t.Helper()
	path, err := build()
	if err != nil {
		t.Fatal(err)
	}
	return path
}
