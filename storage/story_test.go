package storage

import (
	"testing"
	"time"

	"dovetail/model"
)

// step is a batch that every kept database from a schema on was given.
type step struct {
	since    int // the schema
	batch    model.Batch
	rejected []model.RejectedSuggestion // after the batch
}

// listsSchema is the schema that added customer lists.
const listsSchema = 5

// keptTime returns a time of the day on which the kept databases play.
func keptTime(hour int) time.Time { return time.Date(2026, 11, 23, hour, 0, 0, 0, time.UTC) }

// story returns what the kept databases were given, in its order. A step that was ever kept does not change: a new
// field gets a step of its own at the end, since the schema that has it.
func story() []step {
	uk := model.Company{Site: "10", Name: "ACME UK"}
	alph := model.Link{Company: acme, Account: "ALPH"}
	beta := model.Customer{ID: "C2", Name: "Beta", Synced: true, Link: model.Link{Company: acme, SageID: "2", Account: "BETA"}}
	zoe := model.Customer{ID: "ä", Name: "Zoë’s 株式会社", Synced: true, Link: model.Link{Company: other, SageID: "7", Account: " 00123 "}, Allowed: 5}
	moved := zoe
	moved.Link, moved.Synced, moved.Allowed = model.Link{Company: uk, SageID: "8", Account: "ZOE"}, false, 1<<9
	gbp := model.SageCustomer{
		Account: "ABER0001", ID: "17", Name: "Zoë’s 株式会社", Postcode: "AB10 1AA", Telephone: "01224 1", Email: "a@b.example", Website: "b.example",
		VATNumber: "GB 1", Status: model.StatusOnHold,
	}
	return []step{
		{since: 1, batch: model.Batch{
			AddCompanies: []model.Company{acme}, Put: []model.Customer{{ID: "C1", Name: "Alpha"}, beta, {ID: "C3", Name: "Gamma"}},
			Entry: model.Entry{Kind: model.EntryLoad, When: keptTime(9), Who: "ann", File: "layer.xlsx", SHA256: "ab12", Counts: map[string]int{"new": 3}},
		}},
		{since: 1, batch: model.Batch{
			Put: []model.Customer{{ID: "C1", Name: "Alpha", Link: alph}},
			Entry: model.Entry{
				Kind: model.EntryUpload, When: keptTime(10), Who: "ann", File: "links.xlsx", SHA256: "cd34",
				Counts: map[string]int{"new": 1}, Allowed: []string{"name"},
			},
		}},
		{since: 1, batch: model.Batch{
			RenameCompanies: []model.Rename{{From: acme, To: uk}},
			Entry:           model.Entry{Kind: model.EntryEdit, When: keptTime(11), Who: "ann", Note: "as in Sage"},
		}},
		{since: 1, batch: model.Batch{
			Put:   []model.Customer{{ID: "C1", Name: "Alpha"}},
			Entry: model.Entry{Kind: model.EntryUndo, When: keptTime(12), Who: "ann", File: "links.xlsx", Undoes: 2},
		}},
		{since: 2, batch: model.Batch{
			AddCompanies: []model.Company{other, emea}, Put: []model.Customer{zoe, {ID: "no name"}},
			Entry: model.Entry{Kind: model.EntryLoad, When: keptTime(13), Who: "bob", File: "more \xff.csv", Counts: map[string]int{"new": 2, "rejected": 7}},
		}},
		{since: 2, batch: model.Batch{ // both identifiers of two links are replaced: former pairs
			Put:   []model.Customer{moved, {ID: "C2", Name: "Beta plc", Link: model.Link{Company: uk, SageID: "2", Account: "B2"}}},
			Entry: model.Entry{Kind: model.EntryUpload, When: keptTime(14), Who: "bob", Allowed: []string{"relink", "shared"}},
		}},
		{since: 2, batch: model.Batch{
			Remove: []string{"C3", "no name"}, RemoveCompanies: []model.Company{emea},
			Entry: model.Entry{Kind: model.EntryEdit, When: keptTime(15), Who: "ann", Subject: "C3", Note: "closed"},
		}},
		{since: 4, batch: model.Batch{ // evidence, and an allowed fault whose number is above 15
			Put: []model.Customer{
				{ID: "C1", Name: "Alpha", Postcode: "LS1 4DL", Telephone: "+44 113 496 0000", Email: "info@alpha.example", Website: "alpha.example", VATNumber: "GB123456772"},
				{ID: "C4", Name: "Delta", Email: "delta@example.com", Link: model.Link{Company: other, Account: "DELT"}, Allowed: 1 << 17},
			},
			Entry: model.Entry{Kind: model.EntryLoad, When: keptTime(16), Who: "ann", File: "details.xlsx", Counts: map[string]int{"new": 1, "changed": 1}},
		}},
		{
			since: listsSchema, batch: model.Batch{
				Lists: []model.ListEdit{{Company: uk, Customers: []model.SageCustomer{gbp, {ID: "18"}}}},
				Entry: model.Entry{Kind: model.EntrySage, When: keptTime(16), Who: "ann", File: "sage.csv", Counts: map[string]int{"customers": 2}},
			},
			rejected: []model.RejectedSuggestion{{CustomerID: "C2", Link: gbp.Link(uk), When: keptTime(16), Who: "bob"}},
		},
		{since: listsSchema, batch: model.Batch{
			Lists: []model.ListEdit{{Company: uk, Customers: []model.SageCustomer{gbp}}},
			Entry: model.Entry{Kind: model.EntrySage, When: keptTime(17), Who: "ann", File: "sage.csv", Counts: map[string]int{"customers": 1}},
		}},
		{since: listsSchema, batch: model.Batch{
			Lists: []model.ListEdit{{Company: uk, Version: 9}}, Entry: model.Entry{Kind: model.EntryUndo, When: keptTime(18), Who: "ann", Undoes: 10},
		}},
	}
}

// applyStory applies the story to a database, up to the steps of a schema.
func applyStory(t *testing.T, s *Store, schema int) {
	t.Helper()
	for _, step := range story() {
		if step.since <= schema {
			mustApply(t, s, step.batch)
			if err := s.RejectSuggestions(t.Context(), step.rejected); err != nil {
				t.Fatal(err)
			}
		}
	}
}
