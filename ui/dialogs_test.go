package ui

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dovetail/model"
	"dovetail/ui/job"
)

// start is the screen on which the keys of a dialogCase are pressed.
type start int

const (
	inGrid        start = iota
	inListed            // the grid, of customers for which a customer list of Sage has suggestions
	inSage              // the Sage customers screen, with customer lists
	inSageColumns       // of a customer list that replaces another one
	inPreview           // of an upload with accepted and rejected rows
	inBackups           // the Backups screen, with a backup beside the database
	onDamage            // of a damaged database with a backup beside it
	withoutAccess       // for a user without settings access
	afterCut            // on which the connection broke, after a new start
)

// dialogCase is a sequence of keys that opens a screen.
type dialogCase struct {
	place string // the title or the state of the screen; the name of sub-tests
	start start
	keys  []string
}

// drive starts the app on the demo's customers and opens the screen.
func (d dialogCase) drive(t *testing.T) *robot {
	t.Helper()
	if d.start == inListed {
		return d.driveFrom(driveOn(t, 80, 24, sageListed), "", "")
	}
	return d.driveFrom(drive(t, 80, 24), "links.csv", mistakes)
}

// driveHostile starts the app on hostile data and opens the screen.
func (d dialogCase) driveHostile(t *testing.T) *robot {
	t.Helper()
	if d.start == inListed {
		return d.driveFrom(driveOn(t, 80, 24, hostileListed), "", "")
	}
	return d.driveFrom(driveOn(t, 80, 24, hostileCustomers), strings.Repeat("名", 60)+".csv", hostileLinks)
}

// driveFrom opens the screen. If the case needs an upload, it reads a file with the given name and content.
func (d dialogCase) driveFrom(r *robot, name, content string) *robot {
	r.t.Helper()
	r.app.readFrom, r.app.writeTo = r.folder, r.folder
	switch d.start {
	case inPreview:
		r.uploadFile(name, content)
	case inSage:
		r.withLists().press("tab", "j", "enter")
	case inSageColumns:
		list := sageList
		if content == hostileLinks {
			list = hostileSageList
		}
		r.withLists().readSageFile("sage.csv", list)
	case inBackups:
		r.keepBackup(backupNames[content == hostileLinks])
		r.otherSessionLinks("C000502", "NEWC0001")
		r.press(toBackups...).press("G")
	case onDamage:
		r.keepBackup("2026-11-20T0810")
		r.damaged = model.ErrDamaged
		r.start(r.app.theme.Terminal)
	case afterCut:
		r.press("j").disconnect().start(r.app.theme.Terminal)
	case withoutAccess:
		r.denied = errors.New("no access for 日本\x1b[2J; ask " + strings.Repeat("株式会社", 50))
		r.start(r.app.theme.Terminal)
	}
	return r.press(d.keys...)
}

