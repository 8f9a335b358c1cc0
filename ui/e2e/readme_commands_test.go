package e2e

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// block is a fenced block of README.md.
type block struct {
	line  int // of its first line, from 1
	lines []string
}

// blocks returns the fenced blocks of a language, "" for those without one.
func blocks(t *testing.T, language string) []block {
	t.Helper()
	var list []block
	fenced, wanted := false, false
	for i, line := range readme(t) {
		switch {
		case strings.HasPrefix(line, "```"):
			fenced = !fenced
			if wanted = fenced && line == "```"+language; wanted {
				list = append(list, block{line: i + 2})
			}
		case wanted:
			last := &list[len(list)-1]
			last.lines = append(last.lines, line)
		}
	}
	return list
}

var (
	flagName   = regexp.MustCompile(`--[a-z][a-z-]*`)
	subcommand = regexp.MustCompile(`^[a-z]+$`)
	sizes      = regexp.MustCompile(`\([0-9,]+ bytes\)`) // they depend on the ID of the database
)

// TestReadmeHasTheCommands compares the commands of README.md and their flags with --help.
func TestReadmeHasTheCommands(t *testing.T) {
	folder := t.TempDir()
	flags := map[string][]string{} // by command, in README.md
	command := ""
	for _, b := range blocks(t, "") {
		for _, line := range b.lines {
			if words := strings.Fields(line); strings.HasPrefix(line, "dovetail ") {
				command = words[1]
				if len(words) > 2 && subcommand.MatchString(words[2]) {
					command += " " + words[2]
				}
				flags[command] = nil
			}
			flags[command] = append(flags[command], flagName.FindAllString(line, -1)...)
		}
	}
	compareCommands(t, folder, flags, "")
}

// compareCommands compares the commands of README.md and their flags with the help of a command, "" for the program. The
// commands of a command are compared where README.md names one of them.
func compareCommands(t *testing.T, folder string, flags map[string][]string, of string) {
	t.Helper()
	help, _ := runProgram(t, folder, append(strings.Fields(of), "--help")...)
	_, list, _ := strings.Cut(help, "Available Commands:\n")
	list, _, _ = strings.Cut(list, "\n\n")
	for line := range strings.Lines(list) {
		name := strings.TrimSpace(of + " " + strings.Fields(line)[0])
		got, ok := flags[name]
		switch {
		case !ok && hasCommands(flags, name):
			compareCommands(t, folder, flags, name)
		case !ok:
			t.Errorf("README.md: the command %s is missing", name)
		case name != "help" && name != "completion":
			text, _ := runProgram(t, folder, append(strings.Fields(name), "--help")...)
			compareFlags(t, name, got, text)
		}
	}
}

// hasCommands reports whether README.md names commands of a command.
func hasCommands(flags map[string][]string, of string) bool {
	for name := range flags {
		if strings.HasPrefix(name, of+" ") {
			return true
		}
	}
	return false
}

// compareFlags compares the flags of a command with its help.
func compareFlags(t *testing.T, command string, got []string, help string) {
	t.Helper()
	_, own, _ := strings.Cut(help, "\nFlags:\n")
	own, _, _ = strings.Cut(own, "\n\n")
	var want []string
	for line := range strings.Lines(own) {
		if name := flagName.FindString(line); name != "--help" {
			want = append(want, name)
		}
	}
	for _, name := range want {
		if !slices.Contains(got, name) {
			t.Errorf("README.md: %s %s is missing", command, name)
		}
	}
	for _, name := range got {
		if !slices.Contains(want, name) {
			t.Errorf("README.md: %s has no %s", command, name)
		}
	}
}

// TestReadmeTranscript runs the commands of the transcript in README.md, one after the other, on the
// workbooks of docs/example, and compares what they print.
func TestReadmeTranscript(t *testing.T) {
	folder := t.TempDir()
	if err := os.CopyFS(folder, os.DirFS(filepath.Join(root, "docs", "example"))); err != nil {
		t.Fatal(err)
	}
	s := transcript{t: t, folder: folder}
	for _, b := range blocks(t, "console") {
		for i, line := range b.lines {
			s.read(b.line+i, line)
		}
	}
	s.end(len(readme(t)))
	if s.commands == 0 {
		t.Error("README.md has no transcript")
	}
}

// transcript is the state of a session that README.md shows.
type transcript struct {
	t        *testing.T
	folder   string
	commands int      // how many have run
	printed  []string // by the last command, and not yet read in README.md
	code     int      // the exit code of the last command
}

// read reads one line: a command, which it runs, or a line that the last command printed.
func (s *transcript) read(number int, line string) {
	s.t.Helper()
	command, isCommand := strings.CutPrefix(line, "$ ")
	switch {
	case isCommand:
		s.end(number)
		s.run(number, command)
	case len(s.printed) == 0:
		s.t.Fatalf("README.md:%d: the command prints nothing after the line above", number)
	case sizes.ReplaceAllString(line, "") != sizes.ReplaceAllString(s.printed[0], ""):
		s.t.Fatalf("README.md:%d: the line is\n%s\nand should be\n%s", number, line, s.printed[0])
	default:
		s.printed = s.printed[1:]
	}
}

// run runs the command in a line.
func (s *transcript) run(number int, command string) {
	s.t.Helper()
	words := strings.Fields(command)
	var output string
	switch {
	case words[0] == "dovetail":
		output, s.code = runProgram(s.t, s.folder, words[1:]...)
		s.commands++
	case command == "echo $?":
		output = string(rune('0'+s.code)) + "\n"
	case command != "export DOVETAIL_DB=harbour.db":
		s.t.Fatalf("README.md:%d: the test cannot run %s", number, command)
	}
	if output != "" {
		s.printed = strings.Split(strings.TrimSuffix(output, "\n"), "\n")
	}
}

// end checks that README.md shows all that the last command printed.
func (s *transcript) end(number int) {
	s.t.Helper()
	if len(s.printed) > 0 {
		s.t.Fatalf("README.md:%d: missing before this line is\n%s", number, strings.Join(s.printed, "\n"))
	}
}
