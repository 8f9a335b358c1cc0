package xlsx

import (
	"strconv"

	"dovetail/model"
)

// readOrigin returns the origin in the workbook's custom properties. It is zero if another program wrote the
// workbook.
func (w *workbook) readOrigin() (origin model.Origin, err error) {
	_, err = w.parts.xml(w.properties, "Properties", func(x *xmlPart) error {
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

// setOriginProperty sets one property. A revision that is not a number is 0, so that every change is later.
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
