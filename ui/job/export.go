package job

import (
	"context"
	"fmt"
	"io"
	"iter"
	"path/filepath"
	"strings"

	"dovetail/model"
	"dovetail/xlsx"
)

// Format is the kind of file of an export.
type Format string

// The formats.
const (
	Workbook Format = "xlsx"
	CSV      Format = "csv"
)

// FormatOf returns the format for a file's name: CSV for .csv, a workbook for .xlsx and no extension.
func FormatOf(path string) (Format, error) {
	switch ext := strings.ToLower(filepath.Ext(path)); ext {
	case ".csv":
		return CSV, nil
	case ".xlsx", "":
		return Workbook, nil
	default:
		return "", fmt.Errorf("%s: dovetail writes .xlsx and .csv, not %s", path, ext)
	}
}

// Export is what to export.
type Export struct {
	Snapshot *model.Snapshot
	Rows     []int32 // rows of the snapshot, in the order in which they are written
	Template bool    // the empty template instead
	Format   Format
}

// ExportTo writes an export to a stream.
func (s *Session) ExportTo(ctx context.Context, w io.Writer, e Export, progress Progress) error {
	t := s.table(e, progress)
	w = withContext(ctx, w)
	switch {
	case e.Template && e.Format == CSV:
		t.Rows, t.Count, t.Evidence = func(func(model.Customer) bool) {}, 0, nil
		return xlsx.WriteCSV(ctx, w, t)
	case e.Template:
		return xlsx.WriteTemplate(ctx, w, t)
	case e.Format == CSV:
		return xlsx.WriteCSV(ctx, w, t)
	}
	return xlsx.WriteWorkbook(ctx, w, t)
}

// ExportFile writes an export to a file, which appears complete or not at all, and returns its size in bytes.
func (s *Session) ExportFile(ctx context.Context, path string, replace bool, e Export, progress Progress) (int64, error) {
	return WriteFile(path, replace, func(w io.Writer) error { return s.ExportTo(ctx, w, e, progress) })
}

func (s *Session) table(e Export, progress Progress) xlsx.Table {
	count := int64(len(e.Rows))
	t := xlsx.Table{
		Rows:     customers(e.Snapshot, e.Rows),
		Count:    len(e.Rows),
		Evidence: e.Snapshot.EvidenceColumns(),
		Origin:   e.Snapshot.Origin(),
		Created:  s.Now(),
		Progress: func(rows int) { progress.report("Exporting", "rows", int64(rows), count) },
	}
	for _, c := range e.Snapshot.Companies() {
		t.Companies = append(t.Companies, c.Company)
	}
	return t
}

func customers(s *model.Snapshot, rows []int32) iter.Seq[model.Customer] {
	return func(yield func(model.Customer) bool) {
		for _, row := range rows {
			if !yield(s.At(int(row))) {
				return
			}
		}
	}
}

// ExportName returns the file name to suggest for an export: customers-2026-11-22.xlsx, with -filtered or -marked where
// it is not all customers.
func (s *Session) ExportName(which string, f Format) string {
	name := "customers"
	if which != "" {
		name += "-" + which
	}
	return name + "-" + s.Now().Format("2006-01-02") + "." + string(f)
}
