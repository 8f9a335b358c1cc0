package xlsx

import (
	"bytes"
	"regexp"
)

// markup matches the beginning of a web page, or of the part of one that a program saved as .xls.
var markup = regexp.MustCompile(`^(?:<\?xml[^>]*>|<!--(?s:.*?)-->|\s)*<(?:!doctype\s+html|(?:html|head|body|table|meta|title|style|script|div|center|font|form|p|br|h[1-6]|tr|thead|tbody|b|span)[\s/>])`)

// sylk matches the first record of a SYLK file and a later record that only such a file has. A CSV with the columns
// ID;Phone;… begins with the same letters.
var sylk = regexp.MustCompile(`^ID;P(?s:.*?)[\r\n](?:[BCF];[XY][0-9]|P;[PFE]|F;[PWSDM][^;\r\n]*;)`)

// mimeHeader matches a header line of a web archive.
var mimeHeader = regexp.MustCompile(`^(?:mime-version|from|subject|date|content-type|snapshot-content-location|x-[a-z-]+):`)

// checkMarkup returns an error for a file that is text, but not a text of cells.
func checkMarkup(head []byte) error {
	text := bytes.TrimLeft(narrow(head), " \t\r\n")
	lower := bytes.ToLower(text)
	switch {
	case mimeHeader.Match(lower) && bytes.Contains(lower, []byte("mime-version:")) && bytes.Contains(lower, []byte("content-type:")):
		return notWorkbook("a web archive (MHTML)", exportAgain)
	case sylk.Match(text):
		return notWorkbook("a SYLK file", resaveInExcel)
	case bytes.HasPrefix(text, []byte("TABLE\r\n0,1\r\n")), bytes.HasPrefix(text, []byte("TABLE\n0,1\n")):
		return notWorkbook("a DIF file", resaveInExcel)
	case bytes.HasPrefix(text, []byte("{\\rtf")):
		return notWorkbook("a text document (RTF)", chooseAnother)
	case bytes.HasPrefix(text, []byte(`{"`)), bytes.HasPrefix(text, []byte(`[{"`)):
		return notWorkbook("a JSON file", chooseAnother)
	case bytes.HasPrefix(text, []byte("<")):
		return checkXML(lower)
	}
	return nil
}

// checkXML returns an error for HTML and XML; lower is the beginning of the file in lower case.
func checkXML(lower []byte) error {
	has := func(s string) bool { return bytes.Contains(lower, []byte(s)) }
	switch {
	case has("urn:schemas-microsoft-com:office:spreadsheet"), has(`progid="excel.sheet"`):
		// Excel's own web pages name another urn: urn:schemas-microsoft-com:office:excel.
		return notWorkbook("an XML spreadsheet of Excel 2003", resaveInExcel)
	case markup.Match(lower), has("<html"):
		return notWorkbook("a web page", exportAgain)
	case has("<svg"):
		return notWorkbook("a picture", chooseAnother)
	case has("office:document"), has("opendocument"):
		return &FileError{ErrOpenDocument, "is an OpenDocument spreadsheet in one XML file (.fods); save it as .xlsx"}
	case bytes.HasPrefix(lower, []byte("<?xml")), has("<workbook"):
		return notWorkbook("an XML file", resaveInExcel)
	}
	return nil
}

// narrow returns the beginning of a text without byte order marks. It reduces UTF-16 to its ASCII characters.
func narrow(head []byte) []byte {
	if set := wideCharset(head); set != "" {
		narrowed := make([]byte, 0, len(head)/2)
		for _, b := range bytes.TrimLeft(head, "\xff\xfe") {
			if b != 0 {
				narrowed = append(narrowed, b)
			}
		}
		return narrowed
	}
	for bytes.HasPrefix(head, []byte(byteOrderMark)) {
		head = head[len(byteOrderMark):]
	}
	return head
}
