package xlsx

import (
	"strconv"

	"dovetail/model"
)

// readMark takes the mark of the database from the workbook's custom properties; the zero Mark says
// that another program wrote it.
func (w *workbook) readMark() (mark model.Mark, err error) {
	_, err = w.parts.xml(w.marks, "Properties", func(x *xmlReader) error {
		return x.children(func(string) error {
			name, _ := x.attr("name")
			if name != propertyDatabase && name != propertyRevision && name != propertyToken {
				return nil
			}
			var text []byte
			err := x.children(func(string) (err error) {
				text, err = x.plainText(text)
				return err
			})
			setMark(&mark, name, string(text))
			return err
		})
	})
	return mark, err
}

// setMark sets one property. A revision that is no number is 0: every change is later than that.
func setMark(mark *model.Mark, name, text string) {
	switch name {
	case propertyDatabase:
		mark.Database = text
	case propertyToken:
		mark.Token = model.Token(text)
	default:
		mark.Revision, _ = strconv.ParseUint(text, 10, 64)
	}
}
