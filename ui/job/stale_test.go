package job

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"dovetail/model"
	"dovetail/storage"
)

// site10 is the company of these tests.
var site10 = model.Company{Site: "10", Name: "Acme UK"}

// newSession returns a session of a user on a new database with some customers.
func newSession(t *testing.T, user string) *Session {
	t.Helper()
	path := filepath.Join(t.TempDir(), "office.db")
	if err := storage.Create(t.Context(), path, storage.CreateOptions{User: user}); err != nil {
		t.Fatal(err)
	}
	s := &Session{DB: storage.Open(path), User: user, Now: func() time.Time { return time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC) }}
	batch := model.Batch{AddCompanies: []model.Company{site10}, Entry: model.Entry{Kind: model.EntryLoad, Who: user, When: s.Now()}}
	for _, id := range []string{"C1", "C2", "C3"} {
		batch.Put = append(batch.Put, model.Customer{ID: id, Name: "Customer " + id})
	}
	if _, err := s.DB.Apply(t.Context(), batch); err != nil {
		t.Fatal(err)
	}
	return s
}

// exportFilled exports all customers, sets cells as Excel would, and returns the path of the workbook.
func exportFilled(t *testing.T, s *Session, accounts map[string]string) string {
	t.Helper()
	snapshot, err := s.DB.Snapshot(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "monday.xlsx")
	if _, err := s.ExportFile(t.Context(), path, false, Export{Snapshot: snapshot, Rows: snapshot.AllRows(), Format: Workbook}, nil); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for cell, text := range accounts {
		if err := f.SetCellStr("Customers", cell, text); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(f.Save(), f.Close()); err != nil {
		t.Fatal(err)
	}
	return path
}

func uploadPreview(t *testing.T, s *Session, path string, r Request) (*Preview, error) {
	t.Helper()
	source, err := OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := source.Close(); err != nil {
			t.Error(err)
		}
	})
	r.Kind, r.Source = model.ForUpload, source
	return s.Preview(t.Context(), r, nil)
}

func TestOlderExportDoesNotReplaceANewerLink(t *testing.T) {
	s := newSession(t, "ann")
	monday := exportFilled(t, s, map[string]string{"D2": "Acme UK", "E2": "10", "G2": "MONDAY1", "D3": "Acme UK", "E3": "10", "G3": "MONDAY2"})

	tuesday, err := s.PlanLink(t.Context(), "C1", model.Link{Company: site10, Account: "TUESDAY1"}, model.Allowance{}, "")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Apply(t.Context(), tuesday, nil, nil); err != nil {
		t.Fatal(err)
	}
	p, err := uploadPreview(t, s, monday, Request{})
	if err != nil {
		t.Fatal(err)
	}
	if p.Plan.Fault(0) != model.ChangedSince || p.Plan.Class(1) != model.New {
		t.Errorf("row 2 is %s %s, row 3 is %s", p.Plan.Class(0), p.Plan.Fault(0), p.Plan.Class(1))
	}
	allow, err := model.ParseAllowance([]string{"stale"})
	if err != nil {
		t.Fatal(err)
	}
	if p, err = s.Replan(t.Context(), p, allow, nil); err != nil || p.Plan.Class(0) != model.Changed {
		t.Errorf("allowed, it is %s, %v", p.Plan.Class(0), err)
	}
}

func TestWorkbookOfAnotherDatabaseIsRefused(t *testing.T) {
	path := exportFilled(t, newSession(t, "ann"), map[string]string{"D2": "Acme UK", "E2": "10", "G2": "X1"})
	other := newSession(t, "ann")
	if _, err := uploadPreview(t, other, path, Request{}); !errors.Is(err, ErrForeign) {
		t.Errorf("got %v", err)
	}
	if p, err := uploadPreview(t, other, path, Request{Foreign: true}); err != nil || p.Plan.Counts[model.New] != 1 {
		t.Errorf("got %v", err)
	}
}

func TestFileWithoutAnOriginIsAccepted(t *testing.T) {
	path := filepath.Join(t.TempDir(), "links.csv")
	text := "CustomerId,SageCompanyName,SageSiteId,SageAccountNumber\nC1,Acme UK,10,X1\n"
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if p, err := uploadPreview(t, newSession(t, "ann"), path, Request{}); err != nil || p.Plan.Counts[model.New] != 1 {
		t.Errorf("got %v", err)
	}
}
