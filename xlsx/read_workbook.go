package xlsx

import (
	"path"
	"slices"
	"strconv"
	"strings"
)

// The ends of relationship types. Their beginnings differ between strict and transitional workbooks.
const (
	relatedWorkbook   = "/officeDocument"
	relatedSheet      = "/worksheet"
	relatedStrings    = "/sharedStrings"
	relatedStyles     = "/styles"
	relatedProperties = "/custom-properties"
	relatedStrict     = "/customProperties" // the same in strict workbooks
)

// relation is a relationship from one part to another.
type relation struct{ id, kind, target string }

// workbook is an open workbook: its sheets and the paths of its parts.
type workbook struct {
	parts      parts
	main       string // path of the part that lists the sheets
	sheets     []Sheet
	paths      []string // of the sheets
	active     int      // index of the sheet that Excel opens first; -1 if that has no cells
	strings    string   // path of the shared strings, or ""
	styles     string   // path of the styles, or ""
	properties string   // path of the custom properties, or ""

	// recalculated reports that the writing program left the formulas to be calculated when the workbook is opened.
	recalculated bool

	shared  *sharedStrings // while sheets are being read
	formats *styles        // the same
}

// openWorkbook returns a workbook with its list of sheets.
func openWorkbook(p parts) (*workbook, error) {
	top, err := p.relations("")
	if err != nil {
		return nil, err
	}
	w := &workbook{parts: p, main: targetOf(top, relatedWorkbook), properties: targetOf(top, relatedProperties, relatedStrict)}
	if w.main == "" {
		w.main = "xl/workbook.xml" // some programs omit the relationship
	}
	if err := checkWorkbook(p, w.main); err != nil {
		return nil, err
	}
	related, err := p.relations(w.main)
	if err != nil {
		return nil, err
	}
	w.strings, w.styles = targetOf(related, relatedStrings), targetOf(related, relatedStyles)
	_, err = p.xml(w.main, "workbook", func(x *xmlPart) error { return w.read(x, related) })
	return w, err
}

// read reads the list of sheets, and which of them is active.
func (w *workbook) read(x *xmlPart, related []relation) error {
	tab, tabs, windows := 0, []int{}, 0
	err := x.Children(func(name string) error {
		switch name {
		case "bookViews":
			return x.Children(func(string) error {
				if text, ok := x.Attr("activeTab"); ok && windows == 0 {
					tab, _ = strconv.Atoi(text)
				}
				windows++
				return nil
			})
		case "sheets":
			return x.Children(func(name string) error {
				if name != "sheet" {
					return nil
				}
				err := w.sheet(x, related)
				tabs = append(tabs, len(w.sheets))
				return err
			})
		case "calcPr":
			full, _ := x.Attr("fullCalcOnLoad")
			w.recalculated = full == "1" || full == "true"
		}
		return nil
	})
	w.active = activeSheet(tab, tabs)
	return err
}

// activeSheet returns the index of the sheet of a tab, or -1 if the tab has no cells. Tabs include those without
// cells; tabs has the number of sheets up to and including each tab.
func activeSheet(tab int, tabs []int) int {
	before := 0
	if tab > 0 && tab < len(tabs) {
		before = tabs[tab-1]
	}
	if tab < 0 || tab >= len(tabs) || tabs[tab] == before {
		return -1
	}
	return before
}

// sheet adds one sheet. Those without cells are left out: charts, dialogs, and the macros and modules of Excel 4
// and 5, for which Excel writes no part but an empty relationship ID.
func (w *workbook) sheet(x *xmlPart, related []relation) error {
	name, _ := x.Attr("name")
	state, _ := x.Attr("state")
	id, ok := x.relationID()
	if ok && id == "" {
		return nil
	}
	at := slices.IndexFunc(related, func(r relation) bool { return r.id == id })
	if at < 0 {
		return x.fault("sheet %s has no part", name)
	}
	r := related[at]
	if !strings.HasSuffix(r.kind, relatedSheet) {
		return nil
	}
	w.sheets = append(w.sheets, Sheet{Name: name, Visible: state == "" || state == "visible"})
	w.paths = append(w.paths, r.target)
	return nil
}

// relationsOf returns the path of the relationships of a part; name "" is the whole package.
func relationsOf(name string) string {
	folder, file := path.Split(name)
	return folder + "_rels/" + file + ".rels"
}

// relations returns the relationships of a part, without external ones; name "" is the whole package.
func (p parts) relations(name string) ([]relation, error) {
	folder := path.Dir(name)
	var all []relation
	read := func(x *xmlPart) error {
		return x.Children(func(string) error {
			id, _ := x.Attr("Id")
			kind, _ := x.Attr("Type")
			target, _ := x.Attr("Target")
			if mode, _ := x.Attr("TargetMode"); mode == "External" {
				return nil
			}
			if !strings.HasPrefix(target, "/") {
				target = path.Join("/", folder, strings.ReplaceAll(target, `\`, "/"))
			}
			all = append(all, relation{id, kind, strings.TrimPrefix(target, "/")})
			return nil
		})
	}
	_, err := p.xml(relationsOf(name), "Relationships", read)
	return all, err
}

// targetOf returns the target of the first relationship of one of these kinds, or "".
func targetOf(related []relation, kinds ...string) string {
	for _, r := range related {
		for _, kind := range kinds {
			if strings.HasSuffix(r.kind, kind) {
				return r.target
			}
		}
	}
	return ""
}
