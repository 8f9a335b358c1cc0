package xlsx

import (
	"strconv"

	"dovetail/model"
)

// readOrigin takes the mark of the database from the workbook's custom properties; the zero Mark says
// that another program wrote it.
func (w *workbook) readOrigin() (origin model.Origin, err error) {
	_, err = w.parts.xml(w.marks, "Properties", func(x *xmlPart) error {
		return x.Children(func(string) error {
			name, _ := x.Attr("name")
			if name != propertyDatabase && name != propertyRevision && name != propertyToken {
				return nil
			}
			var text []byte
			err := x.Children(func(string) (err error) {
				text, err = x.plainText(text)
				return err
			})
			setOriginProperty(&origin, name, string(text))
			return err
		})
	})
	return origin, err
}

// setOriginProperty sets one property. A revision that is no number is 0: every change is later than that.
func setOriginProperty(origin *model.Origin, name, text string) {
	switch name {
	case propertyDatabase:
		origin.Database = text
	case propertyToken:
		origin.Token = model.Token(text)
	default:
		origin.Revision, _ = strconv.ParseUint(text, 10, 64)
	}
}
