package model

import "testing"

// correctedSnapshot is the world after corrections at revision 5: B was given another link, C lost its link, D's
// was completed.
func correctedSnapshot(t *testing.T) *Snapshot {
	t.Helper()
	var b BlockBuilder
	b.Add(Record{ID: "A", Name: "Alpha"})
	b.Add(Record{ID: "B", Name: "Beta", Company: 1, Account: "RIGHT", Changed: 5})
	b.Add(Record{ID: "C", Name: "Gamma", Changed: 5})
	b.Add(Record{ID: "D", Name: "Delta", Company: 1, SageID: "4", Account: "DELT", Changed: 5})
	b.Add(Record{ID: "E", Name: "Epsilon", Company: 1, Account: "EPSI", Changed: 2})
	return NewSnapshot("db", 5, map[uint32]Company{1: {"10", "Acme UK"}}, []*Block{b.Block(5)})
}

func TestMondaysFileDoesNotUndoTuesdaysCorrections(t *testing.T) {
	monday := Origin{Database: "db", Revision: 3}
	for _, test := range []struct {
		name, row string
		mark      Origin
		allow     string
		want      string
	}{
		{"a link replaced since", "B|Acme UK|10||WRONG", monday, "", "changed-since"},
		{"a link removed since", "C|Acme UK|10||GAMM", monday, "", "changed-since"},
		{"a link that was never there", "A|Acme UK|10||ALPH", monday, "", "new"},
		{"what agrees is unchanged", "D|Acme UK|10||DELT", monday, "", "unchanged"},
		{"what completes may", "B|Acme UK|10|7|RIGHT", monday, "", "changed"},
		{"a link changed before the export", "E|Acme UK|10||OTHER", monday, "", "changed"},
		{"allowed", "B|Acme UK|10||WRONG", monday, "stale", "changed"},
		{"allowed for another customer", "B|Acme UK|10||WRONG", monday, "stale:C", "changed-since"},
		{"an export of today", "B|Acme UK|10||WRONG", Origin{Database: "db", Revision: 5}, "", "changed"},
		{"a file without the mark", "B|Acme UK|10||WRONG", Origin{}, "", "changed"},
		{"a file of another database", "B|Acme UK|10||WRONG", Origin{Database: "other", Revision: 3}, "", "changed"},
	} {
		t.Run(test.name, func(t *testing.T) {
			in := file(t, ForUpload, links, test.row)
			in.Origin = test.mark
			a := Allowance{}
			if test.allow != "" {
				a = allow(t, test.allow)
			}
			wantOutcomes(t, PlanUpload(in, correctedSnapshot(t), a), test.want)
		})
	}
}

func TestASyncedCustomerIsSaidToBeSyncedBeforeStale(t *testing.T) {
	var b BlockBuilder
	b.Add(Record{ID: "B", Name: "Beta", Synced: true, Company: 1, Account: "RIGHT", Changed: 5})
	s := NewSnapshot("db", 5, map[uint32]Company{1: {"10", "Acme UK"}}, []*Block{b.Block(5)})
	in := file(t, ForUpload, links, "B|Acme UK|10||WRONG")
	in.Origin = Origin{Database: "db", Revision: 3}
	wantOutcomes(t, PlanUpload(in, s, Allowance{}), "already-synced")
	wantOutcomes(t, PlanUpload(in, s, allow(t, "relink")), "changed-since")
	wantOutcomes(t, PlanUpload(in, s, allow(t, "relink,stale")), "changed")
}