// dialogs open every screen, in each state that is drawn differently.
var dialogs = []dialogCase{
	{"Customers", inGrid, []string{"j"}},
	{"filter", inGrid, []string{"/", "company:"}},
	{"go to", inGrid, []string{":", "C0005"}},
	{"Go to a customer that is not shown", inGrid, []string{"/", "glasgow", "enter", ":", "C000503", "enter"}},
	{"C000502", inGrid, []string{"j", "enter"}},
	{"a search in a card", inGrid, []string{"enter", "/", "sage"}},
	{"a card that was searched", inGrid, []string{"enter", "/", "sage", "enter", "n"}},
	{"Link", inGrid, []string{"j", "enter", "e"}},
	{"Leave", inGrid, []string{"j", "enter", "e", "Acme UK", "esc"}},
	{"a planned Link", inGrid, []string{"j", "enter", "e", "Acme UK", "tab", "tab", "ABER0001", "ctrl+s"}},
	{"Change the company of 2 marked customers", inGrid, []string{"v", "j", "E"}},
	{"the marked customers", inGrid, []string{"v", "j", "E", "Acme UK", "tab", "ctrl+s"}},
	{"Pick", inGrid, []string{"l", "f"}},
	{"Help", inGrid, []string{"?"}},
	{"the help of the filter", inGrid, []string{"/", "f1"}},
	{"Copy", inGrid, []string{"c"}},
	{"Export", inGrid, []string{"space", "/", "leeds", "enter", "e"}},
	{"the choices of an export", inGrid, []string{"space", "e", "tab", "right"}},
	{"a typed name of an export", inGrid, []string{"e", "x.pdf"}},
	{"Exported", inGrid, []string{"space", "e", "enter"}},
	{"Upload", inGrid, []string{"u"}},
	{"an upload without a name", inGrid, []string{"u", "enter"}},
	{"the menu", inGrid, []string{"tab", "j"}},
	{"Companies", inGrid, []string{"tab", "j", "j", "j", "enter"}},
	{"Add a company", inGrid, []string{"tab", "j", "j", "j", "enter", "a", "ctrl+s"}},
	{"History", inGrid, []string{"tab", "j", "j", "j", "j", "enter"}},
	{"the changes of an entry", inGrid, []string{"tab", "j", "j", "j", "j", "enter", "enter"}},
	{"one change", inGrid, []string{"tab", "j", "j", "j", "j", "enter", "enter", "enter"}},
	{"Undo", inGrid, []string{"z", "l"}},
	{"Undo?", inGrid, []string{"z"}},
	{"an undone edit", inGrid, []string{"j", "enter", "e", "Acme UK", "tab", "tab", "HAND0001", "ctrl+s", "y", "z", "y"}},
	{"Access", inGrid, []string{"tab", "j", "j", "j", "j", "j", "enter"}},
	{"Grant", inGrid, []string{"tab", "j", "j", "j", "j", "j", "enter", "a"}},
	{"Sage customers without a list", inGrid, []string{"tab", "j", "enter"}},
	{"Sage customers", inSage, []string{"j"}},
	{"a filter of Sage customers", inSage, []string{"/", "linked:"}},
	{"a Sage customer", inSage, []string{"enter"}},
	{"the Layer customer of a Sage customer", inSage, []string{"2", "enter", "enter"}},
	{"a choice of linked customers", inSage, []string{"5", "enter", "enter"}},
	{"Load a customer list", inSage, []string{"u"}},
	{"the file of a customer list", inSage, []string{"u", "ctrl+s"}},
	{"Remove a customer list", inSage, []string{"X"}},
	{"companies with lists", inSage, []string{"tab", "j", "enter"}},
	{"What was understood", inSageColumns, nil},
	{"Read as", inSageColumns, []string{"enter"}},
	{"a column that is read as another", inSageColumns, []string{"enter", "-"}},
	{"the preview of a customer list", inSageColumns, []string{"a"}},
	{"a row of a customer list", inSageColumns, []string{"a", "4", "enter"}},
	{"the notes of a customer list", inSageColumns, []string{"a", "i"}},
	{"Apply a customer list", inSageColumns, []string{"a", "a"}},
	{"a loaded customer list", inSageColumns, []string{"a", "a", "y"}},
	{"Preview", inPreview, nil},
	{"Row", inPreview, []string{"enter"}},
	{"The file", inPreview, []string{"i"}},
	{"Rows", inPreview, []string{"f"}},
	{"a search in a row", inPreview, []string{"enter", "/", "sage"}},
	{"Apply", inPreview, []string{"a"}},
	{"Done", inPreview, []string{"a", "y"}},
	{"Problems", inPreview, []string{"p"}},
	{"Suggestions", inListed, toSuggestions},
	{"Suggestions without a list", inGrid, toSuggestions},
	{"filter of suggestions", inListed, slices.Concat(toSuggestions, []string{"/", "raven"})},
	{"Suggestions for a customer", inListed, []string{"m"}},
	{"Suggestions for a customer in the list", inListed, slices.Concat(toSuggestions, []string{"G", "enter", "j"})},
	{"Accept a tier", inListed, slices.Concat(toSuggestions, []string{"A"})},
	{"a suggested link", inListed, []string{"m", "enter"}},
	{"Welcome back", afterCut, nil},
	{"no settings access", withoutAccess, nil},
	{"Backups without a backup", inGrid, toBackups},
	{"Backups", inBackups, nil},
	{"Back up", inBackups, []string{"B"}},
	{"Back up to a file", inBackups, []string{"e"}},
	{"Backed up", inBackups, []string{"e", "enter"}},
	{"Restore a file", inBackups, []string{"o"}},
	{"Checked", inBackups, []string{"c"}},
	{"Restore", inBackups, []string{"enter"}},
	{"Entry", inBackups, []string{"enter", "enter"}},
	{"Restore?", inBackups, []string{"enter", "R"}},
	{"Restored", inBackups, []string{"enter", "R", "y"}},
	{"Damaged", onDamage, nil},
	{"a restore of a damaged database", onDamage, []string{"R"}},
}

