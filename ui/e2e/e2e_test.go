// Package e2e tests the program as users run it: in a terminal (terminal_*), over SSH (ssh_*), as many
// processes on one database (concurrent_*), and as README.md describes it (readme_*).
//
// Most tests wait for a program more than they compute, so they run in parallel. The exceptions measure
// time, or keep all processors busy by themselves.
package e2e

import (
	"errors"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"

	"dovetail/ui/cli"
)

// root is the folder of the module, where README.md is.
const root = "../.."

// asProgram in the environment makes the test binary behave as the program.
const asProgram = "DOVETAIL_TEST_AS_PROGRAM"

// waitingTests is how many tests run in parallel: a test of the terminal uses a tenth of a processor.
// Flag -parallel overrides it.
const waitingTests = 8

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		os.Exit(cli.Main())
	}
	if err := setParallel(waitingTests); err != nil {
		panic(err)
	}
	code := m.Run()
	if err := os.RemoveAll(buildFolder); err != nil {
		panic(err)
	}
	os.Exit(code)
}

// setParallel runs n tests in parallel unless the command line says how many; the default is one for each
// processor.
func setParallel(n int) error {
	flag.Parse()
	given := false
	flag.Visit(func(f *flag.Flag) { given = given || f.Name == "test.parallel" })
	if given {
		return nil
	}
	return flag.Set("test.parallel", strconv.Itoa(n))
}

// buildFolder is the folder of the built program, once build has been called. TestMain removes it.
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

// built returns the path of the program as it is released, without anything of a test linked into it. The
// first call builds it.
func built(t *testing.T) string {
	t.Helper()
	path, err := build()
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// fileNames returns the names in a folder, sorted.
func fileNames(t *testing.T, folder string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// spooledSize returns the size of the temporary file that some process has open in a folder and that has no name any more,
// and whether there is one.
func spooledSize(t *testing.T, folder string) (size int64, found bool) {
	t.Helper()
	open, err := filepath.Glob("/proc/[0-9]*/fd/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range open {
		name, err := os.Readlink(file)
		if err != nil || filepath.Dir(name) != folder || !strings.HasSuffix(name, " (deleted)") {
			continue // of another process, or closed meanwhile
		}
		if info, err := os.Stat(file); err == nil {
			return info.Size(), true
		}
	}
	return 0, false
}

// databaseFiles are the names in the folder of a database that was changed twice.
var databaseFiles = []string{"site.db", "site.db.backups"}
