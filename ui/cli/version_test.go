package cli

import (
	"runtime"
	"runtime/debug"
	"testing"
)

func TestVersionNamesTagCommitAndGo(t *testing.T) {
	const commit = "0123456789abcdef0123456789abcdef01234567"
	built := func(module, modified string) *debug.BuildInfo {
		return &debug.BuildInfo{
			Main:     debug.Module{Version: module},
			Settings: []debug.BuildSetting{{Key: "vcs.revision", Value: commit}, {Key: "vcs.modified", Value: modified}},
		}
	}
	end := runtime.Version() + ", " + runtime.GOOS + "/" + runtime.GOARCH + ")"
	for name, c := range map[string]struct {
		tag  string
		info *debug.BuildInfo
		want string
	}{
		"a release":                     {"v1.2.3", built("v1.2.3+dirty", "false"), "dovetail v1.2.3 (commit 0123456789ab, " + end},
		"a release without repository":  {"v1.2.3", &debug.BuildInfo{}, "dovetail v1.2.3 (" + end},
		"a build in a repository":       {"", built("v1.2.4-0.20261125", "false"), "dovetail v1.2.4-0.20261125 (commit 0123456789ab, " + end},
		"a build with changes":          {"", built("v1.2.3+dirty", "true"), "dovetail v1.2.3+dirty (commit 0123456789ab with changes, " + end},
		"go run":                        {"", &debug.BuildInfo{Main: debug.Module{Version: "(devel)"}}, "dovetail devel (" + end},
		"a program without any details": {"", &debug.BuildInfo{}, "dovetail devel (" + end},
	} {
		t.Run(name, func(t *testing.T) {
			if got := newBuildInfo(c.tag, c.info).String(); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}
