package ui

import (
	"context"
	"errors"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dovetail/ui/terminal"
)

// clipboard gives the app a clipboard, and returns the text that was sent to it last.
func (r *robot) clipboard() *string {
	var text string
	r.app.backend.Copy = func(_ context.Context, s string) (string, error) {
		text = s
		return "sent to the terminal's clipboard", nil
	}
	return &text
}

func TestCopyCellAndRows(t *testing.T) {
	r := drive(t, 140, 30)
	text := r.clipboard()
	r.press("l", "y").sees(`"Aberdeen Amber Roofing Ltd" sent to the terminal's clipboard`)
	if *text != "Aberdeen Amber Roofing Ltd" {
		t.Errorf("copied %q", *text)
	}
	r.press("space", "space", "y").sees("2 customers sent to the terminal's clipboard")
	want := "CustomerId\tCustomerName\tSynced\tSageCompanyName\tSageSiteId\tSageCustomerId\tSageAccountNumber\r\n" +
		"C000501\tAberdeen Amber Roofing Ltd\tYes\tAcme UK\t" + demoSite + "\t1000\tABER0001\r\n" +
		"C000502\tGlasgow Harbour Joinery Limited\tNo\t\t\t\t\r\n"
	if *text != want {
		t.Errorf("copied %q", *text)
	}
	r.paste(*text).sees("Upload pasted cells", "1 unchanged", "1 not filled in")
}

func TestCopyEscapesFormulas(t *testing.T) {
	r := drive(t, 140, 30)
	text := r.clipboard()
	r.press("/", "=1+1", "enter", "space", "y")
	if !strings.Contains(*text, "\t'=1+1 Consulting\t") {
		t.Errorf("copied %q", *text)
	}
}

func TestCopyViewAsCommand(t *testing.T) {
	r := drive(t, 140, 30)
	text := r.clipboard()
	r.app.backend.Command = []string{"dovetail", "--db", "my file.db"}
	r.press("/", `company:"Acme UK" it's`, "enter", "c").sees("this view as a command").press("v").sees("the command sent to the terminal's clipboard")
	if want := `dovetail --db 'my file.db' list --filter 'company:"Acme UK" it'\''s' --sort id`; *text != want {
		t.Errorf("copied %s\nwant   %s", *text, want)
	}
}

func TestFailedCopyShowsError(t *testing.T) {
	r := drive(t, 140, 30)
	r.app.backend.Copy = func(context.Context, string) (string, error) { return "", errors.New("tmux did not take the text") }
	r.press("y").sees("tmux did not take the text")
}

func TestExportOverSSHShowsDownloadCommand(t *testing.T) {
	r := drive(t, 120, 30)
	text := r.clipboard()
	r.app.backend.Server = &terminal.Server{Address: netip.MustParseAddr("10.0.4.7"), Port: 2222, User: "ann"}
	r.app.backend.Command = []string{"dovetail"}
	path := filepath.Join(r.folder, "my customers.xlsx")
	r.press("/", "leeds", "enter", "e").clear().press(path, "enter").sees("Exported 9 of 250 customers", "On your own computer run", "scp -P 2222 'ann@10.0.4.7:")
	r.press("c")
	if want := "scp -P 2222 'ann@10.0.4.7:" + path + "' ."; *text != want {
		t.Errorf("copied %s\nwant   %s", *text, want)
	}
	r.press("o").sees("ssh -p 2222 ann@10.0.4.7").press("c")
	if !strings.Contains(*text, "export --filter leeds -") || !strings.HasSuffix(*text, "> 'my customers.xlsx'") {
		t.Errorf("copied %s", *text)
	}
	r.press("esc").sees("ID▲")
}

func TestExportAsksBeforeReplacingFile(t *testing.T) {
	r := drive(t, 120, 30)
	path := r.file("out.csv", "old")
	r.press("e").clear().press(path, "enter").sees("exists already").press("enter")
	if text, err := os.ReadFile(path); err != nil || string(text) != "old" {
		t.Fatal("the file was replaced without a question", err)
	}
	r.clear().press(path, "enter", "y").sees("Exported 250 of 250 customers").misses("On your own computer")
	if text, err := os.ReadFile(path); err != nil || !strings.HasPrefix(string(text), "\xef\xbb\xbfCustomerId,CustomerName") {
		t.Errorf("%.60q, %v", text, err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Error(info.Mode(), err)
	}
}

func TestExportChoices(t *testing.T) {
	for _, test := range []struct {
		name string
		keys []string
		want string
	}{
		{"marked first", []string{"space", "space", "e"}, "Exported 2 of 250 customers"},
		{"all despite a filter", []string{"/", "leeds", "enter", "e", "tab", "right"}, "Exported 250 of 250 customers"},
		{"template", []string{"e", "shift+tab", "up", "left"}, "The empty template"},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := drive(t, 120, 30)
			r.press(test.keys...).clear().press(filepath.Join(r.folder, "x.xlsx"), "enter").sees(test.want)
		})
	}
}
