// Man writes the man pages of dovetail, one a command:
//
//	go run ./ui/cli/man DIRECTORY
//
// The pages are dated by SOURCE_DATE_EPOCH, in seconds since 1970 (reproducible-builds.org), else by today;
// two runs with the same value write the same bytes. They name the version that the linker sets, as in a
// release; see the variable version in package cli.
//
// It is a program of its own, so that dovetail does without the Markdown parser that cobra makes man pages
// with. The scripts for completion need no generator: dovetail completion SHELL prints them.
package main

import (
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"

	"dovetail/ui/cli"
)

func main() {
	if err := run(os.Args[1:], os.Getenv("SOURCE_DATE_EPOCH")); err != nil {
		fmt.Fprintln(os.Stderr, "man:", err)
		os.Exit(1)
	}
}

// run writes the pages into the directory that is the only argument.
func run(args []string, epoch string) error {
	if len(args) != 1 {
		return errors.New("usage: go run ./ui/cli/man DIRECTORY")
	}
	date, err := pageDate(epoch)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(args[0], 0o755); err != nil {
		return err
	}
	root := cli.Command()
	root.DisableAutoGenTag = true // the tag holds the day, and tells a reader nothing
	indentTables(root)
	header := &doc.GenManHeader{Section: "1", Date: &date, Source: "dovetail " + root.Version, Manual: "dovetail manual"}
	return doc.GenManTree(root, header, args[0])
}

// pageDate returns the time that epoch holds in seconds, and the current one for "". It is in UTC: a page
// names the month, which otherwise depended on the time zone.
func pageDate(epoch string) (time.Time, error) {
	if epoch == "" {
		return time.Now().UTC(), nil
	}
	seconds, err := strconv.ParseInt(epoch, 10, 64)
	if err != nil {
		return time.Time{}, fmt.Errorf("SOURCE_DATE_EPOCH %q is not a number of seconds", epoch)
	}
	return time.Unix(seconds, 0).UTC(), nil
}

// indentTables makes the indented lines of every description code blocks of Markdown, which keep their line
// breaks: four spaces more, and an empty line before the first.
func indentTables(cmd *cobra.Command) {
	var text strings.Builder
	inTable := false
	for line := range strings.Lines(cmd.Long) {
		indented := strings.HasPrefix(line, "  ")
		if indented && !inTable {
			text.WriteString("\n")
		}
		if inTable = indented; indented {
			text.WriteString("    ")
		}
		text.WriteString(line)
	}
	cmd.Long = text.String()
	for _, c := range cmd.Commands() {
		indentTables(c)
	}
}
