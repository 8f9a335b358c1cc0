package job

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dovetail/model"
)

// newListed returns a session on customers and a customer list with the same names, some of them twice on one side.
func newListed(t *testing.T) *Session {
	t.Helper()
	s := newSession(t, "ann")
	batch := model.Batch{Entry: model.Entry{Kind: model.EntryLoad, Who: "ann", When: s.Now()}}
	var list []model.SageCustomer
	words := []string{"Brighton", "Juniper", "Harbour", "Kestrel", "Ember", "Raven", "Orchid"}
	for i := range 70 {
		name := fmt.Sprintf("=%s %s %d Ltd", words[i%7], words[i/7%7], i)
		batch.Put = append(batch.Put, model.Customer{ID: fmt.Sprintf("D%02d", i), Name: name, Postcode: "BN1 4GH"})
		if i%10 == 0 {
			batch.Put = append(batch.Put, model.Customer{ID: fmt.Sprintf("E%02d", i), Name: name})
		}
		list = append(list, model.SageCustomer{Account: fmt.Sprintf("%05d", i), ID: fmt.Sprint(100 + i), Name: strings.ToUpper(name), Status: []string{"", "on hold"}[i%14/13]})
	}
	now, err := s.DB.Snapshot(t.Context(), nil)
	mustDo(t, err)
	batch.Base, batch.Lists = now.Origin(), []model.ListEdit{{Company: site10, Customers: list}}
	_, err = s.DB.Apply(t.Context(), batch)
	mustDo(t, err)
	return s
}

// suggestedFile writes the suggestions of some tiers to a file and returns its path and its links.
func suggestedFile(t *testing.T, s *Session, f Format, tiers ...model.Tier) (path string, links []model.Suggestion) {
	t.Helper()
	all, err := s.Suggest(t.Context(), SuggestRequest{}, nil, nil)
	mustDo(t, err)
	chosen, err := all.Links(t.Context(), tiers)
	mustDo(t, err)
	path = filepath.Join(t.TempDir(), "links."+string(f))
	_, err = s.WriteSuggestionsFile(t.Context(), path, false, SuggestionsFile{Snapshot: all.Snapshot(), Links: chosen, Format: f}, nil)
	mustDo(t, err)
	return path, chosen.Links
}

// uploaded uploads a file and returns its preview.
func uploaded(t *testing.T, s *Session, path string) *Preview {
	t.Helper()
	source, err := OpenFile(path)
	mustDo(t, err)
	t.Cleanup(func() { mustDo(t, source.Close()) })
	p, err := s.Preview(t.Context(), Request{Kind: model.ForUpload, Source: source}, nil)
	mustDo(t, err)
	_, err = s.Apply(t.Context(), p, nil, nil)
	mustDo(t, err)
	return p
}

func TestSuggestionsUploadedUnchangedMakeTheirLinks(t *testing.T) {
	for _, format := range []Format{Workbook, CSV} {
		for _, tiers := range [][]model.Tier{{model.TierCertain, model.TierStrong}, model.Tiers()} {
			t.Run(fmt.Sprint(format, len(tiers)), func(t *testing.T) {
				s := newListed(t)
				path, links := suggestedFile(t, s, format, tiers...)
				p := uploaded(t, s, path).Plan
				if len(links) < 50 || p.Counts[model.New] != len(links) || p.Counts[model.New] != p.Len() {
					t.Errorf("%d links, of %d rows are new: %v", len(links), p.Len(), p.Counts)
				}
				for _, note := range p.Notes() {
					if strings.Contains(note, "ignored") || strings.Contains(note, "sheet") {
						t.Errorf("the preview says %q", note)
					}
				}
				now, err := s.DB.Snapshot(t.Context(), nil)
				mustDo(t, err)
				for _, x := range links {
					if c, _ := now.Customer(x.CustomerID); c.Link != x.Link() {
						t.Errorf("%s is linked to %s, want %s", c.ID, c.Link, x.Link())
					}
				}
				if format == Workbook && p.File.Origin.Database != now.Database() {
					t.Error("the workbook has no origin")
				}
			})
		}
	}
}

