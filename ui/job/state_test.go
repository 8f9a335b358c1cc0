package job

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestStateRoundTrip(t *testing.T) {
	path := filepath.Join(t.TempDir(), "state", "dovetail", "a1b2.json")
	for _, s := range []State{
		{Filter: `company:"Acme UK" is:create`, Sort: "company,-name", Column: "account", Site: true, Customer: "C\x001", Left: time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC), Cut: true},
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
			if got := ReadState(filepath.Join(folder, name)); got != (State{}) {
				t.Errorf("got %+v", got)
			}
		})
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
	path := filepath.Join(f.TempDir(), "state.json")
	f.Fuzz(func(t *testing.T, text string) {
		put(t, path, text)
		s := ReadState(path)
		mustDo(t, WriteState(path, s))
		if again := ReadState(path); !again.Left.Equal(s.Left) || again.Filter != s.Filter || again.Customer != s.Customer || again.Cut != s.Cut {
			t.Errorf("%+v became %+v", s, again)
		}
	})
}
