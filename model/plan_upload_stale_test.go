package model

import "testing"

// correctedSnapshot returns a snapshot after corrections at revision 5: B's link was replaced, C's was removed, D's was
// completed.
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

func TestAnOlderFileDoesNotUndoCorrections(t *testing.T) {
	exported := Origin{Database: "db", Revision: 3}
	for _, test := range []struct {
		name, row string
		origin    Origin
		allow     string
		want      string
	}{
		{"a link replaced since", "B|Acme UK|10||WRONG", exported, "", "changed-since"},
		{"a link removed since", "C|Acme UK|10||GAMM", exported, "", "changed-since"},
		{"a link that was never there", "A|Acme UK|10||ALPH", exported, "", "new"},
		{"a row that agrees is unchanged", "D|Acme UK|10||DELT", exported, "", "unchanged"},
		{"a row that completes the link is accepted", "B|Acme UK|10|7|RIGHT", exported, "", "changed"},
		{"a link changed before the export", "E|Acme UK|10||OTHER", exported, "", "changed"},
		{"allowed", "B|Acme UK|10||WRONG", exported, "stale", "changed"},
		{"allowed for another customer", "B|Acme UK|10||WRONG", exported, "stale:C", "changed-since"},
		{"an export of the latest revision", "B|Acme UK|10||WRONG", Origin{Database: "db", Revision: 5}, "", "changed"},
		{"a file without an origin", "B|Acme UK|10||WRONG", Origin{}, "", "changed"},
		{"a file of another database", "B|Acme UK|10||WRONG", Origin{Database: "other", Revision: 3}, "", "changed"},
	} {
		t.Run(test.name, func(t *testing.T) {
			in := file(t, ForUpload, links, test.row)
			in.Origin = test.origin
			a := Allowance{}
			if test.allow != "" {
				a = allow(t, test.allow)
			}
			wantOutcomes(t, PlanUpload(in, correctedSnapshot(t), a), test.want)
		})
	}
}

func TestAlreadySyncedComesBeforeChangedSince(t *testing.T) {
	var b BlockBuilder
	b.Add(Record{ID: "B", Name: "Beta", Synced: true, Company: 1, Account: "RIGHT", Changed: 5})
	s := NewSnapshot("db", 5, map[uint32]Company{1: {"10", "Acme UK"}}, []*Block{b.Block(5)})
	in := file(t, ForUpload, links, "B|Acme UK|10||WRONG")
	in.Origin = Origin{Database: "db", Revision: 3}
	wantOutcomes(t, PlanUpload(in, s, Allowance{}), "already-synced")
	wantOutcomes(t, PlanUpload(in, s, allow(t, "relink")), "changed-since")
	wantOutcomes(t, PlanUpload(in, s, allow(t, "relink,stale")), "changed")
}
