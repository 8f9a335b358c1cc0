package ui

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"dovetail/ui/terminal"
)

var xterm = terminal.Terminal{Interactive: true, UTF8: true, Color: true, FPS: 30}

func TestResumeAfterLostConnection(t *testing.T) {
	r := drive(t, 140, 30).press("/", "harbour", "enter", "j", "j", "l", "s").disconnect()
	x, _ := r.app.customers.current()
	r.session.Now = func() time.Time { return noon().Add(3 * time.Minute) }
	r.start(xterm)
	r.sees("You were cut off 3 minutes ago", "harbour", x.ID).press("enter").sees("/ harbour", "Customer▲", "▌ "+x.ID)
	r.start(xterm)
	r.press("esc").sees("Customer▲", "all 250")
	for key, sees := range map[string]string{"j": "▌ C000686", "/": "", "?": "Help", "4": "is:create"} {
		r.start(xterm)
		r.sees("⏎ continue there").press(key).misses("You were cut off")
		if key != "/" {
			r.sees(sees)
		} else if !r.app.customers.filter.Focused() {
			t.Error("/ did not open the filter")
		}
	}
}

func TestQuitKeepsOrderAndColumns(t *testing.T) {
	r := drive(t, 140, 30).press("/", "harbour", "enter", "l", "s", "s", "C")
	r.app.remember(false)
	r.start(xterm)
	r.sees("Customer▼", "Site ID", "all 250").misses("cut off")
}

func TestStateFileIsPrivate(t *testing.T) {
	r := drive(t, 80, 24).disconnect()
	files, err := filepath.Glob(filepath.Join(r.folder, "state", "*.json"))
	if err != nil || len(files) != 1 {
		t.Fatal(files, err)
	}
	if info, err := os.Stat(files[0]); err != nil || info.Mode().Perm() != 0o600 {
		t.Error(info.Mode(), err)
	}
	if info, err := os.Stat(filepath.Dir(files[0])); err != nil || info.Mode().Perm() != 0o700 {
		t.Error(info.Mode(), err)
	}
}

func TestInvalidStateIsIgnored(t *testing.T) {
	for _, text := range []string{"", "{", `{"sort":"nonsense","filter":"company:","column":"x","cut":true,"customer":"none","left":"2026-11-22T00:00:00Z"}`, `[1,2]`} {
		r := drive(t, 80, 24).disconnect()
		files, _ := filepath.Glob(filepath.Join(r.folder, "state", "*.json"))
		if err := os.WriteFile(files[0], []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		r.start(xterm)
		r.press("enter", "esc").sees("C000501")
	}
}

func TestGridKeepsStateInOtherSection(t *testing.T) {
	r := drive(t, 80, 24).press("/", "harbour", "enter", "j", "tab", "j", "j", "j", "enter").sees("known companies").press("esc").sees("/ harbour")
	if x, _ := r.app.customers.current(); x.ID == "C000501" {
		t.Error("the cursor went back to the first customer")
	}
}
