package xlsx

import (
	"context"
	"errors"
	"slices"
	"strings"

	"dovetail/model"
)

// maxPeeked is the maximum number of other sheets that are searched for a header.
const maxPeeked = 100

// errPeeked stops the reading of a sheet once it is known whether it has a header.
var errPeeked = errors.New("a header was found")

// headerSearch says what the header of a file is.
type headerSearch struct {
	found func(titles []string) bool // reports whether a row is the header
	what  string                     // what a sheet with a header has, for a sentence
}

// candidates returns the indexes of the sheets to search for a header: the one with the name asked for, else the visible
// ones, the active one first.
func (w *workbook) candidates(asked string) ([]int, error) {
	first, err := w.find(asked)
	if err != nil {
		return nil, err
	}
	list := []int{first}
	for i := range w.sheets {
		if asked == "" && i != first && w.sheets[i].Visible {
			list = append(list, i)
		}
	}
	return list, nil
}

// firstWithHeader reads the first of the sheets that has a header and returns its index as at.
func (w *workbook) firstWithHeader(ctx context.Context, want Want, sheets []int) (input *model.ParsedFile, at int, err error) {
	var missing *model.HeaderError
	for _, i := range sheets {
		c := newCollector(want)
		c.sheet = true
		view, err := w.walk(ctx, i, c.progress, c.row)
		input, err := c.finish(w.sheets[i].Name, view, err)
		if !errors.Is(err, errNoHeader) {
			return input, i, err
		}
		if missing == nil || len(missing.Found) == 0 {
			missing = model.NoHeader(c.first)
		}
	}
	return nil, 0, sheetError(w.sheets[sheets[0]].Name, missing)
}

// withHidden returns the sheets and, unless one was asked for, the hidden ones: rows in them are easily overlooked.
func (w *workbook) withHidden(asked string, sheets []int) []int {
	list := slices.Clone(sheets)
	for i := range w.sheets {
		if asked == "" && !w.sheets[i].Visible && !slices.Contains(list, i) {
			list = append(list, i)
		}
	}
	return list
}

// otherSheets returns a note that names the other sheets with a header and the visible ones that are damaged, or "".
// The sheet taken was read.
func (w *workbook) otherSheets(ctx context.Context, h headerSearch, sheets []int, taken int) (note string, err error) {
	var also, broken []string
	for _, i := range sheets[:min(len(sheets), maxPeeked)] {
		if i == taken {
			continue
		}
		name := shortName(w.sheets[i].Name)
		if !w.sheets[i].Visible {
			name += " (hidden)"
		}
		found, err := w.peek(ctx, h, i)
		switch {
		case ctx.Err() != nil:
			return "", ctx.Err()
		case err != nil && w.sheets[i].Visible:
			broken = append(broken, name)
		case found:
			also = append(also, name)
		}
	}
	var parts []string
	if len(also) > 0 {
		parts = append(parts, sheetsHave(also, " has", " have")+" "+h.what+" too; choose with S, or --sheet")
	}
	if len(broken) > 0 {
		parts = append(parts, sheetsHave(broken, " is", " are")+" damaged; nothing is read from there")
	}
	return strings.Join(parts, "; "), nil
}

// peek reports whether a sheet has a header.
func (w *workbook) peek(ctx context.Context, h headerSearch, sheet int) (found bool, err error) {
	tried := 0
	_, err = w.walk(ctx, sheet, func(int64, int64) {}, func(r rawRow) error {
		names := labels(r.cells)
		if found = h.found(names); len(names) > 0 {
			tried++
		}
		if found || tried == headerRows {
			return errPeeked
		}
		return nil
	})
	if errors.Is(err, errPeeked) {
		err = nil
	}
	return found, err
}

// sheetsHave returns the beginning of a sentence about one or several sheets.
func sheetsHave(names []string, one, several string) string {
	if len(names) == 1 {
		return "sheet " + names[0] + one
	}
	return "sheets " + listed(names) + several
}
