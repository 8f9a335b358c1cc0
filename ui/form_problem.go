package ui

import (
	"slices"
	"strings"

	"dovetail/model"
)

// refuse shows why the values cannot be submitted, with the labels of the form, and moves to the field that it is about:
// the one with the label, or the one that the problem names first.
func (f *form) refuse(problem, label string) {
	f.setProblem(inTitles(problem))
	f.focusOn(f.problem, label)
}

// focusOn moves to the field with the label; where none has it, to the one that a sentence names first, if any.
func (f *form) focusOn(sentence, label string) {
	to, first := -1, len(sentence)
	for i, x := range f.fields {
		if x.label == label {
			to = i
			break
		}
		if at := strings.Index(sentence, x.label); at >= 0 && at < first {
			to, first = i, at
		}
	}
	if to >= 0 && to != f.at {
		f.focus(to)
	}
}

// inTitles returns a sentence with the columns named as on the screen, not as in a file.
func inTitles(sentence string) string {
	columns := model.Columns()
	// The longest first: SageCustomerId has CustomerId in it.
	slices.SortFunc(columns, func(a, b model.ColumnInfo) int { return len(b.Header) - len(a.Header) })
	for _, info := range columns {
		if info.Header != "" && !info.Column.IsEvidence() {
			sentence = strings.ReplaceAll(sentence, info.Header, info.Title)
		}
	}
	return sentence
}

// faultyLabel returns the label of the field that a link's problem is about; "" if only its reason can say.
func faultyLabel(f model.Fault) string {
	switch f {
	case model.NoCompany, model.UnknownCompany:
		return model.ColumnCompany.Title()
	case model.NoSite:
		return model.ColumnSite.Title()
	case model.NoSageCustomer:
		return model.ColumnAccount.Title()
	}
	return ""
}