// backupNames are the names of a backup, also on hostile data.
var backupNames = map[bool]string{false: "2026-11-20T0810", true: "2026-11-20T0810\x1b[2J\u202e株式会社👩‍👩‍👧"}

// hostileLinks is an upload for hostileCustomers with an accepted row, a row for a synced customer and a row for an
// unknown customer.
var hostileLinks = linksHeader +
	"C000501,," + strings.Repeat("日本", 127) + "," + strings.Repeat("S", 255) + ",77,\n" +
	"C000500,," + strings.Repeat("日本", 127) + "," + strings.Repeat("S", 255) + ",78,\n" +
	strings.Repeat("é", 120) + ",,株式会社,1,79,\n"

// hostileCustomers fills the database with customers whose names contain control characters and wide letters, of every
// length.
func hostileCustomers(s *job.Session) error {
	long := strings.Repeat("株式会社👩‍👩‍👧 e\u0301", 20)
	company := model.Company{Site: strings.Repeat("S", 255), Name: strings.Repeat("日本", 127)}
	batch := model.Batch{AddCompanies: []model.Company{company}, Entry: model.Entry{Kind: model.EntryLoad, Who: "ann", When: noon(), File: long + ".xlsx", Note: long}}
	for i := range 40 {
		x := model.Customer{ID: fmt.Sprintf("C%06d", 500+i), Name: long[:len("株式会社")*(i%4)] + strings.Repeat("W", 6*i)}
		if i%3 == 0 {
			x.Link, x.Synced = model.Link{Company: company, Account: strings.Repeat("ｗ", 100) + fmt.Sprint(i), SageID: fmt.Sprint(i)}, i%2 == 0
		}
		batch.Put = append(batch.Put, x)
	}
	batch.Put = append(batch.Put, model.Customer{ID: strings.Repeat("Z", 255), Name: "\x1b[2J\u202e\n\t" + long})
	_, err := s.DB.Apply(context.Background(), batch)
	return err
}

// hostileListed is hostileCustomers with a customer list that has the names of those that are not linked.
func hostileListed(s *job.Session) error {
	if err := hostileCustomers(s); err != nil {
		return err
	}
	now, err := s.DB.Snapshot(context.Background(), nil)
	if err != nil {
		return err
	}
	var list []model.SageCustomer
	for row, x := range now.All() {
		list = append(list, model.SageCustomer{
			Account: strings.Repeat("ｗ", 90) + fmt.Sprint(row), ID: fmt.Sprint(1000 + row), Name: x.Name + "\x1b[2J\u202e 株式会社", Website: "\x1b[2J", Status: []string{"", "", "on hold"}[row%3],
		})
	}
	company := now.Companies()[0].Company
	_, err = s.DB.Apply(context.Background(), model.Batch{Base: now.Origin(), Lists: []model.ListEdit{{Company: company, Customers: list}}})
	return err
}

func TestEveryScreenFitsEveryWindow(t *testing.T) {
	sizes := [][2]int{{200, 60}, {80, 24}, {40, 12}, {69, 13}, {20, 5}, {7, 30}, {4, 9}, {2, 2}, {1, 1}, {80, 24}}
	for _, d := range dialogs {
		t.Run(d.place, func(t *testing.T) {
			r := d.driveHostile(t)
			for _, size := range sizes {
				r.resize(size[0], size[1]).press("down", "right", "up")
			}
		})
	}
}

func TestEscReturnsToGridFromEveryScreen(t *testing.T) {
	for _, d := range dialogs {
		t.Run(d.place, func(t *testing.T) {
			if d.start == withoutAccess || d.start == onDamage {
				t.Skip("there is no grid")
			}
			r := d.drive(t)
			for range 6 {
				if r.press("esc"); r.app.top().Title() == "Leave" {
					r.press("y")
				}
			}
			if r.quit || len(r.app.stack) != 1 || r.app.top() != screen(r.app.customers) || r.app.menu.focused {
				t.Errorf("Esc leads to\n%s", r.screen())
			}
			r.press("j", "g").sees("▌ C000501")
		})
	}
}

