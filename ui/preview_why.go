package ui

// previewHints says what to do in a preview instead of pressing keys that the grid, editors and file managers have.
var previewHints = map[string]string{
	"/":      "f shows the rows with one problem, 1 to 5 those of one class; n leads to the next problem",
	"s":      "the rows are in the order of their problems; f shows those with one",
	" ":      "no row is marked here: a applies all rows that are not rejected",
	"v":      "no row is marked here: a applies all rows that are not rejected",
	"*":      "no row is marked here: a applies all rows that are not rejected",
	"d":      "- hides the rows with a problem; a leaves out the rejected ones anyway",
	"delete": "- hides the rows with a problem; a leaves out the rejected ones anyway",
	"u":      "nothing is stored yet; what was allowed is revoked by the same key, and Esc leaves",
	"z":      "nothing is stored yet; what was allowed is revoked by the same key, and Esc leaves",
	"ctrl+z": "nothing is stored yet; what was allowed is revoked by the same key, and Esc leaves",
	"r":      "the file is read when it is chosen: to read it again press Esc, then choose it again",
	"f5":     "the file is read when it is chosen: to read it again press Esc, then choose it again",
	"ctrl+r": "the file is read when it is chosen: to read it again press Esc, then choose it again",
	"e":      "a row is corrected in the file; p saves the rejected ones for that",
	"f2":     "a row is corrected in the file; p saves the rejected ones for that",
	"ctrl+s": "a applies the accepted rows; p saves the rejected ones to a file",
	"w":      "a applies the accepted rows; p saves the rejected ones to a file",
	"y":      "nothing is copied here; p saves the rejected rows to a file",
	"c":      "nothing is copied here; p saves the rejected rows to a file",
}

func (v *preview) keyHint(key string) string {
	if (key == "y" || key == "c") && v.whyNoProblem() != "" {
		return "nothing is copied here; Enter shows the row in full"
	}
	return previewHints[key]
}

func (v *preview) whyNoGrid() string {
	if !v.preview.Plan.File.Layout.IsGrid() {
		return "the file has only customers; Layer's own grid export has links too"
	}
	return ""
}

func (v *preview) whyNothing() string {
	switch {
	case v.writes:
		return ""
	case v.preview.Request.Note != "":
		return "there is nothing to apply, and a note is kept only with a change"
	}
	return "there is nothing to apply"
}

func (v *preview) whyNoProblem() string {
	if !v.preview.Plan.HasProblems() {
		return "no row is rejected"
	}
	return ""
}

func (v *preview) whyNoGroup() string {
	if len(v.problems) == 0 {
		return "no row has a problem"
	}
	return ""
}

// whyNotGrouped returns why the row under the cursor is in no group; "" if it is.
func (v *preview) whyNotGrouped() string {
	if v.whyNoRow() == "" && v.currentProblem() == 0 {
		return "the row has no problem"
	}
	return v.whyNoRow()
}

func (v *preview) whyNoRow() string {
	if len(v.rows) == 0 {
		return "no row is shown"
	}
	return ""
}

func (v *preview) whyOneSheet() string {
	if len(v.preview.Request.Source.Sheets()) < 2 {
		return "the file has no other sheet"
	}
	return ""
}
