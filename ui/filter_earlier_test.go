package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestEarlierFiltersAreRecalled(t *testing.T) {
	r := drive(t, 80, 24).press("/", "leeds", "enter", "esc", "/", "company:none", "enter", "esc")
	r.press("/").sees("↑ earlier filters").press("up").sees("/ company:none ", "75 of 250").press("up").sees("/ leeds ", "9 of 250")
	r.press("up").sees("that is the oldest of the earlier filters", "/ leeds ")
	r.press("down").sees("/ company:none ").press("down").sees("all 250", "id:").press("down").sees("all 250")
	r.press("up", "up", "enter").sees("/ leeds", "9 of 250").press("esc", "/", "up").sees("/ leeds ")
	r.press("up").sees("/ company:none").press("up").sees("that is the oldest") // each only once
}

func TestEditedFilterIsNotRecalledOver(t *testing.T) {
	r := drive(t, 80, 24).press("/", "leeds", "enter", "esc", "/", "up", " co").sees("/ leeds co", "company:")
	r.press("up").sees("/ leeds co").press("tab").sees("/ leeds company:")
}

func TestPickedFilterIsRecalledOnceItIsCleared(t *testing.T) {
	drive(t, 80, 24).press("l", "l", "l", "=").sees("116 of 250").press("esc").sees("all 250").press("/", "up").sees(`/ company:="Acme UK"`, "116 of 250")
}

func TestNoEarlierFilter(t *testing.T) {
	drive(t, 80, 24).press("/").misses("earlier").press("up").sees("there is no earlier filter yet", "all 250")
}

func TestWithdrawnEscKeepsRecall(t *testing.T) {
	r := drive(t, 80, 24).press("/", "leeds", "enter", "esc", "/", "york", "enter", "esc", "/", "up", "up").sees("/ leeds ")
	r.splitReply().sees("/ leeds ").press("down").sees("/ york ")
}

func TestEarlierFiltersAreKept(t *testing.T) {
	r := drive(t, 80, 24).press("/", "leeds", "enter", "4")
	r.app.remember(false)
	other := r.app
	r.start(xterm)
	r.press("/", "york", "enter")
	r.app.remember(false)
	other.remember(false) // a second session that ends later keeps what the first one added
	r.start(xterm)
	r.press("/", "up").sees("/ is:create").press("up").sees("/ leeds").press("up").sees("/ york").press("up").sees("that is the oldest")
}

func TestHostileEarlierFilters(t *testing.T) {
	r := drive(t, 80, 24)
	r.app.remember(false)
	files, _ := filepath.Glob(filepath.Join(r.folder, "state", "*.json"))
	text := `{"filters":["\u001b[2J","company:","` + strings.Repeat("x", 5_000) + `","leeds\u202e","a\nb",""]}`
	if err := os.WriteFile(files[0], []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	r.session.Now = func() time.Time { return noon().Add(time.Minute) }
	r.start(xterm)
	r.press("/", "up").sees("/ leeds").press("up").sees("that is the oldest").misses("\u202e")
}
