package job

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestStateRoundTrip(t *testing.T) {
	path := filepath.Join(t.TempDir(), "state", "dovetail", "a1b2.json")
	for _, s := range []State{
		{Filter: `company:"Acme UK" is:create`, Sort: "company,-name", Column: "account", Hidden: true, Customer: "C\x001", Filters: []string{"acme synced:no", "is:create"}, Left: time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC), Cut: true},
		{}, // shorter than the previous one
	} {
		mustDo(t, WriteState(path, s))
		if diff := cmp.Diff(s, ReadState(path)); diff != "" {
			t.Error(diff)
		}
	}
	for name, want := range map[string]os.FileMode{path: 0o600, filepath.Dir(path): 0o700, filepath.Dir(filepath.Dir(path)): 0o700} {
		if info, err := os.Stat(name); err != nil || info.Mode().Perm() != want {
			t.Errorf("%s has the mode %v, want %v, %v", name, info.Mode(), want, err)
		}
	}
	if files, err := os.ReadDir(filepath.Dir(path)); err != nil || len(files) != 1 {
		t.Errorf("%v, %v", files, err)
	}
}

// A state is only a convenience, so an invalid one is no error.
func TestInvalidStateIsTheZeroState(t *testing.T) {
	folder := t.TempDir()
	for name, text := range map[string]string{
		"empty": "", "text": "hello", "half": `{"filter":"acme","so`, "other": `[1,2]`, "type": `{"filter":7}`,
		"long": `{"filter":"` + strings.Repeat("a", maxState) + `"}`,
	} {
		put(t, filepath.Join(folder, name), text)
	}
	for _, name := range []string{"empty", "text", "half", "other", "type", "long", "missing", "."} {
		t.Run(name, func(t *testing.T) {
			if got := ReadState(filepath.Join(folder, name)); !cmp.Equal(got, State{}) {
				t.Errorf("got %+v", got)
			}
		})
	}
}

func TestMergeFilters(t *testing.T) {
	var many, first []string
	for i := range 100 {
		many = append(many, fmt.Sprint("name:", i))
	}
	first = many[:maxFilters]
	for _, test := range []struct {
		name               string
		newer, older, want []string
	}{
		{"none", nil, nil, nil},
		{"the newer ones first", []string{"b"}, []string{"a"}, []string{"b", "a"}},
		{"each once, in its newest place", []string{"a"}, []string{"b", "a", "b"}, []string{"a", "b"}},
		{"the same filter written differently", []string{"comp:acme"}, []string{" company:acme "}, []string{"company:acme"}},
		{"no more than are kept", many, []string{"old"}, first},
		{"empty ones", []string{"", "  "}, nil, nil},
		{"wrong and unfinished ones", []string{"foo:x", "company:", "/(", `"a`, "is:nonsense"}, []string{"a"}, []string{"a"}},
		{"control characters", []string{"a\x1b[2J", "\x00", "a\nb", "a\tb"}, nil, nil},
		{"invalid UTF-8", []string{"\xff"}, nil, nil},
		{"one that is long in its canonical form", []string{strings.Repeat("comp:x ", maxFilter/7)}, nil, nil},
		{"a long one", []string{strings.Repeat("a", maxFilter), strings.Repeat("b", maxFilter+1)}, nil, []string{strings.Repeat("a", maxFilter)}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, MergeFilters(test.newer, test.older)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// The longest filters that are kept fit into a file that is read.
func TestStateWithLongFilters(t *testing.T) {
	path := filepath.Join(t.TempDir(), "state.json")
	var s State
	for i := range maxFilters {
		s.Filters = append(s.Filters, fmt.Sprintf("%02d", i)+strings.Repeat("<", maxFilter-2))
	}
	mustDo(t, WriteState(path, s))
	if diff := cmp.Diff(s, ReadState(path)); diff != "" {
		t.Error(diff)
	}
}

func TestStateThatCannotBeWritten(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	put(t, file, "")
	if err := WriteState(filepath.Join(file, "state.json"), State{}); err == nil {
		t.Error("a file became a folder")
	}
}

func FuzzReadState(f *testing.F) {
	f.Add(`{"filter":"acme","left":"2026-11-22T09:00:00Z","cut":true}`)
	f.Add(`{"left":"yesterday"}`)
	f.Add(`{"filters":["a","a","\u001b[2J",""]}`)
	path := filepath.Join(f.TempDir(), "state.json")
	f.Fuzz(func(t *testing.T, text string) {
		put(t, path, text)
		s := ReadState(path)
		mustDo(t, WriteState(path, s))
		if again := ReadState(path); !again.Left.Equal(s.Left) || again.Filter != s.Filter || again.Customer != s.Customer || again.Cut != s.Cut || !slices.Equal(again.Filters, s.Filters) {
			t.Errorf("%+v became %+v", s, again)
		}
	})
}
