package ui

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dovetail/model"
	"dovetail/ui/filepicker"
)

// moreDialogs open screens in states in which more keys are enabled.
var moreDialogs = []dialogCase{
	{"a rejected row", inPreview, []string{"n", "n"}},
	{"one problem of a preview", inPreview, []string{"="}},
	{"a problem whose rows are hidden", inPreview, []string{"-"}},
	{"an allowed row", inPreview, []string{"x", "y"}},
	{"a row that can be allowed among the rejected", inPreview, []string{"5"}},
	{"an allowed row among the rejected", inPreview, []string{"5", "x", "y"}},
	{"a row whose problem is allowed", inPreview, []string{"n", "n", "n", "X", "y"}},
	{"a row that cannot be allowed", inPreview, []string{"n"}},
	{"a linked customer", inGrid, []string{"enter"}},
	{"marked customers", inGrid, []string{"space", "space"}},
	{"a company without links", inGrid, []string{"tab", "j", "j", "j", "enter", "a", "New", "tab", "10", "ctrl+s"}},
	{"accepted suggestions", inListed, slices.Concat(toSuggestions, []string{"space", "space"})},
	{"a rejected suggestion", inListed, slices.Concat(toSuggestions, []string{"x", "k"})},
	{"a question about accepted suggestions", inListed, slices.Concat(toSuggestions, []string{"space", "esc"})},
	{"an undone entry", inGrid, []string{"tab", "j", "j", "j", "j", "enter"}},
}

// asks reports whether the screen on top asks whether or where to write, or whether to allow a fault.
func asks(a *App) bool {
	switch s := a.top().(type) {
	case *question:
		return len(s.choices) > 0
	case *changes:
		return !s.cards && s.more != nil
	case *filepicker.Dialog:
		return strings.Contains(a.View(), "write it") // in the footer: a place to write
	}
	return false
}

// revision returns the revision of the database.
func (r *robot) revision() uint64 {
	r.t.Helper()
	s, err := r.session.DB.Snapshot(context.Background(), nil)
	if err != nil {
		r.t.Fatal(err)
	}
	return s.Revision()
}

// filesAndUsers returns the users with access and the files in the robot's folder.
func (r *robot) filesAndUsers() (list []string) {
	r.t.Helper()
	list, err := r.session.Users(context.Background())
	if err != nil {
		r.t.Fatal(err)
	}
	files, err := os.ReadDir(r.folder)
	if err != nil {
		r.t.Fatal(err)
	}
	for _, f := range files {
		list = append(list, f.Name())
	}
	return list
}

// allowance returns the options and the counts of the preview on top; "" on other screens.
func (r *robot) allowance() string {
	v, is := r.app.top().(*preview)
	if !is {
		return ""
	}
	q := v.preview.Request
	rows := map[string]model.Faults{}
	for id, faults := range q.Allow.Rows {
		if faults != 0 {
			rows[id] = faults
		}
	}
	return fmt.Sprint(q.Allow.All, rows, q.Allow.ReadAs, q.Allow.Companies, q.CustomersOnly, q.Sheet, v.preview.Plan.Counts)
}

// body returns the screen without the footer.
func (r *robot) body() string {
	notice := r.app.notice
	r.app.notify("")
	lines := strings.Split(r.screen(), "\n")
	r.app.notify(notice)
	return strings.Join(lines[:len(lines)-1], "\n")
}

// plainKeys returns keys without Ctrl and Alt, one for each enabled action.
func plainKeys(a *App) (keys []string) {
	for _, act := range a.actions() {
		at := slices.IndexFunc(act.Keys, func(k string) bool {
			return k != "q" && !strings.HasPrefix(k, "ctrl+") && (!a.typing() || len(k) > 1)
		})
		if at >= 0 && act.Why == "" {
			keys = append(keys, strings.ReplaceAll(act.Keys[at], " ", "space"))
		}
	}
	return keys
}

// A single key writes nothing: it asks first. If it changes an option of a preview, the screen shows that at once, and
// the same key undoes it, if need be after a question.
func TestNoSingleKeyWritesOrAllows(t *testing.T) {
	for _, d := range slices.Concat(dialogs, moreDialogs) {
		t.Run(d.place, func(t *testing.T) {
			t.Parallel()
			first := d.drive(t)
			if asks(first.app) {
				t.Skip("the screen asks")
			}
			for r, keys := first, plainKeys(first.app); len(keys) > 0; keys = keys[1:] {
				before := r.body()
				if checkSingleKey(t, r, keys[0]); r.body() != before {
					r = d.drive(t)
				}
			}
		})
	}
}

func checkSingleKey(t *testing.T, r *robot, key string) {
	t.Helper()
	revision, outside, asked, place, notice := r.revision(), r.filesAndUsers(), r.allowance(), r.body(), r.app.notice
	r.press(key)
	if now := r.revision(); now != revision {
		t.Errorf("%s wrote to the database", key)
	}
	if diff := cmp.Diff(outside, r.filesAndUsers()); diff != "" {
		t.Errorf("%s: -before +after\n%s", key, diff)
	}
	if asked == "" || r.allowance() == "" || r.allowance() == asked {
		return
	}
	if r.body() == place || r.app.notice == notice {
		t.Errorf("%s changes an option of the preview, which the screen does not show:\n%s", key, r.screen())
	}
	if r.press(key); asks(r.app) { // what was revoked is allowed again after a question
		r.press("y")
	}
	if r.allowance() != asked || r.body() != place {
		t.Errorf("pressing %s again does not undo the change: %s, before %s\n%s", key, r.allowance(), asked, r.screen())
	}
}

func TestCustomersOnlyShowsNotice(t *testing.T) {
	grid := "CustomerId,CustomerName,Synced,SageCompanyName,SageSiteId,SageCustomerId,SageAccountNumber\nC1,One,Yes,Acme,10,1,ONE\nC2,Two,No,,,,\n"
	open := func() *robot {
		r := driveOn(t, 140, 30, noData)
		return r.press("l").clear().press(r.file("layer.csv", grid), "enter")
	}
	for _, key := range plainKeys(open().app) {
		checkSingleKey(t, open(), key)
	}
	open().press("o").sees("Synced and the links of the file are ignored; o imports them").press("o").sees("are imported; o ignores them")
}

func TestEditLinkAllowanceIsAskedAndRevoked(t *testing.T) {
	r := drive(t, 80, 24).press("j", "enter", "e").press("Acme UK", "tab", "tab", "ABER0001", "ctrl+s").sees("x allow anyway")
	before := r.revision()
	r.press("x").sees("Allowed: shared account.", "y yes, write it", "x revoke what was allowed")
	r.press("x").sees("x allow anyway").misses("Allowed: shared account", "write it")
	if r.press("x", "enter"); r.revision() != before {
		t.Error("Enter wrote an allowed row")
	}
	if r.press("ctrl+s", "x", "y"); r.revision() == before {
		t.Errorf("nothing was written:\n%s", r.screen())
	}
}

func TestAllowanceIsPerSheet(t *testing.T) {
	r := drive(t, 140, 30)
	path := r.workbook("links.xlsx", "One", "Two")
	r.press("u").clear().press(path, "enter").sees("sheet One")
	request := &onTop[*preview](t, r.app).preview.Request
	request.Allow = request.Allow.With("", model.SageCustomerTaken).With("C000502", model.NameDiffers)
	r.press("S", "2").sees("sheet Two")
	if allow := onTop[*preview](t, r.app).preview.Request.Allow; allow.All != 0 || len(allow.Rows) > 0 {
		t.Errorf("%+v is allowed", allow)
	}
}
