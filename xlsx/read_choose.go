package xlsx

import (
	"context"
	"errors"
	"strings"

	"dovetail/model"
)

// maxPeeked is how many sheets are looked at to say that they have a header too.
const maxPeeked = 100

// errPeeked ends the look at a sheet once it is known whether it has a header.
var errPeeked = errors.New("a header was found")

// candidates are the sheets that are read until one has a header: the one that was asked for, else the
// visible ones, of which the active one comes first.
func (w *workbook) candidates(want Want) ([]int, error) {
	first, err := w.find(want.Sheet)
	if err != nil {
		return nil, err
	}
	list := []int{first}
	for i := range w.sheets {
		if want.Sheet == "" && i != first && w.sheets[i].Visible {
			list = append(list, i)
		}
	}
	return list, nil
}

// firstWithHeader reads the first of some sheets that has a header; at is its number.
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

// others returns a note that names the sheets beside the one that was read that have a header too; "" where
// there are none.
func (w *workbook) others(ctx context.Context, sheets []int, taken int) (note string, err error) {
	var also, broken []string
	for _, i := range sheets[:min(len(sheets), maxPeeked)] {
		if i == taken {
			continue
		}
		found, err := w.peek(ctx, i)
		switch {
		case ctx.Err() != nil:
			return "", ctx.Err()
		case err != nil:
			broken = append(broken, shortName(w.sheets[i].Name))
		case found:
			also = append(also, shortName(w.sheets[i].Name))
		}
	}
	var parts []string
	if len(also) > 0 {
		parts = append(parts, sheetsHave(also, " has", " have")+" a CustomerId column too; choose with S, or --sheet")
	}
	if len(broken) > 0 {
		parts = append(parts, sheetsHave(broken, " is", " are")+" damaged; nothing is read from there")
	}
	return strings.Join(parts, "; "), nil
}

// peek reports whether a sheet has a header.
func (w *workbook) peek(ctx context.Context, sheet int) (found bool, err error) {
	tried := 0
	_, err = w.walk(ctx, sheet, func(int64, int64) {}, func(r rawRow) error {
		names := labels(r.cells)
		if found = model.IsHeader(names); len(names) > 0 {
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

// sheetsHave begins a sentence about one or several sheets.
func sheetsHave(names []string, one, several string) string {
	if len(names) == 1 {
		return "sheet " + names[0] + one
	}
	return "sheets " + listed(names) + several
}