func TestQQuitsOnlyOutsideDialogs(t *testing.T) {
	for _, d := range dialogs {
		if d.start != inGrid {
			continue
		}
		r := d.drive(t)
		quits := len(r.app.stack) == 1 && !r.app.typing()
		if r.press("q").quit != quits {
			t.Errorf("q in %s: quit is %v", d.place, r.quit)
		}
	}
}

func TestLongQuestionScrolls(t *testing.T) {
	r := drive(t, 40, 12).uploadFile("links.csv", mistakes).press("enter").sees("Row 4: rejected").misses("Sage Account Number")
	r.press("pgdown").sees("Sage Customer ID").press("pgup").sees("Row 4: rejected").press("esc").sees("Upload links.csv")
}

func TestFormFitsLowWindow(t *testing.T) {
	r := drive(t, 40, 12).press("j", "enter", "e").sees("Sage Company", "Sage Customer ID", "Note")
	r.press("ctrl+s").sees("all fields are empty", "Note", "Sage Company")
}

func TestCardScrolls(t *testing.T) {
	r := drive(t, 40, 12).press("enter").sees("Customer ID").misses("never")
	r.press("j", "j", "j").misses("C000501  ").press("pgdown", "pgdown", "pgdown").sees("sample: added").misses("Sage Account Number")
	r.press("pgup", "pgup", "pgup", "pgup").sees("Customer ID").press("pgdown", "pgdown", "pgdown").resize(100, 40).sees("Customer ID", "Sage Account Number")
}

func TestLowWindowShowsFilterError(t *testing.T) {
	drive(t, 40, 12).press("/", "foo:x ").sees("there is no column").press("esc").sees("to create")
}

func TestSaveProblemsFromLastPage(t *testing.T) {
	r := drive(t, 140, 30).uploadFile("links.csv", mistakes).press("a", "y").sees("4 rows were rejected and left out")
	r.press("p").clear().press(filepath.Join(r.folder, "rest.xlsx"), "enter").sees("4 rejected rows are in", "1 link was made, 1 changed")
	r.press("enter").sees("26 linked").press("u").clear().press(filepath.Join(r.folder, "rest.xlsx"), "enter")
	r.sees("Upload rest.xlsx", "4 rejected")
}

func TestSourceIsClosedAfterLastUse(t *testing.T) {
	r := drive(t, 140, 30).uploadFile("links.csv", mistakes)
	source := onTop[*preview](t, r.app).preview.Request.Source
	r.press("a", "y", "p").clear().press(filepath.Join(r.folder, "rest.xlsx"), "enter").sees("4 rejected rows are in")
	r.press("enter").sees("26 linked")
	if err := source.Close(); err == nil {
		t.Error("the file was left open")
	}
}

func TestOwnUploadIsNotReported(t *testing.T) {
	r := drive(t, 140, 30).uploadFile("links.csv", mistakes).press("a", "y").sees("Done")
	s, err := r.session.DB.Snapshot(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if r.app.shown().Revision() != s.Revision() {
		t.Errorf("revision %d is shown, want %d", r.app.shown().Revision(), s.Revision())
	}
}

func TestUndoAndRedoFromCard(t *testing.T) {
	r := drive(t, 100, 30).press("j", "enter", "e", "Acme UK", "tab", "tab", "HAND0001", "ctrl+s", "y").sees("z undoes it")
	r.press("z").sees("HAND0001 in Acme UK → no link").press("y").sees("The undo changed 1 customer.", "Z redo it", "would create a new customer")
	r.press("Z", "y").sees("The redo changed 1 customer.", "The next sync links it to HAND0001")
}

func TestRemoveLinkChangedMeanwhile(t *testing.T) {
	r := drive(t, 100, 30).press("3", "enter", "d").sees("Remove the link of")
	x, _ := r.app.customers.current()
	was := x.Link
	x.Link.Account = "OTHER1"
	r.put(x)
	r.press("y").sees("was changed meanwhile; look at its card again")
	if now := r.customer(x.ID); now.Link.Account != "OTHER1" {
		t.Errorf("%s became %s", was, now.Link)
	}
}
