package xlsx

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"dovetail/model"
)

// A Problem says why a row was rejected.
type Problem struct {
	Row           int            // as Excel numbers it in the file that was read
	Text          string         // a sentence for the person who corrects it
	FaultyColumns []model.Column // the columns whose cells are marked
}

// ErrChanged says that the file no longer holds the rows that were read from it.
var ErrChanged = errors.New("the file has changed since it was read; upload it again")

// WriteProblems writes the rejected rows of a file that was read as a workbook: their original columns as
// they were, damage included (rejectedCells has that of a whole row), with the guilty cells marked, and the columns Row and Problem after them,
// which replace those of an earlier problems file. The problems are sorted by Row, and each row has one.
// Corrected, the workbook is itself a valid upload. Of a text that no cell can hold, what it cannot hold
// becomes a character that an upload rejects as well. It fails with ErrChanged where a row is not there.
func (f *File) WriteProblems(ctx context.Context, w io.Writer, in *model.ParsedFile, problems []Problem, created time.Time) (err error) {
	defer refuse(&err)
	if f.text != nil {
		if err := f.text.restore(in); err != nil {
			return err
		}
	}
	var seen survey
	if err := f.rejected(ctx, in, problems, seen.row); err != nil {
		return err
	}
	sheet, err := newProblemSheet(in.Layout, seen, problems)
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
	writer := problemWriter{sheet: sheet, stream: stream, looks: looks{b, map[look]int{}}}
	if err := f.rejected(ctx, in, problems, writer.row); err != nil {
		return err
	}
	if err := stream.Flush(); err != nil {
		return err
	}
	return b.save(ctx, w, func(int) {})
}

// errLast ends the reading after the last row that is wanted.
var errLast = errors.New("the last rejected row was read")

// rejected hands out the rows that have a problem, in their order.
func (f *File) rejected(ctx context.Context, in *model.ParsedFile, problems []Problem, fn func(rawRow, Problem) error) error {
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
