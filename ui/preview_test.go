package ui

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
)

const linksHeader = "CustomerId,CustomerName,SageCompanyName,SageSiteId,SageCustomerId,SageAccountNumber\n"

const demoSite = "2f1c7a52-6c0e-4a58-9d5e-0b6f1d9e7c10"

// mistakes is an upload with two accepted and four rejected rows.
const mistakes = linksHeader +
	"C000502,,Acme UK," + demoSite + ",9001,GLAS9001\n" + // new
	"C000509,,Acme Ireland," + demoSite + ",9002,INVE0009\n" + // adds the missing ID
	"C000505,,Acme UK," + demoSite + ",1000,\n" + // taken by C000501
	"C000501,,Acme UK," + demoSite + ",1000,ABER0001\n" + // unchanged
	"C000508,,,,,\n" + // not filled in
	"C999999,,Acme UK," + demoSite + ",9003,\n" + // unknown customer
	"C000512,Another Name,Acme UK," + demoSite + ",9004,SALI9004\n" + // another name
	"C000515,,Acme France," + demoSite + ",9005,CARD9005\n" // unknown company

// uploadFile presses the keys that preview the upload of a file, from the Customers grid.
func (r *robot) uploadFile(name, content string) *robot {
	r.t.Helper()
	return r.press("u").clear().press(r.file(name, content), "enter")
}

// clear empties the focused field.
func (r *robot) clear() *robot {
	r.t.Helper()
	return r.press("ctrl+e", "ctrl+u")
}

func TestPreviewShowsChanges(t *testing.T) {
	r := drive(t, 140, 30).uploadFile("links.csv", mistakes)
	r.sees("Upload links.csv", "header in row 1, 8 rows", "1 new", "1 changed", "1 unchanged", "1 not filled in", "4 rejected",
		"unknown company: Acme France", "1000 is linked to C000501 Aberdeen Amber Roofing", "→ GLAS9001 (ID 9001) in Acme UK",
		"no Layer customer C999999", "a apply 2 links, leave out 4")
	r.press("4").sees("[1 not filled in]", "C000508").misses("C000502").press("4").sees("C000502")
	r.press("esc").sees("Upload")
	if c := r.customer("C000502"); !c.Link.IsZero() {
		t.Errorf("a preview stored %v", c.Link)
	}
}

func TestApplyWritesAcceptedRows(t *testing.T) {
	r := drive(t, 140, 30).uploadFile("links.csv", mistakes).press("a").sees("Apply 2 links, leave out 4 rows?").press("y")
	r.sees("1 link was made, 1 changed.", "4 rows were rejected and left out").press("enter").sees("Sage › Customers", "26 linked")
	if c := r.customer("C000502"); c.Link.Account != "GLAS9001" || c.Synced {
		t.Errorf("stored %+v", c)
	}
	if c := r.customer("C000509"); c.Link.SageID != "9002" {
		t.Errorf("stored %+v", c)
	}
}

func TestEscDuringUploadStoresNothing(t *testing.T) {
	r := drive(t, 80, 24)
	before := r.customer("C000502")
	for _, steps := range [][]string{{"u"}, {"u", "enter"}, {"u", "down"}} {
		r.press(steps...)
		for range 3 {
			r.press("esc")
		}
		r.sees("ID▲")
	}
	r.uploadFile("links.csv", mistakes).press("a", "esc", "esc", "esc", "esc").sees("ID▲")
	if after := r.customer("C000502"); after != before {
		t.Errorf("stored %+v", after)
	}
}

func TestNextProblemMovesBetweenRejectedRows(t *testing.T) {
	r := drive(t, 140, 30).uploadFile("links.csv", mistakes)
	r.sees("▌   4").press("n").sees("▌   7").press("N").sees("▌   4").press("]").sees("▌   7").press("[").sees("▌   4").press("n", "5").sees("▌   4").press("N").sees("no further problem")
}

func TestAllowRow(t *testing.T) {
	r := drive(t, 140, 30).uploadFile("links.csv", mistakes).press("x").sees("Allow this row of C000505 ", "y yes, both would share the account").press("y").sees("2 new", "3 rejected", "✓ allowed", "(allowed: shared account)", "1 taken allowed", "x revoke")
	r.press("x").sees("1 new", "4 rejected")
	r.press("n", "x").sees("unknown customer cannot be allowed; correct the file")
}

// The question names the customer and says what allowing means; Enter and Esc allow nothing.
func TestAllowRowAsks(t *testing.T) {
	for _, key := range []string{"enter", "esc"} {
		r := drive(t, 80, 24).uploadFile("links.csv", mistakes).press("x")
		r.sees("Allow this row of C000505 Perth Ember Gardens", "the sync writes both into one").press(key).sees("4 rejected").misses("✓ allowed")
	}
}

