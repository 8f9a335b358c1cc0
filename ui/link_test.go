package ui

import "testing"

// A GUID that is written is shown in full, the site of a company that is only asked about is short.
func TestQuestionAboutALinkShowsWhatIsWrittenInFull(t *testing.T) {
	const guid = "11111111-2222-3333-4444-555555555555"
	r := drive(t, 80, 24).press("j", "E", "Acme UK", "tab", "tab", "down", guid, "ctrl+s").sees("cannot be linked like this", guid)
	r.press("x").sees("Link C000502 Glasgow Harbour Joinery Limited?", guid)
	r = drive(t, 80, 24).press("j", "E", "Acme UKK", "down", "10", "down", "GLAS9009", "ctrl+s")
	r.sees("C000502 Glasgow Harbour Joinery Limited cannot be linked like this:", "did you mean Acme UK at site", "2f1c…7c10?")
	drive(t, 80, 24).press("/", "is:link", "enter", "E", "down", "down", "INVE9999", "ctrl+s").sees("Change the link of C000509 Inverness Ivory Printing Limited?")
	drive(t, 80, 24).press("/", "is:link", "enter", "E", "ctrl+s").sees("C000509 Inverness Ivory Printing Limited keeps its link.")
}
