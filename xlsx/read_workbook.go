package xlsx

import (
	"path"
	"slices"
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
	sheets  []Sheet
	paths   []string // of the sheets
	strings string   // path of the shared strings, "" for none
	styles  string   // path of the styles, "" for none
	marks   string   // path of the custom properties, "" for none

	// recalculated says that the program that wrote the workbook left its formulas to be calculated.
	recalculated bool

	shared *sharedStrings // while sheets are being read
}

// openWorkbook finds the sheets of a workbook.
func openWorkbook(p parts) (*workbook, error) {
	top, err := p.relations("")
	if err != nil {
		return nil, err
	}
	w := &workbook{parts: p, marks: targetOf(top, relatedProperties, relatedStrict)}
	main := targetOf(top, relatedWorkbook)
	if main == "" {
		main = "xl/workbook.xml" // some programs forget the relationship
	}
	if err := checkWorkbook(p, main); err != nil {
		return nil, err
	}
	related, err := p.relations(main)
	if err != nil {
		return nil, err
	}
	w.strings, w.styles = targetOf(related, relatedStrings), targetOf(related, relatedStyles)
	_, err = p.xml(main, "workbook", func(x *xmlReader) error { return w.read(x, related) })
	return w, err
}

// read takes the list of sheets.
func (w *workbook) read(x *xmlReader, related []relation) error {
	return x.children(func(name string) error {
		switch name {
		case "sheets":
			return x.children(func(name string) error {
				if name != "sheet" {
					return nil
				}
				return w.sheet(x, related)
			})
		case "calcPr":
			full, _ := x.attr("fullCalcOnLoad")
			w.recalculated = full == "1" || full == "true"
		}
		return nil
	})
}

// sheet takes one sheet; those that have no cells, such as charts, are left out.
func (w *workbook) sheet(x *xmlReader, related []relation) error {
	name, _ := x.attr("name")
	state, _ := x.attr("state")
	at := slices.IndexFunc(related, func(r relation) bool { return r.id == x.related() })
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

// relations are what a part leads to; name "" is the whole package.
func (p parts) relations(name string) ([]relation, error) {
	folder, file := path.Split(name)
	var all []relation
	read := func(x *xmlReader) error {
		return x.children(func(string) error {
			id, _ := x.attr("Id")
			kind, _ := x.attr("Type")
			target, _ := x.attr("Target")
			if mode, _ := x.attr("TargetMode"); mode == "External" {
				return nil
			}
			if !strings.HasPrefix(target, "/") {
				target = path.Join("/", folder, strings.ReplaceAll(target, `\`, "/"))
			}
			all = append(all, relation{id, kind, strings.TrimPrefix(target, "/")})
			return nil
		})
	}
	_, err := p.xml(folder+"_rels/"+file+".rels", "Relationships", read)
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