// The question whether to apply names the customers for which something was allowed, the first three of each problem.
func TestApplyNamesTheAllowedCustomers(t *testing.T) {
	rows := linksHeader
	for _, id := range []string{"C000502", "C000505", "C000508", "C000512"} {
		rows += id + ",,Acme UK," + demoSite + ",1000,\n"
	}
	r := drive(t, 140, 30).uploadFile("links.csv", rows).press("X", "y", "a")
	r.sees("Allowed: shared account, for C000502 Glasgow Harbour Joinery Limited, C000505 Perth Ember", "and 1 more.")
}

func TestAllowClassAsks(t *testing.T) {
	r := drive(t, 140, 30).uploadFile("links.csv", mistakes).press("n", "n", "n", "X").sees("Add 1 company, for 1 rejected row?").press("y")
	r.sees("will be added", "2 new", "3 rejected").press("a").sees("Acme France", "will be added to the known companies").press("y", "enter")
	r.press("tab", "j", "j", "j", "enter").sees("Acme France", "3 known companies")
	if c := r.customer("C000515"); !c.Allowed.Has(model.UnknownCompany) {
		t.Errorf("the allowance was not stored: %+v", c)
	}
}

func TestRowDetails(t *testing.T) {
	drive(t, 60, 24).uploadFile("links.csv", mistakes).press("G", "k", "enter").sees("Row 2: new", "Sage Account Number  GLAS9001").press("esc").sees("links.csv")
}

func TestPasteIsUploaded(t *testing.T) {
	cells := strings.ReplaceAll(strings.ReplaceAll(mistakes, ",", "\t"), "\n", "\r\n")
	r := drive(t, 140, 30).paste(cells).sees("Upload pasted cells", "1 new", "4 rejected").press("a", "y").sees("1 link was made, 1 changed.")
	if c := r.customer("C000502"); c.Link.Account != "GLAS9001" {
		t.Errorf("stored %+v", c)
	}
}

func TestPasteWithoutHeaderIsMappedByPosition(t *testing.T) {
	r := drive(t, 140, 30).paste("C000502\tAcme UK\t" + demoSite + "\t9001\tGLAS9001")
	r.sees("mapped by position", "CustomerId, SageCompanyName, SageSiteId, SageCustomerId, SageAccountNumber").press("y")
	r.sees("columns by position, 1 row", "1 new")
	drive(t, 140, 30).paste("one\ttwo").sees("no column CustomerId")
}

