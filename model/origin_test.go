package model

import (
	"slices"
	"testing"
)

// snapshotWithTokens returns a snapshot at revision 4, with a link of revision 2; the first token is that of revision 2.
func snapshotWithTokens() *Snapshot {
	var b BlockBuilder
	b.Add(Record{ID: "A", Name: "Alpha"})
	b.Add(Record{ID: "B", Name: "Beta", Company: 1, Account: "BETA", Changed: 2})
	b.Add(Record{ID: "C", Name: "Gamma", Changed: 2})
	return NewSnapshot("db", 4, map[uint32]Company{1: {"10", "Acme UK"}}, []*Block{b.Block(4)}, "", "t2", "t3", "t4")
}

func TestAncestryOfAnOrigin(t *testing.T) {
	const rejected = ": a backup was restored; a row that replaces a link is rejected"
	for name, test := range map[string]struct {
		mark Origin
		want Ancestry
		note string
	}{
		"none":                                    {Origin{}, Unmarked, ""},
		"of another database":                     {Origin{"other", 9, "t4"}, Unmarked, ""},
		"the newest":                              {Origin{"db", 4, "t4"}, Past, ""},
		"an older one":                            {Origin{"db", 2, "t2"}, Past, ""},
		"before anything was written":             {Origin{"db", 0, ""}, Past, ""},
		"another token":                           {Origin{"db", 3, "x3"}, Elsewhere, "exported from a state that this database does not have" + rejected},
		"the token of another revision":           {Origin{"db", 3, "t4"}, Elsewhere, "exported from a state that this database does not have" + rejected},
		"a token, but the revision has none":      {Origin{"db", 1, "x1"}, Elsewhere, "exported from a state that this database does not have" + rejected},
		"no token, but the revision has one":      {Origin{"db", 3, ""}, Elsewhere, "exported from a state that this database does not have" + rejected},
		"no token, nor has the revision one":      {Origin{"db", 1, ""}, Numbered, "exported by an older dovetail: a backup that was restored since does not show"},
		"no token of the first revision with one": {Origin{"db", 2, ""}, Numbered, "exported by an older dovetail: a backup that was restored since does not show"},
		"later than the newest":                   {Origin{"db", 5, "t5"}, Ahead, "exported from a later state than this one" + rejected},
		"later than the newest, without a token":  {Origin{"db", 1 << 60, ""}, Ahead, "exported from a later state than this one" + rejected},
	} {
		t.Run(name, func(t *testing.T) {
			s := snapshotWithTokens()
			in := file(t, ForUpload, links, "B|Acme UK|10||BETA")
			in.Origin = test.mark
			if got := s.Ancestry(test.mark); got != test.want {
				t.Errorf("%d, want %d", got, test.want)
			}
			notes := PlanUpload(in, s, Allowance{}).Notes()
			if len(notes) > 0 != (test.note != "") || test.note != "" && !slices.Contains(notes, test.note) {
				t.Errorf("the remarks are %q, want %q", notes, test.note)
			}
		})
	}
}

func TestRowsOfAStateThatTheDatabaseDoesNotHave(t *testing.T) {
	for _, mark := range []Origin{{"db", 4, "lost"}, {"db", 9, "lost"}} {
		for row, want := range map[string]string{
			"B|Acme UK|10||OTHER":  "changed-since",
			"B|Acme UK|10||BETA":   "unchanged",
			"B|Acme UK|10|7|BETA":  "changed",       // it completes the link
			"C|Acme UK|10||GAMMA":  "changed-since", // its link may have been removed since
			"A|Acme UK|10||ALPHA1": "new",
		} {
			in := file(t, ForUpload, links, row)
			in.Origin = mark
			wantOutcomes(t, PlanUpload(in, snapshotWithTokens(), Allowance{}), want)
		}
	}
}

func TestUploadOfAFileWithoutAnOriginNotesThatItReplacesLinks(t *testing.T) {
	const note = "the file does not say when it was exported: 1 link that it replaces may be newer than the file"
	for _, test := range []struct {
		name, row string
		mark      Origin
		want      bool
	}{
		{"a link is replaced", "A|Acme UK|10|9|A9", Origin{}, true},
		{"a link is completed", "B|Acme UK|10|2|A2", Origin{}, false},
		{"a first link is added", "C|Acme UK|10|3|A3", Origin{}, false},
		{"a link is replaced by a workbook with an origin", "A|Acme UK|10|9|A9", Origin{Database: "few", Revision: 1}, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			in := file(t, ForUpload, links, test.row)
			in.Origin = test.mark
			s := snapshotFrom(t, "A||No|10|Acme UK|1|A1", "B||No|10|Acme UK||A2", "C||No||||")
			if got := slices.Contains(PlanUpload(in, s, Allowance{}).Notes(), note); got != test.want {
				t.Errorf("the note is there: %v", got)
			}
		})
	}
}