func TestSheetOfOtherSuggestionsIsNoUpload(t *testing.T) {
	s := newListed(t)
	path, links := suggestedFile(t, s, Workbook, model.TierCertain, model.TierStrong)
	source, err := OpenFile(path)
	mustDo(t, err)
	defer func() { mustDo(t, source.Close()) }()
	var visible []string
	for _, sheet := range source.Sheets() {
		if sheet.Visible {
			visible = append(visible, sheet.Name)
		}
	}
	if !slices.Equal(visible, []string{"Customers", "Other suggestions"}) {
		t.Errorf("the sheets are %q", visible)
	}
	if _, err := s.Preview(t.Context(), Request{Kind: model.ForUpload, Source: source, Sheet: "Other suggestions"}, nil); err == nil {
		t.Error("an upload reads the sheet of the other suggestions")
	}
	rows, err := source.file.Head(t.Context(), "Other suggestions", 100)
	mustDo(t, err)
	if len(rows) < 10 || rows[1][0] == links[0].CustomerID || !strings.Contains(fmt.Sprint(rows[1:20]), "E00") {
		t.Errorf("the first rows are %q", rows[:min(len(rows), 20)])
	}
}

func TestSuggestionsOfMarkedCustomersAreOneEntry(t *testing.T) {
	s := newListed(t)
	all, err := s.Suggest(t.Context(), SuggestRequest{}, nil, nil)
	mustDo(t, err)
	p, err := s.PlanSuggestions(t.Context(), all.Snapshot(), customersOf(all.Best(0), all.Best(1)), nil)
	mustDo(t, err)
	done, err := s.Apply(t.Context(), p, nil, nil)
	mustDo(t, err)
	entry, err := s.Entry(t.Context(), done.Entry)
	if err != nil || done.Wrote != 2 || entry.Note != FromSuggestions || entry.File != "2 suggestions" {
		t.Errorf("%+v, %v", entry, err)
	}
}

// customersOf returns the customers of suggestions with their links.
func customersOf(list ...model.Suggestion) (customers []model.Customer) {
	for _, x := range list {
		customers = append(customers, model.Customer{ID: x.CustomerID, Link: x.Link()})
	}
	return customers
}

// After links were made the customers are not compared again, and what is linked is left out.
func TestSuggestionsAreRenewedAfterLinks(t *testing.T) {
	s := newListed(t)
	before, err := s.Suggest(t.Context(), SuggestRequest{}, nil, nil)
	mustDo(t, err)
	p, err := s.PlanSuggestions(t.Context(), before.Snapshot(), customersOf(before.Best(0)), nil)
	mustDo(t, err)
	_, err = s.Apply(t.Context(), p, nil, nil)
	mustDo(t, err)
	compared := false
	after, err := s.Suggest(t.Context(), SuggestRequest{}, nil, func(step Step) { compared = compared || step.Doing == "Comparing" })
	mustDo(t, err)
	if compared || after.Len() != before.Len()-1 || after.Find(before.CustomerID(0)) >= 0 {
		t.Errorf("compared again: %v; %d suggestions, before %d", compared, after.Len(), before.Len())
	}
	mustDo(t, s.Unlink(t.Context(), before.CustomerID(0), false, ""))
	after, err = s.Suggest(t.Context(), SuggestRequest{}, nil, func(step Step) { compared = compared || step.Doing == "Comparing" })
	mustDo(t, err)
	if !compared || after.Len() != before.Len() {
		t.Errorf("compared again: %v; %d suggestions, before %d", compared, after.Len(), before.Len())
	}
}

func TestSuggestNeedsACustomerList(t *testing.T) {
	s := newSession(t, "ann")
	if _, err := s.Suggest(t.Context(), SuggestRequest{}, nil, nil); !errors.Is(err, ErrNoSageList) {
		t.Errorf("got %v", err)
	}
	if _, err := s.SuggestFor(t.Context(), "C1", nil, nil); !errors.Is(err, ErrNoSageList) {
		t.Errorf("got %v", err)
	}
	s = newListed(t)
	if _, err := s.SuggestFor(t.Context(), "none", nil, nil); err == nil {
		t.Error("there is no such customer")
	}
	if list, err := s.SuggestFor(t.Context(), "D05", nil, nil); err != nil || len(list) == 0 || list[0].Sage.Account != "00005" {
		t.Errorf("%+v, %v", list, err)
	}
}

func TestSuggestIsCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := newListed(t).Suggest(ctx, SuggestRequest{}, nil, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}