func TestUnreadableFileShowsError(t *testing.T) {
	r := drive(t, 80, 24).uploadFile("links.csv", "Customer,Sage\n1,2\n").sees("no column CustomerId", "the columns found").press("esc", "esc", "esc").sees("ID▲")
	r.uploadFile("old.xls", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa").sees("save it as .xlsx")
}

func TestStalePreviewIsReplaced(t *testing.T) {
	r := drive(t, 140, 30).uploadFile("links.csv", mistakes)
	other := r.customer("C000508")
	other.Link = model.Link{Company: model.Company{Site: demoSite, Name: "Acme UK"}, Account: "GLAS9001"}
	s, err := r.session.DB.Snapshot(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.session.DB.Apply(context.Background(), model.Batch{Base: s.Origin(), Put: []model.Customer{other}}); err != nil {
		t.Fatal(err)
	}
	r.press("a", "y").sees("nothing was applied: another session changed the data", "5 rejected", "GLAS9001 is linked to C000508")
	if c := r.customer("C000502"); !c.Link.IsZero() {
		t.Errorf("stored %+v", c)
	}
	r.press("a", "y").sees("1 link was changed")
}

func TestSaveAndUploadProblems(t *testing.T) {
	r := drive(t, 140, 30).uploadFile("links.csv", mistakes)
	path := filepath.Join(r.folder, "problems.xlsx")
	r.press("p").clear().press(path, "enter").sees("4 rejected rows are in").press("esc", "esc", "esc")
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Fatal(info, err)
	}
	r.press("u").clear().press(path, "enter").sees("Upload problems.xlsx", "4 rejected").misses("columns ignored")
}

func TestLoadAddsCustomers(t *testing.T) {
	r := driveOn(t, 140, 30, noData)
	path := r.file("layer.csv", "CustomerId,CustomerName,Synced,SageCompanyName,SageSiteId,SageCustomerId,SageAccountNumber\nC1,One,Yes,Acme,10,1,ONE\nC2,Two,No,,,,\n")
	r.press("l").clear().press(path, "enter").sees("2 new", "imports 1 link, 1 synced customer", "unknown company: Acme at site 10").press("a", "y", "enter")
	r.sees("1 would be created in Sage (key 4) · 2 customers · 1 synced · 0 linked", "C1")
	r.press("tab", "L").clear().press(path, "enter").sees("0 new", "2 unchanged", "Nothing would change").press("a").sees("there is nothing to apply")
	r.press("o").sees("links and Synced of the file are left")
}

func TestAllowRowWithTwoFaults(t *testing.T) {
	twice := linksHeader + "C000502,Another Name,Acme France," + demoSite + ",9001,GLAS9001\n"
	r := drive(t, 140, 30).uploadFile("links.csv", twice).sees("1 rejected").press("x", "y").sees("1 rejected", "(allowed: another name)", "Acme France")
	r.press("x").sees("Allowed for C000502 Glasgow Harbour Joinery Limited: another name. It is still rejected", "Acme France", "y allow this too: add the company").press("y")
	r.sees("1 new", "0 rejected", "(allowed: new company, another name)").press("x").sees("1 rejected").misses("(allowed")
	r.press("x", "y").sees("(allowed: another name)").press("x", "x").sees("1 rejected").misses("(allowed")
}

func TestAllowShowsNoticeAndKeepsCursor(t *testing.T) {
	r := drive(t, 140, 30).uploadFile("links.csv", mistakes).press("5", "j", "j").sees("▌   8")
	r.press("x", "y").sees("allowed for C000512: another name; x revokes it", "▌   8", "3 rejected")
	r.press("x").sees("C000512 is checked against all rules again", "▌   8", "4 rejected")
	r.press("x", "y", "5", "5").sees("▌   4").misses("C000512") // after the filter is reset, it is no longer among the rejected
}

func TestRevokingRowKeepsClassAllowed(t *testing.T) {
	r := drive(t, 140, 30).uploadFile("links.csv", mistakes).press("x", "y", "n", "n", "X", "y").sees("allowed for all rows: another name", "2 rejected")
	r.press("g", "x").sees("C000505 is checked against all rules again", "3 rejected", "(allowed: another name)")
}

func TestRevokeClass(t *testing.T) {
	r := drive(t, 140, 30).uploadFile("links.csv", mistakes).press("n", "n", "n", "X").sees("Acme France at site " + demoSite + " is not a known company")
	r.press("y").sees("allowed for all rows: new company", "3 rejected").press("k", "j").sees("unknown company, 1 row:  X revoke all")
	r.press("x").sees("it was allowed with all rows; X revokes that", "3 rejected")
	r.press("X").sees("Revoke what is allowed for all rows (new company)?").press("y").sees("4 rejected", "no longer allowed for all rows: new company")
}

func TestPasteWithConvertedLineEnds(t *testing.T) {
	for _, ends := range []string{"\r\r", "\r", "\r\n", "\n"} {
		r := drive(t, 140, 30).paste(strings.ReplaceAll("CustomerId\tSageCompanyName\tSageSiteId\tSageAccountNumber\nC000502\tAcme UK\t"+demoSite+"\tA1\nC999\tAcme UK\t"+demoSite+"\tA2\n", "\n", ends))
		r.sees("header in row 1, 2 rows", "▌   2 C000502", "3 C999")
	}
}

func TestLoadReportsIgnoredSageColumns(t *testing.T) {
	r := driveOn(t, 140, 30, noData)
	path := r.file("layer.csv", "CustomerId,CustomerName,SageCompanyName,SageSiteId,SageAccountNumber\nC1,One,Acme,10,ONE\n")
	r.press("l").clear().press(path, "enter").sees("the Sage columns are left: Layer's own grid export has Synced")
}

func TestEveryAllowableFaultHasConsequence(t *testing.T) {
	for _, f := range model.FaultTable() {
		if (f.Allow != "") != (allowConsequences[f.Fault] != "") || (f.Allow != "") != (rowConsequences[f.Fault] != "") || (f.Allow != "") != (allowClauses[f.Fault] != "") {
			t.Errorf("%s: allowed by %q, consequence %q", f.Code, f.Allow, allowConsequences[f.Fault])
		}
	}
}

// A text that is pasted without brackets can contain "ay": the a opens a question, which the y must not answer.
func TestQuestionIgnoresKeysOfSamePacket(t *testing.T) {
	r := drive(t, 140, 30).uploadFile("links.csv", linksHeader+"C000502,,Acme UK,"+demoSite+",9001,GLAS9001\n").sees("1 new")
	r.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("Taylor")})
	if c := r.customer("C000502"); !c.Link.IsZero() {
		t.Errorf("linked to %v", c.Link)
	}
	r.sees("yes, apply").press("y").sees("1 link was made")
}

// While the question is open, another session links a Sage customer that a row of the file uses too: one more row then
// has the fault.
func TestAllowClassReportsAdditionalRows(t *testing.T) {
	r := drive(t, 140, 30).uploadFile("links.csv", linksHeader+
		"C000502,,Acme UK,"+demoSite+",1000,\n"+
		"C000505,,Acme UK,"+demoSite+",,PERT9001\n").sees("1 new", "1 rejected")
	r.press("X").sees("Allow 1 rejected row (taken)?")
	r.otherSessionLinks("C000508", "PERT9001")
	r.press("y").sees("allowed for 1 more row (shared account) than you were asked about: another session changed the data", "PERT9001 is linked to C000508")
}
