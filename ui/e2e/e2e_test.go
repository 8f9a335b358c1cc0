// Package e2e tests the program as people run it: in a terminal (terminal_*), over SSH (ssh_*), as many
// processes on one database (concurrent_*), and as README.md and the other pages describe it (readme_*).
package e2e

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"

	"dovetail/ui/cli"
)

// root is the folder of the module, where README.md is.
const root = "../.."

// asProgram in the environment makes the test's binary the program itself.
const asProgram = "DOVETAIL_TEST_AS_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		os.Exit(cli.Main())
	}
	code := m.Run()
	if err := os.RemoveAll(buildFolder); err != nil {
		panic(err)
	}
	os.Exit(code)
}

// buildFolder is where build has put the program, if any test asked for it; TestMain removes it.
var buildFolder string

var build = sync.OnceValues(func() (path string, err error) {
	if buildFolder, err = os.MkdirTemp("", "built-*"); err != nil {
		return "", err
	}
	path = filepath.Join(buildFolder, "dovetail")
	if output, err := exec.Command("go", "build", "-o", path, "dovetail").CombinedOutput(); err != nil {
		return "", errors.New(string(output))
	}
	return path, nil
})

// built returns the path of the program as users get it, without anything of a test linked into it. The
// first call builds it.
func built(t *testing.T) string {
	t.Helper()
	path, err := build()
	if err != nil {
		t.Fatal(err)
	}
	return path
}
