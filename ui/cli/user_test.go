package cli

import (
	"os/user"
	"strings"
	"testing"
)

func TestNameIn(t *testing.T) {
	const passwd = "# a comment\nroot:x:0:0:root:/root:/bin/sh\n\n+\nann:x:1000:1000::/home/ann:/bin/sh\nbob:x:10\n"
	for uid, want := range map[string]string{"0": "root", "1000": "ann", "100": "", "": "", "10": "", "x": ""} {
		if got := nameIn(passwd, uid); got != want {
			t.Errorf("the name of %q is %q, want %q", uid, got, want)
		}
	}
}

func TestUserName(t *testing.T) {
	t.Setenv("USER", "mallory")
	t.Setenv("PATH", t.TempDir())
	got := userName()
	if u, err := user.Current(); err == nil && u.Username != "mallory" && got != u.Username && !strings.HasPrefix(got, "uid:") {
		t.Errorf("the user is %q, want %q", got, u.Username)
	}
	if got == "mallory" || got == "" {
		t.Errorf("the user is %q", got)
	}
}

func FuzzNameIn(f *testing.F) {
	f.Add("root:x:0:0:root:/root:/bin/sh\n", "0")
	f.Add("::", "")
	f.Fuzz(func(t *testing.T, passwd, uid string) {
		name := nameIn(passwd, uid)
		if strings.ContainsAny(name, ":\n") || !strings.Contains(passwd, name) {
			t.Errorf("%q in %q is %q", uid, passwd, name)
		}
	})
}
