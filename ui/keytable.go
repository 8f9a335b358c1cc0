package ui

import (
	"context"
	"strings"

	"dovetail/model"
	"dovetail/ui/job"
	"dovetail/ui/terminal"
	"dovetail/ui/widget"
)

// A KeyRow is one line of the README's tables of keys: a key, what else does the same, and what it does.
type KeyRow struct{ Key, Also, Words string }

// GridKeys are the keys of the Customers grid, those of every screen among them, in the order of the help.
func GridKeys() []KeyRow {
	a := keyTableApp()
	return keyRows(a.actions())
}

// FilterKeys are the keys while the filter is being typed.
func FilterKeys() []KeyRow {
	c := newCustomers(keyTableApp())
	c.filter.open()
	return keyRows(c.Actions())
}

// PreviewKeys are the keys of an upload's preview that the grid does not have. The preview is one of two
// links, of which one is rejected. It fails when that cannot be planned.
func PreviewKeys() ([]KeyRow, error) {
	source, err := job.OpenPaste("CustomerId\tSageCompanyName\tSageSiteId\tSageAccountNumber\nC1\tAcme\t1\tACME0001\nC2\tAcme\t1\tACME0002\n")
	if err != nil {
		return nil, err
	}
	a := keyTableApp()
	p, err := a.backend.Preview(context.Background(), job.Request{Kind: model.ForUpload, Source: source}, nil)
	if err != nil {
		return nil, err
	}
	inGrid := map[KeyRow]bool{}
	for _, row := range GridKeys() {
		inGrid[row] = true
	}
	var own []KeyRow
	for _, row := range keyRows(newPreview(a, p).Actions()) {
		if !inGrid[row] {
			own = append(own, row)
		}
	}
	return own, nil
}

func keyRows(actions []widget.Action) []KeyRow {
	var rows []KeyRow
	for _, act := range actions {
		rows = append(rows, KeyRow{act.Key(), strings.Join(act.AlsoKeys(), " "), act.Words()})
	}
	return rows
}

// keyTableApp is an app on a database that stands still.
func keyTableApp() *App {
	work := &Backend{Session: &job.Session{DB: fixedDatabase{}}}
	a := NewApp(context.Background(), Options{Backend: work, Terminal: terminal.Terminal{UTF8: true}})
	a.Update(loadedMsg{snapshot: model.NewSnapshot("", 0, nil, nil)})
	return a
}

// fixedDatabase is a database that always holds one customer, C1, and the company Acme; it is asked for nothing else.
type fixedDatabase struct{ job.Database }

// Snapshot is the same each time.
func (fixedDatabase) Snapshot(context.Context, *model.Snapshot) (*model.Snapshot, error) {
	var b model.BlockBuilder
	b.Add(model.Record{ID: "C1"})
	return model.NewSnapshot("", 0, map[uint32]model.Company{1: {Site: "1", Name: "Acme"}}, []*model.Block{b.Block(0)}), nil
}
