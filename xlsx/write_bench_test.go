package xlsx

import (
	"context"
	"fmt"
	"testing"

	"dovetail/model"
)

// benchTable returns a table of n customers, two thirds of them linked.
func benchTable(rows int) Table {
	acme := model.Company{Site: "5f1c2a9e-0d4b-4a55-9e1a-3f8f0a6b7c21", Name: "Acme UK"}
	t := tableOf()
	t.Count = rows
	t.Rows = func(yield func(model.Customer) bool) {
		for i := range rows {
			c := model.Customer{ID: fmt.Sprintf("C%07d", i), Name: fmt.Sprintf("Brighton Juniper Holdings %d Ltd", i)}
			if i%3 > 0 {
				c.Link = model.Link{Company: acme, SageID: fmt.Sprint(100000 + i), Account: fmt.Sprintf("BRIG%04d", i)}
			}
			if !yield(c) {
				return
			}
		}
	}
	return t
}

func BenchmarkWrite100k(b *testing.B) {
	for name, write := range map[string]writer{"workbook": WriteWorkbook, "csv": WriteCSV} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				var size counter
				if err := write(context.Background(), &size, benchTable(100_000)); err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(size), "B/file")
			}
		})
	}
}

// counter counts the bytes written to it.
type counter int

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}
