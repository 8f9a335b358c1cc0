package xlsx

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"dovetail/model"
)

// Problem says why a row was rejected.
type Problem struct {
	Row           int            // as Excel numbers it in the file that was read
	Text          string         // a sentence that says what to correct
	SageName      string         // the name of the customer of Sage's list that the row's link names; "" if there is none
	FaultyColumns []model.Column // the columns whose cells are marked
}

// ErrChanged is returned where the file no longer holds the rows that were read from it.
var ErrChanged = errors.New("the file has changed since it was read; upload it again")

// WriteProblems writes the rejected rows of a file as a workbook: their original columns unchanged, damage included
// (for damage of a whole row see rejectedCells), with the faulty cells marked, and then the columns Sage
// name, if a problem has one, Row and Problem, which replace those of an earlier problems file. The problems must be sorted by Row, one a row. Once
// corrected, the workbook is a valid upload. A character that no cell can hold is replaced by one that an upload
// rejects as well. WriteProblems returns ErrChanged where a row is missing.
func (f *File) WriteProblems(ctx context.Context, w io.Writer, in *model.ParsedFile, problems []Problem, created time.Time) (err error) {
	defer recoverError(&err)
	if f.text != nil {
		if err := f.text.restore(in); err != nil {
			return err
		}
	}
	var widths textWidths
	if err := f.walkRejected(ctx, in, problems, widths.row); err != nil {
		return err
	}
	sheet, err := newProblemSheet(in.Layout, widths, problems)
	if err != nil {
		return err
	}
	b, err := newBook(created, in.Origin)
	if err != nil {
		return err
	}
	defer b.close()
	stream, err := b.customers(sheet.columns, len(problems))
	if err != nil {
		return err
	}
	writer := problemWriter{sheet: sheet, stream: stream, styles: styleCache{b, map[cellStyle]int{}}}
	if err := f.walkRejected(ctx, in, problems, writer.row); err != nil {
		return err
	}
	if err := stream.Flush(); err != nil {
		return err
	}
	return b.save(ctx, w, func(int) {})
}

// errLast stops the reading after the last rejected row.
var errLast = errors.New("the last rejected row was read")

// walkRejected calls fn for each row that has a problem, in the order of the file.
func (f *File) walkRejected(ctx context.Context, in *model.ParsedFile, problems []Problem, fn func(rawRow, Problem) error) error {
	rest := problems
	err := f.walk(ctx, in.Sheet, nil, func(row rawRow) error {
		switch {
		case len(rest) == 0:
			return errLast
		case row.number < rest[0].Row:
			return nil
		case row.number > rest[0].Row:
			return fmt.Errorf("row %d: %w", rest[0].Row, ErrChanged)
		}
		problem := rest[0]
		rest = rest[1:]
		row.cells = rejectedCells(row, in)
		return fn(row, problem)
	})
	if errors.Is(err, errLast) {
		return nil
	}
	if err == nil && len(rest) > 0 {
		return fmt.Errorf("row %d: %w", rest[0].Row, ErrChanged)
	}
	return err
}
