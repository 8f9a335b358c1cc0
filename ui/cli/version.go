package cli

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// version is the tag of a release. The linker sets it, nothing else does:
//
//	go build -ldflags "-X dovetail/ui/cli.version=v1.2.3" .
//
// Without it the version is the one in the build info, which is not enough for a release: a source archive has
// no repository, and the Go command names a tree with a changed file v1.2.3+dirty.
var version string

// buildInfo describes the build of the program.
type buildInfo struct {
	Version  string `json:"version"`  // the tag, else the pseudo-version that the Go command derives from the repository, else devel
	Commit   string `json:"commit"`   // in full; empty where the program was not built in a repository
	Modified bool   `json:"modified"` // whether files differed from the commit
	Go       string `json:"go"`
	Platform string `json:"platform"` // GOOS/GOARCH
}

// readBuildInfo returns the build info of the running program.
func readBuildInfo() buildInfo {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		info = &debug.BuildInfo{}
	}
	return newBuildInfo(version, info)
}

// newBuildInfo returns the build info of a program with a tag, which may be empty.
func newBuildInfo(tag string, info *debug.BuildInfo) buildInfo {
	b := buildInfo{Version: tag, Go: runtime.Version(), Platform: runtime.GOOS + "/" + runtime.GOARCH}
	if b.Version == "" {
		b.Version = info.Main.Version
	}
	if b.Version == "" || b.Version == "(devel)" {
		b.Version = "devel"
	}
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			b.Commit = s.Value
		case "vcs.modified":
			b.Modified = s.Value == "true"
		}
	}
	return b
}

// String returns the line that version and --version print. The commit is shortened to 12 digits.
func (b buildInfo) String() string {
	commit := ""
	if b.Commit != "" {
		commit = fmt.Sprintf("commit %.12s, ", b.Commit)
	}
	if b.Modified {
		commit = fmt.Sprintf("commit %.12s with changes, ", b.Commit)
	}
	return fmt.Sprintf("dovetail %s (%s%s, %s)", b.Version, commit, b.Go, b.Platform)
}

// versionCommand returns the command version.
func (p *program) versionCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "version",
		Short: "Print the version, the commit and the version of Go",
		Args:  noArguments,
		RunE: func(*cobra.Command, []string) error {
			if asJSON {
				return writeJSON(p.out, readBuildInfo())
			}
			return p.print("%s", readBuildInfo())
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object instead of text")
	return cmd
}
