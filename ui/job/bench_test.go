package job

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dovetail/model"
	"dovetail/storage"
)

const benchRows = 100_000

// newBenchSession returns a session on a new, empty database.
func newBenchSession(b *testing.B) *Session {
	b.Helper()
	path := filepath.Join(b.TempDir(), fmt.Sprintf("bench-%d.db", time.Now().UnixNano()))
	if err := storage.Create(b.Context(), path, storage.CreateOptions{User: "ann"}); err != nil {
		b.Fatal(err)
	}
	return &Session{DB: storage.Open(path), User: "ann", Now: time.Now}
}

// benchFile returns a CSV file of customers, with their links if linked is true.
func benchFile(linked bool) string {
	var s strings.Builder
	s.WriteString("CustomerId,CustomerName,SageCompanyName,SageSiteId,SageCustomerId,SageAccountNumber\n")
	for i := range benchRows {
		fmt.Fprintf(&s, "C%06d,Customer %d Ltd", i, i)
		if linked {
			fmt.Fprintf(&s, ",Acme UK,10,%d,CUST%06d\n", i+1, i)
		} else {
			s.WriteString(",,,,\n")
		}
	}
	return s.String()
}

// run reads, plans and applies a file, as the commands do.
func run(b *testing.B, s *Session, kind model.Kind, text string) {
	b.Helper()
	source, err := OpenStream(b.Context(), strings.NewReader(text))
	if err != nil {
		b.Fatal(err)
	}
	p, err := s.Preview(b.Context(), Request{Kind: kind, Source: source}, nil)
	if err != nil {
		b.Fatal(err)
	}
	done, err := s.Apply(b.Context(), p, nil, nil)
	if err != nil || done.Wrote != benchRows {
		b.Fatal(done.Wrote, err)
	}
	if err := source.Close(); err != nil {
		b.Fatal(err)
	}
}

func BenchmarkLoad100k(b *testing.B) {
	text := benchFile(false)
	for b.Loop() {
		b.StopTimer()
		s := newBenchSession(b)
		b.StartTimer()
		run(b, s, model.ForLoad, text)
	}
}

func BenchmarkUpload100k(b *testing.B) {
	customers, links := benchFile(false), benchFile(true)
	for b.Loop() {
		b.StopTimer()
		s := newBenchSession(b)
		run(b, s, model.ForLoad, customers)
		if err := s.AddCompany(b.Context(), model.Company{Site: "10", Name: "Acme UK"}); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		run(b, s, model.ForUpload, links)
	}
}

// BenchmarkUploadListed100k is BenchmarkUpload100k with a list of Sage customers, whose names are spelled otherwise.
func BenchmarkUploadListed100k(b *testing.B) {
	customers, links, list := benchFile(false), benchFile(true), benchList()
	for b.Loop() {
		b.StopTimer()
		s := newBenchSession(b)
		run(b, s, model.ForLoad, customers)
		loadBenchList(b, s, list)
		b.StartTimer()
		run(b, s, model.ForUpload, links)
	}
}

// benchList returns a CSV file of the Sage customers of benchFile.
func benchList() string {
	var s strings.Builder
	s.WriteString("Account No,Id,Name\n")
	for i := range benchRows {
		fmt.Fprintf(&s, "CUST%06d,%d,CUSTOMER %d LIMITED\n", i, i+1, i)
	}
	return s.String()
}

// loadBenchList loads a list into a new company.
func loadBenchList(b *testing.B, s *Session, list string) {
	b.Helper()
	c := model.Company{Site: "10", Name: "Acme UK"}
	if err := s.AddCompany(b.Context(), c); err != nil {
		b.Fatal(err)
	}
	source, err := OpenStream(b.Context(), strings.NewReader(list))
	if err != nil {
		b.Fatal(err)
	}
	p, err := s.PreviewSage(b.Context(), SageRequest{Source: source, Company: c}, nil)
	if err != nil {
		b.Fatal(err)
	}
	if done, err := s.ApplySage(b.Context(), p, nil, nil); err != nil || !done.Wrote {
		b.Fatal(done, err)
	}
	if err := source.Close(); err != nil {
		b.Fatal(err)
	}
}

func BenchmarkExport100k(b *testing.B) {
	s := newBenchSession(b)
	run(b, s, model.ForLoad, benchFile(false))
	snapshot, err := s.DB.Snapshot(b.Context(), nil)
	if err != nil {
		b.Fatal(err)
	}
	for _, format := range []Format{Workbook, CSV} {
		b.Run(string(format), func(b *testing.B) {
			for b.Loop() {
				if err := s.ExportTo(b.Context(), io.Discard, Export{Snapshot: snapshot, Rows: snapshot.AllRows(), Format: format}, nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
