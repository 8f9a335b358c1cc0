package xlsx

import (
	"path"
	"slices"
	"strconv"
	"strings"
)

// The ends of the relationships' types; what stands before them differs between strict and transitional
// workbooks.
const (
	relatedWorkbook   = "/officeDocument"
	relatedSheet      = "/worksheet"
	relatedStrings    = "/sharedStrings"
	relatedStyles     = "/styles"
	relatedProperties = "/custom-properties"
	relatedStrict     = "/customProperties" // the same in strict workbooks
)

// A relation leads from one part to another.
type relation struct{ id, kind, target string }

// A workbook knows where the parts of a workbook stand.
type workbook struct {
	parts   parts
	main    string // path of the part that lists the sheets
	sheets  []Sheet
	paths   []string // of the sheets
	active  int      // the sheet that Excel opens first; -1 where that has no cells
	strings string   // path of the shared strings, "" for none
	styles  string   // path of the styles, "" for none
	marks   string   // path of the custom properties, "" for none

	// recalculated says that the program that wrote the workbook left its formulas to be calculated.
	recalculated bool

	shared *sharedStrings // while sheets are being read
	looks  *styles        // the same
}

// openWorkbook finds the sheets of a workbook.
func openWorkbook(p parts) (*workbook, error) {
	top, err := p.relations("")
	if err != nil {
		return nil, err
	}
	w := &workbook{parts: p, main: targetOf(top, relatedWorkbook), marks: targetOf(top, relatedProperties, relatedStrict)}
	if w.main == "" {
		w.main = "xl/workbook.xml" // some programs forget the relationship
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

// read takes the list of sheets, and which of them is active.
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

// activeSheet is the sheet of a tab. Tabs are counted with those that have no cells; tabs has the number of
// sheets up to each of them.
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

// sheet takes one sheet; those that have no cells are left out: charts, dialogs, and the macros and modules of
// Excel 4 and 5, for which Excel writes no part at all, but an empty ID of a relationship.
func (w *workbook) sheet(x *xmlPart, related []relation) error {
	name, _ := x.Attr("name")
	state, _ := x.Attr("state")
	id, ok := x.related()
	if ok && id == "" {
		return nil
	}
	at := slices.IndexFunc(related, func(r relation) bool { return r.id == id })
	if at < 0 {
		return x.fault("sheet %s is nowhere", name)
	}
	r := related[at]
	if !strings.HasSuffix(r.kind, relatedSheet) {
		return nil
	}
	w.sheets = append(w.sheets, Sheet{Name: name, Visible: state == "" || state == "visible"})
	w.paths = append(w.paths, r.target)
	return nil
}

// relationsOf is the path of the part with the relationships of a part; name "" is the whole package.
func relationsOf(name string) string {
	folder, file := path.Split(name)
	return folder + "_rels/" + file + ".rels"
}

// relations are what a part leads to; name "" is the whole package.
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

// targetOf is the part that a relationship of one of these kinds leads to, "" for none.
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
