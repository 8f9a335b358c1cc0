package xlsx

import (
	"bufio"
	"context"
	"io"
	"strings"
)

// byteOrderMark is U+FEFF, by which Excel recognises UTF-8.
const byteOrderMark = "\uFEFF"

// WriteCSV writes the table as comma-separated text after RFC 4180, with a byte order mark, for Excel. A value that
// Excel would take for a formula gets a leading apostrophe, which our reader removes. It returns the same errors as
// WriteWorkbook.
func WriteCSV(ctx context.Context, w io.Writer, t Table) error {
	if _, err := t.measure(ctx); err != nil {
		return err
	}
	out := bufio.NewWriterSize(w, 64<<10)
	columns := t.columns()
	line := appendRecord([]byte(byteOrderMark), append(exportHeaders(columns), t.more.headers...))
	values := make([]string, len(columns))
	n := 0
	for c := range t.Rows {
		if _, err := out.Write(line); err != nil {
			return err
		}
		if n%checkEvery == 0 {
			if err := ctx.Err(); err != nil {
				return err
			}
			t.report(n)
		}
		n++
		for i, column := range columns {
			values[i] = column.CellText(column.Text(c))
		}
		line = appendRecord(line[:0], append(values, t.more.csvTexts(n-1)...))
	}
	if _, err := out.Write(line); err != nil {
		return err
	}
	t.report(n)
	return out.Flush()
}

// appendRecord returns line with one record appended. A text is quoted where RFC 4180 requires it, and where
// another program could take a character of it for a separator.
func appendRecord(line []byte, values []string) []byte {
	for i, text := range values {
		if i > 0 {
			line = append(line, ',')
		}
		if !strings.ContainsAny(text, ",;\t\"\r\n") && strings.TrimSpace(text) == text {
			line = append(line, text...)
			continue
		}
		line = append(line, '"')
		line = append(line, strings.ReplaceAll(text, `"`, `""`)...)
		line = append(line, '"')
	}
	return append(line, "\r\n"...)
}
