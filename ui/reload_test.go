package ui

import (
	"context"
	"slices"
	"testing"

	"dovetail/model"
)

func TestCursorStaysWhenCustomerLeavesView(t *testing.T) {
	r := drive(t, 100, 30).press("4", "j", "j", "j", "j")
	linked, _ := r.app.customers.current()
	r.press("j")
	next, _ := r.app.customers.current()
	r.press("k", "enter", "e", "Acme UK", "tab", "tab", "HAND0001", "ctrl+s", "y", "esc").sees("74 of 250", "▌ "+next.ID).misses(linked.ID)
	r.otherSessionLinks(next.ID, "BOBB0001")
	r.press("r").sees("73 of 250").misses("▌ C000502")
	r.press("1").sees("▌ " + linked.ID)
}

func TestCursorWhenLastRowLeavesView(t *testing.T) {
	r := drive(t, 80, 24).press("/", "zürich", "enter").sees("1 of 250")
	x, _ := r.app.customers.current()
	x.Name = "Another Name"
	r.put(x)
	r.press("r").sees("No customer matches").press("j", "k", "G", "enter", "space", "y", "=", "c").press("r").sees("no customer is shown")
}

// put stores customers as a load of another session does.
func (r *robot) put(list ...model.Customer) {
	r.t.Helper()
	s, err := r.session.DB.Snapshot(context.Background(), nil)
	if err != nil {
		r.t.Fatal(err)
	}
	if _, err := r.session.DB.Apply(context.Background(), model.Batch{Base: s.Origin(), Put: list}); err != nil {
		r.t.Fatal(err)
	}
}

func TestCopyOfRemovedRow(t *testing.T) {
	r := drive(t, 80, 24)
	r.app.backend.Copy = func(context.Context, string) (string, error) { return "sent", nil }
	r.press("/", "zürich", "enter", "c").sees("the active cell")
	x, _ := r.app.customers.current()
	x.Name = "Another Name"
	r.put(x)
	r.run(r.app.reload(r.app.shown()))
	r.press("r").sees("no customer is shown")
}

func TestLateReadIsDropped(t *testing.T) {
	r := drive(t, 140, 30)
	old := r.app.shown()
	r.otherSessionLinks("C000502", "NEWC0001")
	r.press("r").sees("26 linked")
	r.send(loadedMsg{snapshot: old})
	r.sees("26 linked")
	history := newHistory(r.app)
	r.run(r.app.section(history))
	late := historyMsg{entries: history.entries[1:]}
	r.send(late)
	r.sees("linking of")
}

func TestMarksOfRemovedCustomersAreCleared(t *testing.T) {
	r := drive(t, 100, 30).press("space", "space").sees("2 marked")
	if _, err := r.session.DB.Apply(context.Background(), model.Batch{Base: r.app.shown().Origin(), Remove: []string{"C000501"}}); err != nil {
		t.Fatal(err)
	}
	r.press("r").sees("1 marked", "249")
}

func TestLateSuggestionsAreDropped(t *testing.T) {
	r := drive(t, 140, 24).press("/", "comp").sees("company:").misses("synced:")
	late := r.app.customers.filter.completions(r.app.shown())
	r.press("home").sees("synced:")
	r.send(late())
	r.sees("synced:")
}

func TestMarkedRowsAreInOrder(t *testing.T) {
	s := drive(t, 80, 24).app.shown()
	v := rowsView{snapshot: s, source: s, marks: map[string]bool{"C000510": true, "C000502": true, "none": true}}
	if got := v.marked(); !slices.Equal(got, []int32{1, 9}) {
		t.Errorf("few marks: got %v", got)
	}
	for row := range 40 {
		v.marks[s.At(row).ID] = true
	}
	if got := v.marked(); len(got) != 40 || !slices.IsSorted(got) {
		t.Errorf("many marks: got %v", got)
	}
}
